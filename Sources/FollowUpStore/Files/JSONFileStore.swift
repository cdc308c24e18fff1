public import FollowUp
public import Wording

/// A clinic in a folder: a journal of JSON lines, which is the truth, and a snapshot, which makes the start quick and
/// from which is read only what is asked for.
/// The format is described in the article "The journal".
public final class JSONFileStore: EventStore {
  public enum Access: Hashable, Sendable {
    case reading, readingAndWriting
  }

  let folder: ClinicFolder
  let lock: FolderLock
  var journal: Journal
  let rules: ListRules
  var kept: KeptClinic
  public internal(set) var readOnlyReason: ReadOnlyReason?
  var notes: [StoreNote] = []
  /// Whether a snapshot that was damaged is still to be replaced.
  var isSnapshotMissed = false
  var changedByOthers = ChangedSubjects()
  /// While that is so, nothing else is looked for in the place of what was read.
  var isFollowingErasure = false
  /// Whether it was opened while somebody's command took long, as the clinic was before.
  var isBehind = false
  /// How much of the journal was read at the start, in bytes; more than there can be where a snapshot was ignored.
  private var readAtStart = 0
  /// What was last given as ``summaries()``, kept up to date, since it takes reading about every patient.
  var knownSummaries: [PatientSummary]?
  /// Where more patients than so many change at once, the summaries are read again.
  private static let mostFiled = 64
  /// So much of the journal, in bytes, is read into memory; more goes straight into parts of a snapshot.
  let mostInMemory: Int
  /// The records of so many patients are written while others wait: that takes some ten milliseconds.
  var mostWrittenUnderLock = 500
  /// See ``SnapshotWriter/mostMerged``.
  var mostMerged = SnapshotWriter.mostMerged

  /// So much journal after the snapshot, in bytes, is read without a thought at every start.
  private static let unremarkableTail = 256 * 1_024

  /// Opens the clinic in the folder at `path`, whose lists are made by `followUpProtocol`. That is asked for once, and
  /// only when it is needed. `progress` is told of whatever takes long, now and later. Others who hold the clinic are
  /// waited for with `patience`, now and later.
  /// - Throws: `StoreError` where there is none, others can read it, or its journal is damaged.
  public static func open(
    folder path: String, access: Access = .readingAndWriting, patience: Patience = .long,
    followUpProtocol: @escaping @autoclosure () -> FollowUpProtocol, progress: WorkProgress = WorkProgress()
  ) throws -> JSONFileStore {
    let folder = ClinicFolder(path: path, files: SystemFiles(), progress: progress)
    return try JSONFileStore(
      folder, access: access, rules: ListRules(followUpProtocol),
      patience: FolderLock(folder: folder).with(patience).patience)
  }

  /// Is told of whatever takes long here.
  public var progress: WorkProgress { folder.progress }

  /// Throws `StoreError` where there is a clinic in the folder at `path` already, or what is left of one.
  public static func requireNoClinic(inFolder path: String) throws(StoreError) {
    try ClinicFolder(path: path, files: SystemFiles()).requireRoomForNew()
  }

  /// Makes a clinic of these settings in the folder at `path`, which is made too where it is missing. Its lists are
  /// made by `followUpProtocol`, which is asked for once, and only when it is needed.
  /// - Throws: `StoreError`, for one where there is a clinic already.
  public static func create(
    folder path: String, settings: ClinicSettings, signature: Signature,
    followUpProtocol: @escaping @autoclosure () -> FollowUpProtocol
  ) throws -> JSONFileStore {
    try create(
      ClinicFolder(path: path, files: SystemFiles()), settings: settings, signature: signature,
      rules: ListRules(followUpProtocol))
  }

  static func create(
    _ folder: ClinicFolder, settings: ClinicSettings, signature: Signature, rules: ListRules
  ) throws -> JSONFileStore {
    try folder.requireRoomForNew()
    try folder.create(at: signature.now, zone: settings.timeZone)
    let store = try JSONFileStore(folder, access: .readingAndWriting, rules: rules, isNew: true)
    try store.transact(signature, command: "createClinic") { _ in
      // Somebody may have made one since.
      guard store.journal.position.sequence == 0 else { throw StoreError.alreadyAClinic(path: folder.path) }
      return [.clinic(.settingsChanged(settings))]
    }
    return store
  }

  /// `isNew` stands for a clinic that has just been made, whose history is still to begin.
  init(
    _ folder: ClinicFolder, access: Access, rules: ListRules, patience: Int = 5_000, isNew: Bool = false,
    mostInMemory: Int = 32 << 20
  ) throws {
    self.folder = folder
    self.mostInMemory = mostInMemory
    self.rules = rules
    kept = KeptClinic(nil, rules: rules, folder.progress)
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
    let start = try holdForStart(withSnapshot: isUsable) { begun in
      let start = try readFromStart(withSnapshot: isUsable, begun: begun)
      try requireNoLineLost()
      guard isNew || journal.position.sequence > 0 else {
        // Nothing ever happened where the making was cut short.
        throw version > ClinicFolder.version
          ? StoreError.unreadableNewerVersion(path: folder.path, version: version) : .noClinic(path: folder.path)
      }
      return start
    }
    changedByOthers = ChangedSubjects()
    if let snapshotNote { notes.append(snapshotNote) }
    // A snapshot that was ignored is replaced at once.
    readAtStart = isUsable ? journal.position.bytes - start : .max
    try tidyUp()
  }

  /// - Throws: where whoever wrote last knew of more lines than the journal has.
  private func requireNoLineLost() throws(StoreError) {
    try requireNoLineLost(found: journal.position.sequence, of: lock.savedLines())
  }

  /// - Throws: where the journal has fewer lines than were `saved`.
  func requireNoLineLost(found: Int, of saved: Int) throws(StoreError) {
    guard found < saved, journal.version <= ClinicFolder.version else { return }
    throw .linesLost(path: folder.journal, saved: saved, found: found)
  }

  /// Reads the clinic: the snapshot, and what the journal has after it; the rest where that was `begun`.
  /// - Returns: How far the snapshot goes, in bytes of the journal.
  private func readFromStart(withSnapshot isUsable: Bool, begun: Int? = nil) throws -> Int {
    let doubtful = isUsable && begun == nil ? try openSnapshot() : nil
    let start = begun ?? journal.position.bytes
    try readOnWhole(repairing: false)
    if let doubtful { try requireNoLineLost(since: doubtful) }
    return start
  }

  /// As before the start: nothing is read, and nothing was noticed.
  func beginAnew() {
    journal.skip(to: JournalPosition())
    (kept, notes, isSnapshotMissed) = (KeptClinic(nil, rules: rules, progress), [], false)
  }

  /// Where another journal stands in the place of the one that was opened for the start, after an erasure, that one is
  /// to be read from its beginning. Its users hold the folder's lock.
  /// - Returns: Whether it was so.
  func reopenReplacedJournal() throws -> Bool {
    do {
      try journal.requireInPlace()
      return false
    } catch .journalReplaced {
      journal = try Journal(in: folder, version: journal.version, isWritable: journal.isWritable)
      beginAnew()
      return true
    }
  }

  /// Goes on in the journal that an erasure has put in place of the one that was open.
  /// - Throws: `StoreError`, where the journal is neither the one that was opened nor the same history after an
  ///   erasure.
  func requireInPlace() throws {
    do {
      try journal.requireInPlace()
    } catch .journalReplaced {
      try followErasure()
    }
  }

  /// After the start: what a crash has left is set aside, and a snapshot saves the next start the reading.
  private func tidyUp() throws {
    guard readOnlyReason == nil, !isBehind else { return }
    try settleErasure()
    if try journal.unreadBytes() > 0 {
      do {
        try lock.holdExclusive {
          try requireInPlace()
          try readOnWhole(repairing: true)
        }
        changedByOthers = ChangedSubjects()
      } catch let error as StoreError {
        notes.append(.cutShortSaveRemains(error))
      }
    }
    if readAtStart > JSONFileStore.unremarkableTail || isSnapshotMissed { try replaceSnapshot() }
  }

  /// Writes a snapshot; where that fails, the next start is slower, and a note says so. Where somebody holds the
  /// clinic, whoever leaves it writes one.
  func replaceSnapshot() throws {
    isSnapshotMissed = false
    do {
      try prepareForNextStart()
    } catch let damage as SnapshotDamage {
      notes.append(.snapshotDamaged(file: damage.file))
    } catch let error as StoreError {
      notes.append(.snapshotNotWritten(error))
    }
  }

  func readOnWhole(repairing: Bool, upTo size: Int? = nil) throws {
    try withoutSnapshotDamage { try readOn(repairing: repairing, upTo: size) }
  }

  /// Takes in what was added to the journal. With `repairing`, under the exclusive lock, the rest of a save that was
  /// cut short is set aside; nobody can be about to finish it then.
  ///
  /// Only what the journal has up to `size`, in bytes, is taken in where that is given.
  func readOn(repairing: Bool, upTo size: Int? = nil) throws {
    var unread = try unreadBytes(upTo: size)
    if unread > mostInMemory {
      try goOnFromNewerSnapshot()
      unread = try unreadBytes(upTo: size)
    }
    guard unread > 0 else { return }
    if unread > mostInMemory {
      try readOnSorted(repairing && readOnlyReason == nil ? .snapshot : nameless, upTo: size)
    } else {
      try readOnInMemory(repairing: repairing, upTo: size)
    }
  }

  /// Under the exclusive lock: takes in all that others have committed. Nothing may be added to a journal that has lost
  /// lines of which so many were `saved`: nobody would notice any more.
  func readOnToLast(of saved: Int) throws {
    try readOn(repairing: true)
    try requireNoLineLost(found: journal.position.sequence, of: saved)
  }

  func unreadBytes(upTo size: Int?) throws(StoreError) -> Int {
    guard let size else { return try journal.unreadBytes() }
    return size - journal.position.bytes
  }

  func readOnInMemory(repairing: Bool, upTo size: Int? = nil) throws {
    var outcome = kept.unchanged
    var (changed, newest, unknown) = (ChangedSubjects(), ClinicFolder.version, 0)
    let tail = try progress.during(.readingJournal, of: unreadBytes(upTo: size)) {
      try journal.readCommits(upTo: size) { line in
        do {
          try kept.add(line.changes, to: &outcome)
        } catch let error as ChangeFault {
          throw line.version > ClinicFolder.version
            ? StoreError.unreadableNewerVersion(path: folder.path, version: line.version)
            : .journalDamaged(path: folder.journal, line: line.sequence, .change(error))
        }
        changed.add(line.changes)
        newest = max(newest, line.version)
        unknown += line.unknownChanges
      }
    }
    install(outcome)
    journal.accept(tail)
    changedByOthers.add(changed)
    if newest > ClinicFolder.version { readOnlyReason = .newerVersion(newest) }
    if unknown > 0 { notes.append(.unknownEventsPassedOver(count: unknown)) }
    if repairing, readOnlyReason == nil, tail.rest > 0 { notes.append(try journal.setAside(tail.rest)) }
  }

  /// When somebody last recorded something, by that machine's clock; nil where nobody can tell. Throws `StoreError`.
  public func lastRecorded() throws(StoreError) -> Instant? { try lock.lastSigned() }

  func requireWritable() throws(StoreError) {
    if let readOnlyReason { throw .readOnly(path: folder.path, readOnlyReason) }
    try journal.requireCertain()
  }

  @discardableResult
  public func transact(
    _ signature: Signature, command: String, patience: Patience, decide: (any ClinicReading) throws -> [Change]
  ) throws -> Commit {
    try requireWritable()
    let lock = lock.with(patience)
    try takeInMuchNews(lock)
    let commit = try lock.holdExclusive(
      for: signature, zone: kept.clinic.settings.timeZone, requireInPlace: requireInPlace
    ) { saved, confirm in
      try withoutSnapshotDamage {
        try readOnToLast(of: saved)
        try requireWritable()
        let changes = try decide(kept)
        guard !changes.isEmpty else { return Commit(changes: [], sequence: nil) }
        try append(changes, signature, command: command, confirm)
        return Commit(changes: changes, sequence: journal.position.sequence)
      }
    }
    if isSnapshotMissed { try replaceSnapshot() }
    return commit
  }

  /// Says in the folder that all lines known here are saved, if nobody else holds it, so that it is noticed where the
  /// last of them gets lost. A desk says so by the next save, and by the snapshot that it leaves.
  public func confirmSaved(_ signature: Signature) {
    // Where it can't be said, it is saved all the same.
    guard let said = try? lock.savedLines(), said < journal.position.sequence else { return }
    try? lock.with(.short).holdExclusive(
      for: signature, zone: kept.clinic.settings.timeZone,
      requireInPlace: {
        try requireInPlace()
        try journal.putOnDisk(upTo: journal.position)
      }
    ) { saved, confirm in
      if saved < journal.position.sequence { confirm(journal.position.sequence) }
    }
  }

  /// While the disk is at work, the lines before are confirmed, and the new one is read back: that takes nobody's time.
  /// Where those before may come to the disk with the new one only, they are confirmed with it.
  private func append(
    _ changes: [Change], _ signature: Signature, command: String, _ confirm: (_ lines: Int) -> Void
  ) throws {
    var outcome = kept.unchanged
    do {
      try kept.add(changes, to: &outcome)
    } catch let fault as ChangeFault {
      throw StoreError.changeRefused(fault)
    }
    let format = JournalFormat(zone: kept.clinic.settings.timeZone)
    let lines = try storable { () throws(RecordFault) in
      try format.lines(for: changes, signature, command: command, after: journal.position)
    }
    let isAllOnDisk = journal.synchronized == journal.position
    try journal.append(lines.text, to: lines.end) { () throws(StoreError) in
      if isAllOnDisk { confirm(journal.position.sequence) }
      try storable { () throws(RecordFault) in
        try format.requireSame(lines, as: changes, signature, command: command)
      }
    }
    if !isAllOnDisk { confirm(journal.position.sequence) }
    install(outcome)
  }

  private func storable<Result>(_ work: () throws(RecordFault) -> Result) throws(StoreError) -> Result {
    do {
      return try work()
    } catch {
      throw .changeNotStorable(error)
    }
  }

  private func install(_ outcome: KeptClinic.Outcome) {
    kept.install(outcome)
    guard outcome.records.count <= JSONFileStore.mostFiled else { return forgetSummaries() }
    for record in outcome.records.values { knownSummaries?.file(PatientSummary(record)) }
  }

  /// So much has changed that the summaries have to be read again.
  func forgetSummaries() { knownSummaries = nil }

  /// Takes in what others have committed.
  func takeInNews(_ patience: Patience = .long) throws {
    let lock = lock.with(patience)
    try requireInPlace()
    try takeInMuchNews(lock)
    if try journal.hasNews() {
      try lock.holdShared { try readOnWhole(repairing: false) }
    }
    if kept.holdsErased { goOnFromSnapshotAfterErasure() }
  }

  public func refresh() throws -> ChangedSubjects {
    do {
      try takeInNews(.short)
    } catch StoreError.busy {
      // Somebody keeps something long; what comes of it is there when they are done, and till then what was known
      // holds.
    }
    defer { changedByOthers = ChangedSubjects() }
    return changedByOthers
  }

  public func takeNotes() -> [StoreNote] {
    defer { notes = [] }
    return notes
  }

  /// Writes a snapshot, unless the one there is stands for the end of the journal already, or somebody holds the
  /// clinic: a command that takes long ends with a snapshot, and a desk with another one.
  public func prepareForNextStart() throws {
    guard readOnlyReason == nil else { return }
    do {
      try writeSnapshotForNextStart()
    } catch StoreError.busy {
      return
    }
  }

  private func writeSnapshotForNextStart() throws {
    let lock = lock.with(.short)
    try takeInNews(.short)
    let isWritten = try lock.holdExclusive {
      try withoutSnapshotDamage {
        try requireInPlace()
        try readOn(repairing: true)
        return try writeSnapshot(ifOfAtMost: mostWrittenUnderLock)
      }
    }
    if !isWritten { try withoutSnapshotDamage { try writeSnapshotBesideDesks(lock) } }
  }
}
