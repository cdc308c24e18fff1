import Screen
import Testing

@Suite struct FittingTests {
  @Test(arguments: [
    ("王伟民", 6, "王伟民"), ("王伟民", 5, "王伟…"), ("王伟民", 4, "王…"), ("王伟民", 2, "…"), ("王伟民", 1, "…"),
    ("王伟民", 0, ""), ("王伟民", -1, ""), ("Анна", 3, "Ан…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
  ])
  func cutsWithAnEllipsis(text: String, columns: Int, expected: String) {
    #expect(text.truncated(to: columns) == expected)
  }

  @Test(arguments: [
    ("王", 5, Alignment.leading, "王   "), ("王", 5, .trailing, "   王"), ("王", 5, .centered, " 王  "),
    ("王伟民", 4, .leading, "王… "), ("王", 0, .leading, ""), ("", -3, .leading, ""),
  ])
  func fillsAField(text: String, columns: Int, alignment: Alignment, expected: String) {
    #expect(text.padded(to: columns, alignment) == expected)
  }

  @Test func alwaysFits() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<2000 {
      let text = generator.text(maxPieces: 12)
      let columns = Int.random(in: 0...20, using: &generator)
      #expect(text.truncated(to: columns).displayWidth <= columns)
      #expect(text.padded(to: columns).displayWidth == columns)
      if text.displayWidth <= columns { #expect(text.truncated(to: columns) == text.sanitized) }
    }
  }
}
