import ClinicDocuments
import FollowUp
import Testing
import Wording

@Suite struct ProblemWordingTests {
  private let problem = DocumentProblem(
    document: "protocol.yaml", line: 12, column: 16, keyPath: "rules.extraction.steps[1].due",
    mistake: .unknownValue("clinic", nearest: "clinical"), consequence: .builtIn)

  @Test(
    arguments: zip(
      Language.allCases,
      [
        "protocol.yaml:12:16: rules.extraction.steps[1].due: 不认识“clinic”。是不是想写“clinical”？这一处沿用内置的。",
        "protocol.yaml:12:16: rules.extraction.steps[1].due: "
          + "“clinic” is unknown. Did you mean “clinical”? What is built in stands here.",
        "protocol.yaml:12:16: rules.extraction.steps[1].due: "
          + "Неизвестное значение «clinic». Может быть, «clinical»? Здесь действует встроенное.",
      ]))
  func aProblemIsOneLineInTheLanguageOfTheDesk(language: Language, text: String) {
    #expect(problem.described(in: Voice(language)) == text)
  }

  /// Every kind of mistake, in every language: no place left open, no line break, nothing that a terminal obeys.
  @Test(arguments: Language.allCases) func everyMistakeIsToldWhole(language: Language) {
    let hostile = "\u{1B}[2J\u{202E}\n" + String(repeating: "x", count: 10_000)
    let mistakes: [DocumentProblem.Mistake] = [
      .unreadable, .notUTF8, .tooLarge(limit: 1 << 20), .nestedTooDeeply, .tooManyAliases, .syntax(.tab),
      .syntax(.indentation),
      .syntax(.unexpectedColon), .syntax(.unclosedQuote), .syntax(.unclosedBracket), .syntax(.unexpectedCharacter),
      .syntax(.unknownAlias), .syntax(.severalDocuments), .syntax(.other(hostile)), .repeatedKey(hostile, firstLine: 3),
      .repeatedKey(hostile, firstLine: nil), .wrongShape(expected: .mapping), .wrongShape(expected: .list),
      .wrongShape(expected: .text), .wrongShape(expected: .yesOrNo), .wrongShape(expected: .number), .empty,
      .forbiddenCharacter, .unknownKey(hostile, nearest: "steps"), .missingKey("steps"), .missingKeys(["a", "b"]),
      .unknownValue(hostile, nearest: nil), .notADuration(hostile, nearest: "P7D"), .durationTooLong("P100Y"),
      .endsBeforeItBegins(due: "P7D", by: "P6D"), .repeatsWithoutPause("P0D"), .repeatedStep("P7D"),
      .notInWholeDays("PT2H"), .unknownRule(hostile, nearest: "extraction"), .triggerIsFixed,
      .procedureHasARule("scaling", rule: "scaling"), .unknownPlaceholder(hostile, nearest: "patient"),
      .brokenTemplate(.unclosedPlaceholder(hostile)), .brokenTemplate(.unclosedOptionalPart),
      .brokenTemplate(.nestedOptionalPart), .brokenTemplate(.optionalPartWithoutPlaceholder),
      .brokenTemplate(.strayCharacter("]")), .unknownSharedPart(hostile, nearest: "urgent"), .usesItself("urgent"),
      .tooManyLines(limit: 200), .tooManyCombinations, .languageUnknown, .notAColor(hostile, nearest: "red"),
      .notAKey(hostile), .keyUsedTwice("q", by: "quit"), .keyWritesText("q"), .actionWithoutKey("quit"),
    ]
    let consequences: [DocumentProblem.Consequence] = [.allBuiltIn, .builtIn, .leftOut, .kept]
    var texts: Set<String> = []
    for mistake in mistakes {
      for consequence in consequences {
        let problem = DocumentProblem(
          document: "protocol.yaml", line: 1, keyPath: hostile, mistake: mistake, consequence: consequence)
        let text = problem.described(in: Voice(language))
        #expect(text.count < 600, "\(mistake)")
        #expect(
          !text.contains { $0.isNewline } && !text.contains("\u{1B}") && !text.unicodeScalars.contains("\u{202E}"))
        #expect(text.firstRange(of: /\{(?!tooth|\u{B7})\w*\}/) == nil, "\(text)")
        texts.insert(text)
      }
    }
    #expect(texts.count == mistakes.count * consequences.count)
  }
}
