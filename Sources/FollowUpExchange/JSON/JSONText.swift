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
    for (position, member) in members.enumerated() { text.write(member, isFirst: position == 0) }
    if members.isEmpty { text.write("{") }
    text.closeRows()
    return text.bytes
  }

  /// Writes a member of an object that is written as ``rows(_:)`` does; with the first one it begins.
  mutating func write(_ member: JSONValue.Member, isFirst: Bool) {
    guard case .array(let elements) = member.value.content, !elements.isEmpty else {
      begin(member.key, isFirst: isFirst)
      return write(member.value, spaced: true)
    }
    beginList(member.key, isFirst: isFirst)
    for (position, element) in elements.enumerated() { write(row: element, isFirst: position == 0) }
    endList()
  }

  private mutating func begin(_ key: String, isFirst: Bool) {
    write(isFirst ? "{\n  " : ",\n  ")
    write(string: key)
    write(": ")
  }

  /// Begins a member that is a list of at least one element; each is then written by ``write(row:isFirst:)``.
  mutating func beginList(_ key: String, isFirst: Bool) {
    begin(key, isFirst: isFirst)
    write("[")
  }

  mutating func write(row element: JSONValue, isFirst: Bool) {
    write(isFirst ? "\n    " : ",\n    ")
    write(element, spaced: true)
  }

  /// What was written since the last time, which the text forgets.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  mutating func endList() { write("\n  ]") }

  mutating func closeRows() { write("\n}\n") }

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
