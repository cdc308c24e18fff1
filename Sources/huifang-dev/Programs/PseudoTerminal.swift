internal import CLinux
internal import Glibc

/// A program in a terminal of 80×24 that only this process sees.
final class PseudoTerminal {
  private let master: Int32
  let process: pid_t
  private var hasEnded = false

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Starts `command`, whose first word is looked for in PATH.
  init(_ command: [String]) throws {
    var (master, slave): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    var name = [CChar](repeating: 0, count: 128)
    guard openpty(&master, &slave, &name, nil, &size) == 0 else {
      throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    close(slave)
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    self.master = master
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, PseudoTerminal.newSession)
    let arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    let environment: [UnsafeMutablePointer<CChar>?] = PseudoTerminal.environment.map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var process: pid_t = 0
    let fault = posix_spawnp(&process, command.first ?? "", &actions, &attributes, arguments, environment)
    self.process = process
    guard fault == 0 else {
      throw Failure(description: "\(command.first ?? ""): \(String(cString: strerror(fault)))")
    }
  }

  deinit { close(master) }

  /// POSIX_SPAWN_SETSID of <spawn.h>.
  private static let newSession: Int16 = 0x80

  private static let environment: [String] = {
    let kept = ["PATH", "HOME", "TMPDIR", "TZ"].compactMap { (name: String) -> String? in
      getenv(name).map { "\(name)=\(String(cString: $0))" }
    }
    return kept + ["TERM=xterm-256color", "LANG=C.UTF-8"]
  }()

  /// Reads what the program writes until `text` was there, or for at most `seconds`.
  /// - Returns: whether it was there.
  func wait(for text: String, seconds: Int32 = 120) -> Bool {
    let wanted = Array(text.utf8)
    var seen: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, seconds * 1_000) > 0 else { return false }
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { return false }
      seen += buffer[..<count]
      if PseudoTerminal.holds(seen, wanted) { return true }
      seen = seen.suffix(wanted.count - 1)
    }
  }

  /// What a program writes while its answer is still to come, and what with it.
  struct Delay {
    var note: String
    var answer: String
  }

  /// Types `keys`, and waits until the program has written nothing for `silence` milliseconds, and what it has put off
  /// with the note of `delay`.
  /// - Returns: From the keys to the last that was written; nil where nothing was written within `seconds`.
  func answer(to keys: String, silence: Int32 = 150, seconds: Int32 = 120, _ delay: Delay? = nil) -> Duration? {
    let clock = ContinuousClock()
    let begin = clock.now
    var last: ContinuousClock.Instant?
    var written: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    type(keys)
    while true {
      let isPutOff =
        delay.map {
          PseudoTerminal.holds(written, Array($0.note.utf8)) && !PseudoTerminal.holds(written, Array($0.answer.utf8))
        }
        ?? false
      var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, last == nil || isPutOff ? seconds * 1_000 : silence) > 0,
        case let count = read(master, &buffer, buffer.count), count > 0
      else { return isPutOff ? nil : last.map { $0 - begin } }
      last = clock.now
      written += buffer[..<count]
    }
  }

  private static func holds(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first, bytes.count >= wanted.count else { return wanted.isEmpty }
    return bytes.indices.dropLast(wanted.count - 1).contains { start in
      bytes[start] == first && bytes[start...].starts(with: wanted)
    }
  }

  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Ends the program, unless it has ended, and waits for its end.
  func end() {
    guard !hasEnded else { return }
    kill(process, SIGKILL)
    _ = waitForEnd()
  }

  /// Waits until the program has ended by itself, or ends it where it has written nothing for `seconds`.
  /// - Returns: Its status, as waitpid(2) gives it: 0 where all went well.
  func waitForEnd(seconds: Int32 = 30) -> Int32 {
    // A program may wait for what it writes to be read.
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, seconds * 1_000) > 0, read(master, &buffer, buffer.count) > 0 {}
    if waiting.revents == 0 { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    hasEnded = true
    return status
  }

  /// The resident memory of the program in kilobytes: all of it, and the part that no file stands behind.
  var memory: (all: Int, own: Int)? {
    guard let file = fopen("/proc/\(process)/status", "r") else { return nil }
    defer { fclose(file) }
    var values: [String: Int] = [:]
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let words = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self).split {
        $0 == ":" || $0.isWhitespace
      }
      if words.count >= 2 { values[String(words[0])] = Int(words[1]) }
    }
    guard let all = values["VmRSS"], let own = values["RssAnon"] else { return nil }
    return (all, own)
  }
}
