import Testing

@testable import FollowUp

/// Plain text is compared byte by byte as all other text is character by character.
@Suite struct SearchTextTests {
  private static let characters: [Character] = [
    "a", "B", "z", "0", "9", " ", " ", "-", "王", "小", "丰", "㐀", "ё", "Ё", "é", "e\u{301}", "\u{301}", "ｚ", "Ｚ",
    "\u{3000}", "\t", "\u{F9E1}", "李", "𠮷", "İ", "\u{212A}", "ß",
  ]

  private func text(_ most: Int, _ random: inout SeededGenerator) -> String {
    // Half of the texts are plain.
    let characters = Bool.random(using: &random) ? Self.characters[...11] : Self.characters[...]
    let count = Int.random(in: 0...most, using: &random)
    return String((0..<count).compactMap { _ in characters.randomElement(using: &random) })
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func plainPlacesAreThoseOfAllText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var plainPairs = 0
    for _ in 1...2_000 {
      let (piece, field) = (text(3, &random), text(8, &random))
      guard !piece.isEmpty, SearchText.isPlain(piece), SearchText.isPlain(field) else { continue }
      plainPairs += 1
      #expect(
        SearchText.place(ofPlain: Array(piece.utf8), in: field) == SearchText.place(of: piece, in: field),
        "\(piece.debugDescription) in \(field.debugDescription)")
    }
    #expect(plainPairs > 200)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func plainTextIsNormalizedAsAllTextIs(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var plainTexts = 0
    for _ in 1...2_000 {
      let text = text(8, &random)
      guard SearchText.isPlain(text) else { continue }
      plainTexts += 1
      #expect(SearchText.normalized(plain: text) == SearchText.normalized(any: text), "\(text.debugDescription)")
    }
    #expect(plainTexts > 200)
  }

  @Test func whatHasAnotherFormIsNotPlain() {
    for character in Self.characters.suffix(from: 12) where character != "李" {
      #expect(!SearchText.isPlain(String(character)), "\(character)")
    }
  }
}
