import Foundation
import Glibc
import Testing

/// A program that was started with nothing on standard input.
///
/// It is started by `posix_spawn` and what it writes goes through files: Foundation's `Process`, and any pipe, wait for
/// a server that the program leaves behind, as tmux does.
struct StartedProcess {
  private let process: pid_t
  private let outputs: [URL]

  /// Starts `program`; what it writes goes into files in `folder`.
  init(_ program: String, _ arguments: [String], environment: [String: String], in folder: URL) throws {
    outputs = [folder.appending(path: UUID().uuidString), folder.appending(path: UUID().uuidString)]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for (descriptor, url) in zip([STDOUT_FILENO, STDERR_FILENO], outputs) {
      posix_spawn_file_actions_addopen(&actions, descriptor, url.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    // The threads of a test run block signals, which a program must not inherit.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var process = pid_t()
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    let failure = posix_spawnp(&process, program, &actions, &attributes, &words, &variables)
    try #require(failure == 0, "\(program): \(String(cString: strerror(failure)))")
    self.process = process
  }

  /// What it has written to standard output so far.
  func outputSoFar() throws -> String { String(decoding: try Data(contentsOf: outputs[0]), as: UTF8.self) }

  /// Whether it has come to its end; it is still to be waited for.
  var hasEnded: Bool {
    var information = siginfo_t()
    return waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT) == 0 && information.si_signo != 0
  }

  /// Ends it at once, whatever it is doing.
  func kill() { Glibc.kill(process, SIGKILL) }

  /// Waits for its end and removes its files.
  func finished() throws -> FinishedProcess {
    var ending: Int32 = 0
    while waitpid(process, &ending, 0) < 0 {
      try #require(errno == EINTR)
    }
    // The exit status, or 128 and the signal, as a shell says it.
    let status = ending & 0x7F == 0 ? ending >> 8 & 0xFF : 128 + ending & 0x7F
    let texts = try outputs.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    for url in outputs { try FileManager.default.removeItem(at: url) }
    return FinishedProcess(status: status, output: texts[0], errorOutput: texts[1])
  }
}

/// A program that ran to its end, and what it said.
struct FinishedProcess {
  let status: Int32
  let output: String
  let errorOutput: String
}
