public import FollowUp
internal import OrderedCollections

/// What a clinic has already of what documents name by ids: patients, and whose the other rows are.
public struct KnownRows: Sendable {
  /// In the order in which they were added.
  private(set) var patients: OrderedSet<PatientID> = []
  private var owners: [RowKey: PatientID] = [:]

  /// An empty clinic's.
  public init() {}

  /// Of what a clinic has, all that a document names.
  ///
  /// - Parameters:
  ///   - names: What the document names.
  ///   - isKnown: Whether the clinic has a patient.
  ///   - forEachRecord: Calls its second argument with the records that hold a visit, plan item, appointment, contact
  ///   attempt or follow-up whose id is one of the first, in the order of the patients' ids, and may give it others
  ///   too.
  /// - Throws: what `isKnown` and `forEachRecord` throw.
  public init(
    of names: DocumentNames, isKnown: (PatientID) throws -> Bool,
    forEachRecord: (_ holding: IdentifierFilter, (PatientRecord) throws -> Void) throws -> Void
  ) rethrows {
    patients = OrderedSet(try names.patients.filter(isKnown))
    try forEachRecord(names.rowIDs) { record in
      for key in record.rowKeys where names.rows.contains(key) { owners[key] = record.id }
    }
  }

  /// Of which only the patients are known.
  init(patients: some Sequence<PatientID>) { self.patients = OrderedSet(patients) }

  /// Adds everything that a record holds.
  mutating func add(_ record: PatientRecord) {
    patients.append(record.id)
    for key in record.rowKeys { owners[key] = record.id }
  }

  func contains(_ patient: PatientID) -> Bool { patients.contains(patient) }

  /// The patient whose row of that id it is; nil where there is none yet.
  func owner(of key: RowKey) -> PatientID? { owners[key] }
}

extension PatientRecord {
  /// The rows that it holds.
  var rowKeys: [RowKey] {
    visits.keys.map { RowKey(entity: .visit, id: $0.rawValue) }
      + planItems.keys.map { RowKey(entity: .planItem, id: $0.rawValue) }
      + appointments.keys.map { RowKey(entity: .appointment, id: $0.rawValue) }
      + attempts.keys.map { RowKey(entity: .attempt, id: $0.rawValue) }
      + followUps.keys.map { RowKey(entity: .followUp, id: $0.rawValue) }
  }
}

/// A row of the clinic, as documents tell it from all others.
struct RowKey: Hashable {
  var entity: ExchangeEntity
  var id: String
}
