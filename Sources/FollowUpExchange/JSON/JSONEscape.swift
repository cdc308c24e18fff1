/// What stands behind a backslash of a JSON string.
enum JSONEscape {
  /// The character that the sequence stands for, and the byte after it.
  case scalar(Unicode.Scalar, end: Int)
  case bad
  /// The text ends inside the sequence.
  case cutOff

  /// Reads the sequence whose backslash is at `start`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    guard start + 1 < bytes.count else {
      self = .cutOff
      return
    }
    let end = start + 2
    switch bytes[start + 1] {
    case UInt8(ascii: "\""): self = .scalar("\"", end: end)
    case UInt8(ascii: "\\"): self = .scalar("\\", end: end)
    case UInt8(ascii: "/"): self = .scalar("/", end: end)
    case UInt8(ascii: "b"): self = .scalar("\u{8}", end: end)
    case UInt8(ascii: "f"): self = .scalar("\u{C}", end: end)
    case UInt8(ascii: "n"): self = .scalar("\n", end: end)
    case UInt8(ascii: "r"): self = .scalar("\r", end: end)
    case UInt8(ascii: "t"): self = .scalar("\t", end: end)
    case UInt8(ascii: "u"): self = JSONEscape.unicode(bytes, at: end)
    default: self = .bad
    }
  }

  /// Four hexadecimal digits at `start`, and for a character beyond U+FFFF the second half of its surrogate pair.
  private static func unicode(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> JSONEscape {
    let first: UInt32
    switch hexadecimal(bytes, at: start) {
    case .unit(let unit): first = unit
    case .fault(let fault): return fault
    }
    if let scalar = Unicode.Scalar(first) { return .scalar(scalar, end: start + 4) }
    guard (0xD800..<0xDC00).contains(first) else { return start + 4 < bytes.count ? .bad : .cutOff }
    for (position, byte) in [UInt8(ascii: "\\"), UInt8(ascii: "u")].enumerated() {
      guard start + 4 + position < bytes.count else { return .cutOff }
      guard bytes[start + 4 + position] == byte else { return .bad }
    }
    switch hexadecimal(bytes, at: start + 6) {
    case .unit(let second):
      guard (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10 | (second - 0xDC00)))
      else { return .bad }
      return .scalar(scalar, end: start + 10)
    case .fault(let fault): return fault
    }
  }

  private enum Hexadecimal {
    case unit(UInt32)
    case fault(JSONEscape)
  }

  private static func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Hexadecimal {
    var unit: UInt32 = 0
    for index in start..<(start + 4) {
      guard index < bytes.count else { return .fault(.cutOff) }
      let digit: UInt8
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = bytes[index] - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = bytes[index] - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = bytes[index] - UInt8(ascii: "A") + 10
      default: return .fault(.bad)
      }
      unit = unit << 4 | UInt32(digit)
    }
    return .unit(unit)
  }

  /// What `text` stands for: the inside of a string that ``JSONScanner`` has passed.
  static func resolved(_ text: UnsafeBufferPointer<UInt8>) -> String {
    var result = ""
    var (index, plainStart) = (0, 0)
    while index < text.count {
      guard text[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      result += String(decoding: text[plainStart..<index], as: UTF8.self)
      if case .scalar(let scalar, let end) = JSONEscape(text, at: index) {
        result.unicodeScalars.append(scalar)
        index = end
      } else {
        index += 1
      }
      plainStart = index
    }
    return result + String(decoding: text[plainStart...], as: UTF8.self)
  }
}
