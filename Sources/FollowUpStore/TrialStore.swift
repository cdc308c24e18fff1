internal import BackgroundWork
public import FollowUp

/// A clinic in which everything can be tried, while nothing of it is kept: what others record meanwhile is not seen.
///
/// Of a long commit the records wait in files without names, so that it takes little memory.
public final class TrialStore: EventStore {
  private let store: JSONFileStore
  private var kept: KeptClinic
  private var commits = 0

  /// The clinic as `store` knows it now.
  init(of store: JSONFileStore) {
    self.store = store
    kept = store.kept
  }

  public var readOnlyReason: ReadOnlyReason? { nil }

  @discardableResult
  public func transact(
    _ signature: Signature, command: String, patience: Patience, decide: (any ClinicReading) throws -> [Change]
  ) throws -> Commit {
    try reading {
      let changes = try decide(kept)
      var outcome = kept.unchanged
      do {
        try kept.add(changes, to: &outcome)
      } catch let fault as ChangeFault {
        throw StoreError.changeRefused(fault)
      }
      guard !changes.isEmpty else { return Commit(changes: [], sequence: nil) }
      kept.install(outcome)
      commits += 1
      return Commit(changes: changes, sequence: commits)
    }
  }

  @discardableResult
  public func transact(
    _ signature: Signature, command: String,
    inPieces decide: (any ClinicReading, (_ piece: [Change]) throws -> Void) throws -> Void
  ) throws -> Int? {
    try reading {
      let pieces = try TriedPieces(of: kept, in: store)
      try decide(kept) { try pieces.add($0) }
      guard let outcome = try pieces.finish() else { return nil }
      kept = outcome
      commits += 1
      return commits
    }
  }

  /// Nobody is erased on trial.
  public func erase(
    _ patients: Set<PatientID>, _ signature: Signature, allowing allow: (PatientRecord) throws -> Void
  ) throws -> [Erasure] {
    throw StoreError.readOnly(path: store.folder.path, .asked)
  }

  public func refresh() -> ChangedSubjects { ChangedSubjects() }
  public func takeNotes() -> [StoreNote] { store.takeNotes() }
  public func prepareForNextStart() {}
  public func check() throws -> CheckReport { try store.check() }

  /// Does `work`, which reads the snapshot's files or writes others. Where the snapshot is damaged the journal takes
  /// its place, and `work` is done once more; but what was tried before rests on the snapshot, and the trial ends.
  private func reading<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let failure as FileFailure {
      throw StoreError(failure)
    } catch let damage as SnapshotDamage {
      guard commits == 0 else { throw StoreError.snapshotDamagedOnTrial(path: damage.file) }
      try store.doWithout(damage)
      kept = store.kept
      return try work()
    }
  }
}

extension TrialStore: ClinicReading {
  public var clinic: Clinic { kept.clinic }
  public var isEmpty: Bool { kept.isEmpty }

  public func record(of patient: PatientID) throws -> PatientRecord? { try reading { try kept.record(of: patient) } }

  public func openWork(on date: CivilDate) throws -> [OpenWork] { try reading { try kept.openWork(on: date) } }

  public func forEachRecord(_ body: (PatientRecord) throws -> Void) throws {
    var walk = RecordWalk()
    try reading { try walk.goOn(in: kept, body) }
  }

  public func forEachRecord(holding ids: IdentifierFilter, _ body: (PatientRecord) throws -> Void) throws {
    var walk = RecordWalk(holding: ids)
    try reading { try walk.goOn(in: kept, body) }
  }

  public func patients(ifAtMost most: Int) throws -> [PatientID]? { try reading { try kept.patients(ifAtMost: most) } }

  public func summaries() throws -> [PatientSummary] { try reading { try kept.summaries() } }
}

extension JSONFileStore {
  /// The same clinic, in which everything can be tried and nothing is kept.
  public func onTrial() -> TrialStore { TrialStore(of: self) }
}

/// A long commit on trial: the records that come of it go into parts of their own, piece by piece.
private final class TriedPieces {
  private let kept: KeptClinic
  private let store: JSONFileStore
  /// The clinic as the commit makes it.
  private var clinic: Clinic
  private var patients: Int
  private var hasChanges = false
  private var parts: NewParts?

  init(of kept: KeptClinic, in store: JSONFileStore) throws {
    self.kept = kept
    self.store = store
    clinic = kept.clinic
    patients = kept.patients
  }

  /// - Throws: `StoreError`, `FileFailure`, `SnapshotDamage`.
  func add(_ changes: [Change]) throws {
    hasChanges = hasChanges || !changes.isEmpty
    var records: [PatientID: PatientRecord] = [:]
    for change in changes {
      switch change {
      case .clinic(let event):
        try file(records)
        records = [:]
        clinic.apply(event)
        try parts?.follow(rules: store.rules.name(for: clinic))
      case .patient(let id, let event):
        if var record = try records.removeValue(forKey: id) ?? parts?.record(of: id) ?? kept.record(of: id) {
          record.apply(event)
          records[id] = record
        } else {
          records[id] = try registered(id, event)
          patients += 1
        }
      }
    }
    try file(records)
  }

  private func registered(_ id: PatientID, _ event: Event) throws(StoreError) -> PatientRecord {
    do {
      return try PatientRecord(of: id, beginningWith: event)
    } catch {
      throw .changeRefused(error)
    }
  }

  private func file(_ records: [PatientID: PatientRecord]) throws {
    guard !records.isEmpty else { return }
    let (clinic, followUpProtocol) = (clinic, store.rules.followUpProtocol)
    let coding = RecordCoding(zone: clinic.settings.timeZone)
    let parts =
      try self.parts
      ?? NewParts(
        store.folder, store.nameless, at: store.journal.position, rules: store.rules.name(for: clinic), coding)
    self.parts = parts
    let inOrder = records.sorted { $0.key < $1.key }.map(\.value)
    for line in inOrder.concurrentMap({ FiledLine($0, coding, at: clinic, followUpProtocol) }) { try parts.add(line) }
  }

  /// - Returns: The clinic after the commit; nil where nothing was given to it.
  func finish() throws -> KeptClinic? {
    guard hasChanges else { return nil }
    return try kept.with(parts?.finish() ?? [], clinic, patients: patients, at: store.journal.position)
  }
}
