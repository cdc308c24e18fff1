import Glibc

@testable import FollowUpStore

/// The machine's file system with a fault at one of the operations that change something.
final class FaultyFiles: FileSystem {
  enum Fault: Hashable, CaseIterable {
    /// The process dies: a write may be done in part, and nothing follows.
    case crash
    /// The machine dies: what was written and not synchronized is gone, and nothing follows.
    case powerCut
    /// The same, but what the system was to begin with is on the disk, and what was cut off and not synchronized is
    /// there again.
    case powerCutAfterWriteBack
    /// From the fault on no write finds room; the first one finds room for a half.
    case diskFull
    case inputOutputError
    /// From the fault on nothing can be changed.
    case readOnlyFileSystem
    /// Nothing fails, but each write takes only a few bytes.
    case shortWrites
  }

  /// What the file system can do with files that have no name.
  enum NamelessFiles: CaseIterable {
    case linked
    /// It makes them, and does not give them a name.
    case neverLinked
    case unknown
  }

  struct Act: Hashable {
    var operation: FileFailure.Operation
    var path: String
  }

  private let system = SystemFiles()
  private let fault: Fault
  /// The change, counted from 0, that the fault hits.
  private let position: Int
  /// Every change that was asked for.
  private(set) var acts: [Act] = []
  private(set) var isDead = false
  /// From here on everything works again.
  var isMended = false
  /// Where a file system is that can't be changed.
  var isReadOnly: (_ path: String) -> Bool = { _ in true }
  var namelessFiles = NamelessFiles.linked
  /// Whether to wait where the store waits for others.
  var isPausing = true
  /// How many milliseconds were waited, or would have been.
  private(set) var pauses = 0
  /// Done once, before the next file is made: what somebody else does meanwhile.
  var beforeNextFile: (() -> Void)?
  /// The same, before the file at that path is locked.
  var beforeLock: (path: String, act: () -> Void)?
  /// The same, before something is read from it.
  var beforeRead: (path: String, act: () -> Void)?
  private var isFull = false
  /// How much was read from files.
  private(set) var bytesRead = 0
  /// The files that have no name yet, with how much of each would outlive a power cut if it had one.
  private var nameless: [OpenFile: Int] = [:]
  /// How much of each file that was written to and has a name would outlive a power cut.
  private var synchronizedSizes: [String: Int] = [:]
  /// Whether a power cut finds on the disk what the system was to begin with, and what was cut off since.
  var writesBack: Bool
  /// What was cut off from where on, of files that were not synchronized since.
  private var cutOff: [String: (size: Int, bytes: [UInt8])] = [:]

  init(_ fault: Fault, at position: Int) {
    self.fault = fault
    self.position = position
    writesBack = fault == .powerCutAfterWriteBack
  }

  /// Whether the fault has hit something.
  var hasStruck: Bool { acts.count > position }

  /// Notes a change and lets the fault hit it.
  private func change(
    _ operation: FileFailure.Operation, _ path: String, dying lastAct: () -> Void = {}
  ) throws(FileFailure) {
    try requireLife(operation, path)
    if isMended { return }
    let number = acts.count
    acts.append(Act(operation: operation, path: path))
    guard number >= position else { return }
    switch fault {
    case .crash where number == position:
      lastAct()
      isDead = true
      throw FileFailure(operation, path: path, code: ECANCELED)
    case .powerCut where number == position, .powerCutAfterWriteBack where number == position:
      lastAct()
      cutPower()
      throw FileFailure(operation, path: path, code: ECANCELED)
    case .inputOutputError where number == position: throw FileFailure(operation, path: path, code: EIO)
    case .diskFull where operation == .write: throw FileFailure(operation, path: path, code: ENOSPC)
    case .readOnlyFileSystem where isReadOnly(path): throw FileFailure(operation, path: path, code: EROFS)
    default: return
    }
  }

  private func requireLife(_ operation: FileFailure.Operation, _ path: String) throws(FileFailure) {
    if isDead { throw FileFailure(operation, path: path, code: ECANCELED) }
  }

  /// The machine dies now.
  func cutPower() {
    isDead = true
    forgetWhatWasNotSynchronized()
    guard writesBack else { return }
    for (path, cut) in cutOff {
      guard let file = try? system.open(path, .append) else { continue }
      if (try? system.status(of: file).size) == cut.size { _ = try? system.appendAll(cut.bytes, to: file) }
      system.close(file)
    }
  }

  private func forgetWhatWasNotSynchronized() {
    for (path, size) in synchronizedSizes {
      guard let file = try? system.open(path, .append) else { continue }
      try? system.truncate(file, to: size)
      system.close(file)
    }
  }

  func open(_ path: String, _ purpose: FilePurpose) throws(FileFailure) -> OpenFile {
    let isMade = purpose == .log ? try system.status(at: path) == nil : false
    let isNew = isMade || purpose == .replace || purpose == .temporary
    if isNew { letOthersIn() }
    if isNew { try change(.open, path) }
    try requireLife(.open, path)
    let file = try system.open(path, purpose)
    if isNew { synchronizedSizes[path] = 0 }
    return file
  }

  private func letOthersIn() {
    let meanwhile = beforeNextFile
    beforeNextFile = nil
    meanwhile?()
  }

  func openNameless(in folder: String) throws(FileFailure) -> OpenFile {
    try change(.open, folder)
    return try system.openNameless(in: folder)
  }

  func openLinkable(for path: String) -> OpenFile? {
    letOthersIn()
    guard (try? change(.open, path)) != nil, namelessFiles != .unknown, let file = system.openLinkable(for: path)
    else { return nil }
    nameless[file] = 0
    return file
  }

  func link(_ file: OpenFile, to path: String, isTemporary: Bool) throws(FileFailure) {
    try change(.rename, path)
    if namelessFiles == .neverLinked {
      throw FileFailure(.rename, path: path, code: try system.status(at: path) == nil ? EPERM : EEXIST)
    }
    try system.link(file, to: path, isTemporary: isTemporary)
    synchronizedSizes[path] = nameless.removeValue(forKey: file)
  }

  func close(_ file: OpenFile) {
    nameless.removeValue(forKey: file)
    system.close(file)
  }

  func status(of file: OpenFile) throws(FileFailure) -> FileStatus {
    try requireLife(.status, file.path)
    return try system.status(of: file)
  }

  func status(at path: String) throws(FileFailure) -> FileStatus? {
    try requireLife(.status, path)
    return try system.status(at: path)
  }

  func currentStatus(at path: String) throws(FileFailure) -> FileStatus? {
    try requireLife(.status, path)
    return try system.currentStatus(at: path)
  }

  func read(_ file: OpenFile, from offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
    try requireLife(.read, file.path)
    if let beforeRead, beforeRead.path == file.path {
      self.beforeRead = nil
      beforeRead.act()
    }
    let bytes = try system.read(file, from: offset, count: count)
    bytesRead += bytes.count
    return bytes
  }

  func append(_ bytes: ArraySlice<UInt8>, to file: OpenFile) throws(FileFailure) -> Int {
    let half = bytes.prefix(bytes.count / 2 + 1)
    if nameless[file] == nil, synchronizedSizes[file.path] == nil {
      synchronizedSizes[file.path] = try system.status(of: file).size
    }
    do {
      try change(.write, file.path, dying: { _ = try? system.append(half, to: file) })
    } catch  where error.code == ENOSPC && !isFull {
      isFull = true
      return try system.append(half, to: file)
    }
    return try system.append(fault == .shortWrites ? bytes.prefix(7) : bytes, to: file)
  }

  func overwrite(_ bytes: [UInt8], in file: OpenFile) throws(FileFailure) {
    try change(.write, file.path)
    try system.overwrite(bytes, in: file)
  }

  func truncate(_ file: OpenFile, to size: Int) throws(FileFailure) {
    try change(.truncate, file.path)
    if cutOff[file.path] == nil {
      let whole = try system.status(of: file).size
      let durable = synchronizedSizes[file.path] ?? whole
      cutOff[file.path] = (size, try system.read(file, from: size, count: durable - size))
    }
    try system.truncate(file, to: size)
    if let synchronized = synchronizedSizes[file.path] { synchronizedSizes[file.path] = min(synchronized, size) }
  }

  func synchronize(_ file: OpenFile) throws(FileFailure) {
    try change(.synchronize, file.path)
    try system.synchronize(file)
    if nameless[file] == nil {
      synchronizedSizes[file.path] = nil
      cutOff[file.path] = nil
    } else {
      nameless[file] = try system.status(of: file).size
    }
  }

  func beginSynchronizing(_ file: OpenFile, _ bytes: Range<Int>) throws(FileFailure) {
    // What fails may have got there before.
    if writesBack, let size = synchronizedSizes[file.path] {
      synchronizedSizes[file.path] = max(size, bytes.upperBound)
    }
    try change(.synchronize, file.path)
    try system.beginSynchronizing(file, bytes)
  }

  func synchronizeFolder(_ path: String) throws(FileFailure) {
    try change(.synchronize, path)
    try system.synchronizeFolder(path)
  }

  func rename(_ path: String, to newPath: String) throws(FileFailure) {
    try change(.rename, path)
    try system.rename(path, to: newPath)
    synchronizedSizes[newPath] = synchronizedSizes.removeValue(forKey: path)
  }

  func remove(_ path: String) throws(FileFailure) {
    try change(.remove, path)
    try system.remove(path)
  }

  func makeFolder(_ path: String) throws(FileFailure) {
    try change(.makeFolder, path)
    try system.makeFolder(path)
  }

  func exchange(_ path: String, with other: String) throws(FileFailure) {
    try change(.rename, other)
    try system.exchange(path, with: other)
  }

  func names(in path: String) throws(FileFailure) -> [String] {
    try requireLife(.read, path)
    return try system.names(in: path)
  }

  func setMode(_ mode: Int, of path: String) throws(FileFailure) {
    try change(.setMode, path)
    try system.setMode(mode, of: path)
  }

  func lock(_ file: OpenFile, _ kind: LockKind) throws(FileFailure) -> Bool {
    try requireLife(.lock, file.path)
    if let (path, act) = beforeLock, path == file.path {
      beforeLock = nil
      act()
    }
    return try system.lock(file, kind)
  }

  func unlock(_ file: OpenFile) -> Bool { system.unlock(file) }

  /// Nobody can tell: these processes have other numbers.
  func lockingProcesses(of file: OpenFile) -> Set<Int>? { nil }

  func pause(milliseconds: Int) {
    pauses += milliseconds
    if isPausing { system.pause(milliseconds: milliseconds) }
  }

  var processNumber: Int { 4_711 }
}
