/// Everything the interface can be told to do outside a call sheet and outside a text field. The raw value is the
/// action's name in configuration.
///
/// An action is reached by its keys, and every one also by its name in the palette.
public enum Action: String, CaseIterable, Sendable {
  // Moving
  case moveUp = "move-up"
  case moveDown = "move-down"
  case pageUp = "page-up"
  case pageDown = "page-down"
  case moveToFirst = "move-to-first"
  case moveToLast = "move-to-last"
  case nextSection = "next-section"
  case previousSection = "previous-section"
  case confirm
  case back

  // The chosen patient
  case openCallSheet = "call"
  case recordNoAnswer = "no-answer"
  case openPatient = "patient"
  case toggleVIP = "vip"
  case writeVIPReason = "vip-reason"
  case showPhones = "phones"
  case explain = "why"
  case skipFollowUp = "skip"
  case rescheduleFollowUp = "reschedule"
  case requestFollowUp = "request"
  case markArrived = "arrived"
  case takeBackAttempt = "take-back"

  // Escalations
  case openEscalations = "escalations"
  case acknowledgeEscalation = "acknowledge"
  case answerEscalation = "answer"

  // The program
  case search
  case undo
  case saveAgain = "save-again"
  case giveUpWaiting = "give-up"
  case toggleCanWait = "can-wait"
  case openPalette = "palette"
  case openHelp = "help"
  case changeLanguage = "language"
  case changeTheme = "theme"
  case toggleMouse = "mouse"
  case reload
  case quit
}

/// Where a key is pressed: the same key may do different things on different pages.
public enum KeyContext: String, CaseIterable, Sendable {
  /// Holds on every page that has no binding of its own for the key.
  case anywhere
  case queue
  case search
  case patient
  case escalations
  /// A page of text that scrolls: the help, an explanation.
  case reading
}

extension Action {
  /// Whether it does something to the call that is chosen on the day's list, or begins to.
  var isAboutChosen: Bool {
    switch self {
    case .confirm, .openCallSheet, .recordNoAnswer, .toggleVIP, .writeVIPReason, .skipFollowUp, .rescheduleFollowUp,
      .requestFollowUp, .markArrived:
      true
    default: false
    }
  }
}
