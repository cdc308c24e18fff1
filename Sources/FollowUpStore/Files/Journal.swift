internal import FollowUp

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
  /// Set when a failed save leaves open what is on the disk.
  private var isUncertain = false
  private let file: OpenFile
  private let identity: FileStatus.Identity

  /// Lines that were added, as far as they make whole commits.
  struct Tail {
    var lines: [JournalLine]
    /// Where the last whole commit ends.
    var end: JournalPosition
    /// What comes after it: a save that is not finished, or never was.
    var rest: ArraySlice<UInt8>
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
    try folder.requirePrivateFolder()
    let status = try folder.passingOn { () throws(FileFailure) in try folder.files.currentStatus(at: folder.journal) }
    guard let status else { throw .journalMissing(path: folder.journal) }
    guard status.identity == identity, status.size >= position.bytes else {
      throw .journalReplaced(path: folder.journal)
    }
  }

  /// Whether both read the same file.
  func isSameFile(as other: Journal) -> Bool { identity == other.identity }

  /// How many bytes follow on what was read.
  func unreadBytes() throws(StoreError) -> Int {
    let size = try folder.passingOn { () throws(FileFailure) in try folder.files.status(of: file).size }
    guard size >= position.bytes else { throw .journalReplaced(path: folder.journal) }
    return size - position.bytes
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

  /// Everything from the start on, whole or not.
  func content() throws(StoreError) -> [UInt8] {
    try folder.passingOn { () throws(FileFailure) in
      try folder.files.read(file, from: 0, count: folder.files.status(of: file).size)
    }
  }

  /// Gives every line from `start` up to `end`, without its line feed, verified by the chain of checksums.
  func forEachLine(
    from start: JournalPosition = JournalPosition(), upTo end: JournalPosition,
    _ body: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    var (chain, lines, offset) = (JournalChain(after: start), LineSplitter(), start.bytes)
    while offset < end.bytes {
      let count = min(Journal.stretch, end.bytes - offset)
      let text = try folder.passingOn { () throws(FileFailure) in
        try folder.files.read(file, from: offset, count: count)
      }
      guard text.count == count else { throw StoreError.journalReplaced(path: folder.journal) }
      offset += count
      try lines.split(text) { line in
        do throws(DamageReason) {
          try chain.take(line)
        } catch {
          throw StoreError.journalDamaged(path: folder.journal, line: chain.position.sequence + 1, error)
        }
        try body(line)
      }
    }
    guard chain.position == end else { throw StoreError.journalReplaced(path: folder.journal) }
  }

  /// How much is read at a time, in bytes.
  private static let stretch = 1 << 20

  /// What the lines from that number on are about, up to the end or to the first that is damaged. They are looked for
  /// from the end of the file on, since they are few.
  func outlines(from number: Int) throws(StoreError) -> [LineOutline] {
    let size = try folder.passingOn { () throws(FileFailure) in try folder.files.status(of: file).size }
    var count = Journal.outlinedStretch
    while true {
      let start = max(0, size - count)
      let text = try folder.passingOn { () throws(FileFailure) in
        try folder.files.read(file, from: start, count: size - start)
      }
      let lines = text.split(separator: UInt8(ascii: "\n")).dropFirst(start > 0 ? 1 : 0)
      let outlines = lines.map { LineOutline($0) }
      if start == 0 || (outlines.first??.sequence).map({ $0 <= number }) ?? false {
        return outlines.drop { ($0?.sequence ?? .max) < number }.prefix { $0 != nil }.compactMap(\.self)
      }
      count = min(size, count * 4)
    }
  }

  /// How much is read first to find the last lines, in bytes.
  private static let outlinedStretch = 1 << 16

  /// Reads and verifies what follows on `position`, which stays where it is.
  func tail() throws(StoreError) -> Tail { try read(after: position, count: unreadBytes()) }

  /// Reads and verifies once more everything up to `position`.
  func linesBeforePosition() throws(StoreError) -> [JournalLine] {
    let tail = try read(after: JournalPosition(), count: position.bytes)
    guard tail.end == position else { throw .journalReplaced(path: folder.journal) }
    return tail.lines
  }

  private func read(after start: JournalPosition, count: Int) throws(StoreError) -> Tail {
    let text = try folder.passingOn { () throws(FileFailure) in
      try folder.files.read(file, from: start.bytes, count: count)
    }
    let format = JournalFormat(zone: .universal, version: version)
    var tail = Tail(lines: [], end: start, rest: text[...])
    var (unfinished, cursor, rest): ([JournalLine], JournalPosition, ArraySlice<UInt8>) = ([], start, text[...])
    while let lineFeed = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let line: JournalLine
      do {
        line = try format.line(rest[..<lineFeed], after: cursor)
      } catch {
        throw failure(error, inLine: cursor.sequence + 1, isFirst: cursor == start)
      }
      cursor.bytes += lineFeed - rest.startIndex + 1
      cursor.sequence = line.sequence
      cursor.checksum = line.checksum
      rest = rest[(lineFeed + 1)...]
      unfinished.append(line)
      if !line.goesOn {
        tail.lines += unfinished
        unfinished = []
        tail.end = cursor
        tail.rest = rest
      }
    }
    // A line that is whole but for its line feed was never cut short by a crash: the line feed was damaged.
    if JournalFormat.vouchedChecksum(of: rest.dropLast()) != nil {
      throw failure(.checksum, inLine: cursor.sequence + 1, isFirst: false)
    }
    return tail
  }

  private func failure(_ reason: DamageReason, inLine line: Int, isFirst: Bool) -> StoreError {
    if version > ClinicFolder.version {
      return .unreadableNewerVersion(path: folder.path, version: version)
    }
    // What follows on the lines we know does not follow on them: these are other lines.
    if isFirst, reason == .chain, line > 1 { return .journalReplaced(path: folder.journal) }
    return .journalDamaged(path: folder.journal, line: line, reason)
  }

  func accept(_ tail: Tail) { position = tail.end }

  /// Moves what is left of a save that was cut short out of the journal.
  func setAside(_ rest: ArraySlice<UInt8>) throws(StoreError) -> StoreNote {
    try requireCertain()
    let name = "journal-\(position.bytes)-\(JournalFormat.checksum(of: rest).prefix(12)).jsonl"
    let path = folder.aside + "/" + name
    try folder.passingOn { () throws(FileFailure) in
      try folder.files.makeFolder(folder.aside)
      try folder.files.replaceFile(at: path, with: Array(rest), inFolder: folder.aside)
      try folder.files.synchronizeFolder(folder.path)
      try folder.files.truncate(file, to: position.bytes)
      try synchronize()
    }
    return .cutShortSaveSetAside(file: path, bytes: rest.count)
  }

  /// Puts a commit at the end and on the disk. When this throws, the journal ends where it ended before, but for
  /// `StoreError.outcomeUnknown`. Where anything is uncertain, nothing more is written.
  func append(_ text: [UInt8], to end: JournalPosition) throws(StoreError) {
    try requireCertain()
    do {
      try folder.files.appendAll(text, to: file)
    } catch {
      do {
        try folder.files.truncate(file, to: position.bytes)
      } catch {
        isUncertain = true
      }
      throw StoreError(error)
    }
    do {
      try synchronize()
    } catch {
      try takeOut(after: error)
    }
    position = end
  }

  /// After a failure the system may have dropped bytes that it was given, so it is not asked a second time.
  private func synchronize() throws(FileFailure) {
    do {
      try folder.files.synchronize(file)
    } catch {
      isUncertain = true
      throw error
    }
  }

  /// Takes out a commit that was written and not synchronized: nobody must take for saved what was reported as
  /// failed.
  private func takeOut(after failure: FileFailure) throws(StoreError) -> Never {
    do {
      try folder.files.truncate(file, to: position.bytes)
    } catch {
      throw .outcomeUnknown(failure)
    }
    throw StoreError(failure)
  }

  func requireCertain() throws(StoreError) {
    if isUncertain { throw .reopenNeeded(path: folder.path) }
  }
}
