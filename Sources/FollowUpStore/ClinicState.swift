public import FollowUp

/// The clinic as the history has made it: the fold of all changes up to one commit.
struct ClinicState: Hashable {
  private(set) var clinic = Clinic()
  private(set) var records: [PatientID: PatientRecord] = [:]

  init() {}

  init(clinic: Clinic, records: [PatientRecord]) {
    self.clinic = clinic
    self.records.reserveCapacity(records.count)
    for record in records { self.records[record.id] = record }
  }

  /// What `changes` make of the clinic, kept apart until it is certain that they are.
  struct Outcome {
    fileprivate var clinic: Clinic
    fileprivate var records: [PatientID: PatientRecord] = [:]
  }

  /// What no change makes of the clinic.
  var unchanged: Outcome { Outcome(clinic: clinic) }

  /// Adds what `changes` make of the clinic after all that `outcome` holds already.
  func add(_ changes: [Change], to outcome: inout Outcome) throws(ChangeFault) {
    for change in changes {
      switch change {
      case .clinic(let event): outcome.clinic.apply(event)
      case .patient(let id, let event):
        outcome.records[id] = try folded(event, into: outcome.records[id] ?? records[id], of: id)
      }
    }
  }

  mutating func install(_ outcome: Outcome) {
    clinic = outcome.clinic
    for (id, record) in outcome.records { records[id] = record }
  }

  mutating func remove(_ patient: PatientID) { records[patient] = nil }

  mutating func apply(_ changes: [Change]) throws(ChangeFault) {
    var outcome = unchanged
    try add(changes, to: &outcome)
    install(outcome)
  }

  private func folded(
    _ event: Event, into record: PatientRecord?, of id: PatientID
  ) throws(ChangeFault) -> PatientRecord {
    guard var record else { return try PatientRecord(of: id, beginningWith: event) }
    record.apply(event)
    return record
  }
}

extension PatientRecord {
  /// The record of a patient to whom nothing happened before `event`.
  init(of id: PatientID, beginningWith event: Event) throws(ChangeFault) {
    guard let record = PatientRecord(registered: event) else { throw .unknownPatient(id) }
    guard record.id == id else { throw .otherPatient(id, named: record.id) }
    self = record
  }
}

/// Why a change can't follow on the history before it.
public enum ChangeFault: Error, Hashable, Sendable {
  /// Something happened to a patient who was never registered.
  case unknownPatient(PatientID)
  /// The registration of one patient carries the details of another.
  case otherPatient(PatientID, named: PatientID)
}

extension ClinicState: ClinicReading {
  var isEmpty: Bool { records.isEmpty }

  func record(of patient: PatientID) -> PatientRecord? { records[patient] }

  /// In the order of their ids.
  private var inOrder: [PatientRecord] { records.sorted { $0.key < $1.key }.map(\.value) }

  func openWork(on date: CivilDate) -> [OpenWork] { inOrder.map { OpenWork($0) } }

  func forEachRecord(_ body: (PatientRecord) throws -> Void) rethrows { try inOrder.forEach(body) }

  func forEachRecord(holding ids: IdentifierFilter, _ body: (PatientRecord) throws -> Void) rethrows {
    try inOrder.filter { $0.mayHold(anyOf: ids) }.forEach(body)
  }

  func patients(ifAtMost most: Int) -> [PatientID]? { records.count > most ? nil : records.keys.sorted() }

  func summaries() -> [PatientSummary] { inOrder.map(PatientSummary.init) }
}
