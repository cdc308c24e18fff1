/// Text as searches compare it.
enum SearchText {
  /// Lower case, full-width forms as their ASCII counterparts, blanks at both ends cut off and those between words
  /// made one.
  static func normalized(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      default: scalars.append(scalar)
      }
    }
    return String(scalars).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The letters of a query typed in pinyin: tone marks and what parts syllables (blanks, apostrophes, hyphens) left
  /// out, `v` for `ü`; nil where something else than pinyin was typed. `query` is normalized.
  static func pinyin(_ query: String) -> [UInt8]? {
    var letters: [UInt8] = []
    for character in query {
      if let plain = plainLetters[character] {
        letters.append(plain)
      } else if let byte = character.asciiValue, (0x61...0x7A).contains(byte) {
        letters.append(byte)
      } else if !" '’-".contains(character) {
        return nil
      }
    }
    return letters.isEmpty ? nil : letters
  }

  private static let plainLetters: [Character: UInt8] = {
    var plain: [Character: UInt8] = [:]
    for (letter, marked) in [
      ("a", "āáǎà"), ("e", "ēéěè"), ("i", "īíǐì"), ("o", "ōóǒò"), ("u", "ūúǔù"), ("v", "üǖǘǚǜ"), ("n", "ńňǹ"),
    ] {
      for character in marked { plain[character] = letter.utf8.first }
    }
    return plain
  }()

  /// The digits of a query that is a piece of a phone number, however it is parted; nil for anything else.
  static func digits(_ query: String) -> String? {
    var digits = ""
    for character in query {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else if !" +-()".contains(character) {
        return nil
      }
    }
    return digits.isEmpty ? nil : digits
  }
}
