import Screen
import Testing

@Suite struct InputDecoderTests {
  private func decode(_ text: String) -> [InputEvent] {
    var decoder = InputDecoder()
    return decoder.feed(text.utf8) + decoder.flush()
  }

  @Test(
    arguments: [
      ("j", [.key(.character("j"))]),
      ("JJ", [.key(.character("J")), .key(.character("J"))]),
      ("оо", [.key(.character("о")), .key(.character("о"))]),
      ("王伟", [.text("王伟")]),
      ("3天后", [.key(.character("3")), .text("天后")]),
      ("\r\n\t\u{7F}\u{8}", [.key(.enter), .key(.enter), .key(.tab), .key(.backspace), .key(.backspace)]),
      (
        "\u{3}\u{1A}\u{0}",
        [.key(.character("c"), .control), .key(.character("z"), .control), .key(.character(" "), .control)]
      ),
      ("\u{1C}\u{1F}", [.key(.character("\\"), .control), .key(.character("_"), .control)]),
      ("\u{1B}", [.key(.escape)]),
      ("\u{1B}\u{1B}", [.key(.escape), .key(.escape)]),
      ("\u{1B}x", [.key(.character("x"), .alt)]),
      ("\u{1B}\r", [.key(.enter, .alt)]),
      ("\u{1B}[A\u{1B}OB", [.key(.up), .key(.down)]),
      ("\u{1B}[H\u{1B}[4~\u{1B}OF\u{1B}[1~", [.key(.home), .key(.end), .key(.end), .key(.home)]),
      ("\u{1B}[5~\u{1B}[6~\u{1B}[2~\u{1B}[3~", [.key(.pageUp), .key(.pageDown), .key(.insert), .key(.delete)]),
      (
        "\u{1B}OP\u{1B}[15~\u{1B}[24~\u{1B}[[A",
        [.key(.function(1)), .key(.function(5)), .key(.function(12)), .key(.function(1))]
      ),
      ("\u{1B}[1;5C\u{1B}[3;2~\u{1B}[1;3P", [.key(.right, .control), .key(.delete, .shift), .key(.function(1), .alt)]),
      ("\u{1B}[Z", [.key(.tab, .shift)]),
      ("\u{1B}[13;5u\u{1B}[27;5;9~", [.key(.enter, .control), .key(.tab, .control)]),
      ("\u{1B}[I\u{1B}[O", [.focus(true), .focus(false)]),
      ("\u{1B}[200~第一行\r\n:q\u{1B}[Aé\u{1B}[201~j", [.paste("第一行\n:qé"), .key(.character("j"))]),
      ("\u{1B}[200~\u{1B}[201~", [.paste("")]),
      ("\u{1B}[?1;2c\u{1B}]11;rgb:0/0/0\u{7}\u{1B}[99~j", [.key(.character("j"))]),
      ("\u{1B}[<0;10;5M", [.mouse(MouseEvent(.press, .left, at: Position(row: 4, column: 9)))]),
      ("\u{1B}[<2;1;1m", [.mouse(MouseEvent(.release, .right, at: Position(row: 0, column: 0)))]),
      ("\u{1B}[<32;3;3M", [.mouse(MouseEvent(.drag, .left, at: Position(row: 2, column: 2)))]),
      (
        "\u{1B}[<81;3;3M", [.mouse(MouseEvent(.wheelDown, .none, at: Position(row: 2, column: 2), modifiers: .control))]
      ),
      ("\u{1B}[<0;99999999999999999999;0M", [.mouse(MouseEvent(.press, .left, at: Position(row: 0, column: 0)))]),
    ] as [(String, [InputEvent])])
  func readsKeys(text: String, events: [InputEvent]) {
    #expect(decode(text) == events)
  }

  /// A terminal's bytes come in any portions; typing them one by one must not change what they mean.
  @Test func portionsDoNotMatter() {
    let text = "jо\u{1B}[1;5C\u{1B}OB\u{1B}[200~王\r\n\u{1B}\u{1B}[201~\u{1B}[<0;10;5M\u{1B}[24~q\u{1B}[?62;c"
    let whole = decode(text)
    #expect(whole.contains(.paste("王\n")))
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      var decoder = InputDecoder()
      var events: [InputEvent] = []
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...5, using: &generator)
        events += decoder.feed(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
      #expect(events + decoder.flush() == whole)
    }
  }

  @Test func waitsForTheRestOfASequence() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.feed("[A".utf8) == [.key(.up)])
    #expect(!decoder.isWaiting)
    #expect(decoder.feed("王".utf8.prefix(2)) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.feed("王".utf8.dropFirst(2)) == [.text("王")])
  }

  @Test func sequencesOfTheTerminalWin() {
    var decoder = InputDecoder(terminalKeys: [Array("\u{1B}[M".utf8): .function(1), Array("\u{1B}x".utf8): .insert])
    #expect(decoder.feed("\u{1B}[M\u{1B}x\u{1B}[A".utf8) == [.key(.function(1)), .key(.insert), .key(.up)])
  }

  @Test func survivesAnything() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<3000 {
      var decoder = InputDecoder(terminalKeys: [Array("\u{1B}OA".utf8): .up])
      let count = Int.random(in: 0...40, using: &generator)
      let bytes = (0..<count).map { _ in
        Bool.random(using: &generator)
          ? UInt8.random(in: 0...255, using: &generator)
          : Array("\u{1B}[O<;0123M~\u{07}]".utf8).randomElement(using: &generator) ?? 0
      }
      let events = decoder.feed(bytes) + decoder.flush()
      #expect(!decoder.isWaiting)
      #expect(events.count <= bytes.count)
      for case .key(.character(let character), _) in events {
        #expect(String(character).unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      }
    }
  }

  @Test func holdsAPasteInBounds() {
    var decoder = InputDecoder()
    _ = decoder.feed("\u{1B}[200~".utf8)
    for _ in 0..<5 { _ = decoder.feed([UInt8](repeating: 0x61, count: InputDecoder.pasteLimit / 4)) }
    guard case .paste(let text) = decoder.feed("\u{1B}[201~".utf8).first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == InputDecoder.pasteLimit)
  }
}
