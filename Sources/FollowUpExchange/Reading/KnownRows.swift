public import FollowUp
internal import OrderedCollections

/// What a clinic has already of what documents name by ids: its patients, and whose the other rows are.
public struct KnownRows: Sendable {
  /// In the order in which they were added.
  private(set) var patients: OrderedSet<PatientID> = []
  private var owners: [RowKey: PatientID] = [:]

  /// An empty clinic's.
  public init() {}

  /// Adds everything that a record holds.
  public mutating func add(_ record: PatientRecord) {
    patients.append(record.id)
    for id in record.visits.keys { own(.visit, id.rawValue, record.id) }
    for id in record.planItems.keys { own(.planItem, id.rawValue, record.id) }
    for id in record.appointments.keys { own(.appointment, id.rawValue, record.id) }
    for id in record.attempts.keys { own(.attempt, id.rawValue, record.id) }
    for id in record.followUps.keys { own(.followUp, id.rawValue, record.id) }
  }

  private mutating func own(_ entity: ExchangeEntity, _ id: String, _ patient: PatientID) {
    owners[RowKey(entity: entity, id: id)] = patient
  }

  func contains(_ patient: PatientID) -> Bool { patients.contains(patient) }

  /// The patient whose row of that id it is; nil where there is none yet.
  func owner(of key: RowKey) -> PatientID? { owners[key] }
}

/// A row of the clinic, as documents tell it from all others.
struct RowKey: Hashable {
  var entity: ExchangeEntity
  var id: String
}
