import Foundation
import Testing

/// However the program ends, the terminal is usable and nothing recorded is lost.
@Suite(.serialized) struct TerminalTests {
  private static let now = "2026-11-21T10:34:00+08:00"

  /// Runs the demo under a shell that stays, so that the terminal's state can be seen afterwards.
  private func shell(in folder: TemporaryFolder) async throws -> (Tmux, program: String, clinic: URL) {
    let clinic = folder.url.appending(path: "clinic")
    let terminal = try Tmux("env PS1='ready> ' sh", home: folder.url)
    try await terminal.wait(for: "ready>")
    return (terminal, try BuiltProgram.url().path, clinic)
  }

  private func processes(holding clinic: URL) throws -> [Int32] {
    let names = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }
    return names.filter { process in
      guard let bytes = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else { return false }
      let arguments = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      return arguments.first?.hasSuffix("/huifang") == true && arguments.contains(clinic.path)
    }
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGILL, SIGABRT])
  func aSignalLeavesTheTerminalUsable(signal: Int32) async throws {
    let folder = try TemporaryFolder()
    let (terminal, program, clinic) = try await shell(in: folder)
    // Without Swift's crash report, which would wait for a key.
    try terminal.type(
      "SWIFT_BACKTRACE=enable=no '\(program)' demo --data '\(clinic.path)' --now \(Self.now) --language zh")
    try terminal.press("Enter")
    try await terminal.wait(for: "现在可打")
    try terminal.press("Enter")
    try await terminal.wait(for: "话术")
    try terminal.press("1")
    try await terminal.wait(for: "已记录")

    let running = try processes(holding: clinic)
    try #require(running.count == 1)
    kill(running[0], signal)
    if signal == SIGINT {
      // Ctrl-C from outside is a question at most: the list stays or the program ends, but the screen is sound.
      try await Task.sleep(for: .milliseconds(300))
      if try !processes(holding: clinic).isEmpty { kill(running[0], SIGTERM) }
    }
    try await terminal.wait("the end of the program") { _ in try processes(holding: clinic).isEmpty }
    try terminal.press("Enter")
    try terminal.type("echo \"echo is $(stty -a | grep -c ' echo ')\"")
    try terminal.press("Enter")
    try await terminal.wait(for: "echo is 1")

    let journal = try JournalFile(clinic: clinic)
    #expect(journal.lines.contains { $0.command == "recordAttempt" })
    let check = try BuiltProgram.run(["check", "--data", clinic.path], home: folder.url)
    #expect(check.status == 0, "\(check.errorOutput)")
  }

  @Test func suspendingGivesTheShellBackAndContinuingTheList() async throws {
    let folder = try TemporaryFolder()
    let (terminal, program, clinic) = try await shell(in: folder)
    try terminal.type("'\(program)' demo --data '\(clinic.path)' --now \(Self.now) --language zh")
    try terminal.press("Enter")
    try await terminal.wait(for: "现在可打")
    try terminal.press("C-z")
    try await terminal.wait(for: "Stopped")
    try terminal.type("echo be''tween")
    try terminal.press("Enter")
    let shell = try await terminal.wait("the shell") { $0.contains("between") }
    #expect(!shell.contains("现在可打"))
    try terminal.type("fg")
    try terminal.press("Enter")
    try await terminal.wait(for: "现在可打")
    try terminal.press("q")
    try await terminal.wait(for: "huifang --data")
  }

  @Test(arguments: [["TERM": ""], ["TERM": "no-such-terminal"], ["TERM": "dumb"]])
  func withoutATerminalItSaysSo(environment: [String: String]) throws {
    let folder = try TemporaryFolder()
    let result = try BuiltProgram.run(
      ["demo", "--data", folder.url.appending(path: "clinic").path, "--language", "en"], home: folder.url,
      environment: environment)
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.errorOutput.hasPrefix("huifang: "))
    #expect(result.errorOutput.split(separator: "\n").count == 1)
  }
}
