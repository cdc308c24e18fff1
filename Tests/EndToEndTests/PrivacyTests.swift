import Foundation
import Testing

/// Who opened which patient, what is kept on one, and that it can be let go of: on the real program.
@Suite struct PrivacyTests {
  private static let now = "2026-11-21T10:34:00+08:00"

  /// A clinic with two patients, whose calls are due.
  private func clinic(_ folder: TemporaryFolder) throws -> String {
    let clinic = folder.url.appending(path: "clinic").path
    let document = folder.url.appending(path: "document.json")
    try Data(
      """
      { "format": "huifang-exchange", "version": 1,
        "staff": [ {"id": "d-wang", "name": "王磊", "role": "dentist"}, {"id": "d-li", "name": "李想", "role": "dentist"} ],
        "patients": [ {"id": "P1", "name": "张三", "phones": [{"number": "13800000001"}], "attendingDentist": "d-wang"},
          {"id": "P2", "name": "=李四", "phones": [{"number": "13800000002"}]} ],
        "visits": [ {"id": "V1", "patient": "P1", "dentist": "d-wang", "endedAt": "2026-11-21T08:00:00+08:00",
            "procedures": [ {"code": "extraction"} ]},
          {"id": "V2", "patient": "P2", "endedAt": "2026-11-21T08:30:00+08:00",
            "procedures": [ {"code": "extraction"} ]} ] }
      """.utf8
    ).write(to: document)
    #expect(try run(["init"], clinic, folder).status == 0)
    #expect(try run(["import", document.path], clinic, folder).status == 0)
    return clinic
  }

  private func run(
    _ arguments: [String], _ clinic: String, _ folder: TemporaryFolder, language: String = "en", user: String = "林小雨"
  ) throws -> FinishedProcess {
    try BuiltProgram.run(
      arguments + ["--data", clinic, "--now", Self.now, "--language", language, "--user", user], home: folder.url)
  }

  private func ways(_ clinic: String, _ folder: TemporaryFolder, patient: String? = nil) throws -> [String] {
    let arguments = patient.map { ["--patient", $0] } ?? []
    let output = try run(["access", "--format", "csv"] + arguments, clinic, folder).output
    return output.split(separator: "\r\n").dropFirst().map { row in
      row.split(separator: ",", omittingEmptySubsequences: false).suffix(2).joined(separator: " ")
    }
  }

  // MARK: - Access

  @Test func whoOpensAPatientIsNoted() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let journal = try Data(contentsOf: URL(filePath: clinic + "/journal.jsonl"))
    #expect(try run(["access"], clinic, folder).output == "Nobody was opened\n")
    for command in [
      ["queue"], ["plan"], ["plan", "--patient", "P1"], ["plan", "--patient", "nobody"], ["patients", "nobody"],
      ["patients", "13800000002"], ["patients"], ["export"], ["export", "--patient", "P2"], ["check"], ["access"],
    ] {
      _ = try run(command, clinic, folder)
    }
    #expect(try ways(clinic, folder) == ["plan P1", "search P2", "search ", "export ", "export P2"])
    #expect(try ways(clinic, folder, patient: "P1") == ["plan P1", "search ", "export "])
    let table = try run(["access", "--patient", "P1", "--from", "2026-11-21"], clinic, folder)
    #expect(table.output.contains("2026-11-21 10:34  林小雨"))
    #expect(table.output.contains("follow-ups printed") && table.output.contains("张三"))
    #expect(try run(["access", "--to", "2026-11-20"], clinic, folder).output == "Nobody was opened\n")
    let json = try run(["access", "--format", "json"], clinic, folder, language: "ru").output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: [[String: Any]]])
    #expect(object["accesses"]?.first?["at"] as? String == Self.now)
    #expect(object["accesses"]?.last?["patient"] as? String == "P2")
    // Looking has changed nothing of what is planned.
    #expect(try Data(contentsOf: URL(filePath: clinic + "/journal.jsonl")) == journal)
  }

  @Test(arguments: [false, true])
  func clinicsThatABackupReplacedAreNamed(isLink: Bool) throws {
    let folder = try TemporaryFolder()
    var clinic = try clinic(folder)
    if isLink {
      let link = folder.url.appending(path: "link").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: clinic)
      clinic = link
    }
    let file = folder.url.appending(path: "clinic.jsonl.gz").path
    #expect(try run(["backup", file], clinic, folder).status == 0)
    #expect(!(try run(["erase", "P2", "--yes"], clinic, folder).output).contains("before-"))
    let restored = try run(["restore", file, "--replace"], clinic, folder)
    #expect(restored.status == 0 && restored.output.contains("1 patient who was erased since is back: P2."))
    let erased = try run(["erase", "P2", "--yes"], clinic, folder)
    #expect(erased.status == 0 && erased.output.contains("clinic.before-2026-11-21T023400Z"), "\(erased.output)")
    let kind = try FileManager.default.attributesOfItem(atPath: clinic)[.type] as? FileAttributeType
    #expect((kind == .typeSymbolicLink) == isLink)
    let own = clinic + "/backups/before-the-move.jsonl.gz"
    #expect(try run(["backup", own], clinic, folder).status == 0)
    #expect(try run(["erase", "P1", "--yes"], clinic, folder).output.contains("before-the-move.jsonl.gz"))
    #expect(FileManager.default.fileExists(atPath: own))
  }

  @Test func theLogIsSafeToPrintAndToOpenInASpreadsheet() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    _ = try run(["plan", "--patient", "P2"], clinic, folder, user: "=cmd()\u{1b}[31m")
    let table = try run(["access"], clinic, folder)
    #expect(!table.output.contains("\u{1b}") && table.output.contains("=李四"))
    let csv = try run(["access", "--format", "csv"], clinic, folder).output
    #expect(csv.contains(",'=cmd()") && !csv.contains("\u{1b}"))
  }

  @Test(arguments: ["zh", "en", "ru"])
  func whereNothingCanBeNotedTheWorkGoesOn(language: String) throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    // Something else stands where the log should be.
    try Data().write(to: URL(filePath: clinic + "/access"))
    let process = try run(["export", "--patient", "P1"], clinic, folder, language: language)
    #expect(process.status == 0 && process.output.contains("13800000001"))
    #expect(process.errorOutput.split(separator: "\n").count == 1)
    #expect(process.errorOutput.contains(clinic + "/access"), "\(process.errorOutput)")
  }

  @Test func theDeskNotesWhoIsOpened() async throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let program = try BuiltProgram.url().path
    let terminal = try Tmux(
      "'\(program)' --data '\(clinic)' --now \(Self.now) --language en --user 林小雨", home: folder.url)
    try await terminal.wait(for: "张三")
    let log = clinic + "/access"
    #expect(!FileManager.default.fileExists(atPath: log), "nobody has been opened yet")
    var expected: [Substring] = []
    for (key, way) in [("p", "phone-numbers"), ("o", "patient-page"), ("Enter", "call-sheet")] {
      try terminal.press(key)
      expected.append(Substring(way))
      try await terminal.wait("\(way) in the log") { _ in try self.ways(clinic, folder).count == expected.count }
      #expect(try ways(clinic, folder).map { $0.prefix { $0 != " " } } == expected)
    }
  }

  // MARK: - One patient's data

  @Test func onePatientIsExportedWithoutTheOthers() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    #expect(try run(["record", "P1", "--disposition", "no-answer", "--note", "响了很久"], clinic, folder).status == 0)
    let file = folder.url.appending(path: "P1.json")
    #expect(try run(["export", "--patient", "P1", "--output", file.path], clinic, folder).status == 0)
    let text = try String(contentsOf: file, encoding: .utf8)
    for word in ["张三", "13800000001", "V1", "响了很久", "王磊", "V1/extraction/PT2H"] {
      #expect(text.contains(word), "\(word)")
    }
    for word in ["李四", "13800000002", "V2", "李想", "timeZone"] { #expect(!text.contains(word), "\(word)") }
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)

    let other = folder.url.appending(path: "other").path
    #expect(try run(["init"], other, folder).status == 0)
    let imported = try run(["import", file.path], other, folder)
    #expect(imported.status == 0, "\(imported.errorOutput)")
    let again = try run(["export", "--patient", "P1"], other, folder).output
    #expect(again == text)

    let unknown = try run(["export", "--patient", "P11"], clinic, folder)
    #expect(unknown.status == 1 && unknown.output.isEmpty && unknown.errorOutput.contains("the nearest is P1"))
  }

  // MARK: - Erasure

  @Test func anErasedPatientIsGone() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let backups = clinic + "/backups"
    try FileManager.default.createDirectory(atPath: backups, withIntermediateDirectories: false)
    #expect(try run(["backup", backups + "/2026-11-20.jsonl.gz"], clinic, folder).status == 0)
    // Nothing is asked where nobody can answer.
    let asked = try run(["erase", "P1"], clinic, folder)
    #expect(asked.status == 1 && asked.errorOutput.contains("--yes"), "\(asked.errorOutput)")
    #expect(try run(["erase", "P11", "--yes"], clinic, folder).errorOutput.contains("the nearest is P1"))
    #expect(try run(["patients", "P1", "--format", "csv"], clinic, folder).output.contains("张三"))

    let erased = try run(["erase", "P1", "--yes"], clinic, folder)
    #expect(erased.status == 0, "\(erased.errorOutput)")
    #expect(erased.output.contains("P1 is erased: 1 line of the journal"))
    #expect(erased.output.contains("backups elsewhere"))
    for command in [["patients"], ["queue"], ["plan"], ["export"]] {
      let output = try run(command, clinic, folder).output
      #expect(!output.contains("张三") && output.contains("李四"))
    }
    #expect(try run(["export", "--patient", "P1"], clinic, folder).status == 1)
    let check = try run(["check"], clinic, folder)
    #expect(check.status == 0, "\(check.errorOutput)")
    #expect(check.output.contains("1 line of the journal was erased, as recorded; the chain holds"))
    let journal = try String(contentsOfFile: clinic + "/journal.jsonl", encoding: .utf8)
    #expect(!journal.contains("13800000001") && journal.contains(#""erasure":{"end":""#))
    #expect(try FileManager.default.contentsOfDirectory(atPath: backups) == ["2026-11-21.jsonl.gz"])
    let restored = folder.url.appending(path: "restored").path
    #expect(try run(["restore", backups + "/2026-11-21.jsonl.gz"], restored, folder).status == 0)
    #expect(try run(["check"], restored, folder).output.contains("1 line of the journal was erased"))
    #expect(try ways(clinic, folder, patient: "P1").contains("erasure P1"))
  }

  @Test(arguments: [["erase", "P1", "--yes"], ["retention", "--older-than", "P1D", "--erase", "--yes"]])
  func whatCantBeRemovedIsToldAndRemovedTheNextTime(command: [String]) throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    // What can't be removed: a folder with something in it, under the name of a backup.
    let stuck = clinic + "/backups/2026-11-20.jsonl.gz"
    try FileManager.default.createDirectory(atPath: stuck + "/held", withIntermediateDirectories: true)
    let later = "2026-11-23T10:34:00+08:00"
    let erased = try BuiltProgram.run(
      command + ["--data", clinic, "--now", later, "--language", "en"], home: folder.url)
    #expect(erased.status == 1 && erased.output.contains("P1 is erased"), "\(erased.errorOutput)")
    #expect(erased.errorOutput.contains("older copies could not be removed yet"), "\(erased.errorOutput)")
    #expect(try run(["check"], clinic, folder).errorOutput.contains("an erasure was cut short"))
    try FileManager.default.removeItem(atPath: stuck)
    _ = try run(["import", folder.url.appending(path: "document.json").path], clinic, folder)
    #expect(try run(["check"], clinic, folder).status == 0)
  }

  @Test func theTerminalAsksForTheIDAndTheDeskGoesOn() async throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let program = try BuiltProgram.url().path
    let options = "--data '\(clinic)' --now \(Self.now) --language en"
    let desk = try Tmux("'\(program)' \(options)", home: folder.url)
    try await desk.wait(for: "张三")
    let terminal = try Tmux(
      "'\(program)' erase P1 \(options); '\(program)' erase P1 \(options)", columns: 200, home: folder.url)
    try await terminal.wait(for: "To erase, type the id P1:")
    let screen = try terminal.screen()
    #expect(screen.contains("P1 张三: this erases visits 1, appointments 0"), "\(screen)")
    try terminal.type("P2")
    try terminal.press("Enter")
    try await terminal.wait(for: "That is not P1; nothing was erased.")
    #expect(try desk.screen().contains("张三"))
    try terminal.type("P1")
    try terminal.press("Enter")
    try await terminal.wait(for: "P1 is erased")
    try await desk.wait("the list without the patient") { !$0.contains("张三") && $0.contains("李四") }
    // Nobody at the desk has chosen who stands there now.
    try desk.press("n")
    try await desk.wait(for: "李四 is chosen now")
    try desk.press("n")
    try await desk.wait(for: "Recorded")
    #expect(try run(["check"], clinic, folder).status == 0)
  }

  @Test func whoIsBeingCalledIsNotErased() async throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let program = try BuiltProgram.url().path
    let desk = try Tmux(
      "'\(program)' --data '\(clinic)' --now \(Self.now) --language en --user 林小雨", home: folder.url)
    try await desk.wait(for: "张三")
    try desk.press("Enter")
    try await desk.wait("the claim") { _ in
      try JournalFile(clinic: URL(filePath: clinic)).lines.last?.command == "claim"
    }
    let refused = try run(["erase", "P1", "--yes"], clinic, folder)
    #expect(refused.status == 1 && refused.errorOutput.contains("林小雨"), "\(refused.errorOutput)")
    // Nobody is asked to confirm what can't be done.
    let terminal = try Tmux(
      "'\(program)' erase P1 --data '\(clinic)' --now \(Self.now) --language en; cat", columns: 200,
      home: folder.url)
    try await terminal.wait(for: "林小雨")
    let screen = try terminal.screen()
    #expect(!screen.contains("type the id"), "\(screen)")
    #expect(try run(["patients", "P1"], clinic, folder).output.contains("张三"))
  }

  // MARK: - Retention

  @Test func whoHasNotBeenHereForLongCanGo() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let document = folder.url.appending(path: "old.json")
    try Data(
      """
      { "format": "huifang-exchange", "version": 1, "clinic": {"retention": "P10Y"},
        "patients": [ {"id": "P3", "name": "王五"}, {"id": "P4", "name": "赵六"}, {"id": "P5", "name": "钱七"} ],
        "visits": [ {"id": "V3", "patient": "P3", "endedAt": "2016-11-20T09:00:00+08:00",
            "procedures": [ {"code": "check-up"} ]},
          {"id": "V4", "patient": "P4", "endedAt": "2016-11-21T09:00:00+08:00",
            "procedures": [ {"code": "check-up"} ]} ] }
      """.utf8
    ).write(to: document)
    #expect(try run(["retention"], clinic, folder).errorOutput.contains("--older-than P10Y"))
    #expect(try run(["retention", "--older-than", "10"], clinic, folder).status == 64)
    #expect(try run(["import", document.path], clinic, folder).status == 0)
    #expect(try run(["export"], clinic, folder).output.contains(#""retention": "P10Y""#))
    let check = try run(["check"], clinic, folder)
    #expect(check.status == 0)
    #expect(check.output.contains("1 patient has had no activity for longer than P10Y"))
    let list = try run(["retention"], clinic, folder)
    #expect(list.output.contains("P3") && list.output.contains("2016-11-20") && !list.output.contains("P4"))
    #expect(try run(["retention", "--older-than", "P1Y"], clinic, folder).output.contains("2 patients"))

    try Data().write(to: URL(filePath: clinic + "/access/2016-10.jsonl"))
    #expect(try run(["retention", "--erase"], clinic, folder).status == 1)
    let erased = try run(["retention", "--erase", "--yes"], clinic, folder)
    #expect(erased.status == 0, "\(erased.errorOutput)")
    #expect(erased.output.contains("P3 is erased") && erased.output.contains("1 month of the access log was removed"))
    let left = try run(["patients", "--format", "csv"], clinic, folder).output
    #expect(!left.contains("王五") && left.contains("赵六") && left.contains("钱七") && left.contains("张三"))
    #expect(try run(["check"], clinic, folder).output.contains("0 patients have had no activity"))
    #expect(try ways(clinic, folder, patient: "P3").contains("erasure P3"))
    #expect(!FileManager.default.fileExists(atPath: clinic + "/access/2016-10.jsonl"))
  }
}
