import Foundation
import Testing

/// Whoever waits at a terminal sees how far the work is.
@Suite(.serialized) struct ProgressTests {
  private static let now = "2026-11-21T10:34:00+08:00"
  private static let document =
    #"{ "format": "huifang-exchange", "version": 1, "patients": [{"id": "P1", "name": "张三"}]"#

  /// A document that takes longer than a moment, since it comes slowly: its end waits until the file `go` is there.
  private func slowDocument(_ folder: TemporaryFolder) -> String {
    let go = folder.url.appending(path: "go").path
    return """
      (echo '\(Self.document)'; while ! [ -e '\(go)' ]; do \
      head -c 1048576 /dev/zero | tr '\\0' ' '; sleep 0.1; done; echo '}')
      """
  }

  private func program(_ folder: TemporaryFolder) throws -> String {
    let clinic = folder.url.appending(path: "clinic").path
    return "'\(try BuiltProgram.url().path)' --data '\(clinic)' --now \(Self.now) --language zh"
      .replacing(" --data", with: " COMMAND --data")
  }

  @Test func aLongImportSaysHowFarItIs() async throws {
    let folder = try TemporaryFolder()
    let program = try program(folder)
    let terminal = try Tmux("env PS1='ready> ' sh", home: folder.url)
    try await terminal.wait(for: "ready>")
    try terminal.type(program.replacing("COMMAND", with: "init"))
    try terminal.press("Enter")
    try await terminal.wait(for: "门诊已建立")
    let script = folder.url.appending(path: "slow.sh")
    try (slowDocument(folder) + " | " + program.replacing("COMMAND", with: "import /dev/stdin"))
      .write(to: script, atomically: true, encoding: .utf8)
    try terminal.type("clear; sh '\(script.path)'")
    try terminal.press("Enter")
    try await terminal.wait(for: "正在读取文件，已读")
    try Data().write(to: folder.url.appending(path: "go"))
    let screen = try await terminal.wait(for: "新患者 1")
    #expect(!screen.contains("正在"), "\(screen)")
  }

  @Test func aChangeWaitsForAnImportAndControlCEndsTheWait() async throws {
    let folder = try TemporaryFolder()
    let program = try program(folder)
    let document = folder.url.appending(path: "one.json")
    try (Self.document + "}").write(to: document, atomically: true, encoding: .utf8)
    let terminal = try Tmux("env PS1='ready> ' sh", home: folder.url)
    try await terminal.wait(for: "ready>")
    func run(_ command: String) throws {
      try terminal.type("clear; " + program.replacing("COMMAND", with: command) + "; echo status $?")
      try terminal.press("Enter")
    }
    try run("init")
    try await terminal.wait(for: "status 0")
    let importing = try HeldClinic(folder.url.appending(path: "clinic"))
    try run("import '\(document.path)'")
    try await terminal.wait(for: "等待 林小雨（front-2）导入完成，10:30 开始")
    try terminal.press("C-c")
    // The shell gives up the whole line.
    try await terminal.wait(for: "ready>")
    try run("import '\(document.path)'")
    try await terminal.wait(for: "等待 林小雨（front-2）导入完成，10:30 开始")
    try importing.end()
    // The line may be wider than the terminal, as the path in it is long.
    let screen = try await terminal.wait(for: "status 0").replacing("\n", with: "")
    #expect(screen.contains("新患者 1"))
    #expect(!screen.contains("等待"))
  }

  @Test func whereStandardErrorIsNoTerminalNothingIsSaid() throws {
    let folder = try TemporaryFolder()
    let program = try program(folder)
    let (count, go) = (folder.url.appending(path: "count").path, folder.url.appending(path: "go").path)
    let slow = slowDocument(folder)
      .replacing("sleep 0.1", with: "sleep 0.1; echo >> '\(count)'; [ $(wc -l < '\(count)') -gt 12 ] && touch '\(go)'")
    let finished = try StartedProcess(
      "/bin/sh",
      [
        "-c",
        program.replacing("COMMAND", with: "init") + " && " + slow + " | "
          + program.replacing("COMMAND", with: "import /dev/stdin"),
      ], environment: BuiltProgram.pinnedEnvironment(home: folder.url), in: folder.url
    ).finished()
    #expect(finished.status == 0)
    #expect(finished.errorOutput == "")
    #expect(finished.output.contains("新患者 1"))
    #expect(!finished.output.contains("正在"))
  }
}
