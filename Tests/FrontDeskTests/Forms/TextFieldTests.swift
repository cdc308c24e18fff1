import FrontDesk
import Screen
import Testing

@Suite struct TextFieldTests {
  private func typed(_ events: [InputEvent], limit: Int = 500) -> TextField {
    var field = TextField(limit: limit)
    for event in events { _ = field.handle(event) }
    return field
  }

  @Test func pastedLineEndsBecomeSpacesAndControlsAreLeftOut() {
    let field = typed([.paste("一\r\n二\u{1B}[31m\t三\u{7}")])
    #expect(field.text == "一 二 三")
    #expect(field.cursor == 5)
  }

  @Test func theCursorStandsBetweenCharactersAsPeopleCountThem() {
    var field = typed([.text("e"), .text("\u{301}"), .text("👩‍👧"), .text("王")])
    #expect(field.text.count == 3)
    #expect(field.cursor == 3)
    _ = field.handle(.key(.left))
    _ = field.handle(.key(.backspace))
    #expect(field.text == "e\u{301}王")
    #expect(field.cursor == 1)
  }

  @Test func wordsAreMovedOverAndDeleted() {
    var field = typed([.text("ring the mother, 下周 再打")])
    _ = field.handle(.key(.left, .control))
    #expect(field.cursor == 20)
    _ = field.handle(.key(.character("w"), .control))
    #expect(field.text == "ring the mother, 再打")
    _ = field.handle(.key(.character("b"), .alt))
    #expect(field.cursor == 9)
    _ = field.handle(.key(.character("k"), .control))
    #expect(field.text == "ring the ")
    _ = field.handle(.key(.home))
    _ = field.handle(.key(.right, .control))
    #expect(field.cursor == 4)
    _ = field.handle(.key(.character("u"), .control))
    #expect(field.text == " the ")
  }

  @Test func whatGoesBeyondTheLimitIsNotTaken() {
    var field = typed([.paste("1234567890")], limit: 4)
    #expect(field.text == "1234")
    #expect(field.handle(.text("5")) == .cutShort(by: 1))
    #expect(field.handle(.text("\u{7}")) == .consumed)
    #expect(field.text == "1234")
    _ = field.handle(.key(.backspace, []))
    #expect(field.handle(.paste("王\n")) == .changed)
    #expect(field.handle(.paste("小 伟\n")) == .cutShort(by: 3))
    #expect(field.text == "123王")
  }

  @Test(arguments: [
    ("王伟", 10, 1, "王伟", Position(row: 0, column: 4)),
    ("回访张三丰先生", 8, 1, "‹丰先生", Position(row: 0, column: 7)),
    ("回访张三丰先生", 7, 1, "‹先生", Position(row: 0, column: 5)),
    ("abcdefgh", 4, 2, "efgh|", Position(row: 1, column: 0)),
    ("王伟来电", 5, 2, "王伟|来电", Position(row: 1, column: 4)),
  ])
  func theCursorIsWhereTheNextCharacterGoes(
    text: String, columns: Int, rows: Int, lines: String, cursor: Position
  ) {
    let field = typed([.text(text)])
    var buffer = CellBuffer(size: Size(columns: columns, rows: rows))
    let place = field.draw(in: &buffer, area: buffer.bounds, isFocused: true)
    #expect(buffer.lines.joined(separator: "|") == lines)
    #expect(place == cursor)
  }

  @Test func aFieldWithoutTheFocusHasNoCursor() {
    var buffer = CellBuffer(size: Size(columns: 10, rows: 1))
    #expect(typed([.text("王")]).draw(in: &buffer, area: buffer.bounds, isFocused: false) == nil)
  }

  /// Against a plain list of characters.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func anyEditingIsThatOfAListOfCharacters(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var field = TextField(limit: 30)
    var model: [Character] = []
    var cursor = 0
    for _ in 0..<300 {
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1, 2:
        let character = "aб王 ｗ1".randomElement(using: &random) ?? "a"
        _ = field.handle(.key(.character(character)))
        if model.count < 30 {
          model.insert(character, at: cursor)
          cursor += 1
        }
      case 3:
        _ = field.handle(.key(.left))
        cursor = max(0, cursor - 1)
      case 4:
        _ = field.handle(.key(.right))
        cursor = min(model.count, cursor + 1)
      case 5:
        _ = field.handle(.key(.backspace))
        if cursor > 0 {
          cursor -= 1
          model.remove(at: cursor)
        }
      case 6:
        _ = field.handle(.key(.delete))
        if cursor < model.count { model.remove(at: cursor) }
      default:
        _ = field.handle(.key(Bool.random(using: &random) ? .home : .end))
        cursor = field.cursor == 0 ? 0 : model.count
      }
      #expect(field.text == String(model))
      #expect(field.cursor == cursor)
      let size = Size(columns: Int.random(in: 1...20, using: &random), rows: Int.random(in: 1...3, using: &random))
      var buffer = CellBuffer(size: size)
      let place = field.draw(in: &buffer, area: buffer.bounds, isFocused: true)
      #expect(place.map(buffer.bounds.contains) == true)
    }
  }
}
