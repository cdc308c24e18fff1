import Foundation
import Testing

/// The `huifang` that was built together with these tests, and a way to run it to its end.
enum BuiltProgram {
  /// Beside the program that runs the tests.
  static func url() throws -> URL {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let program = tests.deletingLastPathComponent().appending(path: "huifang")
    try #require(FileManager.default.isExecutableFile(atPath: program.path), "no program at \(program.path)")
    return program
  }

  /// Runs it with nothing on standard input, and pinned surroundings.
  static func run(
    _ arguments: [String], home: URL, environment: [String: String] = [:]
  ) throws -> FinishedProcess {
    let surroundings = pinnedEnvironment(home: home).merging(environment) { _, new in new }
    return try FinishedProcess(try url().path, arguments, environment: surroundings, in: home)
  }

  static func pinnedEnvironment(home: URL) -> [String: String] {
    [
      "HOME": home.path, "LANG": "C.UTF-8", "TZ": "UTC", "TERM": "xterm-256color", "USER": "desk",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "TMPDIR": home.path,
    ]
  }
}
