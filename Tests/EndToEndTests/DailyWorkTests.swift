import Foundation
import Testing

/// What a desk does and looks at once a day.
@Suite struct DailyWorkTests {
  /// As after the battery of the clock is dead: without a word the list would look as if there were nothing to do.
  @Test func aClockThatIsBehindIsTold() async throws {
    let folder = try TemporaryFolder()
    let clinic = folder.url.appending(path: "clinic").path
    let options = ["--data", clinic, "--language", "en"]
    let made = try BuiltProgram.run(["init", "--now", "2099-11-21T10:34:00+08:00"] + options, home: folder.url)
    #expect(made.status == 0)
    let program = try BuiltProgram.url().path
    let desk = try Tmux("'\(program)' " + options.joined(separator: " "), columns: 120, home: folder.url)
    try await desk.wait(for: "The clock is behind what was recorded last (2099-11-21 10:34)")
  }

  @Test func thatItFailedStaysOnTheScreen() async throws {
    let folder = try TemporaryFolder()
    let clinic = folder.url.appending(path: "clinic").path
    let options = ["--data", clinic, "--now", "2026-11-21T10:34:00+08:00", "--language", "en"]
    #expect(try BuiltProgram.run(["init"] + options, home: folder.url).status == 0)
    try Data().write(to: URL(filePath: clinic + "/backups"))
    let program = try BuiltProgram.url().path
    let desk = try Tmux("'\(program)' " + options.joined(separator: " "), home: folder.url)
    try await desk.wait(for: "automatic backup was not made")
    // Whatever is pressed next, it is not forgotten.
    try desk.press("Down")
    try await desk.wait("the notice to go") { !$0.contains("was not made") && $0.contains("saved, no backup") }
  }
}
