import Screen
import Testing

@Suite struct SanitizingTests {
  @Test(arguments: [
    ("王伟", "王伟"),
    ("a\u{1B}[2Jb", "a␛[2Jb"),
    ("\u{1B}]0;title\u{07}", "␛]0;title␇"),
    ("\u{9B}31m", "\u{FFFD}31m"),
    ("\u{7F}", "␡"),
    ("one\ntwo\r\nthree\tfour\u{2028}five", "one two three four five"),
    ("\r\n\n\r", "   "),
    ("abc\u{202E}cba\u{2066}\u{200F}", "abccba"),
    ("👩‍👩‍👧", "👩👩👧"),
    ("🇨🇳", "CN"),
    ("☎️ 1️⃣", "☎ 1"),
    ("👍🏽", "👍"),
    ("🏽", "🏽"),
    ("🫨", "\u{FFFD}"),
    ("soft\u{AD}hyphen\u{FEFF}", "softhyphen"),
    ("\u{301}a", "\u{25CC}\u{301}a"),
    ("й", "й"),
    ("\u{0}", "␀"),
  ])
  func showsOnlyWhatIsSafe(text: String, shown: String) {
    #expect(Array(text.sanitized.unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test func isSafeForAnyTextAndChangesNothingTheSecondTime() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let text = generator.text(maxPieces: 12)
      let shown = text.sanitized
      #expect(shown.sanitized == shown)
      #expect(shown.displayWidth == text.displayWidth)
      let isShowable = shown.unicodeScalars.allSatisfy { DisplayWidth.of($0) != nil }
      #expect(isShowable, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
      let widths = shown.unicodeScalars.map { DisplayWidth.of($0) ?? 0 }
      #expect(widths.reduce(0, +) == shown.displayWidth)
    }
  }

  @Test func keepsNoMoreMarksThanATerminalCan() {
    let marks = String(repeating: "\u{301}", count: 1000)
    #expect(("a" + marks + "b").sanitized.unicodeScalars.count == 2 + Glyph.markLimit)
  }
}
