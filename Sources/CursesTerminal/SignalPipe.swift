internal import Glibc

/// Signals as something to read: each that arrives becomes a byte in a pipe, so that the loop which waits for input
/// wakes up and deals with it in its own time.
final class SignalPipe {
  private let reading: Int32
  private let writing: Int32
  private var earlier: [Int32: sigaction] = [:]
  private var isClosed = false

  /// Nil where the system has no descriptors left.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (reading, writing) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close()
  }

  /// To be polled.
  var descriptor: Int32 { reading }

  /// Takes hold of signals; what handled them before is put back by ``close()``.
  func catchSignals(_ numbers: [Int32]) {
    SignalPipe.target = writing
    for number in numbers {
      var action = Glibc.sigaction()
      action.__sigaction_handler.sa_handler = { number in
        let saved = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(SignalPipe.target, &byte, 1)
        errno = saved
      }
      action.sa_flags = SA_RESTART
      var old = Glibc.sigaction()
      if sigaction(number, &action, &old) == 0 && earlier[number] == nil { earlier[number] = old }
    }
  }

  /// The numbers of those that arrived since the last time.
  func drain() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(reading, &bytes, bytes.count)
    return count > 0 ? bytes.prefix(count).map(Int32.init) : []
  }

  /// Stops the process as SIGTSTP does by itself, and goes on when it is continued. Where nobody could continue it
  /// (its process group is orphaned), the system does not stop it.
  func stopProcess() {
    var (byDefault, caught) = (Glibc.sigaction(), Glibc.sigaction())
    byDefault.__sigaction_handler.sa_handler = SIG_DFL
    guard sigaction(SIGTSTP, &byDefault, &caught) == 0 else { return }
    // Threads of the concurrency runtime are made with signals blocked.
    var (stop, blocked) = (sigset_t(), sigset_t())
    sigemptyset(&stop)
    sigaddset(&stop, SIGTSTP)
    pthread_sigmask(SIG_UNBLOCK, &stop, &blocked)
    raise(SIGTSTP)
    pthread_sigmask(SIG_SETMASK, &blocked, nil)
    sigaction(SIGTSTP, &caught, nil)
  }

  func close() {
    guard !isClosed else { return }
    isClosed = true
    for (number, var action) in earlier { sigaction(number, &action, nil) }
    SignalPipe.target = -1
    _ = Glibc.close(reading)
    _ = Glibc.close(writing)
  }

  /// Where the handlers write. Set before they are installed; a program has one terminal.
  nonisolated(unsafe) private static var target: Int32 = -1
}
