public import FollowUp
public import Wording

/// The scripts of one language as documents give them: the built-in ones, with a clinic's own on top.
///
/// A section of a clinic's own with a mistake in it counts as not written, so that the built-in one is said; an entry
/// with a mistake in its `for` is left out. Every mistake is in `problems`.
public struct ScriptsDocument: Hashable, Sendable {
  public let book: ScriptBook
  /// Document by document, in the order they were given; within one, as they were met.
  public let problems: [DocumentProblem]

  /// Reads the built-in scripts of `language` and, of `own`, the documents in that language: named after it
  /// (`zh.yaml`, `zh-children.yaml`) or saying so by their key `language`. A later document outweighs an earlier one.
  ///
  /// `followUpProtocol` is the protocol in force: rules and steps that it lacks are mistakes in a clinic's own
  /// documents.
  public init(
    language: Language, own: [DocumentSource] = [],
    followUpProtocol: FollowUpProtocol = ProtocolDocument.builtIn.followUpProtocol
  ) {
    let builtInName = "scripts/\(language.rawValue).yaml"
    var drafts: [ScriptsDraft] = [
      ScriptsDraft(
        reading: BuiltInDocument.named(builtInName), language: language,
        followUpProtocol: ProtocolDocument.builtIn.followUpProtocol)
    ]
    for source in own where Language(ofScriptsNamed: source.name) ?? language == language {
      drafts.append(ScriptsDraft(reading: source, language: language, followUpProtocol: followUpProtocol))
    }

    var shared: [String: [ScriptLine]] = [:]
    for draft in drafts { shared.merge(draft.shared) { _, later in later } }
    var book = ScriptBook()
    var problems: [DocumentProblem] = []
    for draft in drafts {
      var resolver = SharedPartResolver(shared: shared, reader: draft.reader)
      let entries = draft.entries.map { resolver.entry($0) }
      book = book.overlaid(by: ScriptBook(entries: entries, standIns: draft.standIns))
      problems += resolver.reader.problems
    }
    self.book = book
    self.problems = problems
  }
}

extension Language {
  /// The language that a file of scripts is named after: `zh.yaml`, `scripts/zh-children.yaml`. Nil if none is.
  init?(ofScriptsNamed name: String) {
    let file = name.split(separator: "/").last ?? ""
    self.init(rawValue: String(file.prefix { $0 != "." && $0 != "-" }))
  }
}

/// One line of a section as it is written: a thought, or a shared part that stands for several.
enum ScriptLine {
  case thought(ScriptTemplate)
  case sharedPart(String, DocumentNode)
}

/// Puts shared parts in the place of their names.
private struct SharedPartResolver {
  /// Nobody reads more than this out; shared parts of shared parts could grow beyond any bound.
  private static let lineLimit = 200

  let shared: [String: [ScriptLine]]
  var reader: DocumentReader

  mutating func entry(_ draft: ScriptsDraft.Entry) -> ScriptBook.Entry {
    var script = Script()
    for (section, lines) in draft.sections {
      script[section] = templates(of: lines, inside: []) ?? []
    }
    return ScriptBook.Entry(scope: draft.scope, script: script)
  }

  /// Nil, and a report, if a shared part is unknown or uses itself.
  private mutating func templates(of lines: [ScriptLine], inside names: [String]) -> [ScriptTemplate]? {
    var templates: [ScriptTemplate] = []
    for line in lines {
      switch line {
      case .thought(let template):
        templates.append(template)
      case .sharedPart(let name, let place):
        guard let part = shared[name] else {
          let nearest = shared.keys.sorted().nearest(to: name)
          reader.report(.unknownSharedPart(name, nearest: nearest), at: place, .builtIn)
          return nil
        }
        guard !names.contains(name) else {
          reader.report(.usesItself(name), at: place, .builtIn)
          return nil
        }
        guard let inner = self.templates(of: part, inside: names + [name]) else { return nil }
        templates += inner
        guard templates.count <= Self.lineLimit else {
          reader.report(.tooManyLines(limit: Self.lineLimit), at: place, .builtIn)
          return nil
        }
      }
    }
    return templates
  }
}
