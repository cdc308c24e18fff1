import FrontDesk
import Screen
import Testing

@Suite struct ChoiceTests {
  @Test func arrowsGoRoundThroughNone() {
    var choice = ChoiceField(["a", "b"])
    #expect(choice.selection == nil)
    _ = choice.handle(.key(.right))
    #expect(choice.selection == "a")
    _ = choice.handle(.key(.left))
    _ = choice.handle(.key(.left))
    #expect(choice.selection == "b")
    #expect(choice.handle(.key(.backspace)) == .changed)
    #expect(choice.selection == nil)
  }

  @Test func aChoiceThatMustBeMadeIsNeverNone() {
    var choice = ChoiceField(["a", "b"], selection: "x", isOptional: false)
    #expect(choice.selection == "a")
    _ = choice.handle(.key(.backspace))
    _ = choice.handle(.key(.left))
    #expect(choice.selection == "b")
  }

  @Test(arguments: [InputEvent.key(.character("2")), .key(.character("２")), .text("２")])
  func digitsChooseAlsoInFullWidth(event: InputEvent) {
    var choice = ChoiceField(["a", "b"])
    #expect(choice.handle(event) == .changed)
    #expect(choice.selection == "b")
    #expect(choice.handle(.key(.character("3"))) == .ignored)
    #expect(choice.handle(.paste("1")) == .ignored)
  }

  /// At every width the chosen one is seen, and a sign stands where there are more and nowhere else.
  @Test(arguments: 8...60)
  func aNarrowRowShowsTheChosenOneAndThatThereAreMore(columns: Int) throws {
    let options = ["一切都好", "no answer", "занято", "booked", "不适", "complaint"]
    for chosen in options {
      let choice = ChoiceField(options, selection: chosen)
      var buffer = CellBuffer(size: Size(columns: columns, rows: 1))
      _ = choice.draw(in: &buffer, area: buffer.bounds, isFocused: true, label: \.self)
      let row = try #require(buffer.lines.first)
      #expect(row.contains("["))
      if columns >= 16 { #expect(row.contains("\(chosen)]")) }
      #expect(row.hasPrefix("‹") == !row.contains("1 "))
      #expect(row.contains("›") == !row.contains("6 "), "\(row)")
    }
  }

  @Test func tagsAreTakenFromTheSetOrWritten() {
    var tags = TagField(known: ["irritable", "afraid-of-pain", "busy"], present: ["busy", "靠窗"])
    #expect(tags.known == ["irritable", "afraid-of-pain"])
    _ = tags.handle(.key(.right))
    _ = tags.handle(.key(.character(" ")))
    _ = tags.handle(.text("爱喝茶，靠窗, 爱喝茶"))
    #expect(tags.tags == ["afraid-of-pain", "爱喝茶"])
  }

  @Test(arguments: [
    ("１３８ ００００ 0001", FieldValue<String>.value("138 0000 0001")), ("+7 (495) 123-45-67", .value("+7 (495) 123-45-67")),
    ("1234", .unreadable), ("电话", .unreadable), ("=1+2", .unreadable), ("", .empty), ("  ", .empty),
    ("139 1234 5678 ext 9", .value("139 1234 5678 ext 9")), ("139 1234 5678 下班后", .unreadable),
    ("13800000001 13800000002", .unreadable), ("64128800转12", .value("64128800转12")),
  ])
  func aNumberIsDigitsAndWhatPeoplePutBetweenThem(text: String, expected: FieldValue<String>) {
    var field = PhoneField()
    _ = field.handle(.paste(text))
    #expect(field.value == expected)
  }
}
