import ClinicDocuments
import FollowUp
import Testing
import Wording

/// The built-in scripts against the built-in protocol: every call has its words, in every language.
@Suite struct BuiltInScriptsTests {
  private static let documents = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { ($0, ScriptsDocument(language: $0)) })

  /// What is said in every call, put together once for all tests.
  private static let scripts: [Language: [(key: ScriptKey, script: Script)]] = documents.mapValues { document in
    keys.map { ($0, document.book.script(for: $0)) }
  }

  private func scripts(_ language: Language) throws -> [(key: ScriptKey, script: Script)] {
    try #require(Self.scripts[language])
  }

  private func book(_ language: Language) throws -> ScriptBook {
    try #require(Self.documents[language]).book
  }

  /// Every rule × step × audience × attempt, and what was done and what is congratulated on where it matters.
  private static let keys: [ScriptKey] = ProtocolDocument.builtIn.followUpProtocol.rules.flatMap { rule in
    let procedures: [[String]] = rule.id == "general" ? [[], ["filling"], ["whitening", "unheard-of"]] : [[]]
    let occasions: [String?] = rule.id == "special-date" ? ["birthday", "wedding", "name day"] : [nil]
    return rule.steps.flatMap { step in
      ScriptAudience.allCases.flatMap { audience in
        [1, 2, 3, 4].flatMap { attempt in
          procedures.flatMap { procedures in
            occasions.map { occasion in
              ScriptKey(
                rule: rule.id, step: step.name, purpose: step.purpose, procedures: procedures, occasion: occasion,
                attempt: attempt, audience: audience)
            }
          }
        }
      }
    }
  }

  @Test(arguments: Language.allCases) func readsWithoutAProblem(language: Language) throws {
    #expect(try #require(Self.documents[language]).problems == [])
  }

  @Test(arguments: Language.allCases) func everyCallHasEverySection(language: Language) throws {
    #expect(Self.keys.count > 300)
    for (key, script) in try scripts(language) {
      #expect(script.sections == ScriptSection.allCases, "\(key)")
    }
  }

  /// A rule's own question, not the general one: the patient hears that we know what was done.
  @Test(arguments: Language.allCases) func everyStepOpensWithAQuestionOfItsOwn(language: Language) throws {
    let book = try book(language)
    let general = book.entries.filter { $0.scope.rule == nil }.flatMap { $0.script[.opening] }
    for (key, script) in try scripts(language) {
      let opening = script[.opening]
      #expect(!general.contains { opening.contains($0) }, "\(key)")
      if key.rule != "special-date", key.rule != "dentist-request" {
        #expect(opening.contains { $0.source.contains("？") || $0.source.contains("?") }, "\(key)")
      }
    }
  }

  /// A guardian is asked about the child, not about themselves.
  @Test(arguments: Language.allCases) func aGuardianIsAskedAboutTheChild(language: Language) throws {
    let book = try book(language)
    for (key, script) in try scripts(language) where key.audience == .guardian && key.occasion != "wedding" {
      var patientKey = key
      patientKey.audience = .patient
      let forPatient = book.script(for: patientKey)
      #expect(script[.opening] != forPatient[.opening], "\(key)")
      #expect(script[.greeting].contains { $0.placeholders.contains(.guardian) }, "\(key)")
      #expect(script[.textMessage].contains { $0.placeholders.contains(.guardian) }, "\(key)")
    }
  }

  @Test(arguments: Language.allCases) func laterAttemptsGreetDifferently(language: Language) throws {
    let book = try book(language)
    for audience in ScriptAudience.allCases {
      let greetings = [1, 2, 3].map { attempt in
        book.script(
          for: ScriptKey(
            rule: "extraction", step: "P7D", purpose: "healing", attempt: attempt, audience: audience))[.greeting]
      }
      #expect(Set(greetings).count == 3)
    }
  }

  /// What others may hear says nothing about the treatment.
  @Test(arguments: Language.allCases) func voicemailsAndRelativesHearNothingClinical(language: Language) throws {
    let clinical: Set<Placeholder> = [.procedure, .tooth, .dentist, .elapsed, .request, .colleague, .appointment]
    for (key, script) in try scripts(language) {
      for section in [ScriptSection.voicemail, .thirdParty] {
        #expect(clinical.isDisjoint(with: script[section].flatMap(\.placeholders)), "\(key) \(section)")
      }
    }
  }

  @Test(arguments: Language.allCases) func everyPlaceHasAStandIn(language: Language) throws {
    let book = try book(language)
    // The tooth is only ever named in an optional part.
    #expect(Set(book.standIns.keys) == Set(Placeholder.allCases).subtracting([.tooth]))
    for entry in book.entries {
      for template in entry.script.sections.flatMap({ entry.script[$0] }) {
        let missing = template.filled(with: [:], standIns: book.standIns)
        #expect(!missing.runs.contains { $0.text.isEmpty }, "\(template.source)")
      }
    }
  }

  /// Three translations of one book tell the same calls apart.
  @Test func theLanguagesTellTheSameCallsApart() throws {
    let chinese = try book(.chinese).entries.map(\.scope)
    #expect(try book(.english).entries.map(\.scope) == chinese)
    #expect(try book(.russian).entries.map(\.scope) == chinese)
  }

  @Test(arguments: Language.allCases) func everyLineIsInItsLanguage(language: Language) throws {
    for entry in try book(language).entries {
      for line in entry.script.sections.flatMap({ entry.script[$0] }).map(\.source) {
        let letters = line.replacing(/\{\w+\}/, with: "").unicodeScalars.filter(\.properties.isAlphabetic)
        let isRight =
          switch language {
          case .chinese: letters.contains(where: \.properties.isIdeographic)
          case .english: letters.allSatisfy { $0.value < 0x250 }
          case .russian: letters.allSatisfy { (0x400...0x4FF).contains($0.value) }
          }
        #expect(isRight, "\(line)")
      }
    }
  }

  /// The promise of a call within two hours stands in every path for discomfort and complaints.
  @Test(
    arguments: zip([Language.chinese, .english, .russian], ["两小时", "two hours", "двух часов"])
  )
  func unwellAndUnhappyPatientsArePromisedACall(language: Language, promise: String) throws {
    for (key, script) in try scripts(language) {
      for section in [ScriptSection.discomfort, .complaint] {
        #expect(script[section].contains { $0.source.contains(promise) }, "\(key) \(section)")
      }
    }
  }
}
