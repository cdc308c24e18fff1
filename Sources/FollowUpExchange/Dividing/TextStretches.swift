/// A JSON text that is read stretch by stretch, of which only what is being looked at is in memory.
struct TextStretches {
  private let read: (_ count: Int) throws(ExchangeError.Reason) -> [UInt8]
  /// What is in memory. What stands before `index` was walked over.
  private var bytes: [UInt8] = []
  private var index = 0
  /// The place of the first of `bytes` in the text.
  private var offset = 0
  private var isAtEnd = false
  /// The line, from 1, that `index` lies on.
  private(set) var line = 1
  /// Where in the text that line begins.
  private var lineStart = 0
  private let stretch: Int

  /// Where a scanner ends less than this before the end of what is in memory, it may have wanted to look further: at a
  /// character of four bytes, or at the next digit of a number.
  private static let lookAhead = 8

  /// - Parameters:
  ///   - stretch: How much is read at a time, in bytes; for what is longer, more.
  ///   - read: Gives the next bytes of the text, at most so many; none only at its end.
  init(
    stretch: Int = 1 << 20, _ read: @escaping (_ count: Int) throws(ExchangeError.Reason) -> [UInt8]
  ) {
    self.stretch = stretch
    self.read = read
  }

  /// Passes over a byte order mark at the beginning.
  mutating func skipByteOrderMark() throws(ExchangeError.Reason) {
    while bytes.count < 3, !isAtEnd { try readOn() }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// Walks on over one thing, with a scanner that stands at its beginning inside of `depth` containers. `walk` may be run
  /// several times from the same place, until what it walks over is in memory as a whole.
  /// - Throws: what is wrong with the text; `tooLarge` where one thing has more bytes than ``ExchangeSource/largestSize``.
  mutating func walk<Result>(
    depth: Int, notedDepth: Int = .max,
    _ walk: (inout JSONScanner, UnsafeBufferPointer<UInt8>) throws(JSONSyntaxError) -> Result
  ) throws(ExchangeError.Reason) -> Result {
    while true {
      let outcome = bytes.withUnsafeBufferPointer { bytes in
        var scanner = JSONScanner(stretch: bytes, from: index, depth: depth, notedDepth: notedDepth)
        let result = Swift.Result { () throws(JSONSyntaxError) in try walk(&scanner, bytes) }
        return (result: result, end: scanner.index, lines: scanner.lines)
      }
      let end: Int
      switch outcome.result {
      case .success: end = outcome.end
      case .failure(let error): end = error.position.byte
      }
      guard isAtEnd || end + TextStretches.lookAhead <= bytes.count else {
        try readOn()
        continue
      }
      switch outcome.result {
      case .success(let result):
        goOn(to: end, outcome.lines)
        return result
      case .failure(let error): throw .syntax(error.fault, position(error.position))
      }
    }
  }

  /// What the last walk went over, as long as no other is made. The range is one of the buffer that the walk was given.
  func text(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  private mutating func goOn(to end: Int, _ lines: LineTable) {
    index = end
    line += lines.count
    if let start = lines.lastStart { lineStart = offset + start }
  }

  /// A position in `bytes`, whose lines were counted from `index` on, in the text.
  private func position(_ position: TextPosition) -> TextPosition {
    let byte = offset + position.byte
    return TextPosition(
      line: line + position.line - 1, column: position.line == 1 ? byte - lineStart + 1 : position.column, byte: byte)
  }

  private mutating func readOn() throws(ExchangeError.Reason) {
    guard bytes.count - index <= ExchangeSource.largestSize else { throw .tooLarge }
    offset += index
    bytes.removeFirst(index)
    index = 0
    let more = try read(max(stretch, bytes.count))
    if more.isEmpty { isAtEnd = true }
    bytes += more
  }
}
