/// A strict walk over one JSON text in UTF-8, which notes where each value stands and makes nothing of it.
///
/// It borrows the bytes, and is good only as long as they are.
struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var index = 0
  private var depth = 0
  /// What stands inside more containers than this is verified, but not noted.
  private let notedDepth: Int
  /// Whether the encoding is verified and the lines are counted: once is enough.
  private let isFirstWalk: Bool
  private(set) var lines = LineTable()
  var tape = JSONTape()

  /// A walk over a text that nobody has looked at. A byte order mark in front of it is passed over.
  init(_ bytes: UnsafeBufferPointer<UInt8>, notedDepth: Int = .max) {
    self.bytes = bytes
    self.notedDepth = notedDepth
    isFirstWalk = true
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// A walk over a stretch of a text, from `start` on, inside of `depth` containers. What stands inside more of them
  /// than `notedDepth` is verified, but not noted.
  init(stretch bytes: UnsafeBufferPointer<UInt8>, from start: Int, depth: Int, notedDepth: Int) {
    self.bytes = bytes
    self.depth = depth
    self.notedDepth = notedDepth
    isFirstWalk = true
    index = start
  }

  /// A second walk over a part of a text, from `start` on. `lines` are those that the first walk found.
  init(again bytes: UnsafeBufferPointer<UInt8>, from start: Int, lines: LineTable) {
    self.bytes = bytes
    self.lines = lines
    notedDepth = .max
    isFirstWalk = false
    index = start
  }

  /// The one value of the text, and nothing behind it.
  mutating func scanText() throws(JSONSyntaxError) {
    skipWhitespace()
    try scanValue()
    try scanEnd()
  }

  /// Nothing but blanks up to the end of the text.
  mutating func scanEnd() throws(JSONSyntaxError) {
    skipWhitespace()
    if index < bytes.count { throw error(.textAfterEnd) }
  }

  /// One value, which begins at the next byte.
  mutating func scanValue() throws(JSONSyntaxError) {
    guard index < bytes.count else { throw error(.endsEarly) }
    switch bytes[index] {
    case UInt8(ascii: "\""): try scanString()
    case UInt8(ascii: "{"): try scanObject()
    case UInt8(ascii: "["): try scanArray()
    case UInt8(ascii: "t"): try scanWord("true", .true)
    case UInt8(ascii: "f"): try scanWord("false", .false)
    case UInt8(ascii: "n"): try scanWord("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber()
    default: throw unexpected()
    }
  }

  /// Steps behind the separator to the next element of a list, or behind the bracket that closes it.
  /// - Returns: whether there is another element.
  mutating func nextElement(isFirst: Bool) throws(JSONSyntaxError) -> Bool {
    skipWhitespace()
    if take(UInt8(ascii: "]")) { return false }
    if isFirst { return true }
    guard take(UInt8(ascii: ",")) else { throw unexpected() }
    skipWhitespace()
    return true
  }

  // MARK: Bytes

  private func error(_ fault: JSONSyntaxFault, at offset: Int? = nil) -> JSONSyntaxError {
    JSONSyntaxError(fault: fault, position: lines.position(of: offset ?? index))
  }

  /// What is wrong at `index`: the end of the text, or the character that stands there.
  func unexpected() -> JSONSyntaxError {
    guard index < bytes.count else { return error(.endsEarly) }
    let character = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self).prefix(1)
    return error(.unexpectedCharacter(String(character)))
  }

  @inline(__always)
  mutating func skipWhitespace() {
    // Most of the time there is none, or one blank.
    if index < bytes.count, bytes[index] == 0x20 { index += 1 }
    if index < bytes.count, bytes[index] <= 0x20 { skipMoreWhitespace() }
  }

  private mutating func skipMoreWhitespace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0D: index += 1
      case 0x0A:
        index += 1
        if isFirstWalk { lines.lineBegins(at: index) }
      default: return
      }
    }
  }

  /// Goes on at `place`, behind what somebody else has walked over.
  mutating func skip(to place: Int) { index = place }

  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func note(_ kind: JSONTape.Kind, from start: Int, hasEscapes: Bool = false) {
    guard depth <= notedDepth else { return }
    let next = tape.entries.count + 1
    tape.entries.append(
      JSONTape.Entry(kind: kind, hasEscapes: hasEscapes, start: start, end: index, next: next, expected: next))
  }

  // MARK: Containers

  /// Steps behind the brace or bracket that opens an object or array.
  /// - Returns: the place of the container on the tape.
  private mutating func open(_ kind: JSONTape.Kind) throws(JSONSyntaxError) -> Int {
    guard depth < JSONParser.deepestNesting else { throw error(.tooDeep) }
    let place = tape.entries.count
    note(kind, from: index)
    depth += 1
    index += 1
    return place
  }

  private mutating func close(_ place: Int) {
    depth -= 1
    guard depth <= notedDepth else { return }
    tape.entries[place].end = index
    tape.entries[place].next = tape.entries.count
  }

  private mutating func scanObject() throws(JSONSyntaxError) {
    let place = try open(.object)
    skipWhitespace()
    if !take(UInt8(ascii: "}")) {
      repeat {
        skipWhitespace()
        try scanMember(of: place)
        skipWhitespace()
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "}")) else { throw unexpected() }
    }
    close(place)
  }

  private mutating func scanMember(of object: Int) throws(JSONSyntaxError) {
    let key = tape.entries.count
    try scanKey()
    if depth <= notedDepth { tape.noteKey(at: key, of: object, in: bytes) }
    try scanValue()
    if depth <= notedDepth { tape.entries[key].next = tape.entries.count }
  }

  /// The key of a member, and what separates it from the value, which begins at the next byte.
  mutating func scanKey() throws(JSONSyntaxError) {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw unexpected() }
    try scanString()
    skipWhitespace()
    guard take(UInt8(ascii: ":")) else { throw unexpected() }
    skipWhitespace()
  }

  private mutating func scanArray() throws(JSONSyntaxError) {
    let place = try open(.array)
    var isFirst = true
    while try nextElement(isFirst: isFirst) {
      try scanValue()
      isFirst = false
    }
    close(place)
  }

  // MARK: Words and numbers

  private mutating func scanWord(_ word: StaticString, _ kind: JSONTape.Kind) throws(JSONSyntaxError) {
    let start = index
    for position in 0..<word.utf8CodeUnitCount {
      guard take(word.utf8Start[position]) else { throw unexpected() }
    }
    note(kind, from: start)
  }

  private mutating func scanNumber() throws(JSONSyntaxError) {
    let start = index
    _ = take(UInt8(ascii: "-"))
    if take(UInt8(ascii: "0")) {
      if nextIsDigit { throw error(.badNumber) }
    } else {
      try scanDigits()
    }
    if take(UInt8(ascii: ".")) { try scanDigits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try scanDigits()
    }
    note(.number, from: start)
  }

  /// At least one digit.
  private mutating func scanDigits() throws(JSONSyntaxError) {
    guard nextIsDigit else { throw error(index < bytes.count ? .badNumber : .endsEarly) }
    while nextIsDigit { index += 1 }
  }

  private var nextIsDigit: Bool {
    index < bytes.count && bytes[index] >= UInt8(ascii: "0") && bytes[index] <= UInt8(ascii: "9")
  }

  // MARK: Strings

  private mutating func scanString() throws(JSONSyntaxError) {
    let start = index
    index += 1
    var hasEscapes = false
    while true {
      let plainStart = index
      let isASCII = skipPlainBytes()
      guard index < bytes.count else { throw error(.endsEarly) }
      guard bytes[index] >= 0x20 else { throw error(.controlCharacterInString) }
      if !isASCII && isFirstWalk { try verifyEncoding(of: plainStart..<index) }
      if take(UInt8(ascii: "\"")) {
        note(.string, from: start, hasEscapes: hasEscapes)
        return
      }
      hasEscapes = true
      switch JSONEscape(bytes, at: index) {
      case .scalar(_, let end): index = end
      case .bad: throw error(.badEscape)
      case .cutOff: throw error(.endsEarly, at: bytes.count)
      }
    }
  }

  private func verifyEncoding(of range: Range<Int>) throws(JSONSyntaxError) {
    do {
      _ = try UTF8Span(validating: UnsafeBufferPointer(rebasing: bytes[range]).span)
    } catch {
      throw self.error(.notUTF8, at: range.lowerBound)
    }
  }

  /// Steps over plain bytes, up to the first that is a quotation mark, a backslash or a control character, or to the
  /// end of the text.
  /// - Returns: whether they are all ASCII.
  private mutating func skipPlainBytes() -> Bool {
    let end = PlainBytes.end(from: index, in: UnsafeRawBufferPointer(bytes))
    index = end.place
    return end.isASCII
  }
}

/// What stands for itself in a JSON string.
enum PlainBytes {
  /// Looks, eight bytes at a time, for the first that is a quotation mark, a backslash or a control character. Each
  /// comparison sets the highest bit of the first byte that it is true of; what it sets in later bytes means nothing.
  /// - Returns: its place, or the end of the text, and whether all bytes up to there are ASCII.
  @inline(__always)
  static func end(from start: Int, in text: UnsafeRawBufferPointer) -> (place: Int, isASCII: Bool) {
    let (ones, highest): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var (place, seen) = (start, UInt64(0))
    while place + 8 <= text.count {
      let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
      let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
      let isQuote = (quotes &- ones) & ~quotes
      let isBackslash = (backslashes &- ones) & ~backslashes
      let isControl = (word &- ones &* 0x20) & ~word
      let found = (isQuote | isBackslash | isControl) & highest
      guard found == 0 else {
        let bits = found.trailingZeroBitCount & ~7
        seen |= word & ((1 &<< UInt64(bits)) &- 1)
        return (place + bits / 8, seen & highest == 0)
      }
      seen |= word
      place += 8
    }
    while place < text.count, text[place] >= 0x20, text[place] != UInt8(ascii: "\""),
      text[place] != UInt8(ascii: "\\")
    {
      seen |= UInt64(text[place])
      place += 1
    }
    return (place, seen & highest == 0)
  }
}
