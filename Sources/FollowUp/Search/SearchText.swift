/// Text as searches compare it.
enum SearchText {
  /// Lower case, full-width forms as their ASCII counterparts, blanks at both ends cut off and those between words
  /// made one.
  static func normalized(_ text: String) -> String {
    isPlain(text) ? normalized(plain: text) : normalized(any: text)
  }

  static func normalized(any text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      default: scalars.append(scalar)
      }
    }
    return String(scalars).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The same for plain text, byte by byte.
  static func normalized(plain text: String) -> String {
    let blank = UInt8(ascii: " ")
    return String(unsafeUninitializedCapacity: text.utf8.count) { bytes in
      var count = 0
      for byte in text.utf8 where byte != blank || count > 0 && bytes[count - 1] != blank {
        bytes[count] = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
        count += 1
      }
      return count > 0 && bytes[count - 1] == blank ? count - 1 : count
    }
  }

  /// Whether `text` is of printable ASCII characters and Chinese ones alone. Each of these is one Unicode scalar, and
  /// nothing else is the same character, so that plain texts can be compared byte by byte.
  static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x20...0x7E, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
      default: false
      }
    }
  }

  /// Where a text stands in another one.
  enum Place: Hashable {
    case whole, beginning, inside
  }

  /// Where `piece`, which is not empty, stands first in `text`; nil where it doesn't. Both are plain, or `piece`
  /// is of digits and `text` plain or without digits.
  static func place(ofPlain piece: [UInt8], in text: String) -> Place? {
    var text = text
    return text.withUTF8 { bytes in
      guard let first = piece.first, piece.count <= bytes.count else { return nil }
      for start in 0...(bytes.count - piece.count)
      where bytes[start] == first && bytes[start..<(start + piece.count)].elementsEqual(piece) {
        return start > 0 ? .inside : piece.count == bytes.count ? .whole : .beginning
      }
      return nil
    }
  }

  /// The same for any texts, character by character.
  static func place(of piece: String, in text: String) -> Place? {
    if text == piece { return .whole }
    if text.hasPrefix(piece) { return .beginning }
    return text.contains(piece) ? .inside : nil
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
    for scalar in query.unicodeScalars {
      if scalar.decimalDigit != nil {
        digits.unicodeScalars.append(scalar)
      } else if !PhoneNumber.isSeparator(scalar) {
        return nil
      }
    }
    return digits.isEmpty ? nil : digits
  }
}
