internal import OrderedCollections

/// What search and lists of names need to know about a patient.
public struct PatientSummary: Hashable, Sendable {
  public var patient: PatientID
  public var name: String
  public var sex: Sex?
  public var birthday: Birthday?
  /// The name of who answers for a minor.
  public var guardian: String?
  /// All numbers, also those that can't be used any more.
  public var phones: [String]
  public var tags: [String]
  public var household: String?
  public var isVIP: Bool
  public var status: PatientStatus
  /// The end of the last recorded visit.
  public var lastVisitAt: Instant?

  /// With `lastVisitAt`, which the patient's details don't tell.
  public init(_ patient: Patient, lastVisitAt: Instant?) {
    self.patient = patient.id
    name = patient.name
    sex = patient.sex
    birthday = patient.birthday
    guardian = patient.guardian?.name
    phones = patient.phones.map(\.number)
    tags = patient.tags
    household = patient.household
    isVIP = patient.vip != nil
    status = patient.status
    self.lastVisitAt = lastVisitAt
  }

  public init(_ record: PatientRecord) {
    self.init(record.patient, lastVisitAt: record.visits.values.map(\.endedAt).max())
  }
}
