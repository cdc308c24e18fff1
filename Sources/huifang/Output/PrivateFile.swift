internal import Foundation
internal import Glibc

/// Files with patients' data.
enum PrivateFile {
  /// Writes `data` to `path`, readable and writable by its owner alone. An existing file is replaced once the new
  /// one is complete on disk.
  static func write(_ data: Data, to path: String) throws {
    let temporary = path + ".new-\(getpid())"
    let descriptor = Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: data)
      try handle.synchronize()
      guard rename(temporary, path) == 0 else { throw failure(path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private static func failure(_ path: String) -> any Error {
    NSError(
      domain: NSPOSIXErrorDomain, code: Int(errno),
      userInfo: [NSFilePathErrorKey: path, NSLocalizedDescriptionKey: "\(path): \(String(cString: strerror(errno)))"])
  }
}
