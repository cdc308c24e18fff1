/// What stands for itself in a JSON string, looked for eight bytes at a time.
enum PlainBytes {
  /// Which of eight bytes, the first in the lowest bits of `word`, is the first that is a quotation mark, a backslash or
  /// a control character, 0–7; nil where none is.
  ///
  /// Each comparison sets the highest bit of the first byte that it is true of; what it sets in later bytes means
  /// nothing.
  @inline(__always)
  static func firstOther(in word: UInt64) -> Int? {
    let (ones, highest): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    let isQuote = (quotes &- ones) & ~quotes
    let isBackslash = (backslashes &- ones) & ~backslashes
    let isControl = (word &- ones &* 0x20) & ~word
    let found = (isQuote | isBackslash | isControl) & highest
    return found == 0 ? nil : found.trailingZeroBitCount / 8
  }
}
