/// Lines of JSON that vouch for themselves: the last member of each object, `check`, is the beginning of the checksum
/// of the line without it.
enum CheckedLine {
  private static let beforeCheck = [UInt8](",\"check\":\"".utf8)
  private static let closing = [UInt8]("\"}".utf8)
  /// How many hexadecimal digits of the checksum are kept: 64 bits tell damage, and nobody gains by forging what can be
  /// made anew from the journal.
  private static let digits = 16
  private static let suffixLength = beforeCheck.count + digits + closing.count

  /// Adds `check` to the object that begins at `start` and ends the text, and a line feed behind it.
  static func close(_ text: inout [UInt8], from start: Int) {
    let check = JournalFormat.checksum(of: text[start...]).utf8.prefix(digits)
    text.removeLast()
    text += beforeCheck
    text += check
    text += closing
    text.append(UInt8(ascii: "\n"))
  }

  /// Whether `line`, without its line feed, is what it was when it was written.
  static func isSound(_ line: ArraySlice<UInt8>) -> Bool {
    let suffix = line.suffix(suffixLength)
    guard suffix.count == suffixLength, suffix.starts(with: beforeCheck),
      suffix.suffix(closing.count).elementsEqual(closing)
    else { return false }
    let check = suffix.dropFirst(beforeCheck.count).prefix(digits)
    return JournalFormat.hash(of: line.dropLast(suffixLength), and: [UInt8(ascii: "}")])
      .beginsInHexadecimalDigits(with: check)
  }
}
