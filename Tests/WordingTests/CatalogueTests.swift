import Foundation
import Testing
import Wording

/// Every phrase of the catalogue, in one list. ``CatalogueTests/everyEnumerationIsListed()`` keeps it whole.
private let catalogue: [any Phrase.Type] = [
  DispositionPhrase.self, ChannelPhrase.self, ReferralPhrase.self, EscalationCausePhrase.self,
  EscalationStatePhrase.self, FollowUpKindPhrase.self, FollowUpStatePhrase.self, UrgencyPhrase.self, LanePhrase.self,
  RulePhrase.self, PurposePhrase.self, ProcedurePhrase.self, PlanItemStatePhrase.self, HesitationPhrase.self,
  AppointmentStatusPhrase.self, StaffRolePhrase.self, SexPhrase.self, RelationPhrase.self, PhoneLabelPhrase.self,
  PhoneFaultPhrase.self, PatientStatusPhrase.self, ConsentPhrase.self, TagPhrase.self, SourcePhrase.self,
  DocumentPhrase.self, WeekdayPhrase.self, CalendarPhrase.self, SpecialDatePhrase.self, ImportPhrase.self,
  CallSheetPhrase.self,
  OutcomePhrase.self, PlaceholderPhrase.self, FormPhrase.self, TimePhrase.self, QueuePhrase.self,
  StorePhrase.self, DamagePhrase.self, FileOperationPhrase.self, FileCausePhrase.self, StoreNotePhrase.self,
  CheckPhrase.self,
  ActionPhrase.self, ActionHelpPhrase.self, DialogPhrase.self, NoticePhrase.self, PatientPhrase.self, WhyPhrase.self,
  CommandPhrase.self, ReportPhrase.self,
  PrivacyPhrase.self, AccessWayPhrase.self, RefusalPhrase.self, KeymapPhrase.self, TerminalPhrase.self,
  ProgressPhrase.self, ProgressMeasurePhrase.self, WaitingPhrase.self,
]

/// Texts that are the same in every language: names, codes, signs.
private let textsOfNoLanguage: Set<String> = ["VIP", "WeChat"]

@Suite struct CatalogueTests {
  @Test func everyEnumerationIsListed() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Wording")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var declared: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /enum (\w+): String, (?:Term)?Phrase\b/) {
        declared.insert(String(match.output.1))
      }
    }
    #expect(declared == Set(catalogue.map { String(describing: $0) }))
  }

  @Test func everyTextIsWritten() {
    for phrase in entries() {
      for (language, text) in phrase.texts {
        #expect(!text.isEmpty, "\(phrase.name) in \(language)")
        #expect(text == text.trimmingCharacters(in: .whitespacesAndNewlines), "\(phrase.name) in \(language)")
        #expect(!text.contains("  "), "\(phrase.name) in \(language)")
        #expect(text.unicodeScalars.allSatisfy { !$0.properties.isControl }, "\(phrase.name) in \(language)")
      }
    }
  }

  @Test func everyLanguageUsesTheSamePlaces() {
    for phrase in entries() {
      let places = Set(phrase.texts.map { self.places(in: $0.text) })
      #expect(places.count == 1, "\(phrase.name): \(phrase.texts)")
    }
  }

  @Test func everyTextIsInItsLanguage() {
    for phrase in entries() {
      for (language, text) in phrase.texts where !textsOfNoLanguage.contains(text) {
        let words = text.replacing(/\{\w+\}/, with: "").unicodeScalars.filter { $0.properties.isAlphabetic }
        guard !words.isEmpty else { continue }
        let isRight =
          switch language {
          case .chinese: words.contains { $0.properties.isIdeographic }
          case .english: words.allSatisfy { $0.value < 0x250 }
          case .russian: words.contains { (0x400...0x4FF).contains($0.value) }
          }
        #expect(isRight, "\(phrase.name) in \(language): \(text)")
      }
    }
  }

  @Test func codesNameTheirTerms() {
    #expect(DispositionPhrase(code: "no-answer") == .noAnswer)
    #expect(DispositionPhrase(code: "noAnswer") == nil)
    #expect(Voice(.russian).name(of: "extraction", as: ProcedurePhrase.self) == "удаление")
    #expect(Voice(.chinese).name(of: "laser", as: ProcedurePhrase.self) == "laser")
  }

  private struct Entry {
    let name: String
    let texts: [(language: Language, text: String)]
  }

  private func entries() -> [Entry] {
    catalogue.flatMap { entries(of: $0) }
  }

  private func entries<P: Phrase>(of type: P.Type) -> [Entry] {
    type.allCases.map { phrase in
      let texts = Language.allCases.flatMap { language in
        phrase.translations.form(in: language).texts.map { (language, $0) }
      }
      return Entry(name: "\(type).\(phrase.rawValue)", texts: texts)
    }
  }

  private func places(in text: String) -> Set<String> {
    Set(text.matches(of: /\{(\w+)\}/).map { String($0.output.1) })
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isControl: Bool { generalCategory == .control || generalCategory == .format }
}
