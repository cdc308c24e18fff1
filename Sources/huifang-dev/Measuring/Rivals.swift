internal import FollowUp
internal import FollowUpStore
internal import Foundation
private import OrderedCollections

/// What else is installed that shows or keeps a list, fed with the follow-ups of one clinic.
struct Rivals {
  private let folder: URL
  private(set) var isInstalled: Set<String>

  /// Writes the data of the clinic's folder in the forms that the others read, into `folder`.
  init(of store: JSONFileStore, in folder: URL, today: CivilDate) throws {
    self.folder = folder
    isInstalled = Set(["sqlite3", "fzf", "cat"].filter { Rivals.finds($0) })
    try Data().write(to: table)
    let file = try FileHandle(forWritingTo: table)
    var text = Data()
    let zone = store.clinic.settings.timeZone
    try store.forEachRecord { record in
      for followUp in record.followUps.values {
        let due = zone.date(of: followUp.placedFrom)
        let state = followUp.isOpen && due <= today ? "today" : followUp.isOpen ? "planned" : "done"
        text += Data(
          "\(followUp.id.rawValue)\t\(due)\t\(state)\t\(record.patient.name)\t\(followUp.rule.rawValue)\n".utf8)
      }
      if text.count > 1 << 20 {
        file.write(text)
        text.removeAll(keepingCapacity: true)
      }
    }
    file.write(text)
    try file.close()
    if isInstalled.contains("sqlite3") { try makeDatabase() }
  }

  var table: URL { folder.appending(path: "follow-ups.tsv") }
  private var database: URL { folder.appending(path: "follow-ups.sqlite") }

  private static func finds(_ program: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  private func makeDatabase() throws {
    let script = """
      create table follow_up (id text, due text, state text, name text, rule text);
      .mode tabs
      .import '\(table.path)' follow_up
      create index by_state on follow_up (state, due);
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sqlite3", database.path]
    let input = Pipe()
    process.standardInput = input
    try process.run()
    input.fileHandleForWriting.write(Data(script.utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw PseudoTerminal.Failure(description: "sqlite3: exit \(process.terminationStatus)")
    }
  }

  /// Today's rows, by the index.
  var queryCommand: [String] {
    ["sqlite3", database.path, "select * from follow_up where state = 'today' order by due limit 60"]
  }

  var searchCommand: [String] { ["sh", "-c", "fzf < '\(table.path)'"] }
  var readCommand: [String] { ["cat", table.path] }
}
