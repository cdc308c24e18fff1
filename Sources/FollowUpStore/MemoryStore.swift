public import FollowUp
internal import OrderedCollections

/// A history in memory that several ``MemoryStore``s share, as several desks share a folder.
public final class MemoryJournal {
  fileprivate var commits: [[Change]] = []

  public init() {}
}

/// A store without files, for tests, dry runs and demonstrations: the same contract, nothing outlives the program.
public final class MemoryStore: EventStore {
  private let journal: MemoryJournal
  private var state = ClinicState()
  private var position = 0
  private var changedByOthers = ChangedSubjects()

  /// - Throws: `StoreError.changeRefused` where the journal holds a change that can't follow on those before it.
  public init(_ journal: MemoryJournal = MemoryJournal()) throws {
    self.journal = journal
    try readOn()
    changedByOthers = ChangedSubjects()
  }

  /// A clinic as it stands, without its past.
  public init(clinic: Clinic, records: [PatientRecord]) {
    journal = MemoryJournal()
    state = ClinicState(clinic: clinic, records: records)
  }

  public var readOnlyReason: ReadOnlyReason? { nil }

  private func readOn() throws {
    for commit in journal.commits[position...] {
      do {
        try state.apply(commit)
      } catch {
        throw StoreError.changeRefused(error)
      }
      changedByOthers.add(commit)
      position += 1
    }
  }

  @discardableResult
  public func transact(
    _ signature: Signature, command: String, decide: (any ClinicReading) throws -> [Change]
  ) throws -> Commit {
    try readOn()
    let changes = try decide(state)
    guard !changes.isEmpty else { return Commit(changes: [], sequence: nil) }
    do {
      try state.apply(changes)
    } catch {
      throw StoreError.changeRefused(error)
    }
    journal.commits.append(changes)
    position = journal.commits.count
    return Commit(changes: changes, sequence: position)
  }

  public func refresh() throws -> ChangedSubjects {
    try readOn()
    defer { changedByOthers = ChangedSubjects() }
    return changedByOthers
  }

  public func takeNotes() -> [StoreNote] { [] }

  public func prepareForNextStart() {}

  public func check() -> CheckReport {
    CheckReport(
      lines: journal.commits.count, patients: state.records.count,
      findings: state.brokenReferences.map { CheckReport.Finding($0) })
  }
}

extension MemoryStore {
  public var clinic: Clinic { state.clinic }

  public var isEmpty: Bool { state.isEmpty }

  public func record(of patient: PatientID) -> PatientRecord? { state.record(of: patient) }

  public func recordsWithOpenWork(on date: CivilDate) -> [PatientRecord] { state.recordsWithOpenWork(on: date) }

  public func forEachRecord(_ body: (PatientRecord) throws -> Void) throws { try state.forEachRecord(body) }

  public func summaries() -> [PatientSummary] { state.summaries() }
}
