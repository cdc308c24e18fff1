/// That somebody opened what is kept on a patient: who, when, at which desk, and how.
///
/// A line of a list that shows a patient's name is no opening.
public struct PatientAccess: Hashable, Sendable {
  /// Nil where many were opened at once: the whole clinic was exported, or a search printed several patients.
  public var patient: PatientID?
  public var way: Way
  public var at: Instant
  /// The name of the person.
  public var by: String
  /// One running program.
  public var desk: String

  /// How a patient was opened. The raw value is the code in files.
  public enum Way: String, CaseIterable, Sendable {
    /// The call sheet was opened, which shows the number to dial.
    case callSheet = "call-sheet"
    /// The page with all visits, follow-ups, calls and appointments was opened.
    case patientPage = "patient-page"
    /// The phone numbers were shown in full.
    case phoneNumbers = "phone-numbers"
    /// The follow-ups of one patient were printed.
    case plan
    /// A search printed the patient's details.
    case search
    /// All that is kept was written into a document.
    case export
    /// All that was kept was counted and erased.
    case erasure
  }

  public init(patient: PatientID?, way: Way, at: Instant, by: String, desk: String) {
    self.patient = patient
    self.way = way
    self.at = at
    self.by = by
    self.desk = desk
  }
}
