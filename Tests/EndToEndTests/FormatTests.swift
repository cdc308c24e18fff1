import Foundation
import Testing

/// Folders as earlier versions left them, and as a later one might: the first go on as if nothing had changed, the
/// other can be looked at.
///
/// Each fixture is what the program of its time made of the same documents and calls: a clinic whose snapshot was
/// followed by more lines, and what that program said of it.
@Suite struct FormatTests {
  private static let now = "2026-11-21T10:34:00+08:00"

  /// A copy of the fixture of that name; the modes of its files are those that the program gives.
  private func copy(_ name: String, into folder: TemporaryFolder) throws -> URL {
    let fixture = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Formats/\(name)")
    let copy = folder.url.appending(path: "fixture")
    try FileManager.default.copyItem(at: fixture, to: copy)
    let clinic = copy.appending(path: "clinic")
    for (path, _) in try content(of: clinic) {
      var isFolder: ObjCBool = false
      let place = clinic.appending(path: path).path
      #expect(FileManager.default.fileExists(atPath: place, isDirectory: &isFolder))
      let mode = isFolder.boolValue ? 0o700 : 0o600
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: place)
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: clinic.path)
    return copy
  }

  /// Everything that lies in a folder; nil for what is no file.
  private func content(of folder: URL) throws -> [String: Data?] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return Dictionary(
      uniqueKeysWithValues: paths.map { ($0, try? Data(contentsOf: folder.appending(path: $0))) })
  }

  private func run(_ words: [String], _ clinic: URL, _ folder: TemporaryFolder) throws -> FinishedProcess {
    try BuiltProgram.run(
      words + ["--data", clinic.path, "--now", Self.now, "--language", "en", "--user", "林小雨"], home: folder.url)
  }

  /// Opens the desk and leaves it.
  private func lookIn(_ clinic: URL, _ folder: TemporaryFolder, doing work: (Tmux) async throws -> Void) async throws {
    let program = try BuiltProgram.url().path
    // The day on which 李小宝, who did not answer, is called again.
    let options = "--data '\(clinic.path)' --now 2026-11-23T10:34:00+08:00 --language en"
    let desk = try Tmux("'\(program)' \(options)", home: folder.url)
    try await desk.wait(for: "李小宝")
    try await work(desk)
    try desk.press("q")
    try await desk.wait("the end of the program") { _ in try desk.exitStatus() == 0 }
  }

  @Test(arguments: ["snapshot-1", "snapshot-2", "snapshot-3", "snapshot-4"])
  func aFolderOfAnEarlierFormatGoesOn(name: String) async throws {
    let folder = try TemporaryFolder()
    let fixture = try copy(name, into: folder)
    let clinic = fixture.appending(path: "clinic")
    func expected(_ file: String) throws -> String {
      try String(contentsOf: fixture.appending(path: file), encoding: .utf8)
    }
    let (export, plan) = (try expected("export.json"), try expected("plan.json"))
    #expect(try run(["export"], clinic, folder).output == export)
    #expect(try run(["plan", "--format", "json"], clinic, folder).output == plan)
    let check = try run(["check"], clinic, folder)
    #expect(check.status == 0, "\(check.errorOutput)")

    // A desk that is left leaves a snapshot as it is now.
    try await lookIn(clinic, folder) { _ in }
    let former = ["snapshot.json", "snapshot.json.new"].map { clinic.appending(path: $0).path }
    #expect(!former.contains { FileManager.default.fileExists(atPath: $0) })
    #expect(try run(["export"], clinic, folder).output == export)
    let recorded = try run(["record", "P0002", "--disposition", "reached-well"], clinic, folder)
    #expect(recorded.status == 0, "\(recorded.errorOutput)")
    #expect(try run(["export"], clinic, folder).output != export)
    #expect(try run(["check"], clinic, folder).status == 0)

    let backup = fixture.appending(path: "backup.jsonl.gz")
    guard FileManager.default.fileExists(atPath: backup.path) else { return }
    let restored = folder.url.appending(path: "restored")
    #expect(try run(["restore", backup.path], restored, folder).status == 0)
    #expect(try run(["export"], restored, folder).output == export)
  }

  @Test func aFolderOfALaterFormatCanBeLookedAt() async throws {
    let folder = try TemporaryFolder()
    let fixture = try copy("later", into: folder)
    let clinic = fixture.appending(path: "clinic")
    let before = try content(of: clinic)
    let document = folder.url.appending(path: "document.json")
    try Data(
      #"{ "format": "huifang-exchange", "version": 1, "patients": [ {"id": "P9", "name": "孙八"} ] }"#.utf8
    ).write(to: document)

    for command in [["queue"], ["plan"], ["patients"], ["export"], ["access"], ["retention"]] {
      let looked = try run(command, clinic, folder)
      #expect(command == ["retention"] || looked.status == 0, "\(command): \(looked.errorOutput)")
    }
    #expect(try run(["patients"], clinic, folder).output.contains("王五"))
    let check = try run(["check"], clinic, folder)
    #expect(check.status == 1 && check.errorOutput.contains("newer version"), "\(check.errorOutput)")
    for command in [
      ["record", "P0003", "--disposition", "busy"], ["import", document.path], ["erase", "P0003", "--yes"],
      ["retention", "--older-than", "P1D", "--erase", "--yes"],
    ] {
      let refused = try run(command, clinic, folder)
      #expect(refused.status == 1, "\(command)")
      #expect(refused.errorOutput.contains("newer version"), "\(command): \(refused.errorOutput)")
    }
    try await lookIn(clinic, folder) { desk in
      try desk.press("n")
      try await desk.wait(for: "newer version")
    }
    #expect(try content(of: clinic) == before)
  }
}
