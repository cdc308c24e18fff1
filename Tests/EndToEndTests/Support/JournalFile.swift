import Foundation
import Testing

/// What a clinic's journal says, read as any other program would read it: line by line, as JSON.
struct JournalFile {
  struct Line {
    let command: String
    let changes: [[String: Any]]

    /// The kinds of its events, in order.
    var events: [String] { changes.compactMap { $0["event"] as? String } }
  }

  let lines: [Line]

  init(clinic folder: URL) throws {
    let text = try String(contentsOf: folder.appending(path: "journal.jsonl"), encoding: .utf8)
    try #require(text.hasSuffix("\n"))
    lines = try text.split(separator: "\n").map { line in
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return Line(
        command: try #require(object["command"] as? String), changes: object["changes"] as? [[String: Any]] ?? [])
    }
  }

  /// The commands of the lines after the first `count`.
  func commands(after count: Int) -> [String] {
    lines.dropFirst(count).map(\.command)
  }
}
