extension PhoneNumber {
  /// Whether a text looks like a telephone number: three to twenty digits with blanks and the usual separators between
  /// them, and after them perhaps an extension (`转8001`, `ext. 12`, `x12`, `#12`).
  public static func isPlausible(_ text: String) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    if text.utf8.allSatisfy({ (0x30..<0x3A).contains($0) }) { return (3...20).contains(text.utf8.count) }
    var digits = 0
    var rest = Substring(text)
    while let character = rest.first {
      if character.isWholeNumber {
        digits += 1
      } else if !"+-–—()（）./ \u{A0}\u{3000}".contains(character) {
        break
      }
      rest.removeFirst()
    }
    guard (3...20).contains(digits) else { return false }
    guard !rest.isEmpty else { return true }
    guard let mark = ["转", "分机", "ext.", "ext", "доб.", "доб", "x", "#"].first(where: rest.lowercased().hasPrefix)
    else { return false }
    let extensionNumber = rest.dropFirst(mark.count).drop { $0 == " " || $0 == "." }
    return (1...8).contains(extensionNumber.count) && extensionNumber.allSatisfy { $0.isASCII && $0.isNumber }
  }
}
