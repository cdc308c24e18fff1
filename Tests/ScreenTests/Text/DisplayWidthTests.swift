import Screen
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("Ann", 3), ("王伟", 4), ("Ван Вэй", 7), ("★ 王", 4), ("…", 1), ("ｶﾞ", 2), ("e\u{301}", 1), ("한", 2),
    ("👩‍👩‍👧", 6), ("🇨🇳", 2), ("❤️", 1), ("1️⃣", 1), ("👍🏽", 2), ("a\u{200D}b\u{FEFF}", 2), ("\u{301}", 1),
  ])
  func measuresWhatIsDrawn(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test(arguments: [
    (0x00 as UInt32, nil), (0x07, nil), (0x7F, nil), (0x9B, nil), (0x20, 1), (0x7E, 1), (0xAD, 1), (0x300, 0),
    (0x1100, 2), (0x1160, 0), (0x200B, 0), (0x2028, nil), (0x3000, 2), (0x4DFF, 2), (0x4E00, 2), (0xE000, 1),
    (0xFF21, 2), (0x1F600, 2), (0x1FAE8, nil), (0x20000, 2), (0x10FFFF, nil),
  ])
  func knowsTheWidthOfAScalar(value: UInt32, columns: Int?) throws {
    #expect(DisplayWidth.of(try #require(Unicode.Scalar(value))) == columns)
  }

  /// Most scalars are measured and written without a look at what stands beside them.
  @Test func measuresEveryScalarAsItIsDrawn() {
    for scalar in (0...0x1FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init) {
      let text = "王\(scalar)"
      let glyphs = Array(Glyphs(text))
      let isSame =
        text.displayWidth == glyphs.reduce(0) { $0 + $1.columns } && text.sanitized == glyphs.map(\.text).joined()
      #expect(isSame, "U+\(String(scalar.value, radix: 16))")
    }
  }
}
