internal import Glibc
internal import Synchronization

/// The name of a file that is of no use before it is complete. Where SIGINT, SIGTERM or SIGHUP ends the program, the
/// file is removed first; where the program has ways of its own with these signals, they keep them.
///
/// A program has one such name at a time: of two, only the later goes.
enum TemporaryName {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  /// Never freed, so that whoever has read it may use it.
  nonisolated(unsafe) private static let current = Atomic<UnsafeMutablePointer<CChar>?>(nil)

  /// Does `make`, which makes a file at `path`. No signal that this thread is sent finds the file made and its name not
  /// known.
  static func make<Made>(_ path: String, by make: () throws(FileFailure) -> Made) throws(FileFailure) -> Made {
    var (held, before) = (sigset_t(), sigset_t())
    sigemptyset(&held)
    for number in signals { sigaddset(&held, number) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let made = try make()
    remember(path)
    return made
  }

  private static func remember(_ path: String) {
    current.store(strdup(path), ordering: .sequentiallyConsistent)
    for number in signals {
      var action = sigaction()
      guard sigaction(number, nil, &action) == 0, action.__sigaction_handler.sa_handler == nil else { continue }
      action.__sigaction_handler.sa_handler = { number in
        if let path = TemporaryName.current.load(ordering: .sequentiallyConsistent) { unlink(path) }
        signal(number, SIG_DFL)
        raise(number)
      }
      sigaction(number, &action, nil)
    }
  }

  /// The file at `path`, if it was one, has another name or is gone.
  static func forget(_ path: String) {
    guard let known = current.load(ordering: .sequentiallyConsistent), strcmp(known, path) == 0 else { return }
    current.store(nil, ordering: .sequentiallyConsistent)
  }
}
