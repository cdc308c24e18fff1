public import FollowUp
public import Wording

/// What the interface asks the program to do. The answers come as messages.
public enum Effect: Hashable, Sendable {
  /// Read today's list: answered by ``Message/deskLoaded(_:)``.
  case loadDesk
  /// Take in what others have done: answered by ``Message/reloaded`` or ``Message/notRead(_:)``.
  case readAnew
  /// Read one patient's record: answered by ``Message/patientLoaded(_:_:)``.
  case loadPatient(PatientID)
  /// Read the scripts of a language: answered by ``Message/scriptsLoaded(_:_:)``.
  case loadScripts(Language)
  /// Find patients by name, pinyin, initials, phone, id or tag: answered by ``Message/patientsFound(_:_:count:)``.
  case search(String)
  /// Decide and store: answered by ``Message/committed(_:_:)``, ``Message/rejected(_:_:)``,
  /// ``Message/notStored(_:_:isForNow:)`` or, where others hold the clinic for longer than anybody notices,
  /// ``Message/waiting(_:_:)``.
  case perform(Request)
  /// The same for what waits, at once: nobody is waited for.
  case retry(Request)
  /// Note that a patient was opened: answered only where that fails, by ``Message/told(_:)``.
  case logAccess(PatientID, PatientAccess.Way)
  /// Report the mouse, or leave it to the terminal so that text can be selected.
  case reportMouse(Bool)
  /// Show with this theme, and speak this language from now on.
  case rememberPreferences(Preferences)
  case quit
}

/// Something that a person asked to be recorded.
public struct Request: Hashable, Sendable {
  public var id: RequestID
  public var patient: PatientID
  public var command: Command

  public init(id: RequestID, patient: PatientID, command: Command) {
    self.id = id
    self.patient = patient
    self.command = command
  }
}

/// Names a request until it is answered; unique in one run of the program.
public struct RequestID: Hashable, Sendable {
  public var number: Int

  public init(number: Int) {
    self.number = number
  }
}
