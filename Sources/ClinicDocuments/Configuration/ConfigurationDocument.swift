internal import Wording

/// A configuration as a document gives it. A mistake leaves the default at its place; every mistake is in `problems`.
///
/// ```yaml
/// language: zh            # zh, en, ru
/// theme: light            # default, light, high-contrast, mono
/// receptionist: 林小雨     # the name that records carry
/// data: ~/huifang         # the clinic's folder
/// mouse: no
/// colour: auto            # auto, 16, none
/// keys:
///   queue:                # where: anywhere, queue, patient, …
///     vip: [v, F6]        # an action and its keys
/// ```
public struct ConfigurationDocument: Hashable, Sendable {
  public let configuration: Configuration
  /// In the order of the document.
  public let problems: [DocumentProblem]

  /// `themes` are the names of the themes there are.
  public init(
    reading source: DocumentSource, themes: [String] = ThemeDocument.builtInNames, vocabulary: KeyVocabulary
  ) {
    var reader = ConfigurationReader(document: source.name, themes: themes, vocabulary: vocabulary)
    do throws(DocumentProblem) {
      if let root = try source.root() { reader.read(root) }
    } catch {
      reader.report(error)
    }
    configuration = reader.configuration
    problems = reader.problems
  }
}

private struct ConfigurationReader {
  private var reader: DocumentReader
  private(set) var configuration = Configuration()
  let themes: [String]
  let vocabulary: KeyVocabulary

  var problems: [DocumentProblem] { reader.problems }

  init(document: String, themes: [String], vocabulary: KeyVocabulary) {
    reader = DocumentReader(document: document)
    self.themes = themes
    self.vocabulary = vocabulary
  }

  mutating func report(_ problem: DocumentProblem) { reader.report(problem) }

  private static let languages = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0.rawValue, $0) })
  private static let colors = Dictionary(
    uniqueKeysWithValues: Configuration.ColorChoice.allCases.map { ($0.rawValue, $0) })
  private static let knownKeys = [
    "language", "theme", "receptionist", "data", "mouse", "colour", "color", "keys",
  ]

  mutating func read(_ root: DocumentNode) {
    for member in reader.members(of: root, known: Self.knownKeys, .leftOut) ?? [] {
      switch member.key {
      case "language": configuration.language = reader.choice(member.value, among: Self.languages, .builtIn)
      case "theme":
        let names = Dictionary(uniqueKeysWithValues: Set(themes).map { ($0, $0) })
        configuration.theme = reader.choice(member.value, among: names, .builtIn)
      case "receptionist": configuration.receptionist = reader.text(member.value, .builtIn)
      case "data": configuration.dataFolder = reader.text(member.value, .builtIn)
      case "mouse": configuration.usesMouse = reader.yesOrNo(member.value, .builtIn) ?? false
      case "colour", "color":
        configuration.color = reader.choice(member.value, among: Self.colors, .builtIn) ?? .automatic
      default: readKeys(member.value)
      }
    }
  }

  private mutating func readKeys(_ place: DocumentNode) {
    for context in reader.members(of: place, known: vocabulary.contexts, .leftOut) ?? [] {
      for action in reader.members(of: context.value, known: vocabulary.actions, .leftOut) ?? [] {
        let keys = readKeyNames(action.value)
        guard !keys.isEmpty else { continue }
        configuration.keys.append(
          Configuration.KeySetting(
            context: context.key, action: action.key, keys: keys, line: action.keyNode.node.mark.line))
      }
    }
  }

  /// One key, or a list of keys; those that are none are reported and left out.
  private mutating func readKeyNames(_ place: DocumentNode) -> [String] {
    let items = place.node.sequence == nil ? [place] : reader.items(of: place, .builtIn) ?? []
    return items.compactMap { item in
      guard let name = reader.text(item, .builtIn) else { return nil }
      guard vocabulary.isKey(name) else {
        reader.report(.notAKey(name), at: item, .builtIn)
        return nil
      }
      return name
    }
  }
}
