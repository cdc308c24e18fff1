import Foundation
import Glibc
import Testing

/// A program in a real terminal: tmux runs it, types at it and reads its screen.
///
/// Each one has a server of its own, so that nothing of the person's tmux is read or touched.
final class Tmux {
  private let socket: String
  private let home: URL

  /// Starts `command` (a shell command line) in a terminal of `columns` × `rows`.
  init(_ command: String, columns: Int = 80, rows: Int = 24, home: URL, environment: [String: String] = [:]) throws {
    socket = home.appending(path: "tmux-\(UUID().uuidString.prefix(8))").path
    self.home = home
    let configuration = home.appending(path: "tmux.conf")
    // No status line, so that the program has every row; quick Escape; the pane stays when the program ends.
    let lines = [
      "set -g status off", "set -g escape-time 0", "set -g remain-on-exit on",
      "set -g default-terminal tmux-256color",
    ]
    try lines.joined(separator: "\n").write(to: configuration, atomically: true, encoding: .utf8)
    let variables = BuiltProgram.pinnedEnvironment(home: home).merging(environment) { _, new in new }
      .filter { $0.key != "TERM" }
      .flatMap { ["-e", "\($0.key)=\($0.value)"] }
    _ = try run(
      ["-f", configuration.path, "new-session", "-d", "-x", String(columns), "-y", String(rows)] + variables
        + [command])
  }

  deinit {
    _ = try? run(["kill-server"])
  }

  /// Types keys by their tmux names: `Enter`, `Escape`, `Down`, `a`, `C-c`.
  func press(_ keys: String...) throws {
    for key in keys {
      _ = try run(["send-keys", key])
    }
  }

  /// Types text as it is.
  func type(_ text: String) throws {
    _ = try run(["send-keys", "-l", text])
  }

  func resize(columns: Int, rows: Int) throws {
    _ = try run(["resize-window", "-x", String(columns), "-y", String(rows)])
  }

  /// The screen as text, one line a row.
  func screen() throws -> String {
    try run(["capture-pane", "-p"])
  }

  /// Where the cursor stands; outside the screen where the terminal does not say.
  func cursor() throws -> TerminalPosition {
    let answer = try run(["display-message", "-p", "#{cursor_x} #{cursor_y}"])
    let numbers = answer.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    guard numbers.count == 2 else { return TerminalPosition(column: -1, row: -1) }
    return TerminalPosition(column: numbers[0], row: numbers[1])
  }

  /// Whether the program has ended, and its status.
  func exitStatus() throws -> Int? {
    let answer = try run(["display-message", "-p", "#{pane_dead} #{pane_dead_status}"])
    let fields = answer.split(whereSeparator: \.isWhitespace)
    guard fields.first == "1" else { return nil }
    return fields.dropFirst().first.flatMap { Int($0) } ?? 0
  }

  /// Ends the program at once, whatever it is doing.
  func kill() throws {
    let answer = try run(["display-message", "-p", "#{pane_pid}"])
    let process = try #require(pid_t(answer.trimmingCharacters(in: .whitespacesAndNewlines)))
    try #require(process > 1 && Glibc.kill(process, SIGKILL) == 0)
  }

  /// Waits until the screen holds `text`; records an issue with the screen where it does not come within 20 s.
  @discardableResult
  func wait(for text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> String {
    try await wait("“\(text)” on the screen", sourceLocation: sourceLocation) { $0.contains(text) }
  }

  /// Waits until `condition` holds for the screen.
  @discardableResult
  func wait(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation, until condition: (String) throws -> Bool
  ) async throws -> String {
    var screen = ""
    for _ in 0..<400 {
      screen = try self.screen()
      if try condition(screen) { return screen }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("waited in vain for \(what); the screen:\n\(screen)", sourceLocation: sourceLocation)
    return screen
  }

  private func run(_ arguments: [String]) throws -> String {
    let finished = try StartedProcess(
      "tmux", ["-S", socket] + arguments,
      environment: BuiltProgram.pinnedEnvironment(home: home), in: home
    ).finished()
    guard finished.status == 0 else { throw TmuxFailure(arguments: arguments, message: finished.errorOutput) }
    return finished.output
  }
}

/// A place on the screen, counted from 0.
struct TerminalPosition: Hashable {
  var column: Int
  var row: Int
}

struct TmuxFailure: Error {
  let arguments: [String]
  let message: String
}
