import Foundation
import Testing

/// A document that is too large to be read as a whole, taken over by the real program.
@Suite struct LargeImportTests {
  private static let now = "2026-11-21T10:34:00+08:00"

  private let folder: TemporaryFolder
  private let document: LargeDocument
  private var file: String { folder.url.path + "/document.json" }
  private var ownFile: String { folder.url.path + "/own.json" }

  init() throws {
    folder = try TemporaryFolder()
    document = LargeDocument(seed: 7)
    try #require(document.text.count > LargeDocument.threshold)
    try Data(document.text).write(to: URL(filePath: file))
  }

  private func arguments(_ words: [String], _ clinic: String) -> [String] {
    words + ["--data", "\(folder.url.path)/\(clinic)", "--now", Self.now, "--language", "en"]
  }

  private func run(_ words: [String], _ clinic: String) throws -> FinishedProcess {
    try BuiltProgram.run(arguments(words, clinic), home: folder.url, environment: ["LANG": "en_US.UTF-8"])
  }

  /// A clinic with a patient of its own.
  private func makeClinic(_ name: String) throws {
    try Data(
      #"{"format": "huifang-exchange", "version": 1, "patients": [{"id": "P-own", "name": "张三"}]}"#.utf8
    ).write(to: URL(filePath: ownFile))
    try #require(try run(["init"], name).status == 0)
    try #require(try run(["import", ownFile], name).status == 0)
  }

  private func ids(_ section: String, of clinic: String) throws -> [String] {
    let output = try run(["export", "--format", "json"], clinic).output
    let root = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let rows = try #require(root[section] as? [[String: Any]])
    return rows.compactMap { $0["id"] as? String }
  }

  @Test func takesTheGoodRowsAndNamesTheOthers() throws {
    try makeClinic("clinic")
    let process = try run(["import", file], "clinic")
    #expect(process.status == 1)
    #expect(!document.badRows.isEmpty)
    let lines = process.errorOutput.split(separator: "\n")
    #expect(lines.count == document.badRows.count)
    for row in document.badRows {
      let isNamed = lines.contains {
        $0.contains("document.json:\(row.line): visit \(row.id) ") && $0.contains(row.words)
          && $0.contains("The row was not imported.")
      }
      #expect(isNamed, "\(row)")
    }
    #expect(process.output.contains("patients: \(document.patients) new, 0 changed"))
    #expect(process.output.contains("\(document.badRows.count) rows were not imported"))
    #expect(try ids("patients", of: "clinic").count == document.patients + 1)
    #expect(try Set(ids("visits", of: "clinic")) == document.visits)
    #expect(try run(["check"], "clinic").status == 0)

    let again = try run(["import", file], "clinic")
    #expect(again.output.contains("\(document.badRows.count) rows were not imported"))
    #expect(again.errorOutput == process.errorOutput)
    #expect(try ids("visits", of: "clinic").count == document.visits.count)
  }

  /// The real program, ended by SIGKILL just before some of its system calls that change something on the disk.
  @Test func leavesTheClinicAsBeforeOrAsAfterWhereItIsKilled() throws {
    try makeClinic("before")
    try copy("before", to: "after")
    let unharmed = try KilledProgram(arguments(["import", file], "after"), atCall: 0, home: folder.url)
    guard case .ranToItsEnd(let calls) = unharmed.ending else {
      Issue.record("\(unharmed.ending)")
      return
    }
    let (before, after) = (try state(of: "before"), try state(of: "after"))
    try #require(before != after && unharmed.hasAcknowledged)
    // While its rows are sorted, while it is written, and behind that.
    var seen: Set<String> = []
    for number in [calls / 3, calls * 2 / 3, calls - 2] {
      let clinic = "killed-\(number)"
      try copy("before", to: clinic)
      let killed = try KilledProgram(arguments(["import", file], clinic), atCall: number, home: folder.url)
      let moment: Comment = "call \(number) of \(calls): \(killed.ending)"
      let state = try state(of: clinic)
      #expect(state == after || state == before && !killed.hasAcknowledged, moment)
      seen.insert(state)
      // Whoever writes next sets aside what was begun; then everything is in order.
      #expect(try run(["import", ownFile], clinic).status == 0, moment)
      #expect(try run(["check"], clinic).status == 0, moment)
      #expect(try self.state(of: clinic) == state, moment)
    }
    #expect(seen == [before, after])
    let clinic = "killed-\(calls / 3)"
    #expect(try run(["import", file], clinic).output.contains("patients: \(document.patients) new"))
    #expect(try self.state(of: clinic) == after)
  }

  private func copy(_ clinic: String, to other: String) throws {
    try FileManager.default.copyItem(
      at: folder.url.appending(path: clinic), to: folder.url.appending(path: other))
  }

  /// All that is planned, which every patient has a part in.
  private func state(of clinic: String) throws -> String { try run(["plan", "--format", "json"], clinic).output }
}
