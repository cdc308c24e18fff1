extension PhoneNumber {
  /// The digits of the number, by which numbers are compared: blanks, separators and China's country code are left
  /// out, full-width digits are plain ones. A text without digits stands for itself.
  public var comparableDigits: String {
    var digits = number.unicodeScalars.compactMap(\.decimalDigit).map { $0 + UInt8(ascii: "0") }[...]
    if digits.starts(with: "0086".utf8) { digits = digits.dropFirst(2) }
    if digits.count > 11, digits.starts(with: "86".utf8) { digits = digits.dropFirst(2) }
    return digits.isEmpty ? number : String(decoding: digits, as: UTF8.self)
  }

  /// Whether nothing is known against it.
  public var works: Bool { fault == nil }
}
