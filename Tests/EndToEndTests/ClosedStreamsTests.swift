import Foundation
import Testing

/// The program is started with standard input, output or error closed, as some schedulers do: what is meant for a
/// person must not go into a file of the clinic that happens to have the same descriptor.
@Suite struct ClosedStreamsTests {
  private static let now = "2026-11-21T10:34:00+08:00"

  private func clinic(_ folder: TemporaryFolder) throws -> URL {
    let document = folder.url.appending(path: "clinic.json")
    try Data(
      """
      { "format": "huifang-exchange", "version": 1,
        "patients": [ {"id": "P1", "name": "张三"}, {"id": "P2", "name": "李四"} ],
        "visits": [ {"id": "V1", "patient": "P1", "endedAt": "2026-11-21T08:00:00+08:00",
          "procedures": [ {"code": "extraction"} ]} ] }
      """.utf8
    ).write(to: document)
    for command in ["init", "import '\(document.path)'"] { #expect(try run(command, "", folder).status == 0) }
    return folder.url.appending(path: "clinic")
  }

  /// Runs a command with a shell's `redirection`.
  private func run(_ command: String, _ redirection: String, _ folder: TemporaryFolder) throws -> FinishedProcess {
    let program = try BuiltProgram.url().path
    let clinic = folder.url.appending(path: "clinic").path
    return try StartedProcess(
      "/bin/sh",
      ["-c", "'\(program)' \(command) --data '\(clinic)' --now \(Self.now) --language en \(redirection)"],
      environment: BuiltProgram.pinnedEnvironment(home: folder.url), in: folder.url
    ).finished()
  }

  @Test(arguments: ["<&-", ">&-", "2>&-", "<&- >&-", ">&- 2>&-", "<&- >&- 2>&-"])
  func theJournalStaysSound(redirection: String) throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let before = try JournalFile(clinic: clinic).lines.count
    let recorded = try run("record P1 --disposition reached-well", redirection, folder)
    // What was asked for is done; where that could not be told, the status says that something failed.
    let isTold = !redirection.contains(" >&-") && !redirection.hasPrefix(">&-")
    #expect(recorded.status == (isTold ? 0 : 1))
    #expect(recorded.output.isEmpty != isTold)
    if !isTold, !redirection.contains("2>") {
      #expect(recorded.errorOutput.contains("it is done and need not be done again"), "\(recorded.errorOutput)")
    }
    #expect(try run("record nobody --disposition busy", redirection, folder).status == 1)
    #expect(try JournalFile(clinic: clinic).commands(after: before) == ["recordAttempt"])
    for name in ["clinic.json", "lock"] {
      #expect(try Data(contentsOf: clinic.appending(path: name)).first == UInt8(ascii: "{"))
    }
    #expect(try run("check", "", folder).status == 0)
  }

  @Test func everyDocumentIsImportedThoughNobodyCanBeTold() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let documents = try (3...4).map { number in
      let document = folder.url.appending(path: "\(number).json")
      try Data(
        #"{ "format": "huifang-exchange", "version": 1, "patients": [ {"id": "P\#(number)", "name": "王五"} ] }"#.utf8
      ).write(to: document)
      return "'\(document.path)'"
    }.joined(separator: " ")
    let before = try JournalFile(clinic: clinic).lines.count
    let imported = try run("import " + documents, ">&-", folder)
    #expect(imported.status == 1)
    let told = imported.errorOutput.split(separator: "\n")
    #expect(told.count == 2 && told.allSatisfy { $0.contains("need not be done again") }, "\(imported.errorOutput)")
    #expect(try JournalFile(clinic: clinic).commands(after: before) == ["import", "import"])
    #expect(try run("check", "", folder).status == 0)
  }

  @Test func whatIsErasedIsBackedUpAnewThoughNobodyCanBeTold() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let erased = try run("erase P1 --yes", ">&-", folder)
    #expect(erased.status == 1)
    #expect(erased.errorOutput.contains("it is done and need not be done again"), "\(erased.errorOutput)")
    let backups = clinic.appending(path: "backups").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: backups) == ["2026-11-21.jsonl.gz"])
    #expect(try run("check", "", folder).status == 0)
    #expect(!(try run("export", "", folder).output.contains("张三")))
  }
}
