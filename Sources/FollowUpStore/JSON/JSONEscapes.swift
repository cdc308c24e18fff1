/// Escape sequences of JSON strings.
enum JSONEscapes {
  /// What `text` stands for: the inside of a string that ``JSONScanner`` has passed.
  static func resolved(_ text: UnsafeBufferPointer<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var rest = text[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "b"): bytes.append(0x08)
      case UInt8(ascii: "f"): bytes.append(0x0C)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "u"):
        let unit = hexadecimal(&rest)
        var units = [unit]
        if UTF16.isLeadSurrogate(unit) {
          rest = rest.dropFirst(2)
          units.append(hexadecimal(&rest))
        }
        bytes += String(decoding: units, as: UTF16.self).utf8
      case let other?: bytes.append(other)
      case nil: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func hexadecimal(_ text: inout Slice<UnsafeBufferPointer<UInt8>>) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 { unit = unit << 4 | UInt16(text.popFirst()?.hexadecimalValue ?? 0) }
    return unit
  }
}
