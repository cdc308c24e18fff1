import Screen
import Testing

@Suite struct ControlSequenceTests {
  @Test(arguments: [
    ("王伟 36", "王伟 36"),
    ("a\u{1B}[31mred\u{1B}[0m b", "ared b"),
    ("\u{1B}[38;2;1;2;3mx\u{1B}[?25ly\u{1B}[2 qz", "xyz"),
    ("\u{9B}31mred", "red"),
    ("\u{1B}]0;title\u{7}text", "text"),
    ("\u{1B}]8;;http://a\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"),
    ("\u{9D}0;title\u{9C}text", "text"),
    ("\u{1B}P1$r0m\u{1B}\\a\u{1B}_x\u{1B}\\b\u{1B}^y\u{1B}\\c", "abc"),
    ("\u{1B}(Ba\u{1B}=b\u{1B}#8c\u{1B}7d", "abcd"),
    ("one\u{1B}]0;no end\ntwo", "one\ntwo"),
    ("\u{1B}\u{1B}[31m王\u{1B}", "王"),
    ("\u{1B}[31", ""),
    ("\u{1B}[31王", "王"),
    ("a\u{7}b\u{85}c", "a\u{7}b\u{85}c"),
    ("👩‍👩‍👧 ☎️", "👩‍👩‍👧 ☎️"),
  ])
  func areLeftOutAsAWhole(text: String, kept: String) {
    #expect(Array(text.withoutControlSequences.unicodeScalars) == Array(kept.unicodeScalars))
  }

  @Test func leaveNothingThatBeginsOne() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let kept = generator.text(maxPieces: 12).withoutControlSequences
      #expect(!kept.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B || $0.value == 0x9D })
    }
  }
}
