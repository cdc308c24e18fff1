public import FollowUp
internal import OrderedCollections

/// A history in memory that several ``MemoryStore``s share, as several desks share a folder.
public final class MemoryJournal {
  fileprivate var commits: [[Change]] = []
  /// In the order in which they were erased; each kept its place among the commits without content.
  fileprivate var erasures: [Erasure] = []

  public init() {}
}

/// A store without files, for tests, dry runs and demonstrations: the same contract, nothing outlives the program.
public final class MemoryStore: EventStore {
  private let journal: MemoryJournal
  private var state = ClinicState()
  private var position = 0
  private var erasuresKnown = 0
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
    for erasure in journal.erasures[erasuresKnown...] {
      state.remove(erasure.patient)
      changedByOthers.patients.insert(erasure.patient)
    }
    erasuresKnown = journal.erasures.count
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
    _ signature: Signature, command: String, patience: Patience, decide: (any ClinicReading) throws -> [Change]
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

  public func erase(
    _ patients: Set<PatientID>, _ signature: Signature, allowing allow: (PatientRecord) throws -> Void
  ) throws -> [Erasure] {
    try readOn()
    let records = patients.sorted().compactMap { state.record(of: $0) }
    try records.forEach(allow)
    let erasures = records.map { erase($0.id) }
    position = journal.commits.count
    erasuresKnown = journal.erasures.count
    return erasures
  }

  private func erase(_ patient: PatientID) -> Erasure {
    var (lines, events): ([Int], Int) = ([], 0)
    for (index, commit) in journal.commits.enumerated() {
      let rest = commit.filter { if case .patient(patient, _) = $0 { false } else { true } }
      guard rest.count < commit.count else { continue }
      lines.append(index + 1)
      events += commit.count - rest.count
      journal.commits[index] = rest
    }
    let erasure = Erasure(patient: patient, lines: lines, events: events, end: "")
    journal.erasures.append(erasure)
    journal.commits.append([])
    state.remove(patient)
    return erasure
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
      erasedLines: Set(journal.erasures.flatMap(\.lines)).count,
      findings: state.brokenReferences.map { CheckReport.Finding($0) })
  }
}

extension MemoryStore {
  public var clinic: Clinic { state.clinic }

  public var isEmpty: Bool { state.isEmpty }

  public func record(of patient: PatientID) -> PatientRecord? { state.record(of: patient) }

  public func openWork(on date: CivilDate) -> [OpenWork] { state.openWork(on: date) }

  public func forEachRecord(_ body: (PatientRecord) throws -> Void) throws { try state.forEachRecord(body) }

  public func forEachRecord(holding ids: IdentifierFilter, _ body: (PatientRecord) throws -> Void) throws {
    try state.forEachRecord(holding: ids, body)
  }

  public func patients(ifAtMost most: Int) -> [PatientID]? { state.patients(ifAtMost: most) }

  public func summaries() -> [PatientSummary] { state.summaries() }
}
