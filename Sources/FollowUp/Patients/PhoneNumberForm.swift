extension PhoneNumber {
  /// Whether a text looks like a telephone number: three to twenty digits with blanks and the usual separators between
  /// them, and after them perhaps an extension (`转8001`, `ext. 12`, `x12`, `#12`). Digits, brackets and signs may be
  /// full-width.
  public static func isPlausible(_ text: String) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    if text.utf8.allSatisfy({ (0x30..<0x3A).contains($0) }) { return (3...20).contains(text.utf8.count) }
    let number = text.unicodeScalars.prefix { $0.decimalDigit != nil || isSeparator($0) }
    guard (3...20).contains(digitCount(in: String(number))) else { return false }
    let rest = text.unicodeScalars[number.endIndex...]
    guard !rest.isEmpty else { return true }
    let marked = String(rest).lowercased()
    let marks = ["转", "分机", "ext.", "ext", "доб.", "доб", "x", "#", "＃"]
    guard let mark = marks.first(where: marked.hasPrefix) else { return false }
    let extensionNumber = marked.unicodeScalars.dropFirst(mark.unicodeScalars.count).drop { isBlank($0) || $0 == "." }
    return (1...8).contains(extensionNumber.count) && extensionNumber.allSatisfy { $0.decimalDigit != nil }
  }

  /// How many digits a text holds, plain or full-width.
  public static func digitCount(in text: String) -> Int { text.unicodeScalars.count { $0.decimalDigit != nil } }

  /// Whether it only parts the digits of a number, as a blank does.
  static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    // Hyphens and dashes as they come from word processors, and the minus sign.
    case "\u{2010}"..."\u{2015}", "\u{2212}": true
    case "+", "-", "(", ")", ".", "/", "＋", "－", "（", "）", "．", "／": true
    default: isBlank(scalar)
    }
  }

  /// A blank of any width within a line.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || !scalar.isASCII && scalar.properties.generalCategory == .spaceSeparator
  }
}

extension Unicode.Scalar {
  /// The value of a digit, plain or full-width; nil for what else may be called a number, such as 一 or ①.
  var decimalDigit: UInt8? {
    switch value {
    case 0x30...0x39: UInt8(value - 0x30)
    case 0xFF10...0xFF19: UInt8(value - 0xFF10)
    default: nil
    }
  }
}
