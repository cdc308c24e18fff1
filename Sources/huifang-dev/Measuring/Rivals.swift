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
    isInstalled = Set(["sqlite3", "fzf", "cat", "task"].filter { Rivals.finds($0) })
    try Data().write(to: table)
    let file = try FileHandle(forWritingTo: table)
    var text = Data()
    var tasks = Tasks()
    let zone = store.clinic.settings.timeZone
    try store.forEachRecord { record in
      for followUp in record.followUps.values {
        let due = zone.date(of: followUp.placedFrom)
        let state = followUp.isOpen && due <= today ? "today" : followUp.isOpen ? "planned" : "done"
        text += Data(
          "\(followUp.id.rawValue)\t\(due)\t\(state)\t\(record.patient.name)\t\(followUp.rule.rawValue)\n".utf8)
        if isInstalled.contains("task") { tasks.add(followUp, of: record.patient, isDue: state == "today") }
      }
      if text.count > 1 << 20 {
        file.write(text)
        text.removeAll(keepingCapacity: true)
      }
    }
    file.write(text)
    try file.close()
    if isInstalled.contains("sqlite3") { try makeDatabase() }
    if isInstalled.contains("task") { try tasks.write(to: taskFolder) }
  }

  var table: URL { folder.appending(path: "follow-ups.tsv") }
  private var database: URL { folder.appending(path: "follow-ups.sqlite") }

  private var taskFolder: URL { folder.appending(path: "task") }

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

  /// Today's tasks, most urgent first; without the person's own settings.
  var taskCommand: [String] {
    ["task", "rc:/dev/null", "rc.data.location=\(taskFolder.path)", "rc.gc=off", "rc.verbose=nothing", "+call", "list"]
  }

  var readCommand: [String] { ["cat", table.path] }
}

/// The follow-ups in the files of Taskwarrior 2: those that are open and those that are done, one a line.
private struct Tasks {
  private var pending = ""
  private var completed = ""
  private var count = 0

  mutating func add(_ followUp: FollowUp, of patient: Patient, isDue: Bool) {
    count += 1
    let number = String(count, radix: 16)
    let id = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - number.count) + number
    let (due, state) = (followUp.placedFrom.secondsSinceEpoch, followUp.isOpen ? "pending" : "completed")
    let tags = isDue ? " tags:\"call\"" : ""
    let end = followUp.isOpen ? "" : " end:\"\(due)\""
    let line =
      "[description:\"\(patient.name) \(followUp.rule.rawValue)\" due:\"\(due)\"\(end) entry:\"\(due)\""
      + " status:\"\(state)\"\(tags) uuid:\"\(id)\"]\n"
    if followUp.isOpen { pending += line } else { completed += line }
  }

  func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(pending.utf8).write(to: folder.appending(path: "pending.data"))
    try Data(completed.utf8).write(to: folder.appending(path: "completed.data"))
    for name in ["backlog.data", "undo.data"] { try Data().write(to: folder.appending(path: name)) }
  }
}
