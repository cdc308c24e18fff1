/// Characters that can take over a terminal or turn a line around: C0 and C1 controls, DEL, marks of the writing
/// direction, line and paragraph separators, the byte order mark.
public enum HostileText {
  static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: false
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// Whether `text` can be shown as it is.
  static func isClean(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isClean($0) }
  }

  /// As ``isClean(_:)``, of text in UTF-8. The bytes with which hostile characters begin are rare in others, so that
  /// most text needs one look at each byte.
  static func isClean(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in text.indices {
      let byte = text[index]
      if byte >= 0x20 && byte < 0x7F { continue }
      switch byte {
      case 0xC2, 0xD8, 0xE2, 0xEF:
        let character = String(decoding: text[index..<min(index + 3, text.count)], as: UTF8.self)
        if character.unicodeScalars.first.map(isHostile) == true { return false }
      case 0..<0x20, 0x7F: return false
      default: continue
      }
    }
    return true
  }

  /// Whether text in UTF-8 is clean and, as far as its first and last bytes tell, ``trimmed(_:)`` already.
  static func isCleanAndTrimmed(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last else { return true }
    // The blanks beyond ASCII begin with C2, E1, E2 or E3.
    if first <= 0x20 || first == 0xC2 || (0xE1...0xE3).contains(first) || last <= 0x20 { return false }
    if last >= 0x80 {
      guard text.count >= 3 else { return false }
      if text[text.count - 2] == 0xC2 || (0xE1...0xE3).contains(text[text.count - 3]) { return false }
    }
    return isClean(text)
  }

  /// `text` without hostile characters: terminal escape sequences go whole, line breaks and tabs become a blank,
  /// blanks at either end are cut off.
  public static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\u{1B}": dropEscapeSequence(&rest)
      case "\u{9B}": dropControlSequence(&rest)
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": result.append(" ")
      default: if !isHostile(scalar) { result.append(scalar) }
      }
    }
    return trimmed(String(result))
  }

  /// `text` without blanks at either end.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isBlank(first) || isBlank(last) else { return text }
    guard let start = scalars.firstIndex(where: { !isBlank($0) }),
      let end = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[start...end])
  }

  /// The characters with the Unicode property White_Space; asking for the property itself takes ten times as long.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// A value as a message may show it: cleaned, and at most `length` characters long.
  static func shown(_ text: String, length: Int = 40) -> String {
    // What a message shows is short, so there is no need to clean all of a long text.
    let start = String(text.prefix(length * 4))
    let cleaned = cleaned(start)
    return cleaned.count > length ? cleaned.prefix(length) + "…" : cleaned
  }

  /// The rest of a sequence that ESC began (ECMA-35, ECMA-48): a control sequence, a string up to its terminator,
  /// or intermediate bytes and a final one.
  private static func dropEscapeSequence(_ rest: inout Substring.UnicodeScalarView) {
    guard let next = rest.first else { return }
    switch next {
    case "[":
      rest.removeFirst()
      dropControlSequence(&rest)
    case "]", "P", "X", "^", "_":
      let end = rest.firstIndex { $0 == "\u{7}" || $0 == "\u{1B}" || $0 == "\u{9C}" }
      // A string without its terminator: only its introducer goes, so that no text is swallowed.
      guard let end else {
        rest.removeFirst()
        return
      }
      let isTwoPart = rest[end] == "\u{1B}"
      rest = rest[rest.index(after: end)...]
      if isTwoPart, rest.first == "\\" { rest.removeFirst() }
    default:
      while let scalar = rest.first, (0x20..<0x30).contains(scalar.value) { rest.removeFirst() }
      if let scalar = rest.first, (0x30..<0x7F).contains(scalar.value) { rest.removeFirst() }
    }
  }

  /// Parameter, intermediate and final bytes of a control sequence.
  private static func dropControlSequence(_ rest: inout Substring.UnicodeScalarView) {
    while let scalar = rest.first, (0x20..<0x40).contains(scalar.value) { rest.removeFirst() }
    if let scalar = rest.first, (0x40..<0x7F).contains(scalar.value) { rest.removeFirst() }
  }
}
