import Screen
import Testing

@Suite struct WrappingTests {
  @Test(arguments: [
    ("", 10, [""]),
    ("今天感觉怎么样", 6, ["今天感", "觉怎么", "样"]),
    ("今天还疼吗？没有", 10, ["今天还疼", "吗？没有"]),
    ("您好（我是前台）", 7, ["您好", "（我是", "前台）"]),
    ("牙龈出血，请来", 8, ["牙龈出", "血，请来"]),
    ("Does it still hurt when you bite?", 12, ["Does it", "still hurt", "when you", "bite?"]),
    ("Как вы себя чувствуете?", 12, ["Как вы себя", "чувствуете?"]),
    ("post-operative", 8, ["post-", "operativ", "e"]),
    ("antidisestablishment", 8, ["antidise", "stablish", "ment"]),
    ("第7天 see Dr Wang，谢谢", 9, ["第7天 see", "Dr Wang，", "谢谢"]),
    ("one\ntwo\n\nthree", 10, ["one", "two", "", "three"]),
    ("a  b   c", 3, ["a", "b", "c"]),
    ("王a", 1, ["…", "a"]),
    ("ab", -5, ["a", "b"]),
    ("    ", 2, [""]),
  ])
  func breaksLinesWhereReadersExpect(text: String, columns: Int, expected: [String]) {
    #expect(text.wrapped(to: columns) == expected)
  }

  @Test func losesNothingAndNeverReachesTooFar() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let text = generator.text(maxPieces: 30)
      let columns = Int.random(in: 2...24, using: &generator)
      let lines = text.wrapped(to: columns)
      #expect(lines.allSatisfy { $0.displayWidth <= columns }, "\(lines)")
      #expect(lines.count >= 1)
      // Spaces at breaks go; a mark that began a line stands on a circle of its own.
      func letters(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { $0 != " " && $0 != "\u{25CC}" }
      }
      let paragraphs = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      #expect(letters(lines.joined()) == letters(paragraphs.map { String($0).sanitized }.joined()))
    }
  }
}
