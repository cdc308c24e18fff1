internal import FollowUpStore
internal import Glibc
internal import Screen

/// Standard error, one safe line at a time.
enum StandardError {
  static func write(_ line: String) {
    // There is no other place left where a failure could be told.
    try? [UInt8]((line.sanitized + "\n").utf8).write(to: STDERR_FILENO, named: "")
  }

  /// Writes safe text without a line feed.
  static func writeAsItIs(_ text: String) {
    // Whoever can't be shown how far the work is still gets it done.
    try? [UInt8](text.utf8).write(to: STDERR_FILENO, named: "")
  }

  /// How wide the terminal is; nil where standard error is none.
  static var columns: Int? {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
    // A terminal that does not know is as wide as most.
    return size.ws_col == 0 ? 80 : Int(size.ws_col)
  }
}

/// Standard output.
enum StandardOutput {
  /// Standard output can't take what is written; the system's error number (`errno`) says why.
  struct Failure: Error {
    let code: Int32
    /// Whether everything that was asked for is done, and only telling so failed.
    var isDone = false
  }

  /// Whether it is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Writes lines that a person reads: no control character comes through.
  static func write(lines: [String]) throws {
    try write(lines.map { $0.sanitized + "\n" }.joined())
  }

  /// Writes lines that say that what was asked for is done.
  static func confirm(_ lines: [String]) throws {
    do {
      try write(lines: lines)
    } catch let failure as Failure {
      throw Failure(code: failure.code, isDone: true)
    }
  }

  /// Writes text for another program as it is.
  static func write(_ text: String) throws {
    try write([UInt8](text.utf8))
  }

  /// - Throws: ``Failure``.
  static func write(_ bytes: [UInt8]) throws {
    do throws(FileFailure) {
      try bytes.write(to: STDOUT_FILENO, named: "")
    } catch {
      throw Failure(code: error.code)
    }
  }
}

extension [UInt8] {
  /// Writes all of them; `path` is the name that a failure gives the place.
  func write(to descriptor: Int32, named path: String) throws(FileFailure) {
    var failure: FileFailure?
    withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written >= 0 {
          rest = rest.dropFirst(written)
        } else if errno != EINTR {
          failure = FileFailure(.write, path: path, code: errno)
          return
        }
      }
    }
    if let failure { throw failure }
  }
}
