import Foundation
import Testing

/// What one desk records is on the screens of the others.
@Suite struct OtherDesksTests {
  private static let now = "2026-11-21T10:34:00+08:00"

  private func clinic(_ folder: TemporaryFolder) throws -> URL {
    let clinic = folder.url.appending(path: "clinic")
    let document = folder.url.appending(path: "document.json")
    try Data(
      """
      { "format": "huifang-exchange", "version": 1,
        "patients": [ {"id": "P1", "name": "张三", "phones": [{"number": "13800000001"}]},
          {"id": "P2", "name": "李四", "phones": [{"number": "13800000002"}]} ],
        "visits": [ {"id": "V1", "patient": "P1", "endedAt": "2026-11-21T08:00:00+08:00",
            "procedures": [ {"code": "extraction"} ]},
          {"id": "V2", "patient": "P2", "endedAt": "2026-11-21T08:00:00+08:00",
            "procedures": [ {"code": "extraction"} ]} ] }
      """.utf8
    ).write(to: document)
    for arguments in [["init"], ["import", document.path]] { try expectSuccess(arguments, clinic, folder) }
    return clinic
  }

  private func expectSuccess(_ arguments: [String], _ clinic: URL, _ folder: TemporaryFolder) throws {
    let process = try BuiltProgram.run(
      arguments + ["--data", clinic.path, "--now", Self.now, "--language", "en"], home: folder.url)
    #expect(process.status == 0, "\(process.errorOutput)")
  }

  private func desk(_ clinic: URL, _ folder: TemporaryFolder) async throws -> Tmux {
    let program = try BuiltProgram.url().path
    let desk = try Tmux("'\(program)' --data '\(clinic.path)' --now \(Self.now) --language en", home: folder.url)
    try await desk.wait(for: "张三")
    return desk
  }

  /// Then no desk makes one while its folder is moved, and tells that it could not.
  private func makeBackupOfTheDay(_ clinic: URL, _ folder: TemporaryFolder) throws {
    let backups = clinic.appending(path: "backups")
    try FileManager.default.createDirectory(
      at: backups, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    try expectSuccess(["backup", backups.appending(path: "2026-11-21.jsonl.gz").path], clinic, folder)
  }

  @Test func whatIsRecordedIsOnTheOtherScreen() async throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let desk = try await desk(clinic, folder)
    try expectSuccess(["record", "P1", "--disposition", "reached-well"], clinic, folder)
    try await desk.wait("the list without who was called") { !$0.contains("张三") && $0.contains("李四") }
  }

  /// As on another machine's disk: the files are the same, and the system tells nothing of what is done to them, since
  /// it is done in another folder.
  @Test func whereTheSystemTellsNothingTheDeskLooksByItself() async throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let desk = try await desk(clinic, folder)
    let other = folder.url.appending(path: "other")
    try FileManager.default.createDirectory(
      at: other, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    for name in ["clinic.json", "journal.jsonl", "lock"] {
      try FileManager.default.linkItem(at: clinic.appending(path: name), to: other.appending(path: name))
    }
    try expectSuccess(["record", "P1", "--disposition", "reached-well"], other, folder)
    try await desk.wait("the list without who was called") { !$0.contains("张三") && $0.contains("李四") }
    try desk.press("n")
    try await desk.wait(for: "李四 is chosen now")
    try desk.press("n")
    try await desk.wait(for: "Recorded")
    try expectSuccess(["check"], other, folder)
  }

  @Test func aDeskWhoseFolderIsGoneSaysSoUntilItIsBack() async throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    try makeBackupOfTheDay(clinic, folder)
    let desk = try await desk(clinic, folder)
    let away = folder.url.appending(path: "away")
    try FileManager.default.moveItem(at: clinic, to: away)
    try await desk.wait(for: "the journal is gone")
    try desk.press("Down")
    try await desk.wait("the notice to go") { !$0.contains("is gone") && $0.contains("NOT UP TO DATE") }
    try FileManager.default.moveItem(at: away, to: clinic)
    try await desk.wait("the clinic") { !$0.contains("NOT UP TO DATE") }
    try desk.press("n")
    try await desk.wait(for: "Recorded")
  }

  @Test func aDeskWhoseClinicWasReplacedNeverSaysThatItHasReadIt() async throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let backup = folder.url.appending(path: "backup.gz").path
    try expectSuccess(["backup", backup], clinic, folder)
    try expectSuccess(["record", "P2", "--disposition", "reached-well"], clinic, folder)
    try makeBackupOfTheDay(clinic, folder)
    let desk = try await desk(clinic, folder)
    try expectSuccess(["restore", backup, "--replace"], clinic, folder)
    try await desk.wait(for: "Open the program anew")
    // The notice goes with the next key, and is there again with the one that asks for it.
    try desk.press("Down")
    try await desk.wait("the notice to go") {
      !$0.contains("Open the program anew") && $0.contains("NOT UP TO DATE")
    }
    try desk.press("F5")
    try await desk.wait(for: "Open the program anew")
  }
}
