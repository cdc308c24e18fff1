internal import Glibc

/// How long a program ran, and how much memory it had at most.
struct MeasuredProcess {
  let duration: Duration
  /// The most that was resident, in kilobytes.
  let memory: Int

  /// Runs `command`, whose first word is looked for in PATH, with nothing to read; what it writes to standard output is
  /// thrown away.
  init(_ command: [String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    let arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for text in arguments { free(text) } }
    let clock = ContinuousClock()
    let begin = clock.now
    var process: pid_t = 0
    let fault = posix_spawnp(&process, command.first ?? "", &actions, nil, arguments, environ)
    guard fault == 0 else {
      throw PseudoTerminal.Failure(description: "\(command.first ?? ""): \(String(cString: strerror(fault)))")
    }
    var (status, usage): (Int32, rusage) = (0, rusage())
    while wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else {
        throw PseudoTerminal.Failure(description: "\(command.first ?? ""): \(String(cString: strerror(errno)))")
      }
    }
    guard status == 0 else {
      throw PseudoTerminal.Failure(description: "\(command.joined(separator: " ")): ended with status \(status)")
    }
    duration = clock.now - begin
    memory = usage.ru_maxrss
  }
}
