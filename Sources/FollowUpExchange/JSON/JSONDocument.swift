/// A JSON text that is read one part after the other, so that only the part at hand is noted in memory.
///
/// It borrows its bytes, and is good only as long as they are.
struct JSONDocument {
  private let bytes: UnsafeBufferPointer<UInt8>
  let lines: LineTable
  private let outline: JSONTape

  /// Verifies all of the text and notes the members of its object, not what is in them.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONSyntaxError) {
    var scanner = JSONScanner(bytes, notedDepth: 1)
    try scanner.scanText()
    self.bytes = bytes
    lines = scanner.lines
    outline = scanner.tape
  }

  /// Gives `body` the value of the text. What is in its members is not to be seen there: ``read(_:_:)`` and
  /// ``forEachElement(of:_:)`` open them.
  func readOutline<Result>(
    _ body: (ScannedValue) throws(JSONSyntaxError) -> Result
  ) throws(JSONSyntaxError) -> Result {
    var entries = outline.entries
    return try entries.withUnsafeMutableBufferPointer { (entries) throws(JSONSyntaxError) in
      try body(ScannedValue(bytes, entries))
    }
  }

  /// Gives `body` all of one member's value.
  func read<Result>(
    _ member: ScannedValue, _ body: (ScannedValue) throws(JSONSyntaxError) -> Result
  ) throws(JSONSyntaxError) -> Result {
    var scanner = JSONScanner(again: bytes, from: member.offset, lines: lines)
    try scanner.scanValue()
    return try scanner.tape.entries.withUnsafeMutableBufferPointer { (entries) throws(JSONSyntaxError) in
      try body(ScannedValue(bytes, entries))
    }
  }

  /// Gives `body` the elements of one member's list, each with its position from 0.
  func forEachElement(
    of list: ScannedValue, _ body: (Int, ScannedValue) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    var scanner = JSONScanner(again: bytes, from: list.offset + 1, lines: lines)
    var position = 0
    while try scanner.nextElement(isFirst: position == 0) {
      scanner.tape.entries.removeAll(keepingCapacity: true)
      try scanner.scanValue()
      try scanner.tape.entries.withUnsafeMutableBufferPointer { (entries) throws(JSONSyntaxError) in
        try body(position, ScannedValue(bytes, entries))
      }
      position += 1
    }
  }
}
