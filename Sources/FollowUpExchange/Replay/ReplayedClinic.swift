public import FollowUp

/// A clinic while a ``Replay`` is carried out on it.
public struct ReplayedClinic: Sendable {
  public let clinic: Clinic
  public let followUpProtocol: FollowUpProtocol
  /// By the patients' ids.
  public private(set) var records: [PatientID: PatientRecord] = [:]

  public init(clinic: Clinic, followUpProtocol: FollowUpProtocol) {
    self.clinic = clinic
    self.followUpProtocol = followUpProtocol
  }

  /// Does what the command asks for, at its time, and gives what happened.
  ///
  /// Throws, and changes nothing, where the record does not allow it.
  public mutating func perform(_ dated: DatedCommand) throws(Rejection) -> [Event] {
    let context = DecisionContext(
      clinic: clinic, followUpProtocol: followUpProtocol, now: dated.at, author: dated.author)
    return try records[dated.patient].perform(dated, in: context)
  }
}

extension PatientRecord? {
  /// Does what the command asks for and gives what happened; the record begins where it registers the patient.
  ///
  /// Throws, and changes nothing, where the record does not allow it or there is none and it registers nobody.
  mutating func perform(_ dated: DatedCommand, in context: DecisionContext) throws(Rejection) -> [Event] {
    if let events = try self?.perform(dated.command, in: context) { return events }
    guard case .importRows(let rows) = dated.command,
      let (record, events) = PatientRecord.registering(rows, in: context)
    else { throw .unknownPatient(dated.patient) }
    self = record
    return events
  }
}
