/// A JSON text that is read stretch by stretch, of which only what is being looked at is in memory.
struct TextStretches {
  private let read: (_ count: Int, _ rest: ArraySlice<UInt8>) throws(ExchangeError.Reason) -> [UInt8]
  /// What is in memory. What stands before `index` was walked over.
  private var bytes: [UInt8] = []
  private var index = 0
  private var isAtEnd = false
  /// Where the first of `bytes` stands in the text, but with the line that `index` lies on.
  private var place = TextPlace()
  private let stretch: Int

  /// The line, from 1, of what comes next.
  var line: Int { place.line }

  /// Where a scanner ends less than this before the end of what is in memory, it may have wanted to look further: at a
  /// character of four bytes, or at the next digit of a number.
  private static let lookAhead = 8

  /// - Parameters:
  ///   - stretch: How much is read at a time, in bytes; for what is longer, more.
  ///   - read: Gives `rest`, which was read before, and behind it the next bytes of the text, at most so many; none
  ///   only at its end.
  init(
    stretch: Int = 1 << 20,
    _ read: @escaping (_ count: Int, _ rest: ArraySlice<UInt8>) throws(ExchangeError.Reason) -> [UInt8]
  ) {
    self.stretch = stretch
    self.read = read
  }

  /// Passes over a byte order mark at the beginning.
  mutating func skipByteOrderMark() throws(ExchangeError.Reason) {
    while bytes.count < 3, !isAtEnd { try readOn() }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// Walks on over one thing, with a scanner that stands at its beginning inside of `depth` containers. `walk` may be
  /// run several times from the same place, until what it walks over is in memory as a whole.
  /// - Throws: what is wrong with the text; `tooLarge` where one thing has more bytes than
  ///   ``ExchangeSource/largestSize``.
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
      case .failure(let error): throw .syntax(error.fault, place.position(error.position))
      }
    }
  }

  /// What the last walk went over, as long as no other is made. The range is one of the buffer that the walk was given.
  func text(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  private mutating func goOn(to end: Int, _ lines: LineTable) {
    index = end
    place.line += lines.count
    if let start = lines.lastStart { place.lineStart = place.offset + start }
  }

  private mutating func readOn() throws(ExchangeError.Reason) {
    guard bytes.count - index <= ExchangeSource.largestSize else { throw .tooLarge }
    let rest = bytes[index...]
    bytes = try read(max(stretch, rest.count), rest)
    place.offset += index
    index = 0
    if bytes.count == rest.count { isAtEnd = true }
  }

  /// Cuts the next elements of a list out of the text: those objects and arrays that are in memory as a whole. Nothing
  /// is said of what is in them.
  ///
  /// - Parameter isFirst: Whether the list begins with them.
  /// - Returns: nil where the next element is none of those, or there is none: then it has to be walked over.
  /// - Throws: where the document can't be read on.
  mutating func cutElements(isFirst: Bool) throws(ExchangeError.Reason) -> ElementStretch? {
    if !isAtEnd, bytes.count - index < stretch { try readOn() }
    let (start, limit) = (index, isAtEnd ? bytes.count : bytes.count - TextStretches.lookAhead)
    var place = place
    place.offset += start
    let (count, end, placeBehind) = bytes.withUnsafeBufferPointer { bytes in
      var (count, end) = (0, start)
      var scanner = JSONScanner(again: bytes, from: start, lines: LineTable())
      // What is wrong between elements is told by whoever walks over it.
      while (try? scanner.nextElement(isFirst: isFirst && count == 0)) == true, scanner.index < limit,
        bytes[scanner.index] == UInt8(ascii: "{") || bytes[scanner.index] == UInt8(ascii: "["),
        let next = ContainerOutline.end(from: scanner.index, in: bytes), next <= limit
      {
        (count, end) = (count + 1, next)
        scanner.skip(to: next)
      }
      return (count, end, place.after(UnsafeBufferPointer(rebasing: bytes[start..<end])))
    }
    guard count > 0 else { return nil }
    let cut = bytes[start..<min(end + TextStretches.lookAhead, bytes.count)]
    index = end
    (self.place.line, self.place.lineStart) = (placeBehind.line, placeBehind.lineStart)
    return ElementStretch(cut, count: count, isFirst: isFirst, at: place)
  }
}
