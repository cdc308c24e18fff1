public import FollowUp

/// A clinic in a folder: a journal of JSON lines, which is the truth, and a snapshot, which makes the start quick.
/// The format is described in the article "The journal".
public final class JSONFileStore: EventStore {
  public enum Access: Hashable, Sendable {
    case reading, readingAndWriting
  }

  let folder: ClinicFolder
  let lock: FolderLock
  let journal: Journal
  private(set) var state = ClinicState()
  public private(set) var readOnlyReason: ReadOnlyReason?
  private var notes: [StoreNote] = []
  private var changedByOthers = ChangedSubjects()
  /// Where the journal ended when the snapshot was written; nil where there is no usable snapshot.
  private var snapshotPosition: JournalPosition?

  /// So much journal after the snapshot, in bytes, is read without a thought at every start.
  private static let unremarkableTail = 256 * 1_024

  /// Opens the clinic in the folder at `path`.
  /// - Throws: `StoreError` where there is none, others can read it, or its journal is damaged.
  public static func open(folder path: String, access: Access = .readingAndWriting) throws -> JSONFileStore {
    try JSONFileStore(ClinicFolder(path: path, files: SystemFiles()), access: access)
  }

  /// Throws `StoreError` where there is a clinic in the folder at `path` already.
  public static func requireNoClinic(inFolder path: String) throws(StoreError) {
    try ClinicFolder(path: path, files: SystemFiles()).requireNoClinic()
  }

  /// Makes a clinic of these settings in the folder at `path`, which is made too where it is missing.
  /// - Throws: `StoreError`, for one where there is a clinic already.
  public static func create(
    folder path: String, settings: ClinicSettings, signature: Signature
  ) throws -> JSONFileStore {
    try create(ClinicFolder(path: path, files: SystemFiles()), settings: settings, signature: signature)
  }

  static func create(
    _ folder: ClinicFolder, settings: ClinicSettings, signature: Signature
  ) throws -> JSONFileStore {
    try folder.requireNoClinic()
    try folder.create(at: signature.now, zone: settings.timeZone)
    let store = try JSONFileStore(folder, access: .readingAndWriting)
    try store.transact(signature, command: "createClinic") { _ in [.clinic(.settingsChanged(settings))] }
    return store
  }

  init(_ folder: ClinicFolder, access: Access, patience: Int = 5_000) throws {
    self.folder = folder
    lock = FolderLock(folder: folder, patience: patience)
    try folder.requirePrivateFolder()
    for file in [folder.marker, folder.journal, folder.lock] {
      try folder.requirePrivateFile(file)
    }
    let version = try folder.readVersion()
    if version > ClinicFolder.version {
      readOnlyReason = .newerVersion(version)
    } else if access == .reading {
      readOnlyReason = .asked
    }
    (journal, readOnlyReason) = try JSONFileStore.openJournal(folder, version: version, readOnlyReason)
    let snapshotNote = try folder.makeSnapshotPrivate()
    let isUsable = if case .snapshotIgnored = snapshotNote { false } else { true }
    let start = try lock.holdShared {
      let doubtful = isUsable ? try readSnapshot() : nil
      let start = journal.position.bytes
      try readOn(repairing: false)
      if let doubtful { try requireNoLineLost(since: doubtful) }
      return start
    }
    changedByOthers = ChangedSubjects()
    if let snapshotNote { notes.append(snapshotNote) }
    // A snapshot that was ignored is replaced at once.
    try tidyUp(hasRead: isUsable ? journal.position.bytes - start : .max)
  }

  private static func openJournal(
    _ folder: ClinicFolder, version: Int, _ reason: ReadOnlyReason?
  ) throws(StoreError) -> (Journal, ReadOnlyReason?) {
    if let reason { return (try Journal(in: folder, version: version, isWritable: false), reason) }
    do {
      return (try Journal(in: folder, version: version, isWritable: true), nil)
    } catch .system(let failure) where failure.isForbidden {
      return (try Journal(in: folder, version: version, isWritable: false), .noPermission)
    }
  }

  /// Starts from the snapshot where the journal up to its position is what it was.
  /// - Returns: The snapshot where the journal is not; then all of the journal is read, and damage found.
  private func readSnapshot() throws -> Snapshot? {
    let text = try folder.passingOn { () throws(FileFailure) in try folder.files.content(of: folder.snapshot) }
    guard let text, let snapshot = Snapshot(text) else { return nil }
    guard try journal.coverage(upTo: snapshot.position.bytes) == snapshot.coverage else { return snapshot }
    state = snapshot.state
    journal.skip(to: snapshot.position)
    snapshotPosition = snapshot.position
    return nil
  }

  /// A snapshot of this journal vouches for lines that were saved. Where they are not there any more, nothing may be
  /// taken for the clinic's history. A snapshot of another journal says nothing.
  private func requireNoLineLost(since snapshot: Snapshot) throws {
    let found = journal.position.sequence
    guard found < snapshot.position.sequence else { return }
    let own = try journal.coverage(upTo: journal.position.bytes)?.origin
    guard found == 0 || own == snapshot.coverage.origin else { return }
    throw StoreError.linesLost(path: folder.journal, saved: snapshot.position.sequence, found: found)
  }

  /// After the start: what a crash has left is set aside, and a snapshot saves the next start the reading.
  private func tidyUp(hasRead bytes: Int) throws {
    guard readOnlyReason == nil else { return }
    if try journal.unreadBytes() > 0 {
      do {
        try lock.holdExclusive(for: nil, zone: .universal) { try readOn(repairing: true) }
        changedByOthers = ChangedSubjects()
      } catch let error as StoreError {
        notes.append(.cutShortSaveRemains(bytes: try journal.unreadBytes(), error))
      }
    }
    if bytes > JSONFileStore.unremarkableTail {
      do {
        try prepareForNextStart()
      } catch let error as StoreError {
        notes.append(.snapshotNotWritten(error))
      }
    }
  }

  /// Takes in what was added to the journal. With `repairing`, under the exclusive lock, the rest of a save that was
  /// cut short is set aside; nobody can be about to finish it then.
  private func readOn(repairing: Bool) throws {
    guard try journal.unreadBytes() > 0 else { return }
    let tail = try journal.tail()
    var outcome = state.unchanged
    for line in tail.lines {
      do {
        try state.add(line.changes, to: &outcome)
      } catch {
        throw line.version > ClinicFolder.version
          ? StoreError.unreadableNewerVersion(path: folder.path, version: line.version)
          : .journalDamaged(path: folder.journal, line: line.sequence, .change(error))
      }
    }
    state.install(outcome)
    journal.accept(tail)
    for line in tail.lines { changedByOthers.add(line.changes) }
    if let newest = tail.lines.map(\.version).max(), newest > ClinicFolder.version {
      readOnlyReason = .newerVersion(newest)
    }
    let unknown = tail.lines.reduce(0) { $0 + $1.unknownChanges }
    if unknown > 0 { notes.append(.unknownEventsPassedOver(count: unknown)) }
    if repairing, readOnlyReason == nil, !tail.rest.isEmpty { notes.append(try journal.setAside(tail.rest)) }
  }

  private func requireWritable() throws(StoreError) {
    if let readOnlyReason { throw .readOnly(path: folder.path, readOnlyReason) }
    try journal.requireCertain()
  }

  @discardableResult
  public func transact(
    _ signature: Signature, command: String, decide: (any ClinicReading) throws -> [Change]
  ) throws -> Commit {
    try requireWritable()
    try journal.requireInPlace()
    return try lock.holdExclusive(for: signature, zone: state.clinic.settings.timeZone) {
      try journal.requireInPlace()
      try readOn(repairing: true)
      try requireWritable()
      let changes = try decide(state)
      guard !changes.isEmpty else { return Commit(changes: [], sequence: nil) }
      try append(changes, signature, command: command)
      return Commit(changes: changes, sequence: journal.position.sequence)
    }
  }

  private func append(_ changes: [Change], _ signature: Signature, command: String) throws(StoreError) {
    var outcome = state.unchanged
    do {
      try state.add(changes, to: &outcome)
    } catch {
      throw .changeRefused(error)
    }
    let format = JournalFormat(zone: state.clinic.settings.timeZone)
    let (text, end) = format.lines(for: changes, signature, command: command, after: journal.position)
    try requireReadingBack(text, gives: changes, format)
    try journal.append(text, to: end)
    state.install(outcome)
  }

  /// What would be read back as something else is never written.
  private func requireReadingBack(
    _ text: [UInt8], gives changes: [Change], _ format: JournalFormat
  ) throws(StoreError) {
    var (position, read): (JournalPosition, [Change]) = (journal.position, [])
    for line in text.split(separator: UInt8(ascii: "\n")) {
      do {
        let line = try format.line(line, after: position)
        position.sequence = line.sequence
        position.checksum = line.checksum
        read += line.changes
      } catch .record(let fault) {
        throw .changeNotStorable(fault)
      } catch {
        throw .changeNotStorable(.notTheSame)
      }
    }
    guard read == changes else { throw .changeNotStorable(.notTheSame) }
  }

  public func refresh() throws -> ChangedSubjects {
    try journal.requireInPlace()
    if try journal.unreadBytes() > 0 {
      try lock.holdShared { try readOn(repairing: false) }
    }
    defer { changedByOthers = ChangedSubjects() }
    return changedByOthers
  }

  public func takeNotes() -> [StoreNote] {
    defer { notes = [] }
    return notes
  }

  /// Writes a snapshot, unless the one there is stands for the end of the journal already.
  public func prepareForNextStart() throws {
    guard readOnlyReason == nil else { return }
    try journal.requireInPlace()
    try lock.holdExclusive(for: nil, zone: .universal) {
      try journal.requireInPlace()
      try readOn(repairing: true)
      guard snapshotPosition != journal.position else { return }
      let text = try snapshotText()
      try folder.passingOn { () throws(FileFailure) in
        try folder.files.replaceFile(at: folder.snapshot, with: text, inFolder: folder.path)
      }
      snapshotPosition = journal.position
    }
  }

  private func snapshotText() throws(StoreError) -> [UInt8] {
    guard let coverage = try journal.coverage(upTo: journal.position.bytes) else {
      throw .journalReplaced(path: folder.journal)
    }
    return Snapshot(state, at: journal.position, covering: coverage).text()
  }
}

extension JSONFileStore {
  public var clinic: Clinic { state.clinic }

  public func record(of patient: PatientID) -> PatientRecord? { state.record(of: patient) }

  public func recordsWithOpenWork(on date: CivilDate) -> [PatientRecord] { state.recordsWithOpenWork(on: date) }

  public func forEachRecord(_ body: (PatientRecord) throws -> Void) throws { try state.forEachRecord(body) }

  public func summaries() -> [PatientSummary] { state.summaries() }
}
