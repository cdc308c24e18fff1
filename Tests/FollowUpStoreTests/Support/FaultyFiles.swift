import Glibc

@testable import FollowUpStore

/// The machine's file system with a fault at one of the operations that change something.
final class FaultyFiles: FileSystem {
  enum Fault: Hashable, CaseIterable {
    /// The process dies: a write may be done in part, and nothing follows.
    case crash
    case diskFull
    case inputOutputError
    /// From the first to the last: the disk was mounted anew for reading only.
    case readOnlyFileSystem
    /// Nothing fails, but each write takes only a few bytes.
    case shortWrites
  }

  private let system = SystemFiles()
  private let fault: Fault
  /// The operation, counted from 0, that the fault hits; for a full disk and a read-only file system, all from it on.
  private let position: Int
  private(set) var operations = 0
  private(set) var isDead = false
  /// The fault that is over: from here on everything works again.
  var isMended = false
  /// Operations that the fault spares, so that a failure can be put where it is wanted.
  var spared: Set<FileFailure.Operation> = []

  init(_ fault: Fault, at position: Int) {
    self.fault = fault
    self.position = position
  }

  /// Counts an operation that changes something, and lets the fault hit it.
  private func change(
    _ operation: FileFailure.Operation, _ path: String, dying lastAct: () -> Void = {}
  ) throws(FileFailure) {
    try requireLife(operation, path)
    if isMended || spared.contains(operation) { return }
    defer { operations += 1 }
    switch fault {
    case .crash where operations == position:
      lastAct()
      isDead = true
      throw FileFailure(operation, path: path, code: EINTR)
    case .inputOutputError where operations == position: throw FileFailure(operation, path: path, code: EIO)
    case .diskFull where operations >= position && operation == .write:
      throw FileFailure(operation, path: path, code: ENOSPC)
    case .readOnlyFileSystem where operations >= position: throw FileFailure(operation, path: path, code: EROFS)
    default: return
    }
  }

  private func requireLife(_ operation: FileFailure.Operation, _ path: String) throws(FileFailure) {
    if isDead { throw FileFailure(operation, path: path, code: EINTR) }
  }

  func open(_ path: String, _ purpose: FilePurpose) throws(FileFailure) -> OpenFile {
    if purpose == .replace { try change(.open, path) }
    try requireLife(.open, path)
    return try system.open(path, purpose)
  }

  func close(_ file: OpenFile) { system.close(file) }

  func status(of file: OpenFile) throws(FileFailure) -> FileStatus {
    try requireLife(.status, file.path)
    return try system.status(of: file)
  }

  func status(at path: String) throws(FileFailure) -> FileStatus? {
    try requireLife(.status, path)
    return try system.status(at: path)
  }

  func read(_ file: OpenFile, from offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
    try requireLife(.read, file.path)
    return try system.read(file, from: offset, count: count)
  }

  func append(_ bytes: ArraySlice<UInt8>, to file: OpenFile) throws(FileFailure) -> Int {
    do {
      try change(.write, file.path, dying: { _ = try? system.append(bytes.prefix(bytes.count / 2 + 1), to: file) })
    } catch  where error.code == ENOSPC && bytes.count > 1 {
      // A disk that fills up takes what still fits.
      if operations == position + 1 { return try system.append(bytes.prefix(bytes.count / 2), to: file) }
      throw error
    }
    return try system.append(fault == .shortWrites ? bytes.prefix(7) : bytes, to: file)
  }

  func overwrite(_ bytes: [UInt8], in file: OpenFile) throws(FileFailure) {
    try change(.write, file.path)
    try system.overwrite(bytes, in: file)
  }

  func truncate(_ file: OpenFile, to size: Int) throws(FileFailure) {
    try change(.truncate, file.path)
    try system.truncate(file, to: size)
  }

  func synchronize(_ file: OpenFile) throws(FileFailure) {
    try change(.synchronize, file.path)
    try system.synchronize(file)
  }

  func synchronizeFolder(_ path: String) throws(FileFailure) {
    try change(.synchronize, path)
    try system.synchronizeFolder(path)
  }

  func rename(_ path: String, to newPath: String) throws(FileFailure) {
    try change(.rename, path)
    try system.rename(path, to: newPath)
  }

  func remove(_ path: String) throws(FileFailure) {
    try change(.remove, path)
    try system.remove(path)
  }

  func makeFolder(_ path: String) throws(FileFailure) {
    try change(.makeFolder, path)
    try system.makeFolder(path)
  }

  func lock(_ file: OpenFile, _ kind: LockKind) throws(FileFailure) -> Bool {
    try requireLife(.lock, file.path)
    return try system.lock(file, kind)
  }

  func unlock(_ file: OpenFile) { system.unlock(file) }

  func pause(milliseconds: Int) { system.pause(milliseconds: milliseconds) }

  var processNumber: Int { 4_711 }
}
