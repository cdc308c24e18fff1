internal import FollowUpStore
internal import FoundationEssentials
internal import Glibc

/// Files with patients' data.
enum PrivateFile {
  /// Writes what `write` gives its argument to `path`, readable and writable by its owner alone. An existing file is
  /// replaced once the new one is complete on disk.
  /// - Throws: `StoreError`, and what `write` throws; nothing is left behind then.
  static func write(to path: String, _ write: (@escaping ([UInt8]) throws -> Void) throws -> Void) throws {
    do {
      try replace(path, write)
    } catch let failure as FileFailure {
      throw StoreError(failure)
    }
  }

  private static func replace(
    _ path: String, _ write: (@escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    if isDevice(path) {
      // A device or a pipe takes what is written to it; it must not be replaced by a file.
      let descriptor = Glibc.open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileFailure(.open, path: path, code: errno) }
      defer { close(descriptor) }
      return try write { try $0.write(to: descriptor, named: path) }
    }
    let file = try NewFile(at: path)
    defer { file.close() }
    try write { try file.append($0) }
    try file.synchronize()
    try file.putInPlace()
  }

  /// Whether what is at `path` can be replaced: nothing, an empty file, or one in whose beginning that text stands.
  /// - Throws: `StoreError`.
  static func isReplaceable(at path: String, beginningLike text: String) throws -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return true }
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreError(FileFailure(.open, path: path, code: errno)) }
    defer { close(descriptor) }
    var beginning = [UInt8](repeating: 0, count: 200)
    let count = read(descriptor, &beginning, beginning.count)
    guard count >= 0 else { throw StoreError(FileFailure(.read, path: path, code: errno)) }
    return String(decoding: beginning.prefix(count), as: UTF8.self).contains(text)
  }

  /// Whether a file at `path` would take the place of one of the clinic in `folder`: of its journal, for one.
  static func wouldReplace(aFileIn folder: String, at path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, let folder = resolved(folder),
      let place = resolved(URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false))
    else { return false }
    return (place + "/").hasPrefix(folder + "/")
  }

  /// A path without links; nil where nothing is there.
  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The folder that a file at `path` is in, or will be; nil for a device or a pipe.
  static func folder(of path: String) -> String? {
    isDevice(path) ? nil : URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
  }

  /// Whether something else than a file or a folder stands at `path`.
  private static func isDevice(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }
}
