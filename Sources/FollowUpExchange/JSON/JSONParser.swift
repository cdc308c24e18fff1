/// Why a text is not JSON (RFC 8259).
public enum JSONSyntaxFault: Hashable, Sendable {
  /// The text ends inside a value: it was cut off.
  case endsEarly
  case unexpectedCharacter(String)
  /// A quotation mark, backslash or character code that is no valid escape sequence.
  case badEscape
  /// A control character inside quotation marks that is not written as an escape sequence.
  case controlCharacterInString
  case notUTF8
  case badNumber
  /// Objects and arrays inside one another, more than ``JSONParser/deepestNesting`` of them.
  case tooDeep
  case textAfterEnd
}

struct JSONSyntaxError: Error, Hashable {
  var fault: JSONSyntaxFault
  var position: TextPosition
}

/// A strict reader of one JSON text in UTF-8. It keeps the place of every value, bounds the nesting, and keeps
/// numbers as they are written.
struct JSONParser {
  /// How many objects and arrays may stand inside one another.
  static let deepestNesting = 128

  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0
  private(set) var lines = LineTable()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The one value of the text. A byte order mark in front of it is passed over.
  mutating func parse() throws(JSONSyntaxError) -> JSONValue {
    skipWhitespace()
    let value = try value()
    skipWhitespace()
    if index < bytes.count { throw error(.textAfterEnd) }
    return value
  }

  private func error(_ fault: JSONSyntaxFault, at offset: Int? = nil) -> JSONSyntaxError {
    JSONSyntaxError(fault: fault, position: lines.position(of: offset ?? index))
  }

  /// What is wrong at `index`: the end of the text, or the character that stands there.
  private func unexpected() -> JSONSyntaxError {
    guard index < bytes.count else { return error(.endsEarly) }
    let character = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self).prefix(1)
    return error(.unexpectedCharacter(String(character)))
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipWhitespace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0D: index += 1
      case 0x0A:
        index += 1
        lines.lineBegins(at: index)
      default: return
      }
    }
  }

  private mutating func value() throws(JSONSyntaxError) -> JSONValue {
    let start = index
    guard index < bytes.count else { throw error(.endsEarly) }
    let content: JSONValue.Content
    switch bytes[index] {
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "{"):
      try descend()
      content = .object(try members())
      depth -= 1
    case UInt8(ascii: "["):
      try descend()
      content = .array(try elements())
      depth -= 1
    case UInt8(ascii: "t"): content = try word("true", .bool(true))
    case UInt8(ascii: "f"): content = try word("false", .bool(false))
    case UInt8(ascii: "n"): content = try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = .number(try number())
    default: throw unexpected()
    }
    return JSONValue(content, offset: start)
  }

  /// Steps behind the brace or bracket that opens an object or array.
  private mutating func descend() throws(JSONSyntaxError) {
    guard depth < JSONParser.deepestNesting else { throw error(.tooDeep) }
    depth += 1
    index += 1
  }

  private mutating func members() throws(JSONSyntaxError) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    skipWhitespace()
    if take(UInt8(ascii: "}")) { return members }
    // Most objects of an exchange document have more members than the few that growing would begin with.
    members.reserveCapacity(8)
    while true {
      guard current == UInt8(ascii: "\"") else { throw unexpected() }
      let key = try string()
      skipWhitespace()
      guard take(UInt8(ascii: ":")) else { throw unexpected() }
      skipWhitespace()
      members.append(JSONValue.Member(key: key, value: try value()))
      skipWhitespace()
      if take(UInt8(ascii: "}")) { return members }
      guard take(UInt8(ascii: ",")) else { throw unexpected() }
      skipWhitespace()
    }
  }

  private mutating func elements() throws(JSONSyntaxError) -> [JSONValue] {
    var elements: [JSONValue] = []
    skipWhitespace()
    if take(UInt8(ascii: "]")) { return elements }
    while true {
      elements.append(try value())
      skipWhitespace()
      if take(UInt8(ascii: "]")) { return elements }
      guard take(UInt8(ascii: ",")) else { throw unexpected() }
      skipWhitespace()
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    index += 1
    return true
  }

  private mutating func word(
    _ word: StaticString, _ content: JSONValue.Content
  ) throws(JSONSyntaxError) -> JSONValue.Content {
    for position in 0..<word.utf8CodeUnitCount {
      guard take(word.utf8Start[position]) else { throw unexpected() }
    }
    return content
  }

  private mutating func number() throws(JSONSyntaxError) -> String {
    let start = index
    _ = take(UInt8(ascii: "-"))
    if take(UInt8(ascii: "0")) {
      if isDigit(current) { throw error(.badNumber) }
    } else {
      try digits()
    }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func digits() throws(JSONSyntaxError) {
    guard isDigit(current) else { throw current == nil ? error(.endsEarly) : error(.badNumber) }
    while isDigit(current) { index += 1 }
  }

  private func isDigit(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    index += 1
    let start = index
    var isASCII = true
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        let text = try text(start..<index, isASCII: isASCII)
        index += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try stringWithEscapes(from: start) }
      if byte < 0x20 { throw error(.controlCharacterInString) }
      if byte >= 0x80 { isASCII = false }
      index += 1
    }
    throw error(.endsEarly)
  }

  private func text(_ range: Range<Int>, isASCII: Bool = false) throws(JSONSyntaxError) -> String {
    // Decoding mends what is not UTF-8, so that a difference shows it: a good deal faster than the validating
    // initializer.
    let text = String(decoding: bytes[range], as: UTF8.self)
    guard isASCII || text.utf8.elementsEqual(bytes[range]) else { throw error(.notUTF8, at: range.lowerBound) }
    return text
  }

  /// The rest of a string whose first escape sequence stands at `index`.
  private mutating func stringWithEscapes(from start: Int) throws(JSONSyntaxError) -> String {
    var result = try text(start..<index)
    var plainStart = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        result += try text(plainStart..<index)
        index += 1
        return result
      case UInt8(ascii: "\\"):
        result += try text(plainStart..<index)
        result.unicodeScalars.append(try escape())
        plainStart = index
      case 0..<0x20: throw error(.controlCharacterInString)
      default: index += 1
      }
    }
    throw error(.endsEarly)
  }

  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let start = index
    index += 1
    guard let byte = current else { throw error(.endsEarly) }
    index += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw error(.badEscape, at: start)
    }
    let first = try hexadecimal(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xD800..<0xDC00).contains(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
      throw index < bytes.count ? error(.badEscape, at: start) : error(.endsEarly)
    }
    let second = try hexadecimal(from: start)
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10 | (second - 0xDC00)))
    else { throw error(.badEscape, at: start) }
    return scalar
  }

  private mutating func hexadecimal(from start: Int) throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current else { throw error(.endsEarly) }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw error(.badEscape, at: start)
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }
}
