public import FollowUp
public import Screen
public import Wording

/// What the interface is told: by the person at the keyboard, by the clock, and by the program about its effects.
public enum Message: Hashable, Sendable {
  case input(InputEvent)
  /// The time, at least once a minute.
  case tick(Instant)
  /// The answer to ``Effect/loadDesk``.
  case deskLoaded(DeskData)
  /// The answer to ``Effect/loadPatient(_:)``; nil where there is no such patient.
  case patientLoaded(PatientID, PatientRecord?)
  /// The answer to ``Effect/search(_:)``: the text that was searched for, the best of what it found, best first, and
  /// how many it found in all.
  case patientsFound(String, [PatientMatch], count: Int)
  /// The request was decided and is on disk; the patient's record is now this.
  case committed(RequestID, PatientRecord)
  /// The request was refused; nothing has changed.
  case rejected(RequestID, Rejection)
  /// The request was not decided, since somebody holds the clinic; nothing has changed.
  case waiting(RequestID, ClinicHolder)
  /// Some time has passed, a few times a second while ``Model/isWaiting``: what waits may be asked for again.
  case tryAgain
  /// The request could not be stored; nothing has changed. The text says what happened and what to do. `isForNow`: it
  /// may be stored when it is asked for again.
  case notStored(RequestID, String, isForNow: Bool = true)
  /// Something could not be read. The text says what happened and what to do.
  case notRead(String)
  /// The answer to ``Effect/loadScripts(_:)``.
  case scriptsLoaded(Language, ScriptBook)
  /// Something a person should know, in whole sentences.
  case told(String)
  /// What could not be read can be read again.
  case readAgain
  /// The answer to ``Effect/readAnew`` where everything could be read.
  case reloaded
  /// The day's backup is there.
  case backedUp
  /// It is not, in whole sentences why.
  case backupFailed(String)
  /// Another desk changed something.
  case changedElsewhere
}
