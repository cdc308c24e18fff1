import Foundation
import Testing

/// What the order of the functions in a released program is taken from.
@Suite struct FirstCallsTests {
  private func watch(_ program: String, listing list: URL, in folder: TemporaryFolder) throws -> FinishedProcess {
    try StartedProcess(
      try BuiltProgram.url("first-calls").path, [list.path, try BuiltProgram.url(program).path],
      environment: BuiltProgram.pinnedEnvironment(home: folder.url), in: folder.url
    ).finished()
  }

  /// It watches itself, where it is used wrongly.
  @Test func namesWhatIsCalledInTheOrderOfFirstCalls() throws {
    let folder = try TemporaryFolder()
    let list = folder.url.appending(path: "list")
    let watched = try watch("first-calls", listing: list, in: folder)
    #expect(watched.status == 125)
    #expect(watched.errorOutput.hasPrefix("usage: first-calls"))
    let names = try String(contentsOf: list, encoding: .utf8).split(separator: "\n")
    let start = try #require(names.firstIndex(of: "_start"))
    let main = try #require(names.firstIndex(of: "main"))
    #expect(start < main)
    #expect(Set(names).count == names.count)
    #expect(!names.contains("readProgram") && !names.contains("follow"), "\(names)")
  }

  @Test func whatIsNoProgramIsRefused() throws {
    let folder = try TemporaryFolder()
    let list = folder.url.appending(path: "list")
    let text = folder.url.appending(path: "text")
    try Data("#!/bin/sh\n".utf8).write(to: text)
    for (program, reason) in [(text.path, "is not whole"), ("/bin/sh", "is not linked to a fixed place")] {
      let refused = try StartedProcess(
        try BuiltProgram.url("first-calls").path, [list.path, program],
        environment: BuiltProgram.pinnedEnvironment(home: folder.url), in: folder.url
      ).finished()
      #expect(refused.status == 125)
      #expect(refused.errorOutput.contains(reason), "\(refused.errorOutput)")
    }
    #expect(!FileManager.default.fileExists(atPath: list.path))
  }
}
