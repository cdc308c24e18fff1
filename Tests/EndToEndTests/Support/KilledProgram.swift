import Foundation
import Glibc
import Testing

/// A run of `huifang` that was to be ended by SIGKILL just before one of its system calls that change something on the
/// disk, or by another signal while it makes that call.
struct KilledProgram {
  enum Ending: Hashable {
    /// It did not come to the call of that name, or not further.
    case killed(at: String)
    /// It made fewer calls, and ran to its end.
    case ranToItsEnd(calls: Int)
  }

  let ending: Ending
  let process: FinishedProcess

  /// Whether it had told the person that it was done.
  var hasAcknowledged: Bool { process.output.contains("\n") }

  /// Runs it, and ends it at its call of that number, 1 for the first; with 0 it runs to its end.
  /// Where `hasOnlyNamedFiles` it finds no file system that knows files without a name.
  /// - Throws: where the system does not let a program be watched: then nothing is known.
  init(
    _ arguments: [String], atCall number: Int, signal: Int32 = SIGKILL, hasOnlyNamedFiles: Bool = false, home: URL
  ) throws {
    let options = ["--signal", String(signal)] + (hasOnlyNamedFiles ? ["--only-named-files"] : [])
    let report = home.appending(path: UUID().uuidString)
    process = try StartedProcess(
      try BuiltProgram.url("killed-at-call").path,
      options + [String(number), report.path, try BuiltProgram.url().path] + arguments,
      environment: BuiltProgram.pinnedEnvironment(home: home), in: home
    ).finished()
    let text = try? String(contentsOf: report, encoding: .utf8)
    let words = (text ?? "").split(whereSeparator: \.isWhitespace)
    switch words.first {
    case "killed":
      ending = .killed(at: String(try #require(words.last)))
    case "ended":
      ending = .ranToItsEnd(calls: try #require(words.last.flatMap { Int($0) }))
    default:
      throw NotWatched(reason: process.errorOutput)
    }
    try FileManager.default.removeItem(at: report)
  }

  struct NotWatched: Error {
    let reason: String
  }
}
