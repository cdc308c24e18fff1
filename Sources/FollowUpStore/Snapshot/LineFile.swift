internal import FollowUp

/// A snapshot that is not what was written, or that can't be read. It can be made anew from the journal.
struct SnapshotDamage: Error, Hashable {
  var file: String
}

/// A file of lines that vouch for themselves (``CheckedLine``), read in pieces: whatever its length, only what is asked
/// for is read.
final class LineFile {
  private let held: HeldFile
  /// Whether it is kept in memory when it is short: it is asked again and again.
  private let isKept: Bool
  /// All of a file that is kept, once it was read.
  private var content: [UInt8]?
  /// In bytes.
  let size: Int

  private var file: OpenFile { held.file }
  private var files: any FileSystem { held.files }

  /// Part of the file.
  struct Window {
    /// How much is read at a time, in bytes; where that holds no whole line, more.
    fileprivate let stretch: Int
    fileprivate var start = 0
    fileprivate var bytes: ArraySlice<UInt8> = []

    /// For reading many lines, one after the other.
    static var wide: Window { Window(stretch: 1 << 14) }
    /// For reading a single line.
    static var narrow: Window { Window(stretch: 1 << 9) }

    /// The line that begins at `position`, if all of it lies in the window.
    fileprivate func line(at position: Int) -> ArraySlice<UInt8>? {
      let offset = position - start
      guard offset >= 0, offset < bytes.count else { return nil }
      let rest = bytes.dropFirst(offset)
      return rest.firstIndex(of: UInt8(ascii: "\n")).map { rest[..<$0] }
    }
  }

  /// Opens the file at `path`, which must be `size` bytes long; else, or where others can change it, throws. With
  /// `keepingShort` it is read but once where it is short.
  convenience init(
    _ path: String, size: Int, keepingShort isKept: Bool = false, _ files: any FileSystem
  ) throws(SnapshotDamage) {
    let file: OpenFile
    do {
      file = try files.open(path, .read)
    } catch {
      throw SnapshotDamage(file: path)
    }
    let held = HeldFile(file, files)
    guard let status = try? files.status(of: file), status.kind == .file, status.size == size, !status.canOthersWrite
    else { throw SnapshotDamage(file: path) }
    self.init(held, size: size, keepingShort: isKept)
  }

  /// The file that is held, which is `size` bytes long.
  init(_ held: HeldFile, size: Int, keepingShort isKept: Bool = false) {
    self.held = held
    self.size = size
    self.isKept = isKept && size <= LineFile.mostKept
  }

  var damage: SnapshotDamage { SnapshotDamage(file: file.path) }

  private func read(from start: Int, count: Int) throws(SnapshotDamage) -> ArraySlice<UInt8> {
    guard isKept else { return try readAnew(from: start, count: count)[...] }
    let content = try wholeContent()
    guard start >= 0, count >= 0, start <= content.count - count else { throw damage }
    return content[start..<(start + count)]
  }

  private func wholeContent() throws(SnapshotDamage) -> [UInt8] {
    if let content { return content }
    let read = try readAnew(from: 0, count: size)
    content = read
    return read
  }

  /// A file that is longer, in bytes, is not short.
  private static let mostKept = 1 << 16

  private func readAnew(from start: Int, count: Int) throws(SnapshotDamage) -> [UInt8] {
    guard let bytes = try? files.read(file, from: start, count: count), bytes.count == count else { throw damage }
    return bytes
  }

  /// The value that a line stands for, if the line is sound.
  func value<Value: ReadableValue>(
    _ type: Value.Type, of line: ArraySlice<UInt8>, _ coding: RecordCoding
  ) throws(SnapshotDamage) -> Value {
    guard CheckedLine.isSound(line), let value = try? coding.record(type, from: line) else { throw damage }
    return value
  }

  /// `count` bytes from `start` on, which must be one line; without its line feed.
  func line(at start: Int, count: Int) throws(SnapshotDamage) -> ArraySlice<UInt8> {
    guard count > 0, start >= 0, count <= size, start <= size - count else { throw damage }
    let bytes = try read(from: start, count: count)
    guard bytes.last == UInt8(ascii: "\n") else { throw damage }
    return bytes.dropLast()
  }

  /// The line that begins at `position`, without its line feed; `position` moves behind it. Nil at the end.
  func nextLine(from position: inout Int, _ window: inout Window) throws(SnapshotDamage) -> ArraySlice<UInt8>? {
    guard position < size else { return nil }
    var count = window.stretch
    while true {
      if let line = window.line(at: position) {
        position += line.count + 1
        return line
      }
      let rest = size - position
      guard window.start != position || window.bytes.count < rest else { throw damage }
      if window.start == position { count = max(count, window.bytes.count * 4) }
      window.bytes = try read(from: position, count: min(count, rest))
      window.start = position
    }
  }

  /// The next lines, with their line feeds: those that end within `count` bytes from `position` on, and one at least;
  /// `position` moves behind them. None only at the end.
  func nextLines(from position: inout Int, within count: Int) throws(SnapshotDamage) -> ArraySlice<UInt8> {
    var count = count
    while position < size {
      let rest = size - position
      let bytes = try read(from: position, count: min(count, rest))
      if let end = bytes.lastIndex(of: UInt8(ascii: "\n")) {
        let lines = bytes[...end]
        position += lines.count
        return lines
      }
      guard bytes.count < rest else { throw damage }
      count *= 4
    }
    return []
  }

  /// Where the first line begins for which `holds`, where it holds for all lines behind that one too; the end of the
  /// file without one.
  func firstPosition(where holds: (ArraySlice<UInt8>) throws -> Bool) throws -> Int {
    // A line begins at `low`; the one sought begins at it or behind it and before `high`, or is the one found.
    var (low, high, found) = (0, size, size)
    while high - low > LineFile.fewLines {
      let middle = low + (high - low) / 2
      guard let (line, end) = try lineBeginning(at: middle, before: high) else {
        high = middle
        continue
      }
      if try holds(line) {
        found = end - line.count - 1
        high = middle
      } else {
        low = end
      }
    }
    var window = Window.narrow
    while low < high {
      let start = low
      guard let line = try nextLine(from: &low, &window) else { break }
      if try holds(line) { return start }
    }
    return found
  }

  /// The line that begins at `position`, without its line feed; nil at the end.
  func line(beginningAt position: Int) throws(SnapshotDamage) -> ArraySlice<UInt8>? {
    var (position, window) = (position, Window.narrow)
    return try nextLine(from: &position, &window)
  }

  /// The line that ends where another begins, at `position`; nil at the beginning of the file.
  func line(endingAt position: Int) throws(SnapshotDamage) -> ArraySlice<UInt8>? {
    guard position > 0 else { return nil }
    var count = LineFile.fewLines
    while true {
      let start = max(0, position - count)
      let bytes = try read(from: start, count: position - start)
      guard bytes.last == UInt8(ascii: "\n") else { throw damage }
      let line = bytes.dropLast()
      if let lineFeed = line.lastIndex(of: UInt8(ascii: "\n")) { return line[(lineFeed + 1)...] }
      if start == 0 { return line }
      count *= 4
    }
  }

  /// So many bytes are read line by line sooner than by halves.
  private static let fewLines = 1 << 10

  /// The first line that begins at `position` or behind it and before `limit`, and where the next one begins.
  private func lineBeginning(
    at position: Int, before limit: Int
  ) throws(SnapshotDamage) -> (line: ArraySlice<UInt8>, end: Int)? {
    var (start, window) = (max(0, position - 1), Window.narrow)
    // The rest of the line before.
    if position > 0 { _ = try nextLine(from: &start, &window) }
    guard start < limit, let line = try nextLine(from: &start, &window) else { return nil }
    return (line, start)
  }
}
