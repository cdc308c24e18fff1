internal import Crypto
internal import FollowUp
internal import Wording

/// What a journal was up to one of its positions, so that it can be told whether it still is.
struct JournalCoverage: Hashable {
  /// The checksum of the first line, or of the beginning of a long one: which journal it is.
  var origin: String
  /// The checksum of everything up to the position; nil where that is too long to be read at every start. Then the
  /// checksum that the last line before the position carries has to do, which vouches for all lines before it.
  var checksum: String?

  /// Up to this length, in bytes, everything is read.
  static let mostRead = 1 << 20
  /// So much of the first line, in bytes, tells one journal from another: it says when the clinic was made.
  static let mostOfFirstLine = 1 << 16
}

/// The journal file: reading what was added at its end, and adding to it.
///
/// Its users hold the folder's lock: shared for reading, exclusive for writing.
final class Journal {
  let folder: ClinicFolder
  let isWritable: Bool
  /// The version that the folder's marker names.
  let version: Int
  /// The end of what was read; always the end of a commit.
  private(set) var position = JournalPosition()
  /// The end of what is on the disk for certain: what was read may be no further than in the system's memory, where
  /// whoever wrote it was ended.
  private(set) var synchronized = JournalPosition()
  /// What is left at the end of a save that was cut short, and was looked at.
  private var knownRest: KnownRest?
  /// Set when a failed save leaves open what is on the disk.
  private var isUncertain = false
  let file: OpenFile
  private let identity: FileStatus.Identity

  /// It is no commit: that is longer, or ends in another line.
  struct KnownRest: Equatable {
    fileprivate var range: Range<Int>
    /// The last bytes of it.
    fileprivate var ending: [UInt8]

    init(_ range: Range<Int>, in journal: Journal) throws(StoreError) {
      self.range = range
      ending = try journal.ending(of: range)
    }
  }

  /// What follows on a position.
  struct Tail {
    /// Where the last whole commit ends.
    var end: JournalPosition
    /// How many bytes come after it: a save that is not finished, or never was.
    var rest: Int
  }

  init(in folder: ClinicFolder, version: Int, isWritable: Bool) throws(StoreError) {
    self.folder = folder
    self.version = version
    self.isWritable = isWritable
    do {
      file = try folder.files.open(folder.journal, isWritable ? .append : .read)
    } catch  where error.isMissing {
      throw .journalMissing(path: folder.journal)
    } catch {
      throw StoreError(error)
    }
    do {
      identity = try folder.files.status(of: file).identity
    } catch {
      folder.files.close(file)
      throw StoreError(error)
    }
  }

  deinit { folder.files.close(file) }

  /// - Throws: where the folder or the file in it is no longer the one that was opened.
  func requireInPlace() throws(StoreError) {
    try folder.requireStillThere()
    let status = try folder.passingOn { () throws(FileFailure) in try folder.files.currentStatus(at: folder.journal) }
    guard let status else { throw .journalMissing(path: folder.journal) }
    guard status.identity == identity, status.size >= position.bytes else {
      throw .journalReplaced(path: folder.journal)
    }
  }

  /// How many bytes follow on what was read.
  func unreadBytes() throws(StoreError) -> Int {
    try unreadBytes(after: position)
  }

  func unreadBytes(after position: JournalPosition) throws(StoreError) -> Int {
    let size = try folder.passingOn { () throws(FileFailure) in try folder.files.status(of: file).size }
    guard size >= position.bytes else { throw .journalReplaced(path: folder.journal) }
    return size - position.bytes
  }

  /// Whether something else follows on what was read than the rest of a save that is known to be no more.
  func hasNews() throws(StoreError) -> Bool {
    let unread = try unreadBytes()
    guard unread > 0, let knownRest, knownRest.range == position.bytes..<position.bytes + unread else {
      return unread > 0
    }
    // Where there are fewer bytes by now, somebody has just set it aside.
    return try ending(of: knownRest.range) != knownRest.ending
  }

  /// The last bytes of a range; fewer where the journal does not reach so far.
  fileprivate func ending(of range: Range<Int>) throws(StoreError) -> [UInt8] {
    let count = min(256, range.count)
    return try folder.passingOn { () throws(FileFailure) in
      try folder.files.read(file, from: range.upperBound - count, count: count)
    }
  }

  /// What the journal is up to `position`; nil where it does not reach that far, or no line with that checksum ends
  /// there.
  func coverage(upTo position: JournalPosition) throws(StoreError) -> JournalCoverage? {
    let bytes = position.bytes
    return try folder.passingOn { () throws(FileFailure) -> JournalCoverage? in
      guard try folder.files.status(of: file).size >= bytes else { return nil }
      let tail = try folder.files.read(file, from: max(0, bytes - 256), count: min(bytes, 256))
      guard bytes == 0 || JournalFormat.checksum(atEndOf: tail.dropLast()) == position.checksum,
        bytes == 0 || tail.last == UInt8(ascii: "\n")
      else { return nil }
      let isRead = bytes <= JournalCoverage.mostRead
      let text = isRead ? try folder.files.read(file, from: 0, count: bytes) : nil
      return JournalCoverage(origin: try readOrigin(), checksum: text.map { JournalFormat.checksum(of: $0[...]) })
    }
  }

  /// Which journal it is; see ``JournalCoverage/origin``.
  func origin() throws(StoreError) -> String {
    try folder.passingOn { () throws(FileFailure) in try readOrigin() }
  }

  private func readOrigin() throws(FileFailure) -> String {
    let text = try folder.files.read(file, from: 0, count: JournalCoverage.mostOfFirstLine)
    return JournalFormat.checksum(of: text.prefix { $0 != UInt8(ascii: "\n") })
  }

  /// Goes on reading from `position`, which a snapshot vouches for.
  func skip(to position: JournalPosition) { self.position = position }

  /// Gives every line from `start` up to `end`, without its line feed, verified by the chain of checksums.
  func forEachLine(
    from start: JournalPosition = JournalPosition(), upTo end: JournalPosition,
    _ body: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    var chain = JournalChain(after: start)
    try forEachLine(in: start.bytes..<max(start.bytes, end.bytes)) { line in
      do throws(DamageReason) {
        try chain.take(line)
      } catch {
        throw StoreError.journalDamaged(path: folder.journal, line: chain.position.sequence + 1, error)
      }
      try body(line)
    }
    guard chain.position == end else { throw StoreError.journalReplaced(path: folder.journal) }
  }

  /// How much is read at a time, in bytes.
  static let stretch = 1 << 20

  func failure(_ reason: DamageReason, inLine line: Int, isFirst: Bool) -> StoreError {
    if version > ClinicFolder.version {
      return .unreadableNewerVersion(path: folder.path, version: version)
    }
    // What follows on the lines we know does not follow on them: these are other lines.
    if isFirst, reason == .chain, line > 1 { return .journalReplaced(path: folder.journal) }
    return .journalDamaged(path: folder.journal, line: line, reason)
  }

  /// Goes on behind `tail`, which was read and looked at.
  func accept(_ tail: Tail) {
    position = tail.end
    // One that can't be read is looked at again.
    knownRest = tail.rest > 0 ? try? KnownRest(position.bytes..<position.bytes + tail.rest, in: self) : nil
  }

  /// Keeps `rest`, which follows on `position`, in mind.
  func know(_ rest: KnownRest) { knownRest = rest }

  /// Moves what is left of a save that was cut short, `count` bytes, out of the journal.
  func setAside(_ count: Int) throws(StoreError) -> StoreNote {
    try requireCertain()
    let path = try folder.passingOn { () throws(FileFailure) in
      try folder.files.makeFolder(folder.aside)
      let path = try copyRest(count)
      try folder.files.synchronizeFolder(folder.aside)
      try folder.files.synchronizeFolder(folder.path)
      try folder.files.truncate(file, to: position.bytes)
      try synchronize()
      return path
    }
    return .cutShortSaveSetAside(file: path, bytes: count)
  }

  /// Copies the `count` bytes behind `position` into a file of their own, whose name tells them from others.
  private func copyRest(_ count: Int) throws(FileFailure) -> String {
    let prefix = folder.aside + "/journal-\(position.bytes)-"
    let newPath = prefix + "new"
    let copy = try folder.files.open(newPath, .replace)
    var hash = SHA256()
    do {
      defer { folder.files.close(copy) }
      var offset = position.bytes
      let end = offset + count
      while offset < end {
        let text = try folder.files.read(file, from: offset, count: min(Journal.stretch, end - offset))
        guard !text.isEmpty else { break }
        try folder.files.appendAll(text, to: copy)
        text.withUnsafeBytes { hash.update(bufferPointer: $0) }
        offset += text.count
      }
      try folder.files.synchronize(copy)
    }
    let path = prefix + "\(JournalFormat.checksum(hash).prefix(12)).jsonl"
    try folder.files.rename(newPath, to: path)
    return path
  }

  /// Puts a commit at the end and on the disk; on its way there `check` looks at it once more. When this throws, be it
  /// what `check` throws, the journal ends where it ended before, but for `StoreError.outcomeUnknown`. Where anything is
  /// uncertain, nothing more is written.
  func append(
    _ text: [UInt8], to end: JournalPosition, check: () throws(StoreError) -> Void
  ) throws(StoreError) {
    do {
      try write(text)
    } catch {
      withdraw()
      throw error
    }
    do {
      try folder.files.beginSynchronizing(file, position.bytes..<end.bytes)
    } catch {
      isUncertain = true
      try takeOut(after: .notOnDisk(error))
    }
    do {
      try check()
    } catch {
      try takeOut(after: error)
    }
    try commit(to: end)
  }

  /// Adds a part of a commit at the end. Nobody takes it for saved before ``commit(to:)``; ``withdraw()`` takes it out.
  func write(_ text: [UInt8]) throws(StoreError) {
    try requireCertain()
    try folder.passingOn { () throws(FileFailure) in try folder.files.appendAll(text, to: file) }
  }

  /// Has the system begin to put these bytes of the file, a part of a commit, onto the disk, so that ``commit(to:)``
  /// need not wait for all of them. Where it throws, the part is taken out, and nothing more is written.
  func beginCommit(of bytes: Range<Int>) throws(StoreError) {
    do {
      try folder.files.beginSynchronizing(file, bytes)
    } catch {
      withdraw()
      isUncertain = true
      throw .notOnDisk(error)
    }
  }

  /// Puts what was written since the last commit on the disk; it ends at `end`, with the last line of a commit. Throws
  /// as ``append(_:to:check:)`` does.
  func commit(to end: JournalPosition) throws(StoreError) {
    do {
      try synchronize()
    } catch {
      try takeOut(after: .notOnDisk(error))
    }
    position = end
    synchronized = end
  }

  /// Puts on the disk what was read up to `position`, unless it is there for certain: whoever wrote it may have been
  /// ended before that, and a power cut takes it then, though a snapshot or a signature says by now that it is saved.
  func putOnDisk(upTo position: JournalPosition) throws(StoreError) {
    guard synchronized.bytes < position.bytes else { return }
    do {
      try synchronize()
    } catch {
      throw .notOnDisk(error)
    }
    synchronized = position
  }

  /// Takes out what was written since the last commit.
  func withdraw() {
    guard !isUncertain else { return }
    do {
      try folder.files.truncate(file, to: position.bytes)
    } catch {
      isUncertain = true
    }
  }

  /// After a failure the system may have dropped bytes that it was given, so it is not asked a second time for those.
  private func synchronize() throws(FileFailure) {
    do {
      try folder.files.synchronize(file)
    } catch {
      isUncertain = true
      throw error
    }
  }

  /// Takes out a commit that was written, so that not even a power cut brings it back: nobody must take for saved what
  /// was reported as failed. The system is asked for the new length alone.
  private func takeOut(after failure: StoreError) throws(StoreError) -> Never {
    do {
      try folder.files.truncate(file, to: position.bytes)
      try synchronize()
    } catch {
      isUncertain = true
      throw .outcomeUnknown(error)
    }
    throw failure
  }

  func requireCertain() throws(StoreError) {
    if isUncertain { throw .reopenNeeded(path: folder.path) }
  }
}
