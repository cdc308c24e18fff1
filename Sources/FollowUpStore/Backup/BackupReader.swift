internal import Crypto
internal import FollowUp
internal import Wording

/// Reads a backup from its first line to its last and verifies all of it on the way.
struct BackupReader {
  private let path: String
  private let files: any FileSystem
  private let progress: WorkProgress
  private let coding = RecordCoding(zone: .universal)

  init(_ path: String, _ files: any FileSystem, _ progress: WorkProgress) {
    self.path = path
    self.files = files
    self.progress = progress
  }

  /// What a backup is made of, in its order.
  enum Part {
    case document(ClinicDocument)
    /// A line of the journal, without its line feed.
    case line(ArraySlice<UInt8>)
  }

  /// Gives every part to `body`. Only when this returns is it certain that the backup is whole.
  /// - Throws: `StoreError`, or what `body` throws.
  func read(_ body: (Part) throws -> Void) throws -> BackupSummary {
    try progress.during(.readingBackup, of: try? files.status(at: path)?.size) { try readParts(body) }
  }

  private func readParts(_ body: (Part) throws -> Void) throws -> BackupSummary {
    var reading = Reading()
    try forEachLine { line, number in
      guard !reading.isAtEnd else { throw StoreError.backupDamaged(path: path, line: number) }
      if reading.head == nil {
        reading.head = try head(line)
      } else if let part = try part(line, number, &reading) {
        try body(part)
      }
      reading.lines = number
      // The last line vouches for all others.
      if !reading.isAtEnd {
        line.withUnsafeBytes { reading.hash.update(bufferPointer: $0) }
        [UInt8(ascii: "\n")].withUnsafeBytes { reading.hash.update(bufferPointer: $0) }
      }
    }
    guard reading.isAtEnd, let head = reading.head else {
      throw StoreError.backupDamaged(path: path, line: reading.lines + 1)
    }
    return BackupSummary(
      clinic: head.clinic, madeAt: head.madeAt.value, lines: head.lines, documents: head.documents)
  }

  /// What a backup says of itself at its beginning.
  struct Beginning {
    /// Where the journal ends in it.
    var end: JournalPosition
    /// Which journal it is; see ``JournalCoverage/origin``.
    var origin: String
  }

  /// Reads no more than the beginning, which alone is verified.
  /// - Throws: `StoreError`, for one where there is none.
  func beginning() throws -> Beginning {
    struct Enough: Error {}
    var (head, documents): (BackupFormat.Head?, Int) = (nil, 0)
    var beginning: Beginning?
    do {
      try forEachLine { line, _ in
        guard let known = head else {
          head = try self.head(line)
          return
        }
        guard documents == known.documents else {
          documents += 1
          return
        }
        let origin = JournalFormat.checksum(of: line.prefix(JournalCoverage.mostOfFirstLine))
        beginning = Beginning(
          end: JournalPosition(bytes: known.bytes, sequence: known.lines, checksum: known.checksum), origin: origin)
        throw Enough()
      }
    } catch is Enough {}
    guard let beginning else { throw StoreError.notABackup(path: path) }
    return beginning
  }

  private struct Reading {
    var head: BackupFormat.Head?
    var lines = 0
    var documents = 0
    var chain = JournalChain()
    var isAtEnd = false
    var hash = SHA256()
  }

  private func head(_ line: ArraySlice<UInt8>) throws -> BackupFormat.Head {
    guard let head = try? coding.record(BackupFormat.Head.self, from: line), head.format == BackupFormat.name,
      head.version >= 1
    else { throw StoreError.notABackup(path: path) }
    guard head.version <= BackupFormat.version else {
      throw StoreError.unreadableNewerVersion(path: path, version: head.version)
    }
    return head
  }

  /// Nil for the last line.
  private func part(_ line: ArraySlice<UInt8>, _ number: Int, _ reading: inout Reading) throws -> Part? {
    guard let head = reading.head else { return nil }
    let damage = StoreError.backupDamaged(path: path, line: number)
    if reading.documents < head.documents {
      guard let stored = try? coding.record(BackupFormat.Document.self, from: line) else { throw damage }
      let document = ClinicDocument(place: stored.document, text: stored.text)
      guard document.hasProperPlace else { throw damage }
      reading.documents += 1
      return .document(document)
    }
    if reading.chain.position.sequence < head.lines {
      do {
        try reading.chain.take(line)
      } catch {
        throw damage
      }
      return .line(line)
    }
    guard let end = try? coding.record(BackupFormat.End.self, from: line), end.end == reading.lines,
      end.checksum == JournalFormat.checksum(reading.hash), reading.chain.position.bytes == head.bytes,
      reading.chain.position.checksum == head.checksum
    else { throw damage }
    reading.isAtEnd = true
    return nil
  }

  /// Gives the lines, each with its number, 1 for the first.
  private func forEachLine(_ body: (ArraySlice<UInt8>, Int) throws -> Void) throws {
    let file: OpenFile
    do {
      file = try files.open(path, .read)
    } catch {
      throw StoreError(error)
    }
    defer { files.close(file) }
    let expander = try Expander()
    var lines = LineSplitter()
    var (offset, number, isCompressed) = (0, 0, false)
    var damage: StoreError {
      number == 0 && !isCompressed ? .notABackup(path: path) : .backupDamaged(path: path, line: number + 1)
    }
    while true {
      let bytes: [UInt8]
      do {
        bytes = try files.read(file, from: offset, count: BackupReader.stretch)
      } catch {
        throw StoreError(error)
      }
      guard !bytes.isEmpty else { break }
      if offset == 0 { isCompressed = Expander.isCompressed(bytes) }
      offset += bytes.count
      let expanded = Result { () throws(CompressionFault) in try expander.expand(bytes) }
      let text =
        switch expanded {
        case .success(let text): text
        case .failure(let fault): fault.text
        }
      try lines.split(text) { line in
        number += 1
        try body(line, number)
      }
      if number == 0, lines.rest.count > BackupReader.mostOfHead { throw StoreError.notABackup(path: path) }
      if case .failure = expanded { throw damage }
      progress.advance(by: bytes.count)
    }
    guard expander.isAtEnd, lines.rest.isEmpty, number > 0 else { throw damage }
  }

  /// No backup begins with a longer line, in bytes.
  private static let mostOfHead = 1 << 20

  /// How much is expanded at a time, in compressed bytes.
  private static let stretch = 1 << 16
}
