internal import FollowUp
internal import Wording

/// One document of scripts, read but with the names of shared parts still in it.
struct ScriptsDraft {
  struct Entry {
    let scope: ScriptScope
    let sections: [ScriptSection: [ScriptLine]]
  }

  private(set) var reader: DocumentReader
  private(set) var shared: [String: [ScriptLine]] = [:]
  private(set) var entries: [Entry] = []
  private(set) var standIns: [Placeholder: String] = [:]

  private static let placeholders = Placeholder.allCases.map(\.rawValue)
  private static let sections = ScriptSection.allCases.map(\.rawValue)

  /// Reads `source`; stays empty if it turns out to be in another language.
  init(reading source: DocumentSource, language: Language, followUpProtocol: FollowUpProtocol) {
    reader = DocumentReader(document: source.name)
    do throws(DocumentProblem) {
      guard let root = try source.root() else { return }
      read(root, named: source.name, language: language, followUpProtocol: followUpProtocol)
    } catch {
      reader.report(error)
    }
  }

  private mutating func read(
    _ root: DocumentNode, named name: String, language: Language, followUpProtocol: FollowUpProtocol
  ) {
    let known = ["language", "stand-ins", "shared", "scripts"]
    guard let list = reader.members(of: root, known: known, .builtIn) else { return }
    let members = Dictionary(list.map { ($0.key, $0.value) }) { first, _ in first }
    var written = Language(ofScriptsNamed: name)
    if let place = members["language"] {
      let languages = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0.rawValue, $0) })
      guard let choice = reader.choice(place, among: languages, .leftOut) else { return }
      written = choice
    }
    guard let written else {
      reader.report(.languageUnknown, at: root, .leftOut)
      return
    }
    guard written == language else { return }
    if let place = members["stand-ins"] { readStandIns(place) }
    if let place = members["shared"] { readShared(place) }
    if let place = members["scripts"] {
      var scopeReader = ScopeReader(followUpProtocol: followUpProtocol)
      for entry in reader.items(of: place, .builtIn) ?? [] { readEntry(entry, &scopeReader) }
    }
  }

  private mutating func readStandIns(_ place: DocumentNode) {
    for member in reader.members(of: place, .builtIn) ?? [] {
      guard let placeholder = Placeholder(rawValue: member.key) else {
        let nearest = Self.placeholders.nearest(to: member.key)
        reader.report(.unknownPlaceholder(member.key, nearest: nearest), at: member.keyNode, .leftOut)
        continue
      }
      standIns[placeholder] = reader.text(member.value, .builtIn)
    }
  }

  private mutating func readShared(_ place: DocumentNode) {
    for member in reader.members(of: place, .builtIn) ?? [] {
      shared[member.key] = readLines(member.value)
    }
  }

  private mutating func readEntry(_ place: DocumentNode, _ scopeReader: inout ScopeReader) {
    guard let members = reader.members(of: place, known: ["for"] + Self.sections, .builtIn) else { return }
    guard let scopePlace = members.first(where: { $0.key == "for" })?.value else {
      reader.report(.missingKey("for"), at: place, .leftOut)
      return
    }
    let scopes = scopeReader.scopes(at: scopePlace, &reader)
    var sections: [ScriptSection: [ScriptLine]] = [:]
    for member in members {
      guard let section = ScriptSection(rawValue: member.key) else { continue }
      sections[section] = readLines(member.value)
    }
    entries += (scopes ?? []).map { Entry(scope: $0, sections: sections) }
  }

  /// The lines of a section: a text, each line of it one thought; `use: name`; or a list of both. Nil, and a report,
  /// if anything in it is wrong.
  private mutating func readLines(_ place: DocumentNode) -> [ScriptLine]? {
    if place.node.sequence != nil {
      guard let items = reader.items(of: place, .builtIn) else { return nil }
      let lines = items.map { readPart($0) }
      return lines.contains { $0 == nil } ? nil : lines.flatMap { $0 ?? [] }
    }
    return readPart(place)
  }

  private mutating func readPart(_ place: DocumentNode) -> [ScriptLine]? {
    guard place.node.mapping != nil else { return readThoughts(place) }
    guard let members = reader.members(of: place, known: ["use"], .builtIn), !members.isEmpty else { return nil }
    return members.compactMap { member in
      reader.text(member.value, .builtIn).map { .sharedPart($0, member.value) }
    }
  }

  private mutating func readThoughts(_ place: DocumentNode) -> [ScriptLine]? {
    guard let text = place.node.scalar else {
      reader.report(.wrongShape(expected: .text), at: place, .builtIn)
      return nil
    }
    var lines: [ScriptLine] = []
    var isWhole = true
    let written = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in written.enumerated() {
      let text = String(Substring(line.trimmingBlanks()))
      guard !text.isEmpty else { continue }
      // A text after `|` begins on the line below the sign, and keeps its lines.
      let below = place.node.isLiteral ? index + 1 : 0
      guard text.unicodeScalars.allSatisfy(\.isWelcomeInDocuments) else {
        reader.report(.forbiddenCharacter, at: place, linesBelow: below, .builtIn)
        isWhole = false
        continue
      }
      do throws(ScriptTemplateError) {
        lines.append(.thought(try ScriptTemplate(text)))
      } catch {
        reader.report(mistake(error), at: place, linesBelow: below, .builtIn)
        isWhole = false
      }
    }
    guard isWhole else { return nil }
    guard !lines.isEmpty else {
      reader.report(.empty, at: place, .builtIn)
      return nil
    }
    return lines
  }

  private func mistake(_ error: ScriptTemplateError) -> DocumentProblem.Mistake {
    guard case .unknownPlaceholder(let name) = error else { return .brokenTemplate(error) }
    return .unknownPlaceholder(name, nearest: Self.placeholders.nearest(to: name))
  }
}

extension Substring.UTF8View {
  fileprivate func trimmingBlanks() -> Substring.UTF8View {
    var trimmed = drop(while: \.isBlank)
    while trimmed.last?.isBlank == true { trimmed.removeLast() }
    return trimmed
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
