import ClinicDocuments
import FollowUp
import Testing

/// A clinic's own protocol.yaml on top of the built-in one.
@Suite struct OwnProtocolTests {
  private let builtIn = ProtocolDocument.builtIn.followUpProtocol

  private func read(_ text: String) -> ProtocolDocument {
    ProtocolDocument(own: DocumentSource(name: "protocol.yaml", text: text))
  }

  @Test func anEmptyDocumentChangesNothing() {
    for text in ["", "\n", "# nothing yet\n", "---\n", "rules: {}\n", "\u{FEFF}rules: {}\n"] {
      #expect(read(text).followUpProtocol == builtIn, "\(text)")
      #expect(read(text).problems == [], "\(text)")
    }
  }

  @Test func aRuleReplacesOnlyThePartsItWrites() throws {
    let document = read(
      """
      rules:
        extraction:
          steps:
            - { due: P1D, by: P2D, kind: clinical, purpose: healing }
        scaling:
          procedures: [scaling, cleaning, air-polishing]
        infusion:
          steps: []
      """)
    #expect(document.problems == [])
    var expected = builtIn
    for index in expected.rules.indices {
      switch expected.rules[index].id {
      case "extraction":
        expected.rules[index].steps = [
          Step(
            due: CalendarDuration(days: 1), by: .after(CalendarDuration(days: 2)), kind: .clinical,
            purpose: "healing")
        ]
      case "scaling": expected.rules[index].trigger = .procedures(["scaling", "cleaning", "air-polishing"])
      case "infusion": expected.rules[index].steps = []
      default: break
      }
    }
    #expect(document.followUpProtocol == expected)
  }

  @Test func ownRulesComeBeforeTheBuiltInOnes() {
    let document = read(
      """
      rules:
        laser:
          procedures: [laser]
          steps: [{ due: P1D, by: P1D, kind: clinical, purpose: recovery }]
        wisdom-tooth:
          procedures: [extraction]
          condition: no reaction
          additional: yes
          steps: [{ due: P3D, by: P3D, kind: clinical, purpose: healing }]
      """)
    #expect(document.problems == [])
    #expect(document.followUpProtocol.rules.map(\.id) == ["laser", "wisdom-tooth"] + builtIn.rules.map(\.id))
    #expect(document.followUpProtocol.rule("wisdom-tooth")?.isAdditional == true)
    #expect(document.followUpProtocol.rule("wisdom-tooth")?.condition == .noReaction)
  }

  @Test func theListOfProceduresWithoutFollowUpIsReplaced() {
    let document = read("withoutFollowUp: [consultation, second-opinion]\n")
    #expect(document.problems == [])
    #expect(document.followUpProtocol.proceduresWithoutFollowUp == ["consultation", "second-opinion"])
  }

  @Test func aCodeWithARuleIsNotWithoutFollowUp() {
    let document = read("withoutFollowUp:\n  - imaging\n  - scaling\n")
    #expect(document.followUpProtocol.proceduresWithoutFollowUp == ["imaging"])
    #expect(
      document.problems == [
        DocumentProblem(
          document: "protocol.yaml", line: 3, column: 5, keyPath: "withoutFollowUp[2]",
          mistake: .procedureHasARule("scaling", rule: "scaling"), consequence: .leftOut)
      ])
  }

  /// Each kind of mistake: where it is found, what is said, and that the built-in protocol stands.
  @Test(arguments: [
    Mistake(
      "rules:\n  extracton:\n    steps: []", 2, 3, "rules.extracton",
      .unknownRule("extracton", nearest: "extraction"), .leftOut),
    Mistake(
      "rules:\n  extraction:\n    step: []", 3, 5, "rules.extraction.step", .unknownKey("step", nearest: "steps")),
    Mistake("rulez:\n  extraction: {}", 1, 1, "rulez", .unknownKey("rulez", nearest: "rules")),
    Mistake(
      step("due: 7D, by: P7D, kind: clinical, purpose: healing"), 4, 16, "rules.extraction.steps[1].due",
      .notADuration("7D", nearest: "P7D")),
    Mistake(
      step("due: P2H, by: PT3H, kind: clinical, purpose: healing"), 4, 16, "rules.extraction.steps[1].due",
      .notADuration("P2H", nearest: "PT2H")),
    Mistake(
      step("due: P7D, by: end of caling hours, kind: clinical, purpose: healing"), 4, 25,
      "rules.extraction.steps[1].by", .notADuration("end of caling hours", nearest: "end of calling hours")),
    Mistake(
      step("due: 2小时, by: PT3H, kind: clinical, purpose: healing"), 4, 16, "rules.extraction.steps[1].due",
      .notADuration("2小时", nearest: "PT2H")),
    Mistake(
      step("due: P7D, by: P100Y, kind: clinical, purpose: healing"), 4, 25, "rules.extraction.steps[1].by",
      .durationTooLong("P100Y")),
    Mistake(
      step("due: P7D, by: P6D, kind: clinical, purpose: healing"), 4, 25, "rules.extraction.steps[1].by",
      .endsBeforeItBegins(due: "P7D", by: "P6D")),
    Mistake(
      step("due: P7D, by: P7D, kind: clinic, purpose: healing"), 4, 36, "rules.extraction.steps[1].kind",
      .unknownValue("clinic", nearest: "clinical")),
    Mistake(
      step("due: P7D, by: P7D, kind: clinical, purpose: heeling"), 4, 55, "rules.extraction.steps[1].purpose",
      .unknownValue("heeling", nearest: "healing")),
    Mistake(
      step("due: P7D, by: P7D, kind: clinical, purpose: healing, condition: not-restored"), 4, 75,
      "rules.extraction.steps[1].condition", .unknownValue("not-restored", nearest: "not restored")),
    Mistake(
      step("due: P7D, by: P7D, kind: clinical, porpose: healing"), 4, 46, "rules.extraction.steps[1].porpose",
      .unknownKey("porpose", nearest: "purpose")),
    Mistake(
      step("due: P7D, by: P7D, kind: clinical"), 4, 9, "rules.extraction.steps[1]", .missingKey("purpose")),
    Mistake(
      step("due: P7D, by: P7D, kind: clinical, purpose: healing, every: P0D"), 4, 71,
      "rules.extraction.steps[1].every", .repeatsWithoutPause("P0D")),
    Mistake(
      step("due: P7D, by: P7D, kind: clinical, purpose: healing, unlessAppointmentWithin: P1M"), 4, 89,
      "rules.extraction.steps[1].unlessAppointmentWithin", .notInWholeDays("P1M")),
    Mistake(
      "rules:\n  extraction:\n    steps:\n      due: P7D", 4, 7, "rules.extraction.steps",
      .wrongShape(expected: .list)),
    Mistake("rules:\n  extraction:\n    steps:\n", 3, 11, "rules.extraction.steps", .empty),
    Mistake("rules:\n  extraction:\n    procedures: []", 3, 17, "rules.extraction.procedures", .empty),
    Mistake(
      "rules:\n  extraction:\n    additional: perhaps", 3, 17, "rules.extraction.additional",
      .wrongShape(expected: .yesOrNo)),
    Mistake("rules:\n  general:\n    procedures: [laser]", 3, 5, "rules.general.procedures", .triggerIsFixed),
    Mistake(
      "rules:\n  ours:\n    trigger: handover\n    steps: []", 3, 5, "rules.ours.trigger", .triggerIsFixed, .leftOut),
    Mistake("rules:\n  laser:\n    procedures: [laser]", 2, 3, "rules.laser", .missingKey("steps"), .leftOut),
    Mistake("- rules\n", 1, 1, "", .wrongShape(expected: .mapping)),
    Mistake(
      "rules:\n  extraction:\n    procedures: [\"extraction\\e[2J\"]", 3, 18, "rules.extraction.procedures[1]",
      .forbiddenCharacter),
    Mistake(
      step("due: P7D, by: P7D, kind: clinical, purpose: healing")
        + "\n      - { due: P7D, by: P8D, kind: clinical, purpose: healing }", 5, 9, "rules.extraction.steps[2]",
      .repeatedStep("P7D")),
  ])
  func aMistakeLeavesTheBuiltInRuleInForce(mistake: Mistake) {
    let document = read(mistake.text)
    #expect(document.problems == [mistake.problem])
    #expect(document.followUpProtocol == builtIn)
  }

  @Test func aMistakeInOneRuleLeavesTheOthersAsWritten() {
    let document = read(
      """
      rules:
        extraction:
          steps:
            - { due: P7, by: P7D, kind: clinical, purpose: healing }
        infusion:
          steps: []
      """)
    #expect(document.problems.map(\.line) == [4])
    #expect(document.followUpProtocol.rule("extraction") == builtIn.rule("extraction"))
    #expect(document.followUpProtocol.rule("infusion")?.steps == [])
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let text: String
    let problem: DocumentProblem

    init(
      _ text: String, _ line: Int, _ column: Int, _ keyPath: String, _ mistake: DocumentProblem.Mistake,
      _ consequence: DocumentProblem.Consequence = .builtIn
    ) {
      self.text = text
      problem = DocumentProblem(
        document: "protocol.yaml", line: line, column: column, keyPath: keyPath, mistake: mistake,
        consequence: consequence)
    }

    var testDescription: String { "\(problem.keyPath): \(problem.mistake)" }
  }

  /// A document whose rule `extraction` has one step, on line 4.
  private static func step(_ members: String) -> String {
    "rules:\n  extraction:\n    steps:\n      - { \(members) }"
  }
}
