/// Why a text is no JSON (RFC 8259), or none that is read.
enum JSONFault: Error, Hashable {
  /// The text ends inside a value.
  case endsEarly
  case unexpectedByte
  case badEscape
  case controlCharacterInString
  case notUTF8
  case badNumber
  /// More than ``JSONScanner/deepestNesting`` objects and arrays stand inside one another.
  case tooDeep
  case textAfterEnd
  case tooLong
}

/// A strict walk over one JSON text in UTF-8, once from its first byte to its last, that notes where each value stands.
///
/// Everything is verified on the way, also in what nobody will ask for: the encoding, every escape sequence, every
/// number, the nesting. How deep the text nests costs no stack.
struct JSONScanner {
  /// How many objects and arrays may stand inside one another.
  static let deepestNesting = 512

  private var tape = JSONTape()
  private var index = 0
  /// The containers that are open, from the outside in.
  private var open: [Container] = []

  private struct Container {
    /// Its place on the tape.
    var entry: Int
    var isObject: Bool
    /// The key of its newest member; empty before the first.
    var key: Range<Int>
  }

  /// The values of `text`. A byte order mark in front of it is passed over.
  static func tape(of text: Span<UInt8>) throws(JSONFault) -> JSONTape {
    // The tape counts in 32 bits.
    guard text.count < UInt32.max else { throw .tooLong }
    do {
      _ = try UTF8Span(validating: text)
    } catch {
      throw .notUTF8
    }
    var scanner = JSONScanner()
    scanner.tape.entries.reserveCapacity(text.count / 12 + 4)
    try scanner.scan(text)
    return scanner.tape
  }

  private mutating func scan(_ text: Span<UInt8>) throws(JSONFault) {
    if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF { index = 3 }
    skipWhitespace(text)
    try scanValue(text)
    while let container = open.last {
      skipWhitespace(text)
      guard index < text.count else { throw .endsEarly }
      let isEmpty = tape.entries.count == container.entry + 1
      if text[index] == (container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
        index += 1
        close(container)
        continue
      }
      if !isEmpty {
        guard text[index] == UInt8(ascii: ",") else { throw .unexpectedByte }
        index += 1
        skipWhitespace(text)
      }
      if container.isObject { try scanKey(text, of: container) }
      try scanValue(text)
    }
    skipWhitespace(text)
    guard index == text.count else { throw .textAfterEnd }
  }

  private mutating func skipWhitespace(_ text: Span<UInt8>) {
    while index < text.count {
      switch text[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  private mutating func scanValue(_ text: Span<UInt8>) throws(JSONFault) {
    guard index < text.count else { throw .endsEarly }
    switch text[index] {
    case UInt8(ascii: "\""): try scanString(text)
    case UInt8(ascii: "{"): try openContainer(isObject: true)
    case UInt8(ascii: "["): try openContainer(isObject: false)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber(text)
    case UInt8(ascii: "t"): try scanWord("true", .true, text)
    case UInt8(ascii: "f"): try scanWord("false", .false, text)
    case UInt8(ascii: "n"): try scanWord("null", .null, text)
    default: throw .unexpectedByte
    }
  }

  private mutating func note(_ kind: JSONTape.Kind, _ range: Range<Int>, isPlain: Bool = true) {
    let place = UInt32(truncatingIfNeeded: tape.entries.count &+ 1)
    tape.entries.append(
      JSONTape.Entry(
        kind: kind, isPlain: isPlain, start: UInt32(truncatingIfNeeded: range.lowerBound),
        end: UInt32(truncatingIfNeeded: range.upperBound), next: place, resume: place))
  }

  private mutating func openContainer(isObject: Bool) throws(JSONFault) {
    guard open.count < JSONScanner.deepestNesting else { throw .tooDeep }
    open.append(Container(entry: tape.entries.count, isObject: isObject, key: 0..<0))
    note(isObject ? .object : .array, index..<(index + 1))
    index += 1
  }

  private mutating func close(_ container: Container) {
    tape.entries[container.entry].end = UInt32(truncatingIfNeeded: index)
    tape.entries[container.entry].next = UInt32(truncatingIfNeeded: tape.entries.count)
    open.removeLast()
  }

  private mutating func scanKey(_ text: Span<UInt8>, of container: Container) throws(JSONFault) {
    guard index < text.count else { throw .endsEarly }
    guard text[index] == UInt8(ascii: "\"") else { throw .unexpectedByte }
    let start = index + 1
    try scanString(text)
    let key = start..<(index - 1)
    let isPlain = tape.entries[tape.entries.count - 1].isPlain
    if !isPlain || !isAscending(container.key, key, text) { tape.entries[container.entry].isPlain = false }
    open[open.count - 1].key = key
    skipWhitespace(text)
    guard index < text.count else { throw .endsEarly }
    guard text[index] == UInt8(ascii: ":") else { throw .unexpectedByte }
    index += 1
    skipWhitespace(text)
  }

  private func isAscending(_ first: Range<Int>, _ second: Range<Int>, _ text: Span<UInt8>) -> Bool {
    var (left, right) = (first.lowerBound, second.lowerBound)
    while left < first.upperBound, right < second.upperBound {
      let (one, other) = (text[left], text[right])
      if one != other { return one < other }
      left += 1
      right += 1
    }
    return first.count < second.count
  }

  private mutating func scanWord(
    _ word: StaticString, _ kind: JSONTape.Kind, _ text: Span<UInt8>
  ) throws(JSONFault) {
    let start = index
    for position in 0..<word.utf8CodeUnitCount {
      guard index < text.count else { throw .endsEarly }
      guard text[index] == word.utf8Start[position] else { throw .unexpectedByte }
      index += 1
    }
    note(kind, start..<index)
  }

  private mutating func scanNumber(_ text: Span<UInt8>) throws(JSONFault) {
    let start = index
    if text[index] == UInt8(ascii: "-") { index += 1 }
    if index < text.count, text[index] == UInt8(ascii: "0") {
      index += 1
      if index < text.count, text[index].isDigit { throw .badNumber }
    } else {
      try scanDigits(text)
    }
    if index < text.count, text[index] == UInt8(ascii: ".") {
      index += 1
      try scanDigits(text)
    }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < text.count, text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-") { index += 1 }
      try scanDigits(text)
    }
    note(.number, start..<index)
  }

  /// At least one digit.
  private mutating func scanDigits(_ text: Span<UInt8>) throws(JSONFault) {
    guard index < text.count else { throw .endsEarly }
    guard text[index].isDigit else { throw .badNumber }
    while index < text.count, text[index].isDigit { index += 1 }
  }

  private mutating func scanString(_ text: Span<UInt8>) throws(JSONFault) {
    index += 1
    let start = index
    var isPlain = true
    while index < text.count {
      skipPlainBytes(text)
      guard index < text.count else { break }
      let byte = text[index]
      if byte == UInt8(ascii: "\"") {
        note(.string, start..<index, isPlain: isPlain)
        index += 1
        return
      }
      if byte == UInt8(ascii: "\\") {
        isPlain = false
        try scanEscape(text)
      } else {
        guard byte >= 0x20 else { throw .controlCharacterInString }
        index += 1
      }
    }
    throw .endsEarly
  }

  /// Steps over plain bytes, eight at a time, up to the first that is a quotation mark, a backslash or a control
  /// character, or up to the last seven of the text.
  private mutating func skipPlainBytes(_ text: Span<UInt8>) {
    while index + 8 <= text.count {
      let word = UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      if let other = PlainBytes.firstOther(in: word) {
        index += other
        return
      }
      index += 8
    }
  }

  private mutating func scanEscape(_ text: Span<UInt8>) throws(JSONFault) {
    guard index + 1 < text.count else { throw .endsEarly }
    let letter = text[index + 1]
    index += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return
    case UInt8(ascii: "u"): break
    default: throw .badEscape
    }
    let unit = try scanHexadecimal(text)
    if UTF16.isTrailSurrogate(unit) { throw .badEscape }
    guard UTF16.isLeadSurrogate(unit) else { return }
    guard index + 1 < text.count else { throw .endsEarly }
    guard text[index] == UInt8(ascii: "\\"), text[index + 1] == UInt8(ascii: "u") else { throw .badEscape }
    index += 2
    guard UTF16.isTrailSurrogate(try scanHexadecimal(text)) else { throw .badEscape }
  }

  private mutating func scanHexadecimal(_ text: Span<UInt8>) throws(JSONFault) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard index < text.count else { throw .endsEarly }
      guard let digit = text[index].hexadecimalValue else { throw .badEscape }
      unit = unit << 4 | UInt16(digit)
      index += 1
    }
    return unit
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  /// The value of an ASCII digit of base 16; nil of any other byte.
  var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
