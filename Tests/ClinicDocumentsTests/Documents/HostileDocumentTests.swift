import ClinicDocuments
import FollowUp
import Testing

/// Documents that are no YAML, or more than a person writes.
@Suite struct HostileDocumentTests {
  @Test(arguments: [
    Hostile("a tab", "rules:\n\textraction: {}\n", 2, .syntax(.tab)),
    Hostile("a tab further on", "rules:\n  extraction:\n\t\tsteps: []\n", 3, .syntax(.tab)),
    Hostile("a quote left open", "rules:\n  extraction: \"steps\n  general: x\n", 2, .syntax(.unclosedQuote)),
    Hostile("a bracket left open", "withoutFollowUp: [imaging\nrules: {}\n", 1, .syntax(.unclosedBracket)),
    Hostile("a second colon", "rules:\n  extraction: steps: []\n", 2, .syntax(.unexpectedColon)),
    Hostile("wrong indentation", "rules:\n  extraction:\n    steps: []\n   general: {}\n", 4, .syntax(.indentation)),
    Hostile("a list among keys", "rules: {}\n- extraction\n", 2, .syntax(.indentation)),
    Hostile("an alias of nothing", "rules: *elsewhere\n", 1, .syntax(.unknownAlias)),
    Hostile("two documents", "rules: {}\n---\nrules: {}\n", 2, .syntax(.severalDocuments)),
    Hostile("a forbidden sign", "rules:\n  @extraction: {}\n", 2, .syntax(.unexpectedCharacter)),
    Hostile("a control character", "rules: {}\n# \u{1B}[2J\n", 2, .forbiddenCharacter),
    Hostile("a zero byte", "rules: {}\n\u{0}\n", 2, .forbiddenCharacter),
    Hostile("a repeated key", "rules: {}\nwithoutFollowUp: []\nrules: {}\n", 3, .repeatedKey("rules", firstLine: 1)),
    Hostile(
      "a repeated rule", "rules:\n  general: {}\n  scaling: {}\n  general: {}\n", 4,
      .repeatedKey("general", firstLine: 2)),
    Hostile("deep brackets", "rules: " + String(repeating: "[", count: 100_000), 1, .nestedTooDeeply),
    Hostile("deep dashes", String(repeating: "- ", count: 100_000), 1, .nestedTooDeeply),
    Hostile(
      "deep indentation", (0..<500).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"), 101,
      .nestedTooDeeply),
    Hostile(
      "deep dashes after another end of line", "x:\r" + String(repeating: "- ", count: 100_000), 2, .nestedTooDeeply),
    Hostile("brackets hidden by quoted ones", String(repeating: "[']',", count: 100_000), 1, .nestedTooDeeply),
    Hostile("deep keys", String(repeating: "? ", count: 100_000), 1, .nestedTooDeeply),
    Hostile("a bomb of aliases", bomb, 3, .tooManyAliases),
    Hostile("a large file", String(repeating: "# long\n", count: 200_000), nil, .tooLarge(limit: 1 << 20)),
  ])
  func theBuiltInProtocolStands(hostile: Hostile) {
    let document = ProtocolDocument(own: DocumentSource(name: "protocol.yaml", text: hostile.text))
    #expect(document.followUpProtocol == ProtocolDocument.builtIn.followUpProtocol)
    #expect(document.problems.map(\.line) == [hostile.line])
    #expect(document.problems.map(\.mistake) == [hostile.mistake])
    #expect(document.problems.map(\.consequence) == [.allBuiltIn])
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x72, 0x00], 1), ([0x72, 0x3A, 0x0A, 0xC3, 0x28], 2), ([0x0A, 0x0A, 0xED, 0xA0, 0x80], 3),
    ] as [([UInt8], Int)])
  func bytesThatAreNoTextAreReported(bytes: [UInt8], line: Int) {
    let document = ProtocolDocument(own: DocumentSource(name: "protocol.yaml", bytes: bytes))
    #expect(document.followUpProtocol == ProtocolDocument.builtIn.followUpProtocol)
    #expect(document.problems.map(\.mistake) == [.notUTF8])
    #expect(document.problems.map(\.line) == [line])
  }

  @Test func aDocumentThatCannotBeReadIsReported() {
    let document = ProtocolDocument(own: DocumentSource(unreadable: "protocol.yaml"))
    #expect(document.followUpProtocol == ProtocolDocument.builtIn.followUpProtocol)
    #expect(document.problems.map(\.mistake) == [.unreadable])
  }

  /// Every cut and every changed byte of a real document is either read or reported; nothing traps.
  @Test func damagedDocumentsNeverTrap() throws {
    let text = try #require(BuiltInDocument.all.first { $0.name == "protocol.yaml" }).text
    let bytes = Array(text.utf8)
    var random = SeededGenerator(state: 20_261_122)
    for _ in 0..<300 {
      var damaged = Array(bytes.prefix(Int(random.next() % UInt64(bytes.count))))
      for _ in 0..<3 where !damaged.isEmpty {
        damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(truncatingIfNeeded: random.next() >> 8)
      }
      let document = ProtocolDocument(own: DocumentSource(name: "protocol.yaml", bytes: damaged))
      #expect(!document.followUpProtocol.rules.isEmpty)
    }
  }

  struct Hostile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let line: Int?
    let mistake: DocumentProblem.Mistake

    init(_ name: String, _ text: String, _ line: Int?, _ mistake: DocumentProblem.Mistake) {
      testDescription = name
      self.text = text
      self.line = line
      self.mistake = mistake
    }
  }

  private static let bomb: String = {
    var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in 1...30 {
      let alias = "*a\(level - 1)"
      lines.append("a\(level): &a\(level) [" + Array(repeating: alias, count: 9).joined(separator: ", ") + "]")
    }
    return lines.joined(separator: "\n")
  }()
}

/// A linear congruential generator, so that a failure can be repeated.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 16
  }
}
