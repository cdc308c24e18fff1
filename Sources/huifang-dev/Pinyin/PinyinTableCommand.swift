internal import ArgumentParser
internal import Foundation

/// Writes the table of readings that the search for patients by pinyin uses.
struct PinyinTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pinyin-table",
    abstract: "Write the readings of the unified ideographs, one syllable a line, to standard output.",
    discussion: """
      The readings come from the Mandarin-to-Latin transform of the system's Foundation, tones taken off, and from the \
      polyphones kept by hand. The result belongs in Sources/CEmbeddedDocuments/Documents/pinyin.txt.
      """)

  func run() {
    print(PinyinTableDocument().text, terminator: "")
  }
}

/// The text of the table: `syllable characters` on each line, both in order.
struct PinyinTableDocument {
  private var charactersBySyllable: [String: [Unicode.Scalar]] = [:]

  /// The block of unified ideographs: 4E00–9FFF.
  private static let block: ClosedRange<UInt32> = 0x4E00...0x9FFF

  init() {
    let polyphones = Polyphones.readings
    for scalar in PinyinTableDocument.block.compactMap(Unicode.Scalar.init) {
      let own = PinyinTableDocument.reading(of: scalar).map { [$0] } ?? []
      for reading in Set(own + (polyphones[scalar] ?? [])) {
        charactersBySyllable[reading, default: []].append(scalar)
      }
    }
  }

  var text: String {
    let lines = charactersBySyllable.sorted { $0.key < $1.key }.map { syllable, characters in
      var line = syllable + " "
      line.unicodeScalars.append(contentsOf: characters)
      return line
    }
    return (["# Written by huifang-dev pinyin-table; polyphones are added there, not here."] + lines)
      .joined(separator: "\n") + "\n"
  }

  /// The transform's reading, without its tone and with `v` for `ü`; nil where it has none.
  private static func reading(of scalar: Unicode.Scalar) -> String? {
    guard let latin = String(scalar).applyingTransform(.mandarinToLatin, reverse: false) else { return nil }
    var syllable = ""
    for mark in latin.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      switch mark {
      case "a"..."z": syllable.unicodeScalars.append(mark)
      case "\u{308}" where syllable.last == "u":
        syllable.removeLast()
        syllable.append("v")
      case "\u{300}"..."\u{36F}": break
      default: return nil
      }
    }
    return syllable.isEmpty ? nil : syllable
  }
}
