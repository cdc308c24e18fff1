import Testing

@testable import FollowUpExchange

/// Members are found by their names, in whatever order they stand and are asked for.
@Suite struct ScannedValueTests {
  /// Gives `body` the value of a text.
  private func scan(_ text: String, _ body: (ScannedValue) -> Void) throws {
    try Array(text.utf8).withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      try scanner.scanText()
      scanner.tape.entries.withUnsafeMutableBufferPointer { body(ScannedValue(bytes, $0)) }
    }
  }

  private static let names: [StaticString] = [
    "", "a", "b", "at", "by", "due", "note", "note2", "patient", "patients", "abcdefgh", "abcd1efgh", "abcd2efgh",
    "abcdefghi", "abcd12345efgh", "abcd12354efgh", "名字", "closedAt", "x\u{0001F600}", "recordedAt",
  ]

  private func key(_ name: StaticString, isEscaped: Bool) -> String {
    guard isEscaped, let first = "\(name)".unicodeScalars.first, first.value < 128 else { return "\(name)" }
    return "\\u00" + String(first.value, radix: 16) + "\(name)".dropFirst()
  }

  @Test(arguments: Array(1...80) as [UInt64])
  func takesWhatIsThereInAnyOrder(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    /// The last value of each name; nil: null.
    var expected: [String: String?] = [:]
    var members: [String] = []
    let (mayRepeat, mayEscape) = (seed % 3 == 0, seed % 4 == 0)
    for name in (Self.names + (mayRepeat ? Self.names : [])).shuffled(using: &random)
    where Int.random(in: 0..<3, using: &random) > 0 {
      let isEscaped = mayEscape && Int.random(in: 0..<5, using: &random) == 0
      let value = Int.random(in: 0..<8, using: &random) == 0 ? nil : "v\(members.count)"
      expected["\(name)"] = .some(value)
      let isInList = Bool.random(using: &random)
      let text = value.map { isInList ? "[{\"a\": 1, \"at\": 2}, \"\($0)\"]" : "\"\($0)\"" } ?? "null"
      members.append("\"\(key(name, isEscaped: isEscaped))\" : \(text)")
    }
    try scan("{ \(members.joined(separator: " ,  ")) }") { object in
      var names = Self.names
      if seed % 2 == 0 { names.shuffle(using: &random) }
      for name in names + names.reversed() {
        let value = object.take(name)
        let text = value?.text ?? value.flatMap { list in list.elements.compactMap(\.text).first }
        #expect(text == expected["\(name)"] ?? nil, "\(name)")
      }
      #expect(object.untaken.isEmpty)
    }
  }

  @Test func whatWasNotAskedForIsUntaken() throws {
    try scan(#"{"id": "1", "name": null, "more": 2, "i\u0064x": 3, "abcdXefgh": 4}"#) { object in
      #expect(object.take("abcdYefgh")?.digits == nil)
      #expect(object.take("name")?.kind == nil)
      #expect(object.take("id")?.text == "1")
      #expect(object.untaken.map(\.key) == ["more", "idx", "abcdXefgh"])
    }
  }

  /// However many members there are, they are told apart, and it does not take the square of their number.
  @Test(arguments: [10, 100, 300, 20_000])
  func manyMembersAreTaken(count: Int) throws {
    let others = (0..<count).map { "\"member\($0)\": \($0)" }
    let text = "{\"id\": \"1\", " + others.joined(separator: ", ") + ", \"note\": \"2\", \"id\": \"3\"}"
    try scan(text) { object in
      #expect(object.take("note")?.text == "2")
      #expect(object.take("id")?.text == "3")
      #expect(object.untaken.count == count)
    }
    try Array(("{" + others.joined(separator: ", ") + "}").utf8).withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      try scanner.scanText()
      #expect(scanner.tape.entries.first?.hasPlainKeys == (count < 300))
    }
  }

  @Test func anythingButAnObjectHasNoMembers() throws {
    for text in ["[]", "[\"id\", 1]", "\"id\"", "12", "null", "{}"] {
      try scan(text) { #expect($0.take("id")?.kind == nil) }
    }
  }
}
