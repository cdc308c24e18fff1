extension PhoneNumber {
  /// The digits of the number, by which numbers are compared: blanks, separators and China's country code are left
  /// out. A text without digits stands for itself.
  public var comparableDigits: String {
    var digits = number.filter { $0.isASCII && $0.isNumber }
    if digits.hasPrefix("0086") { digits.removeFirst(2) }
    if digits.count > 11, digits.hasPrefix("86") { digits.removeFirst(2) }
    return digits.isEmpty ? number : digits
  }

  /// Whether nothing is known against it.
  public var works: Bool { fault == nil }
}
