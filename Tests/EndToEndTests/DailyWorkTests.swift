import Foundation
import Testing

/// The backup that a desk makes each day.
@Suite struct DailyBackupTests {
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
