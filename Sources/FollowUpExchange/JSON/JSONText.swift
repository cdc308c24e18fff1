/// Writes JSON values as text in UTF-8.
///
/// Control characters, marks of the writing direction and line separators are written as escape sequences, so that
/// a document can be looked at in a terminal whatever it holds.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  /// The value on one line, without blanks.
  static func compact(_ value: JSONValue) -> String {
    var text = JSONText()
    text.write(value)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// An object with each member on a line of its own and, in a member that is a list, each element on a line of
  /// its own: easy to read, to search line by line and to compare. Ends with a newline.
  static func rows(_ members: [JSONValue.Member]) -> [UInt8] {
    var text = JSONText()
    text.write("{")
    for (position, member) in members.enumerated() {
      text.write(position == 0 ? "\n  " : ",\n  ")
      text.write(string: member.key)
      text.write(": ")
      if case .array(let elements) = member.value.content, !elements.isEmpty {
        text.write("[")
        for (position, element) in elements.enumerated() {
          text.write(position == 0 ? "\n    " : ",\n    ")
          text.write(element, spaced: true)
        }
        text.write("\n  ]")
      } else {
        text.write(member.value, spaced: true)
      }
    }
    text.write("\n}\n")
    return text.bytes
  }

  private mutating func write(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func write(_ value: JSONValue, spaced: Bool = false) {
    switch value.content {
    case .null: write("null")
    case .bool(let value): write(value ? "true" : "false")
    case .number(let digits): bytes.append(contentsOf: digits.utf8)
    case .string(let text): write(string: text)
    case .array(let elements):
      write("[")
      for (position, element) in elements.enumerated() {
        if position > 0 { write(spaced ? ", " : ",") }
        write(element, spaced: spaced)
      }
      write("]")
    case .object(let members):
      write("{")
      for (position, member) in members.enumerated() {
        if position > 0 { write(spaced ? ", " : ",") }
        write(string: member.key)
        write(spaced ? ": " : ":")
        write(member.value, spaced: spaced)
      }
      write("}")
    }
  }

  private mutating func write(string: String) {
    write("\"")
    defer { write("\"") }
    let needsEscape = string.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    if !needsEscape && HostileText.isClean(string) {
      bytes.append(contentsOf: string.utf8)
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": write("\\\"")
      case "\\": write("\\\\")
      case "\n": write("\\n")
      case "\r": write("\\r")
      case "\t": write("\\t")
      default:
        if HostileText.isHostile(scalar) {
          let digits = String(scalar.value, radix: 16)
          write("\\u")
          bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, 4 - digits.utf8.count)))
          bytes.append(contentsOf: digits.utf8)
        } else {
          bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      }
    }
  }
}
