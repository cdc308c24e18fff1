/// Reads what people type into fields of dates and times, piece by piece: numbers in digits of any width or in Chinese,
/// words in three languages.
struct InputScanner {
  private(set) var rest: Substring

  init(_ text: String) {
    rest = Substring(text.halfWidth.lowercased().map { $0.isWhitespace ? " " : $0 })
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// A number and how it was written.
  struct Number: Hashable {
    var value: Int
    /// 0 where it was written in Chinese.
    var digits: Int

    var isChinese: Bool { digits == 0 }
  }

  /// Drops spaces, commas and the small words that stand between the parts of a date.
  mutating func skipFiller() {
    while skip(" ", ",", "，", "的", "、") || skipWord("в", "во", "at", "on", "the", "of", "г.", "года") {}
  }

  mutating func skipSpaces() {
    while skip(" ") {}
  }

  /// Drops the first of `options` that comes next.
  mutating func skip(_ options: String...) -> Bool {
    for option in options where rest.hasPrefix(option) {
      rest = rest.dropFirst(option.count)
      return true
    }
    return false
  }

  /// Drops the first of `words` that comes next as a whole word.
  mutating func skipWord(_ words: String...) -> Bool {
    for word in words where startsWithWord(word) {
      rest = rest.dropFirst(word.count)
      return true
    }
    return false
  }

  /// Takes the longest key of `table` that comes next and gives its value. Words of an alphabet must end there.
  mutating func take<Value>(from table: [String: Value]) -> Value? {
    guard let next = rest.first else { return nil }
    let found = table.keys.filter { $0.first == next && startsWithWord($0) }.max { $0.count < $1.count }
    guard let found else { return nil }
    rest = rest.dropFirst(found.count)
    return table[found]
  }

  private func startsWithWord(_ word: String) -> Bool {
    guard rest.hasPrefix(word) else { return false }
    guard let last = word.last, let next = rest.dropFirst(word.count).first else { return true }
    return !(last.isAlphabetic && next.isAlphabetic)
  }

  /// A number in at most `limit` digits, or a Chinese one below 100.
  mutating func number(upTo limit: Int = 4) -> Number? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty {
      guard digits.count <= limit, let value = Int(digits) else { return nil }
      rest = rest.dropFirst(digits.count)
      return Number(value: value, digits: digits.count)
    }
    let numeral = rest.prefix { ChineseNumeral.characters.contains($0) }
    guard let value = ChineseNumeral.value(of: numeral) else { return nil }
    rest = rest.dropFirst(numeral.count)
    return Number(value: value, digits: 0)
  }
}

extension Character {
  /// Whether it belongs to an alphabet that separates words by spaces.
  fileprivate var isAlphabetic: Bool {
    guard let scalar = unicodeScalars.first else { return false }
    return isLetter && scalar.value < 0x2E80
  }
}

/// Chinese numerals below 100, as dates use them: 五, 十五, 二十三, 廿三, 卅.
enum ChineseNumeral {
  static let characters = Set("〇零一二两三四五六七八九十廿卅")

  private static let digits: [Character: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  /// Nil where the characters are no number below 100.
  static func value(of numeral: some StringProtocol) -> Int? {
    var tens: Int?
    var ones: Int?
    for character in numeral {
      switch character {
      case "十":
        guard tens == nil else { return nil }
        tens = ones ?? 1
        ones = nil
      case "廿", "卅":
        guard tens == nil, ones == nil else { return nil }
        tens = character == "廿" ? 2 : 3
      default:
        guard ones == nil, let digit = digits[character] else { return nil }
        ones = digit
      }
    }
    guard tens != nil || ones != nil else { return nil }
    return (tens ?? 0) * 10 + (ones ?? 0)
  }
}
