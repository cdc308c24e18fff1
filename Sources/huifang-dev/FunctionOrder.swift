internal import ArgumentParser
private import Foundation

/// What a desk calls in a morning is five thousand functions of a hundred thousand, all over the program. Side by side
/// they take fewer pages: a fourth of the memory after the first screen is saved.
struct FunctionOrder: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "function-order",
    abstract: "Names the functions that a desk calls, in the order of their first calls, for the linker.",
    discussion: """
      As gold takes it with --section-ordering-file. Needs a huifang that was built with -c release and is not stripped, \
      and a system that lets one program watch another (ptrace).
      """)

  func run() throws {
    try inWorkingFolder { work in
      let (clinic, list) = (work.appending(path: "clinic").path, work.appending(path: "list").path)
      _ = try MeasuredProcess([BuiltProgram.development.path, "generate", clinic, "--size", "S"])
      let watched = [BuiltProgram.firstCalls.path, list, BuiltProgram.huifang.path]
      var order: [String] = []
      var known: Set<String> = []
      func takeOver() throws {
        let names = try String(contentsOfFile: list, encoding: .utf8).split(separator: "\n").map(String.init)
        order += names.filter { known.insert($0).inserted }
      }
      try workAtDesk(watched + ["--data", clinic, "--language", "zh"])
      try takeOver()
      _ = try MeasuredProcess(watched + ["queue", "--data", clinic])
      try takeOver()
      for name in order { print(".text.\(name)") }
    }
  }

  /// The first screen, two calls recorded and one of them taken back, a patient looked for and looked at.
  private func workAtDesk(_ command: [String]) throws {
    let terminal = try PseudoTerminal(command)
    guard terminal.wait(for: "退出") else { throw failure("never showed its list", terminal) }
    for keys in ["j", "\r", "1", "n", "u", "/", "l", "i", "\r", "\u{1B}", "\u{1B}"] {
      guard terminal.answer(to: keys, seconds: 10) != nil else {
        throw failure("no answer to \(keys.debugDescription)", terminal)
      }
    }
    terminal.type("q")
    guard terminal.waitForEnd() == 0 else { throw failure("did not end as it should", terminal) }
  }

  private func failure(_ what: String, _ terminal: PseudoTerminal) -> any Error {
    terminal.end()
    return PseudoTerminal.Failure(description: "huifang: \(what)")
  }
}
