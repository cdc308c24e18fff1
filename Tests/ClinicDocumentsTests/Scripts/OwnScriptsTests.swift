import ClinicDocuments
import FollowUp
import Testing
import Wording

/// A clinic's own scripts on top of the built-in ones.
@Suite struct OwnScriptsTests {
  private let key = ScriptKey(rule: "extraction", step: "P7D", purpose: "healing")

  private func read(_ text: String, named name: String = "scripts/en.yaml") -> ScriptsDocument {
    ScriptsDocument(language: .english, own: [DocumentSource(name: name, text: text)])
  }

  private func lines(_ document: ScriptsDocument, _ section: ScriptSection, _ key: ScriptKey? = nil) -> [String] {
    document.book.script(for: key ?? self.key)[section].map(\.source)
  }

  private let builtIn = ScriptsDocument(language: .english)

  @Test func anEntryReplacesOnlyTheSectionsItWrites() {
    let document = read(
      """
      scripts:
        - for: { rule: extraction, purpose: healing }
          opening: How is the gap where your tooth was, {patient}?
      """)
    #expect(document.problems == [])
    #expect(lines(document, .opening) == ["How is the gap where your tooth was, {patient}?"])
    #expect(lines(document, .questions) == lines(builtIn, .questions))
    let guardian = ScriptKey(rule: "extraction", step: "P7D", purpose: "healing", audience: .guardian)
    #expect(lines(document, .opening, guardian) == lines(builtIn, .opening, guardian))
  }

  @Test func aSharedPartIsReplacedWhereverItIsUsed() {
    let document = read(
      """
      shared:
        see-you: |
          Till then!
          Take care.
        goodbye:
          - Thank you.
          - use: see-you
      scripts:
        - for: { rule: scaling }
          closing:
            use: goodbye
      """)
    #expect(document.problems == [])
    let scaling = ScriptKey(rule: "scaling", step: "P1D", purpose: "sensitivity")
    #expect(lines(document, .closing, scaling) == ["Thank you.", "Till then!", "Take care."])
    let booking = ScriptKey(rule: "extraction-prosthesis", step: "P2M", purpose: "prosthesis-booking")
    #expect(lines(document, .closing, booking) == ["Till then!", "Take care."])
  }

  @Test func listsStandForEveryCombination() {
    let document = read(
      """
      scripts:
        - for: { rule: [scaling, extraction], step: [P7D, P6M], audience: patient }
          closing: Bye.
        - for: { rule: implant-surgery, step: P3Y }
          closing: Three years already!
      """)
    #expect(document.problems == [])
    #expect(lines(document, .closing) == ["Bye."])
    let implant = ScriptKey(rule: "implant-surgery", step: "P3Y", purpose: "maintenance")
    #expect(lines(document, .closing, implant) == ["Three years already!"])
  }

  @Test func aRuleOfTheClinicsOwnCanBeNamed() {
    let own = ProtocolDocument(
      own: DocumentSource(
        name: "protocol.yaml",
        text: """
          rules:
            laser:
              procedures: [laser]
              steps: [{ due: P2D, by: P2D, kind: clinical, purpose: recovery }]
          """))
    let text = "scripts:\n  - for: { rule: laser, step: P2D }\n    opening: How is the laser spot?\n"
    let document = ScriptsDocument(
      language: .english, own: [DocumentSource(name: "en.yaml", text: text)], followUpProtocol: own.followUpProtocol)
    #expect(document.problems == [])
    #expect(read(text).problems.map(\.mistake) == [.unknownRule("laser", nearest: nil)])
  }

  @Test func documentsInOtherLanguagesAreLeftAlone() {
    let text = "scripts:\n  - for: {}\n    greeting: Hi!\n"
    #expect(lines(read(text, named: "scripts/ru.yaml"), .greeting) == lines(builtIn, .greeting))
    #expect(lines(read("language: zh\n" + text, named: "scripts/ours.yaml"), .greeting) == lines(builtIn, .greeting))
    #expect(lines(read("language: en\n" + text, named: "scripts/ours.yaml"), .greeting) == ["Hi!"])
    #expect(lines(read(text, named: "scripts/en-children.yaml"), .greeting) == ["Hi!"])
    #expect(read(text, named: "scripts/ours.yaml").problems.map(\.mistake) == [.languageUnknown])
  }

  /// Each kind of mistake, where it is found and what is said. The first line of an entry is line 2.
  @Test(arguments: [
    Mistake("- for: { rule: extracton }\n  opening: x", 2, 18, .unknownRule("extracton", nearest: "extraction")),
    Mistake("- for: { role: extraction }\n  opening: x", 2, 12, .unknownKey("role", nearest: "rule")),
    Mistake(
      "- for: { rule: extraction, step: P6D }\n  opening: x", 2, 36, .unknownValue("P6D", nearest: "P7D")),
    Mistake(
      "- for: { rule: extraction, purpose: heeling }\n  opening: x", 2, 39,
      .unknownValue("heeling", nearest: "healing")),
    Mistake(
      "- for: { rule: extraction, purpose: sensitivity }\n  opening: x", 2, 39,
      .unknownValue("sensitivity", nearest: nil)),
    Mistake(
      "- for: { audience: guardians }\n  opening: x", 2, 22, .unknownValue("guardians", nearest: "guardian")),
    Mistake("- for: { attempt: 3 }\n  opening: x", 2, 21, .unknownValue("3", nearest: nil)),
    Mistake("- opening: x", 2, 5, .missingKey("for")),
    Mistake("- for: {}\n  openning: x", 3, 5, .unknownKey("openning", nearest: "opening"), .builtIn),
    Mistake(
      "- for: {}\n  opening: Hello {patent}", 3, 14, .unknownPlaceholder("patent", nearest: "patient"), .builtIn),
    Mistake(
      "- for: {}\n  opening: |\n    Hello\n    Dear {patiant}!", 5, nil,
      .unknownPlaceholder("patiant", nearest: "patient"), .builtIn),
    Mistake(
      "- for: {}\n  opening: |\n    Hello {patient", 4, nil,
      .brokenTemplate(.unclosedPlaceholder("patient")), .builtIn),
    Mistake("- for: {}\n  opening: |\n    a [b", 4, nil, .brokenTemplate(.unclosedOptionalPart), .builtIn),
    Mistake(
      "- for: {}\n  closing:\n    - use: see-yuo", 4, 14, .unknownSharedPart("see-yuo", nearest: "see-you"),
      .builtIn),
    Mistake("- for: {}\n  opening: \"a\\e[31m\"", 3, 14, .forbiddenCharacter, .builtIn),
    Mistake("- for: {}\n  opening: \"a\\u202e\"", 3, 14, .forbiddenCharacter, .builtIn),
    Mistake("- for: {}\n  opening: ''", 3, 14, .empty, .builtIn),
    Mistake("- for: {}\n  opening:\n    - [a]", 4, 9, .wrongShape(expected: .text), .builtIn),
    Mistake("- for: { procedure: fillin }\n  closing: x", 2, 23, .unknownValue("fillin", nearest: "filling"), .kept),
  ])
  func aMistakeIsReportedAndTheBuiltInWordsStand(mistake: Mistake) {
    let text = "scripts:\n" + mistake.text.split(separator: "\n").map { "  \($0)\n" }.joined()
    let document = read(text)
    #expect(document.problems.map(\.mistake) == [mistake.mistake])
    #expect(document.problems.map(\.line) == [mistake.line])
    #expect(document.problems.map(\.column) == [mistake.column])
    #expect(document.problems.map(\.consequence) == [mistake.consequence])
    #expect(document.book.script(for: key) == builtIn.book.script(for: key))
  }

  @Test func aSharedPartThatUsesItselfIsReported() {
    let document = read(
      "shared:\n  a: { use: b }\n  b: { use: a }\nscripts:\n  - for: {}\n    closing: { use: a }\n")
    #expect(document.problems.map(\.mistake) == [.usesItself("a")])
    #expect(document.problems.map(\.line) == [3])
    #expect(lines(document, .closing) == lines(builtIn, .closing))
  }

  @Test func sharedPartsCannotGrowBeyondAllBounds() {
    var text = "shared:\n  p0: x\n"
    for level in 1...40 {
      let parts = Array(repeating: "{ use: p\(level - 1) }", count: 10).joined(separator: ", ")
      text += "  p\(level): [\(parts)]\n"
    }
    text += "scripts:\n  - for: {}\n    closing: { use: p40 }\n"
    let document = read(text)
    #expect(document.problems.map(\.mistake) == [.tooManyLines(limit: 200)])
    #expect(lines(document, .closing) == lines(builtIn, .closing))
  }

  @Test func tooManyCombinationsAreRefused() {
    let codes = (0..<1001).map { "own-\($0)" }.joined(separator: ", ")
    let document = read("scripts:\n  - for: { occasion: [\(codes)] }\n    closing: x\n")
    #expect(document.problems.map(\.mistake) == [.tooManyCombinations])
  }

  @Test func aBrokenDocumentLeavesTheBuiltInScripts() {
    let document = read("scripts:\n  - for: {}\n\topening: x\n")
    #expect(document.problems.map(\.mistake) == [.syntax(.tab)])
    #expect(document.book == builtIn.book)
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let text: String
    let line: Int
    let column: Int?
    let mistake: DocumentProblem.Mistake
    let consequence: DocumentProblem.Consequence

    init(
      _ text: String, _ line: Int, _ column: Int?, _ mistake: DocumentProblem.Mistake,
      _ consequence: DocumentProblem.Consequence = .leftOut
    ) {
      self.text = text
      self.line = line
      self.column = column
      self.mistake = mistake
      self.consequence = consequence
    }

    var testDescription: String { "\(mistake)" }
  }
}
