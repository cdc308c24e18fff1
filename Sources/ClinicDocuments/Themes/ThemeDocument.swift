public import Screen
internal import Wording

/// A theme as a document gives it.
///
/// A role that the document leaves out, or makes a mistake in, looks like ``Screen/Theme/fallback``'s, which can be
/// read on any terminal. Every mistake is in `problems`.
public struct ThemeDocument: Hashable, Sendable {
  public let theme: Theme
  /// In the order of the document; roles that are missing come last, in one problem.
  public let problems: [DocumentProblem]

  /// The names of the built-in themes, in their order.
  public static let builtInNames: [String] = BuiltInDocument.names.compactMap { name in
    guard name.hasPrefix("themes/"), name.hasSuffix(".yaml") else { return nil }
    return String(name.dropFirst("themes/".count).dropLast(".yaml".count))
  }

  /// The built-in theme of that name; nil if there is none.
  public static func builtIn(named name: String) -> ThemeDocument? {
    guard builtInNames.contains(name) else { return nil }
    return ThemeDocument(reading: BuiltInDocument.named("themes/\(name).yaml"))
  }

  public init(reading source: DocumentSource) {
    var reader = ThemeReader(document: source.name)
    do throws(DocumentProblem) {
      let root = try source.root()
      theme = reader.theme(root, named: source.name)
    } catch {
      theme = .fallback
      reader.report(error)
    }
    problems = reader.problems
  }
}

private struct ThemeReader {
  private var reader: DocumentReader

  var problems: [DocumentProblem] { reader.problems }

  init(document: String) {
    reader = DocumentReader(document: document)
  }

  mutating func report(_ problem: DocumentProblem) { reader.report(problem) }

  mutating func theme(_ root: DocumentNode?, named fileName: String) -> Theme {
    var name = String((fileName.split(separator: "/").last ?? "").prefix { $0 != "." })
    var backgrounds: Set<Theme.Background> = []
    var entries: [Role: Theme.Entry] = [:]
    var written: Set<String> = []
    let members = root.map { reader.members(of: $0, known: ["name", "backgrounds", "roles"], .builtIn) ?? [] } ?? []
    for member in members {
      switch member.key {
      case "name": name = reader.text(member.value, .builtIn) ?? name
      case "backgrounds": backgrounds = readBackgrounds(member.value)
      default: entries = readRoles(member.value, &written)
      }
    }
    let missing = Role.allCases.map(\.rawValue).filter { !written.contains($0) }
    if !missing.isEmpty {
      reader.report(
        DocumentProblem(
          document: reader.document, keyPath: "roles", mistake: .missingKeys(missing), consequence: .builtIn))
    }
    return Theme(
      name: name, backgrounds: backgrounds.isEmpty ? Set(Theme.Background.allCases) : backgrounds, entries: entries)
  }

  private mutating func readBackgrounds(_ place: DocumentNode) -> Set<Theme.Background> {
    let choices = Dictionary(uniqueKeysWithValues: Theme.Background.allCases.map { ($0.rawValue, $0) })
    var backgrounds: Set<Theme.Background> = []
    for item in reader.items(of: place, .builtIn) ?? [] {
      if let background = reader.choice(item, among: choices, .leftOut) { backgrounds.insert(background) }
    }
    return backgrounds
  }

  private mutating func readRoles(_ place: DocumentNode, _ written: inout Set<String>) -> [Role: Theme.Entry] {
    var entries: [Role: Theme.Entry] = [:]
    for member in reader.members(of: place, known: Role.allCases.map(\.rawValue), .leftOut) ?? [] {
      written.insert(member.key)
      guard let role = Role(rawValue: member.key) else { continue }
      entries[role] = readEntry(member.value)
    }
    return entries
  }

  private static let attributeNames = Attributes.named.map(\.key)
  private static let appearanceKeys = ["foreground", "background"] + attributeNames

  /// Nil, and a report, if anything in it is wrong.
  private mutating func readEntry(_ place: DocumentNode) -> Theme.Entry? {
    let before = reader.problems.count
    guard let members = reader.members(of: place, known: Self.appearanceKeys + ["basic", "mono"], .builtIn) else {
      return nil
    }
    let full = readAppearance(members)
    var basic: Appearance?
    var mono: Attributes?
    for member in members {
      switch member.key {
      case "basic":
        guard let members = reader.members(of: member.value, known: Self.appearanceKeys, .builtIn) else { continue }
        basic = readAppearance(members, isBasic: true)
      case "mono":
        guard let members = reader.members(of: member.value, known: Self.attributeNames, .builtIn) else { continue }
        mono = readAppearance(members).attributes
      default: continue
      }
    }
    return reader.problems.count == before ? Theme.Entry(full, basic: basic, mono: mono) : nil
  }

  private mutating func readAppearance(_ members: [DocumentMember], isBasic: Bool = false) -> Appearance {
    var appearance = Appearance()
    for member in members {
      switch member.key {
      case "foreground": appearance.foreground = readColor(member.value, isBasic: isBasic)
      case "background": appearance.background = readColor(member.value, isBasic: isBasic)
      default:
        guard let attribute = Attributes.named.first(where: { $0.key == member.key })?.value else { continue }
        if reader.yesOrNo(member.value, .builtIn) == true { appearance.attributes.insert(attribute) }
      }
    }
    return appearance
  }

  private mutating func readColor(_ place: DocumentNode, isBasic: Bool) -> Color? {
    guard let text = reader.text(place, .builtIn) else { return nil }
    let color = Color(named: text)
    let isOneOfSixteen = if case .palette(let index)? = color { index < 16 } else { true }
    guard let color, isOneOfSixteen || !isBasic else {
      let names = ["terminal"] + Color.basicNames
      reader.report(.notAColor(text, nearest: names.nearest(to: text)), at: place, .builtIn)
      return nil
    }
    return color
  }
}
