internal import FollowUp
internal import Wording

/// Reading the journal a stretch at a time.
extension Journal {
  /// Reads and verifies what follows on `position`, which stays where it is, and gives `body` the lines of whole
  /// commits, one after the other. Of the journal counts what it has up to `size`, in bytes; all where that is nil.
  /// - Throws: `StoreError`; what `body` throws.
  func readCommits(upTo size: Int? = nil, _ body: (JournalLine) throws -> Void) throws -> Tail {
    let format = JournalFormat(zone: .universal, version: version)
    return try readCommits(after: position, upTo: size) { text, position in
      do throws(DamageReason) {
        return try format.line(text, after: position)
      } catch {
        throw failure(error, inLine: position.sequence + 1, isFirst: position == self.position)
      }
    } body: {
      try body($0)
    }
  }

  /// The same for any form of the lines: `read` makes it of a line, without its line feed, and the position before it.
  func readCommits<Line>(
    after start: JournalPosition, upTo size: Int? = nil,
    _ read: (ArraySlice<UInt8>, JournalPosition) throws -> Line, body: (Line) throws -> Void
  ) throws -> Tail {
    let size = try size ?? start.bytes + unreadBytes(after: start)
    let end = try endOfCommits(after: start.bytes, before: size)
    var position = start
    func take(_ line: ArraySlice<UInt8>) throws -> Line {
      let result = try read(line, position)
      position.checksum = JournalFormat.checksum(atEndOf: line) ?? position.checksum
      position.bytes += line.count + 1
      position.sequence += 1
      return result
    }
    try forEachLine(in: start.bytes..<end) { try body(take($0)) }
    let tail = Tail(end: position, rest: size - end)
    try requireCutShort(end..<size, after: { position.sequence }, take: { _ = try take($0) })
    return tail
  }

  /// - Throws: where these bytes at the end are not what a save that was cut short leaves: lines that are whole, which
  ///   `take` verifies, and the beginning of another.
  private func requireCutShort(
    _ range: Range<Int>, after sequence: () -> Int, take: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    let rest = try forEachLine(in: range, take)
    // A line that is whole but for its line feed was never cut short by a crash: the line feed was damaged.
    if JournalFormat.vouchedChecksum(of: rest.dropLast()) != nil {
      throw failure(.checksum, inLine: sequence() + 1, isFirst: false)
    }
  }

  /// How long the journal is at one moment.
  struct Extent: Hashable {
    /// Where the last whole commit ends, in bytes.
    var end: Int
    /// With what comes after it: a save that was cut short.
    var size: Int
  }

  func extent() throws(StoreError) -> Extent {
    let size = try unreadBytes(after: JournalPosition())
    return Extent(end: try endOfCommits(after: 0, before: size), size: size)
  }

  /// Whether everything up to `extent` is what it was then: it is, unless somebody was erased, or a save that was cut
  /// short was set aside, and another one took its place.
  func isStill(_ extent: Extent) throws(StoreError) -> Bool {
    do {
      try requireInPlace()
    } catch .journalReplaced {
      return false
    }
    if extent.end == extent.size { return true }
    return try self.extent() == extent
  }

  /// Verifies what is left behind `position` of a save that was cut short, so that it is known from then on. Nobody need
  /// wait meanwhile: where it is not as it was at `extent` any more, the next look finds what has become of it.
  /// - Throws: `StoreError` where it is damaged.
  func lookAtRest(of extent: Extent) throws {
    guard extent.end == position.bytes, extent.size > extent.end else { return }
    var chain = JournalChain(after: position)
    do {
      let rest = try KnownRest(extent.end..<extent.size, in: self)
      try requireCutShort(extent.end..<extent.size, after: { chain.position.sequence }) { line in
        do throws(DamageReason) {
          try chain.take(line)
        } catch {
          throw failure(error, inLine: chain.position.sequence + 1, isFirst: chain.position == position)
        }
      }
      know(rest)
    } catch {
      if try isStill(extent) { throw error }
    }
  }

  /// Gives every line of a range of bytes, without its line feed.
  /// - Returns: What follows on the last line feed.
  @discardableResult
  func forEachLine(
    in range: Range<Int>, _ body: (ArraySlice<UInt8>) throws -> Void
  ) throws -> [UInt8] {
    var (lines, offset) = (LineSplitter(), range.lowerBound)
    while offset < range.upperBound {
      let text = try read(from: offset, count: min(Journal.stretch, range.upperBound - offset))
      offset += text.count
      try lines.split(text, body)
      folder.progress.advance(by: text.count)
    }
    return lines.rest
  }

  /// - Throws: also where there are fewer bytes.
  func read(from offset: Int, count: Int) throws(StoreError) -> [UInt8] {
    let text = try folder.passingOn { () throws(FileFailure) in
      try folder.files.read(file, from: offset, count: count)
    }
    guard text.count == count else { throw .journalReplaced(path: folder.journal) }
    return text
  }

  /// Where the last whole commit ends that lies between the two places: it is looked for from the end on, since most
  /// often it is there. A line that can't be read is taken for the end of one; whoever reads it finds what is wrong.
  private func endOfCommits(after start: Int, before end: Int) throws(StoreError) -> Int {
    var (end, count) = (end, Journal.lastStretch)
    while end > start {
      let offset = max(start, end - count)
      let text = try read(from: offset, count: end - offset)
      // The whole lines that are left to look at.
      var lines = text[..<(text.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)]
      while !lines.isEmpty {
        let before = lines.dropLast().lastIndex(of: UInt8(ascii: "\n"))
        // The rest of a line, whose beginning is read next.
        guard before != nil || offset == start else { break }
        let line = lines[(before.map { $0 + 1 } ?? 0)...].dropLast()
        if !CommitMark.goesOn(after: line) { return offset + lines.endIndex }
        lines = lines[..<line.startIndex]
      }
      if lines.isEmpty, offset == start { return start }
      if !lines.isEmpty { end = offset + lines.endIndex }
      count = min(count * 4, max(Journal.stretch, 4 * (end - offset)))
    }
    return start
  }

  /// How much is read at the end of the journal to find the last line, in bytes; where that is longer, more.
  private static let lastStretch = 1 << 14

  /// Reads and verifies once more everything up to `position`.
  func readCommitsBeforePosition(_ body: (JournalLine) throws -> Void) throws {
    let format = JournalFormat(zone: .universal, version: version)
    try readCommitsBeforePosition({ (text, position) throws(DamageReason) in
      try format.line(text, after: position)
    }) { try body($0) }
  }

  /// The same for any form of the lines: `read` makes it of a line, without its line feed, and the position before it.
  func readCommitsBeforePosition<Line>(
    _ read: (ArraySlice<UInt8>, JournalPosition) throws(DamageReason) -> Line, body: (Line) throws -> Void
  ) throws {
    var position = JournalPosition()
    try forEachLine(in: 0..<self.position.bytes) { text in
      let line: Line
      do throws(DamageReason) {
        line = try read(text, position)
      } catch {
        throw failure(error, inLine: position.sequence + 1, isFirst: false)
      }
      position.bytes += text.count + 1
      position.sequence += 1
      position.checksum = JournalFormat.checksum(atEndOf: text) ?? position.checksum
      try body(line)
    }
    guard position == self.position else { throw StoreError.journalReplaced(path: folder.journal) }
  }
}

/// Of a line of the journal, whether the commit goes on behind it.
private struct CommitMark: ReadableValue {
  private var goesOn: Bool

  init(reading value: RecordValue) throws(RecordFault) { goesOn = try value.members().value("more") ?? false }

  /// No for a text that is no line.
  static func goesOn(after line: ArraySlice<UInt8>) -> Bool {
    if plainlyGoesOn(after: line) { return true }
    return (try? RecordCoding(zone: .universal).record(CommitMark.self, from: line))?.goesOn ?? false
  }

  /// Whether it says so where the program writes it, before the changes, which are most of a line and need not be read
  /// then. No string looks so: a quotation mark in it stands behind a backslash.
  private static func plainlyGoesOn(after line: ArraySlice<UInt8>) -> Bool {
    var rest = line
    while let comma = rest.firstIndex(of: UInt8(ascii: ",")) {
      rest = rest[comma...]
      if rest.starts(with: goingOn) { return true }
      if rest.starts(with: changes) { return false }
      rest = rest.dropFirst()
    }
    return false
  }

  private static let goingOn = [UInt8](#","more":true,"#.utf8)
  private static let changes = [UInt8](#","changes":"#.utf8)
}
