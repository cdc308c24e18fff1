import ClinicDocuments
import Testing
import Wording

@Suite struct ConfigurationDocumentTests {
  private let vocabulary = KeyVocabulary(
    contexts: ["anywhere", "queue"], actions: ["quit", "vip", "search"], isKey: { $0.count == 1 || $0.hasPrefix("F") })

  private func read(_ text: String) -> ConfigurationDocument {
    ConfigurationDocument(
      reading: DocumentSource(name: "config.yaml", text: text), themes: ["default", "light"], vocabulary: vocabulary)
  }

  @Test func nothingWrittenIsNothingSet() {
    for text in ["", "# nothing\n", "{}\n"] {
      #expect(read(text).configuration == Configuration())
      #expect(read(text).problems == [])
    }
  }

  @Test func everythingWrittenIsSet() {
    let document = read(
      """
      language: ru
      theme: light
      receptionist: 林小雨
      data: ~/huifang
      mouse: yes
      colour: none
      keys:
        queue:
          vip: [v, F6]
        anywhere:
          quit: q
      """)
    #expect(document.problems == [])
    #expect(
      document.configuration
        == Configuration(
          language: .russian, theme: "light", receptionist: "林小雨", dataFolder: "~/huifang", usesMouse: true,
          color: .none,
          keys: [
            .init(context: "queue", action: "vip", keys: ["v", "F6"], line: 9),
            .init(context: "anywhere", action: "quit", keys: ["q"], line: 11),
          ]))
  }

  @Test(arguments: [
    ("langage: zh", "langage", DocumentProblem.Mistake.unknownKey("langage", nearest: "language")),
    ("language: ch", "language", .unknownValue("ch", nearest: "zh")),
    ("theme: lite", "theme", .unknownValue("lite", nearest: nil)),
    ("theme: lihgt", "theme", .unknownValue("lihgt", nearest: "light")),
    ("receptionist: [a]", "receptionist", .wrongShape(expected: .text)),
    ("receptionist: \"a\\e[2J\"", "receptionist", .forbiddenCharacter),
    ("data:", "data", .empty),
    ("mouse: maybe", "mouse", .wrongShape(expected: .yesOrNo)),
    ("colour: many", "colour", .unknownValue("many", nearest: nil)),
    ("keys: { queu: { vip: v } }", "keys.queu", .unknownKey("queu", nearest: "queue")),
    ("keys: { queue: { serch: s } }", "keys.queue.serch", .unknownKey("serch", nearest: "search")),
    ("keys: { queue: { vip: Hyper-v } }", "keys.queue.vip", .notAKey("Hyper-v")),
    ("keys: { queue: { vip: [Hyper-v] } }", "keys.queue.vip[1]", .notAKey("Hyper-v")),
    ("- zh", "", .wrongShape(expected: .mapping)),
    ("language: \"zh", "", .syntax(.unclosedQuote)),
  ])
  func aMistakeLeavesTheDefault(text: String, keyPath: String, mistake: DocumentProblem.Mistake) {
    let document = read("# our desk\n" + text + "\n")
    #expect(document.problems.map(\.mistake) == [mistake])
    #expect(document.problems.map(\.line) == [2])
    #expect(document.problems.map(\.keyPath) == [keyPath])
    #expect(document.configuration == Configuration())
  }

  @Test func aMistakeLeavesTheRestAsWritten() {
    let document = read("language: klingon\nmouse: on\nkeys: { queue: { vip: [v, Hyper-v] } }\n")
    #expect(document.configuration.usesMouse)
    #expect(document.configuration.language == nil)
    #expect(document.configuration.keys.map(\.keys) == [["v"]])
    #expect(document.problems.count == 2)
  }
}
