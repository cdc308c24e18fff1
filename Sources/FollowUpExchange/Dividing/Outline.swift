/// A large document without its rows about patients: its members in their order, with empty lists in place of those of
/// the rows.
struct Outline {
  /// A JSON object.
  private(set) var bytes = [UInt8(ascii: "{")]
  private var pieces: [Piece] = []
  /// By the place of a list in `bytes`: which of the lists that came with the same name it stands for, from 1.
  private var lists: [Int: UInt32] = [:]

  /// A stretch of `bytes` as it stands in the document.
  private struct Piece {
    var start: Int
    /// The line of the document on which it begins, from 1.
    var line: Int
  }

  /// Adds a member. `key` is its key, with quotation marks and colon, and begins on `line`; its value follows.
  mutating func addKey(_ key: some Sequence<UInt8>, line: Int) {
    if pieces.count > 0 { bytes.append(UInt8(ascii: ",")) }
    add(key, line: line)
  }

  mutating func addValue(_ value: some Sequence<UInt8>, line: Int) { add(value, line: line) }

  /// The value is a list of rows, the `number`th of its name.
  mutating func addList(_ number: UInt32, line: Int) {
    lists[bytes.count] = number
    add([UInt8(ascii: "["), UInt8(ascii: "]")], line: line)
  }

  private mutating func add(_ text: some Sequence<UInt8>, line: Int) {
    pieces.append(Piece(start: bytes.count, line: line))
    bytes.append(contentsOf: text)
  }

  mutating func close() { bytes.append(UInt8(ascii: "}")) }

  /// The number of the list that stands at `offset`.
  func list(at offset: Int) -> UInt32? { lists[offset] }

  /// The line of the document, from 1, on which the byte at `offset` stands.
  func line(of offset: Int) -> Int {
    guard let piece = pieces.last(where: { $0.start <= offset }) else { return 1 }
    let linesBefore = bytes[piece.start..<min(offset, bytes.count)].count { $0 == UInt8(ascii: "\n") }
    return piece.line + linesBefore
  }
}
