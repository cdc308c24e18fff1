internal import Glibc

/// The one way back from the full screen to the terminal as it was found, whatever ends the program: an ordinary end,
/// `exit` from anywhere, a signal, or a trap.
///
/// What it needs is prepared in plain memory before the terminal is touched, so that a signal handler can use it: a
/// trap leaves nothing else that may be relied upon.
enum WayBack {
  /// Remembers how `descriptor` is set and what brings the terminal back, and takes hold of traps and of `exit`.
  /// Gives false where the settings cannot be read.
  static func prepare(descriptor: Int32, sequence: [UInt8]) -> Bool {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { return false }
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, sequence.count))
    bytes.initialize(from: sequence, count: sequence.count)
    plan.bytes?.deallocate()
    plan = Plan(descriptor: descriptor, settings: settings, bytes: bytes, count: sequence.count, isNeeded: 0)
    if !isInstalled {
      isInstalled = true
      useAlternateStack()
      catchTraps()
      atexit { WayBack.go() }
    }
    return true
  }

  /// From now on the terminal is not as it was found.
  static func beNeeded() { plan.isNeeded = 1 }

  /// The terminal has been given back by other means.
  static func beDone() { plan.isNeeded = 0 }

  /// Gives the terminal back where it is not as it was found. Safe in a signal handler.
  static func go() {
    guard plan.isNeeded != 0 else { return }
    plan.isNeeded = 0
    write(plan.bytes, count: plan.count, to: plan.descriptor)
    _ = tcsetattr(plan.descriptor, TCSANOW, &plan.settings)
  }

  /// Writes all of `bytes` unless the terminal refuses. Safe in a signal handler.
  static func write(_ bytes: UnsafePointer<UInt8>?, count: Int, to descriptor: Int32) {
    guard let bytes else { return }
    var written = 0
    while written < count {
      let result = Glibc.write(descriptor, bytes + written, count - written)
      if result > 0 {
        written += result
      } else if !(result < 0 && errno == EINTR) {
        return
      }
    }
  }

  private struct Plan {
    var descriptor: Int32
    var settings: termios
    var bytes: UnsafeMutablePointer<UInt8>?
    var count: Int
    var isNeeded: sig_atomic_t
  }

  /// Shared with the signal handlers, which run while nothing else does; written before they are installed and by the
  /// one thread that owns the terminal.
  nonisolated(unsafe) private static var plan = Plan(
    descriptor: -1, settings: termios(), bytes: nil, count: 0, isNeeded: 0)
  nonisolated(unsafe) private static var isInstalled = false

  /// What ends a program that has gone wrong, and SIGQUIT, which asks for the same.
  private static let traps = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS, SIGQUIT]

  /// Who handled each trap before, at the index of its number: the runtime's own report of a crash, perhaps.
  nonisolated(unsafe) private static let earlier = {
    let handlers = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
    handlers.initialize(repeating: Glibc.sigaction(), count: 65)
    return handlers
  }()

  private static func catchTraps() {
    for number in traps {
      var action = Glibc.sigaction()
      action.__sigaction_handler.sa_sigaction = { number, information, _ in
        WayBack.go()
        sigaction(number, WayBack.earlier + Int(number), nil)
        // A fault happens again when the handler returns, now to whom it was before. A signal that was sent (abort
        // sends one) has to be sent again.
        if (information?.pointee.si_code ?? 0) <= 0 { raise(number) }
      }
      action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER
      sigaction(number, &action, earlier + Int(number))
    }
  }

  /// A stack that has overflowed is no place for a signal handler.
  private static func useAlternateStack() {
    var present = stack_t()
    if sigaltstack(nil, &present) == 0, present.ss_flags & Int32(SS_DISABLE) == 0 { return }
    let size = 1 << 16
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
  }
}
