extension PhoneNumber {
  /// The digits of the number, by which numbers are compared: blanks, separators and China's country code are left
  /// out. A text without digits stands for itself.
  public var comparableDigits: String {
    var digits = String(String.UnicodeScalarView(number.unicodeScalars.filter { ("0"..."9").contains($0) }))
    if digits.hasPrefix("0086") { digits.removeFirst(2) }
    if digits.count > 11, digits.hasPrefix("86") { digits.removeFirst(2) }
    return digits.isEmpty ? number : digits
  }

  /// Whether nothing is known against it.
  public var works: Bool { fault == nil }
}
