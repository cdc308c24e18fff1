private import CLinux
internal import Glibc
private import Synchronization
internal import Wording

/// The file system of the machine.
final class SystemFiles: FileSystem {
  /// Of each device that was asked about, whether it is on this machine.
  private let ownDevices = Mutex<[UInt64: Bool]>([:])

  func open(_ path: String, _ purpose: FilePurpose) throws(FileFailure) -> OpenFile {
    let flags =
      switch purpose {
      case .read: O_RDONLY
      case .append: O_RDWR | O_APPEND
      case .replace: O_RDWR | O_APPEND | O_CREAT | O_TRUNC
      case .temporary: O_RDWR | O_APPEND | O_CREAT | O_EXCL
      case .log: O_RDWR | O_APPEND | O_CREAT
      case .lock: O_RDWR | O_CREAT
      case .lockThatIsThere: O_RDWR
      }
    // Without O_NONBLOCK a named pipe in the place of a file would wait for a writer for ever.
    let open = { () throws(FileFailure) in
      try self.uninterrupted(.open, path) { Glibc.open(path, flags | O_CLOEXEC | O_NONBLOCK, 0o600) }
    }
    let file = OpenFile(
      descriptor: try purpose == .temporary ? TemporaryName.make(path, by: open) : open(), path: path)
    guard flags & O_CREAT != 0 else { return file }
    do {
      try makePrivate(file)
    } catch {
      close(file)
      if purpose == .temporary { try? remove(path) }
      throw error
    }
    return file
  }

  /// A umask may have taken more away than it should, and a file that was there have been open to others.
  private func makePrivate(_ file: OpenFile) throws(FileFailure) {
    if try status(of: file).mode & 0o777 != 0o600 { try check(.setMode, file.path, fchmod(file.descriptor, 0o600)) }
  }

  func openNameless(in folder: String) throws(FileFailure) -> OpenFile {
    if let file = nameless(in: folder, for: folder) { return file }
    var path = Array((folder + "/.nameless-XXXXXX").utf8CString)
    let descriptor = path.withUnsafeMutableBufferPointer { path in
      path.baseAddress.map { mkstemp($0) } ?? -1
    }
    guard descriptor >= 0 else { throw FileFailure(.open, path: folder, code: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, O_APPEND)
    let file = OpenFile(descriptor: descriptor, path: folder)
    do {
      try check(.remove, folder, unlink(path))
    } catch {
      close(file)
      throw error
    }
    return file
  }

  func openLinkable(for path: String) -> OpenFile? {
    guard let file = nameless(in: ClinicFolder.holding(path) ?? ".", for: path) else { return nil }
    // Without /proc there is no way to its name.
    guard access(file.link, F_OK) == 0, (try? makePrivate(file)) != nil else {
      close(file)
      return nil
    }
    return file
  }

  /// A file that never had a name; nil where the file system knows no such files.
  private func nameless(in folder: String, for path: String) -> OpenFile? {
    let flags = O_RDWR | O_APPEND | O_CLOEXEC | namelessFileFlag
    let descriptor = try? uninterrupted(.open, path) { Glibc.open(folder, flags, 0o600) }
    return descriptor.map { OpenFile(descriptor: $0, path: path) }
  }

  func link(_ file: OpenFile, to path: String, isTemporary: Bool) throws(FileFailure) {
    let link = { () throws(FileFailure) in
      try self.check(.rename, path, linkat(AT_FDCWD, file.link, AT_FDCWD, path, AT_SYMLINK_FOLLOW))
    }
    try isTemporary ? TemporaryName.make(path, by: link) : link()
  }

  func close(_ file: OpenFile) {
    // The bytes that matter were synchronized; there is nothing to be learned from the result.
    _ = Glibc.close(file.descriptor)
  }

  func status(of file: OpenFile) throws(FileFailure) -> FileStatus {
    var status = stat()
    try check(.status, file.path, fstat(file.descriptor, &status))
    return FileStatus(status)
  }

  func status(at path: String) throws(FileFailure) -> FileStatus? {
    var status = stat()
    guard stat(path, &status) != 0 else { return FileStatus(status) }
    let code = errno
    guard code == ENOENT || code == ENOTDIR else { throw FileFailure(.status, path: path, code: code) }
    return nil
  }

  func currentStatus(at path: String) throws(FileFailure) -> FileStatus? {
    if let status = try status(at: path), isOnThisMachine(path, status.identity.device) { return status }
    do {
      // What is opened on a network file system is looked up on the server (close-to-open consistency, nfs(5)); the
      // same file that is open already is known anew then, too.
      let file = try open(path, .read)
      defer { close(file) }
      return try status(of: file)
    } catch  where error.isMissing {
      return nil
    }
  }

  private func isOnThisMachine(_ path: String, _ device: UInt64) -> Bool {
    ownDevices.withLock { devices in
      if let isOwn = devices[device] { return isOwn }
      let isOwn = CLinux.isOnThisMachine(path)
      devices[device] = isOwn
      return isOwn
    }
  }

  func read(_ file: OpenFile, from offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
    var failure: FileFailure?
    let bytes = [UInt8](unsafeUninitializedCapacity: max(count, 0)) { buffer, filled in
      while filled < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let got = pread(file.descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
        if got > 0 {
          filled += got
        } else if got == 0 {
          return
        } else if errno != EINTR {
          failure = FileFailure(.read, path: file.path, code: errno)
          return
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  func append(_ bytes: ArraySlice<UInt8>, to file: OpenFile) throws(FileFailure) -> Int {
    let written = try uninterrupted(.write, file.path) {
      bytes.withUnsafeBytes { write(file.descriptor, $0.baseAddress, $0.count) }
    }
    guard written > 0 else { throw FileFailure(.write, path: file.path, code: ENOSPC) }
    return written
  }

  func overwrite(_ bytes: [UInt8], in file: OpenFile) throws(FileFailure) {
    let written = try uninterrupted(.write, file.path) {
      bytes.withUnsafeBytes { pwrite(file.descriptor, $0.baseAddress, $0.count, 0) }
    }
    guard written == bytes.count else { throw FileFailure(.write, path: file.path, code: ENOSPC) }
  }

  func truncate(_ file: OpenFile, to size: Int) throws(FileFailure) {
    _ = try uninterrupted(.truncate, file.path) { ftruncate(file.descriptor, off_t(size)) }
  }

  func synchronize(_ file: OpenFile) throws(FileFailure) {
    // Never repeated for the same bytes: after a failure the system may have dropped the very bytes that a second call
    // would report as written.
    try check(.synchronize, file.path, fdatasync(file.descriptor))
  }

  func beginSynchronizing(_ file: OpenFile, _ bytes: Range<Int>) throws(FileFailure) {
    do {
      _ = try uninterrupted(.synchronize, file.path) {
        beginWriteBack(file.descriptor, off_t(bytes.lowerBound), off_t(bytes.count))
      }
    } catch  where [EINVAL, ENOSYS, EOPNOTSUPP, EPERM, ESPIPE].contains(error.code) {
      // It can't be asked for here: nothing was begun, and nothing is lost.
    }
  }

  func synchronizeFolder(_ path: String) throws(FileFailure) {
    let descriptor = try uninterrupted(.open, path) { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    defer { _ = Glibc.close(descriptor) }
    try check(.synchronize, path, fsync(descriptor))
  }

  func rename(_ path: String, to newPath: String) throws(FileFailure) {
    try check(.rename, newPath, Glibc.rename(path, newPath))
    TemporaryName.forget(path)
  }

  func exchange(_ path: String, with other: String) throws(FileFailure) {
    if exchangeNames(path, other) == 0 { return }
    guard [EINVAL, ENOSYS, ENOTSUP].contains(errno) else {
      throw FileFailure(.rename, path: other, code: errno)
    }
    let between = other + ".exchanged"
    try rename(other, to: between)
    do {
      try rename(path, to: other)
    } catch {
      try rename(between, to: other)
      throw error
    }
    try rename(between, to: path)
  }

  func remove(_ path: String) throws(FileFailure) {
    try check(.remove, path, Glibc.remove(path))
    TemporaryName.forget(path)
  }

  func makeFolder(_ path: String) throws(FileFailure) {
    if mkdir(path, 0o700) == 0 {
      try check(.setMode, path, chmod(path, 0o700))
    } else if errno != EEXIST {
      throw FileFailure(.makeFolder, path: path, code: errno)
    }
  }

  func names(in path: String) throws(FileFailure) -> [String] {
    guard let folder = opendir(path) else { throw FileFailure(.open, path: path, code: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      // Every folder names itself and the one above it.
      if name != ".", name != ".." { names.append(name) }
      errno = 0
    }
    try check(.read, path, errno == 0 ? 0 : -1)
    return names
  }

  func setMode(_ mode: Int, of path: String) throws(FileFailure) {
    try check(.setMode, path, chmod(path, mode_t(truncatingIfNeeded: mode)))
  }

  func lock(_ file: OpenFile, _ kind: LockKind) throws(FileFailure) -> Bool {
    let operation = (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB
    while flock(file.descriptor, operation) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return false
      case let code: throw FileFailure(.lock, path: file.path, code: code)
      }
    }
    return true
  }

  func unlock(_ file: OpenFile) -> Bool { flock(file.descriptor, LOCK_UN) == 0 }

  func lockingProcesses(of file: OpenFile) -> Set<Int>? {
    guard let number = try? status(of: file).identity.number, let locks = try? open("/proc/locks", .read) else {
      return nil
    }
    defer { close(locks) }
    guard let text = try? read(locks, from: 0, count: SystemFiles.mostOfLocks) else { return nil }
    let held = String(decoding: text, as: UTF8.self).split(separator: "\n").compactMap { HeldLock($0) }
      .filter { $0.file == number }
    return held.isEmpty ? nil : Set(held.filter(\.isExclusive).map(\.process))
  }

  /// In bytes: of some ten thousand locks.
  private static let mostOfLocks = 1 << 20

  func pause(milliseconds: Int) {
    usleep(UInt32(clamping: milliseconds * 1_000))
  }

  var processNumber: Int { Int(getpid()) }

  private func check(_ operation: FileFailure.Operation, _ path: String, _ result: Int32) throws(FileFailure) {
    guard result == 0 else { throw FileFailure(operation, path: path, code: errno) }
  }

  /// Repeats a call that a signal interrupted.
  private func uninterrupted<Result: BinaryInteger>(
    _ operation: FileFailure.Operation, _ path: String, _ call: () -> Result
  ) throws(FileFailure) -> Result {
    while true {
      let result = call()
      if result >= 0 { return result }
      let code = errno
      if code != EINTR { throw FileFailure(operation, path: path, code: code) }
    }
  }
}

/// A line of /proc/locks (proc(5)) about a lock that is held: `1: FLOCK  ADVISORY  WRITE 2433 fe:00:16227135 0 EOF`.
private struct HeldLock {
  var process: Int
  var isExclusive: Bool
  /// The number of the file. On which device it is can't be told: of a part of a disk (a subvolume of btrfs) the system
  /// gives the disk here, and the part in stat(2).
  var file: UInt64

  /// Nil for whoever waits for one, whose line has an arrow.
  init?(_ line: Substring) {
    let words = line.split(separator: " ")
    guard words.count > 5, words[1] == "FLOCK", let process = Int(words[4]) else { return nil }
    let place = words[5].split(separator: ":")
    guard place.count == 3, let number = UInt64(place[2]) else { return nil }
    self.process = process
    isExclusive = words[3] == "WRITE"
    file = number
  }
}

extension OpenFile {
  /// What leads to it, whether or not it has a name (proc(5)).
  fileprivate var link: String { "/proc/self/fd/\(descriptor)" }
}

extension FileStatus {
  /// Whether it belongs to who runs the program.
  var isOwn: Bool { owner == geteuid() }

  fileprivate init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
    identity = Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    size = Int(status.st_size)
    mode = Int(status.st_mode & 0o7777)
    owner = status.st_uid
  }
}

extension FileFailure {
  var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  var isTaken: Bool { code == EEXIST }
  /// Whether another machine has removed the file, which is gone then for whoever has it open.
  var isGone: Bool { code == ESTALE }
  /// Whether a file without a name may be one that can't be given a name here (link(2)): all but what a file with a
  /// name would meet as well.
  var isLinkingUnknown: Bool { ![EEXIST, ENOSPC, EDQUOT, EIO, EROFS].contains(code) }
  var isForbidden: Bool { code == EACCES || code == EPERM || code == EROFS }
  var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }
}

extension FileFailure {
  var cause: FileCausePhrase {
    switch code {
    case EIO: .inputOutput
    case EROFS: .readOnly
    case EACCES, EPERM: .noPermission
    case ENOENT, ENOTDIR: .missing
    case EISDIR: .folder
    case EBADF: .closed
    case EPIPE: .nobodyReads
    case EMFILE, ENFILE: .tooManyFiles
    case EBUSY, ETXTBSY: .inUse
    case EFBIG: .tooLarge
    case ENOLCK: .noLocks
    default: .other
    }
  }
}
