import Screen
public import Wording

/// The keys as a table for people: the help and the manual are made of it.
public struct KeymapTable: Hashable, Sendable {
  struct Row: Hashable, Sendable {
    var keys: String
    var name: String
    var meaning: String
  }

  struct Section: Hashable, Sendable {
    var title: String
    var rows: [Row]
  }

  let sections: [Section]
  private let voice: Voice

  var rows: [Row] { sections.flatMap(\.rows) }

  public init(_ keymap: Keymap = .standard, voice: Voice) {
    self.voice = voice
    sections = KeymapTable.contexts.compactMap { context, phrase in
      let rows = keymap.bindings.filter { $0.context == context }.map { binding in
        Row(
          keys: binding.strokes.map(\.symbol).joined(separator: " "), name: voice(binding.action.phrase),
          meaning: voice(binding.action.helpPhrase))
      }
      return rows.isEmpty ? nil : Section(title: voice(phrase), rows: rows)
    }
  }

  /// The built-in keys as tables in Markdown, one for each page.
  public static func markdown(_ language: Language) -> String {
    KeymapTable(voice: Voice(language)).markdown
  }

  private var markdown: String {
    let head = [DialogPhrase.keyColumn, .actionColumn, .meaningColumn].map { voice($0) }
    return sections.map { section in
      let rows = section.rows.map { row in
        let keys = row.keys.split(separator: " ").map { "`\($0)`" }.joined(separator: " ")
        return "| \(keys) | \(row.name) | \(row.meaning) |"
      }
      return (["**\(section.title)**", "", "| \(head.joined(separator: " | ")) |", "|---|---|---|"] + rows)
        .joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  private static let contexts: [(KeyContext, DialogPhrase)] = [
    (.queue, .helpQueue), (.patient, .helpPatient), (.escalations, .helpEscalations), (.search, .helpSearch),
    (.reading, .helpReading), (.anywhere, .helpAnywhere),
  ]
}
