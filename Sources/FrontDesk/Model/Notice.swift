public import FollowUp

/// What the status line says. Kept as a meaning and worded when it is drawn, so that it follows the language.
public enum Notice: Hashable, Sendable {
  case done(Deed, canUndo: Bool)
  case undone(Deed)
  case told(String)
  case cannotUndo(Deed)
  case nothingToUndo
  case rejected(Rejection, name: String)
  /// `isForNow`: what stood in the way may be gone when it is tried again.
  case notStored(String, isForNow: Bool)
  /// It could not be stored, and stands on the call sheet still.
  case notStoredYet(String, isForNow: Bool)
  case notRead(String)
  case released(name: String)
  case reloaded, changedElsewhere
  /// Another desk has changed the list so that this patient is marked, whom nobody here has chosen.
  case choiceOfOthers(name: String)
  case languageChanged, themeChanged(String), mouse(Bool)
  case readOnly(DeskData.ReadOnlyReason)
  case nothingChosen, nothingToTakeBack, nothingToAcknowledge, noMissedAppointment, noOpenFollowUp
  case nothingToSave, notRecordedYet, noSuchPatient, notVIP, timeNotUnderstood, timePassed(Instant)
  case quitUnsaved, quitUnsavedTyped, quitWaiting
  /// It is not waited for any more.
  case givenUp(PendingRequest)
  case alreadyWaiting(PendingRequest)
  case nothingWaits
  /// Who was waited for is free, but something else is done by now.
  case freeToCall(name: String)
  case anotherCallIsOpen
  case unknownKey, howToLeave

  /// Whether it tells of something that did not go as meant.
  var tone: Tone {
    switch self {
    case .done, .undone, .released: .success
    case .reloaded, .changedElsewhere, .choiceOfOthers, .languageChanged, .themeChanged, .mouse: .plain
    case .nothingToUndo, .cannotUndo, .nothingChosen, .nothingToTakeBack, .nothingToAcknowledge,
      .noMissedAppointment, .noOpenFollowUp, .nothingToSave, .notRecordedYet, .noSuchPatient, .notVIP, .unknownKey,
      .howToLeave, .givenUp, .alreadyWaiting, .nothingWaits, .freeToCall, .anotherCallIsOpen:
      .plain
    case .quitWaiting, .told, .rejected, .readOnly, .timeNotUnderstood, .timePassed, .quitUnsaved, .quitUnsavedTyped:
      .warning
    case .notStored, .notStoredYet, .notRead: .error
    }
  }

  enum Tone: Hashable, Sendable {
    case plain, success, warning, error
  }
}
