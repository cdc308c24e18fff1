import Foundation
import Testing

/// The `huifang` that was built together with these tests, and ways to run it.
enum BuiltProgram {
  /// Beside the program that runs the tests; `name` may name another of the programs that were built.
  static func url(_ name: String = "huifang") throws -> URL {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let program = tests.deletingLastPathComponent().appending(path: name)
    try #require(FileManager.default.isExecutableFile(atPath: program.path), "no program at \(program.path)")
    return program
  }

  /// Runs it with nothing on standard input, and pinned surroundings.
  static func run(
    _ arguments: [String], home: URL, environment: [String: String] = [:]
  ) throws -> FinishedProcess {
    let surroundings = pinnedEnvironment(home: home).merging(environment) { _, new in new }
    return try StartedProcess(try url().path, arguments, environment: surroundings, in: home).finished()
  }

  /// Starts a desk without a person, which goes on until it is done or ended.
  static func startDesk(_ arguments: [String], home: URL) throws -> StartedProcess {
    let surroundings = pinnedEnvironment(home: home).merging(["SWIFT_DETERMINISTIC_HASHING": "1"]) { _, new in new }
    return try StartedProcess(
      try url("huifang-dev").path, ["work"] + arguments, environment: surroundings, in: home)
  }

  static func pinnedEnvironment(home: URL) -> [String: String] {
    [
      "HOME": home.path, "LANG": "C.UTF-8", "TZ": "UTC", "TERM": "xterm-256color", "USER": "desk",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "TMPDIR": home.path,
    ]
  }
}
