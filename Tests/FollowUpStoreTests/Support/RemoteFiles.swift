import Glibc

@testable import FollowUpStore

/// A folder on another machine as one machine of several sees it, by what nfs(5) promises ("close-to-open"): how long a
/// file is that others have changed, and what they have put in its place, is seen when the file is opened, and not
/// before. What is in a file, that there is none, and what is in a folder, is seen at once. A file that another machine
/// has removed, or put another in place of, is gone also for whoever has it open.
///
/// A machine that adds to a file adds where it believes its end to be: what others have added meanwhile would be lost.
final class RemoteFiles: FileSystem {
  private let system = SystemFiles()
  /// How long each file is, as far as this machine knows.
  private var sizes: [FileStatus.Identity: Int] = [:]
  /// What stands where, as far as this machine knows.
  private var places: [String: FileStatus] = [:]
  /// Files that hold what has not gone to the server yet.
  private var unsent: Set<String> = []
  /// Files that this machine itself has removed: those it has open stay.
  private var removedHere: Set<FileStatus.Identity> = []
  /// What a program that relies on more than is promised has done wrong.
  private(set) var faults: [String] = []
  /// How often this machine believed something that was no longer so.
  private(set) var errors = 0
  /// How often it asked for a file that was gone.
  private(set) var removals = 0

  func open(_ path: String, _ purpose: FilePurpose) throws(FileFailure) -> OpenFile {
    let file = try system.open(path, purpose)
    try learn(file)
    // The number of a file that is gone may be that of a new one.
    removedHere.remove(try system.status(of: file).identity)
    return file
  }

  private func learn(_ file: OpenFile) throws(FileFailure) {
    let status = try system.status(of: file)
    sizes[status.identity] = status.size
    places[file.path] = status
  }

  func openNameless(in folder: String) throws(FileFailure) -> OpenFile {
    let file = try system.openNameless(in: folder)
    removedHere.insert(try system.status(of: file).identity)
    return file
  }
  // NFS makes no files without names that could be given one.
  func openLinkable(for path: String) -> OpenFile? { nil }

  func link(_ file: OpenFile, to path: String, isTemporary: Bool) throws(FileFailure) {
    throw FileFailure(.rename, path: path, code: EOPNOTSUPP)
  }

  func close(_ file: OpenFile) {
    noteEarlyUnlock(of: file)
    system.close(file)
  }

  private func noteEarlyUnlock(of file: OpenFile) {
    if file.path.hasSuffix("/lock"), let path = unsent.first(where: { $0.hasSuffix("/journal.jsonl") }) {
      faults.append("the lock was given back before \(path) was synchronized")
    }
  }

  private func known(_ status: FileStatus) -> FileStatus {
    var status = status
    let size = sizes[status.identity] ?? status.size
    if size != status.size { errors += 1 }
    status.size = size
    return status
  }

  func status(of file: OpenFile) throws(FileFailure) -> FileStatus {
    try requireThere(file, .status)
    return known(try system.status(of: file))
  }

  private func requireThere(_ file: OpenFile, _ operation: FileFailure.Operation) throws(FileFailure) {
    var status = stat()
    guard fstat(file.descriptor, &status) == 0, status.st_nlink == 0 else { return }
    guard try !removedHere.contains(system.status(of: file).identity) else { return }
    removals += 1
    throw FileFailure(operation, path: file.path, code: ESTALE)
  }

  func status(at path: String) throws(FileFailure) -> FileStatus? {
    guard let now = try system.status(at: path) else { return nil }
    let status = places[path] ?? now
    places[path] = status
    if status.identity != now.identity { errors += 1 }
    return known(status)
  }

  func currentStatus(at path: String) throws(FileFailure) -> FileStatus? {
    do {
      let file = try open(path, .read)
      defer { close(file) }
      return try status(of: file)
    } catch  where error.isMissing {
      places[path] = nil
      return nil
    }
  }

  func read(_ file: OpenFile, from offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
    let end = try status(of: file).size
    return try system.read(file, from: offset, count: max(0, min(count, end - offset)))
  }

  func append(_ bytes: ArraySlice<UInt8>, to file: OpenFile) throws(FileFailure) -> Int {
    try requireThere(file, .write)
    let status = try system.status(of: file)
    if let size = sizes[status.identity], size != status.size {
      faults.append("\(file.path) was added to at \(size), where others had written up to \(status.size)")
    }
    let count = try system.append(bytes, to: file)
    sizes[status.identity] = status.size + count
    unsent.insert(file.path)
    return count
  }

  func overwrite(_ bytes: [UInt8], in file: OpenFile) throws(FileFailure) {
    try requireThere(file, .write)
    try system.overwrite(bytes, in: file)
    try learn(file)
  }

  func truncate(_ file: OpenFile, to size: Int) throws(FileFailure) {
    try requireThere(file, .truncate)
    try system.truncate(file, to: size)
    sizes[try system.status(of: file).identity] = size
  }

  func synchronize(_ file: OpenFile) throws(FileFailure) {
    try requireThere(file, .synchronize)
    try system.synchronize(file)
    unsent.remove(file.path)
  }

  func beginSynchronizing(_ file: OpenFile, _ bytes: Range<Int>) throws(FileFailure) {
    try system.beginSynchronizing(file, bytes)
  }

  func synchronizeFolder(_ path: String) throws(FileFailure) { try system.synchronizeFolder(path) }

  func rename(_ path: String, to newPath: String) throws(FileFailure) {
    let replaced = try system.status(at: newPath)
    try system.rename(path, to: newPath)
    if let replaced { removedHere.insert(replaced.identity) }
    (places[path], places[newPath]) = (nil, nil)
  }

  func exchange(_ path: String, with other: String) throws(FileFailure) {
    // What RENAME_EXCHANGE does, NFS can't.
    throw FileFailure(.rename, path: other, code: EINVAL)
  }

  func remove(_ path: String) throws(FileFailure) {
    let removed = try system.status(at: path)
    try system.remove(path)
    if let removed { removedHere.insert(removed.identity) }
    places[path] = nil
  }

  func makeFolder(_ path: String) throws(FileFailure) { try system.makeFolder(path) }
  func names(in path: String) throws(FileFailure) -> [String] { try system.names(in: path) }

  func setMode(_ mode: Int, of path: String) throws(FileFailure) {
    try system.setMode(mode, of: path)
    places[path]?.mode = mode
  }

  /// What was removed on the server can't be locked.
  func lock(_ file: OpenFile, _ kind: LockKind) throws(FileFailure) -> Bool {
    // Whoever excludes others must be able to write, flock(2).
    if kind == .exclusive, fcntl(file.descriptor, F_GETFL) & O_ACCMODE == O_RDONLY {
      throw FileFailure(.lock, path: file.path, code: EBADF)
    }
    let isThere = try system.status(at: file.path)?.identity == system.status(of: file).identity
    guard isThere else { throw FileFailure(.lock, path: file.path, code: ESTALE) }
    return try system.lock(file, kind)
  }

  func unlock(_ file: OpenFile) -> Bool {
    noteEarlyUnlock(of: file)
    return system.unlock(file)
  }

  func lockingProcesses(of file: OpenFile) -> Set<Int>? { nil }

  func pause(milliseconds: Int) { system.pause(milliseconds: milliseconds) }
  var processNumber: Int { 4_712 }
}
