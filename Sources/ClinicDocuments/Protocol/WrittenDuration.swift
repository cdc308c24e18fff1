internal import FollowUp
internal import Wording

/// A duration and the way it was written.
struct WrittenDuration {
  let duration: CalendarDuration
  let text: String
}

extension DocumentReader {
  /// A duration of at most 50 years; nil, and a report, for anything else. `alternatives` are words that could have
  /// stood in its place.
  mutating func duration(
    _ place: DocumentNode, _ consequence: DocumentProblem.Consequence, alternatives: [String] = []
  ) -> WrittenDuration? {
    guard let text = text(place, consequence) else { return nil }
    guard let duration = CalendarDuration(text) else {
      let nearest = alternatives.nearest(to: text) ?? CalendarDuration.likelyMeaning(of: text)
      report(.notADuration(text, nearest: nearest), at: place, consequence)
      return nil
    }
    guard duration.approximateSeconds <= 50 * 366 * .day else {
      report(.durationTooLong(text), at: place, consequence)
      return nil
    }
    return WrittenDuration(duration: duration, text: text)
  }
}

extension CalendarDuration {
  /// With months of 30 days, which is exact enough to tell which of two durations of a protocol is the longer one.
  var approximateSeconds: Int64 {
    (Int64(months) * 30 + Int64(days)) * .day + seconds
  }

  /// The valid duration that a text which is none most likely stands for: `7d`, `P2H`, `7 days`, `2h`, `p7d` → `P7D`,
  /// `PT2H`.
  static func likelyMeaning(of text: String) -> String? {
    let letters = text.uppercased().filter { !$0.isWhitespace }
    guard let digits = letters.firstRange(of: /\d{1,6}/).map({ letters[$0] }) else { return nil }
    let candidates: [String]
    if letters.hasPrefix("P") {
      candidates = [letters, "PT" + letters.dropFirst(), "P" + letters.dropFirst().filter { $0 != "T" }]
    } else {
      let spelledOut = unit(in: letters).map { "\($0.isClock ? "PT" : "P")\(digits)\($0.letter)" }
      candidates = ["P" + letters, "PT" + letters] + [spelledOut].compactMap { $0 }
    }
    return candidates.first { CalendarDuration($0) != nil }
  }

  private static func unit(in text: String) -> (letter: Character, isClock: Bool)? {
    let words: [(word: String, letter: Character, isClock: Bool)] = [
      ("HOUR", "H", true), ("小时", "H", true), ("ЧАС", "H", true), ("MIN", "M", true), ("分", "M", true),
      ("DAY", "D", false), ("天", "D", false), ("日", "D", false), ("ДН", "D", false), ("ДЕН", "D", false),
      ("WEEK", "W", false), ("周", "W", false), ("НЕДЕЛ", "W", false), ("MONTH", "M", false), ("月", "M", false),
      ("МЕСЯЦ", "M", false), ("YEAR", "Y", false), ("年", "Y", false), ("ГОД", "Y", false), ("ЛЕТ", "Y", false),
    ]
    return words.first { text.contains($0.word) }.map { ($0.letter, $0.isClock) }
  }
}
