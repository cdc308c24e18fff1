import FollowUp
import FollowUpStore

/// A clinic in memory that somebody else may hold.
final class HeldStore: EventStore {
  let memory: MemoryStore
  /// Who holds it: nobody, or somebody whose name is not known.
  var isHeld = false
  var holder: LockHolder?
  /// How long whoever recorded would have waited.
  private(set) var patience: [Patience] = []
  private(set) var commands: [String] = []

  init(_ memory: MemoryStore) {
    self.memory = memory
  }

  var readOnlyReason: ReadOnlyReason? { nil }

  func transact(
    _ signature: Signature, command: String, patience: Patience, decide: (any ClinicReading) throws -> [Change]
  ) throws -> Commit {
    self.patience.append(patience)
    if isHeld { throw StoreError.busy(path: "clinic", holder: holder) }
    commands.append(command)
    return try memory.transact(signature, command: command, patience: patience, decide: decide)
  }

  func erase(
    _ patients: Set<PatientID>, _ signature: Signature, allowing allow: (PatientRecord) throws -> Void
  ) throws -> [Erasure] {
    try memory.erase(patients, signature, allowing: allow)
  }

  func refresh() throws -> ChangedSubjects { try memory.refresh() }
  func takeNotes() -> [StoreNote] { [] }
  func prepareForNextStart() {}
  func check() throws -> CheckReport { memory.check() }

  var clinic: Clinic { memory.clinic }
  var isEmpty: Bool { memory.isEmpty }
  func record(of patient: PatientID) throws -> PatientRecord? { memory.record(of: patient) }
  func openWork(on date: CivilDate) throws -> [OpenWork] { memory.openWork(on: date) }
  func forEachRecord(_ body: (PatientRecord) throws -> Void) throws { try memory.forEachRecord(body) }
  func forEachRecord(holding ids: IdentifierFilter, _ body: (PatientRecord) throws -> Void) throws {
    try memory.forEachRecord(holding: ids, body)
  }
  func patients(ifAtMost most: Int) throws -> [PatientID]? { memory.patients(ifAtMost: most) }
  func summaries() throws -> [PatientSummary] { memory.summaries() }
}
