/// Characters that can take over a terminal or turn a line around: C0 and C1 controls, DEL, marks of the writing
/// direction, line and paragraph separators, the byte order mark.
enum HostileText {
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
    for byte in text.utf8 where byte < 0x20 || byte >= 0x7F {
      return !text.unicodeScalars.contains(where: isHostile)
    }
    return true
  }

  /// `text` without hostile characters: terminal escape sequences go whole, line breaks and tabs become a blank,
  /// blanks at either end are cut off.
  static func cleaned(_ text: String) -> String {
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
