internal import Crypto

extension SHA256Digest {
  /// All 64 of them, in lower case.
  var hexadecimalDigits: String {
    String(unsafeUninitializedCapacity: 64) { digits in
      var position = 0
      for byte in self where position + 1 < digits.count {
        digits[position] = Self.digit(byte >> 4)
        digits[position + 1] = Self.digit(byte & 15)
        position += 2
      }
      return position
    }
  }

  /// Whether `text` is the beginning of ``hexadecimalDigits``.
  func beginsInHexadecimalDigits(with text: some Collection<UInt8>) -> Bool {
    var expected = text.makeIterator()
    for byte in self {
      for shift in stride(from: 4, through: 0, by: -4) {
        guard let digit = expected.next() else { return true }
        guard digit == Self.digit(byte >> UInt8(shift) & 15) else { return false }
      }
    }
    return expected.next() == nil
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? value + UInt8(ascii: "0") : value - 10 + UInt8(ascii: "a")
  }
}
