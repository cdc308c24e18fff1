import Foundation
import Glibc
import Testing

/// A clinic that another desk holds, as one does that imports for long, since 10:30.
final class HeldClinic {
  private var descriptor: Int32

  init(_ clinic: URL) throws {
    descriptor = open(clinic.appending(path: "lock").path, O_RDWR | O_CLOEXEC)
    try #require(descriptor >= 0 && flock(descriptor, LOCK_EX) == 0)
    try sign(command: #""import""#)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The import is done.
  func end() throws {
    try sign(command: "null")
    close(descriptor)
    descriptor = -1
  }

  private func sign(command: String) throws {
    let holder = [
      #"{"command":\#(command),"desk":"front-2","lines":1,"name":"林小雨","process":\#(getpid()),"#,
      #""since":"2026-11-21T10:30:00+08:00"}"#,
    ].joined()
    let text = Array(holder.utf8) + Array(repeating: UInt8(ascii: " "), count: 1_023 - holder.utf8.count) + [10]
    try #require(pwrite(descriptor, text, text.count, 0) == text.count)
  }
}
