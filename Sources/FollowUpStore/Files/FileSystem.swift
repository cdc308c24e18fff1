/// An open file of a ``FileSystem``.
struct OpenFile: Hashable {
  var descriptor: Int32
  var path: String
}

/// The operations of the system that the store stands on. Every one either does all it says or throws; only
/// `append` may do less and say so.
protocol FileSystem: AnyObject {
  func open(_ path: String, _ purpose: FilePurpose) throws(FileFailure) -> OpenFile
  /// A new file in `folder` that can be read and added to, by its owner alone. It has no name, and goes when it is
  /// closed.
  func openNameless(in folder: String) throws(FileFailure) -> OpenFile
  /// The same in the folder of `path`, and ``link(_:to:isTemporary:)`` can give it that name. Nil where no such file
  /// can be made: one that has a name from the beginning may be, or tells why not.
  func openLinkable(for path: String) -> OpenFile?
  /// Gives a file without a name this one, unless anything has it. A temporary one goes where a signal ends the
  /// program, as does that of a file opened as ``FilePurpose/temporary``.
  func link(_ file: OpenFile, to path: String, isTemporary: Bool) throws(FileFailure)
  /// Also gives back a lock held on the file.
  func close(_ file: OpenFile)
  func status(of file: OpenFile) throws(FileFailure) -> FileStatus
  /// Nil where there is nothing at `path`.
  func status(at path: String) throws(FileFailure) -> FileStatus?
  /// The same of a file that can be read, as it is now: of a file on another machine ``status(at:)`` may tell what was
  /// known some seconds ago, and so may ``status(of:)`` where it has been open for long.
  func currentStatus(at path: String) throws(FileFailure) -> FileStatus?
  /// `count` bytes from `offset` on; fewer where the file ends before.
  func read(_ file: OpenFile, from offset: Int, count: Int) throws(FileFailure) -> [UInt8]
  /// Writes at the end of the file and gives how many of `bytes` were written, at least one.
  func append(_ bytes: ArraySlice<UInt8>, to file: OpenFile) throws(FileFailure) -> Int
  /// Writes over the beginning of the file; not meant to last.
  func overwrite(_ bytes: [UInt8], in file: OpenFile) throws(FileFailure)
  func truncate(_ file: OpenFile, to size: Int) throws(FileFailure)
  /// The content and the length of the file are on the disk when this returns.
  func synchronize(_ file: OpenFile) throws(FileFailure)
  /// Has the system begin to put these bytes of the file onto the disk, so that ``synchronize(_:)`` need not wait for
  /// all of them. It may do nothing. What goes wrong is told here or there: the system may have dropped the bytes here
  /// and know nothing of it there.
  func beginSynchronizing(_ file: OpenFile, _ bytes: Range<Int>) throws(FileFailure)
  /// The names in the folder are on the disk when this returns.
  func synchronizeFolder(_ path: String) throws(FileFailure)
  func rename(_ path: String, to newPath: String) throws(FileFailure)
  /// Exchanges what the two paths stand for, in one step where the file system can.
  func exchange(_ path: String, with other: String) throws(FileFailure)
  /// Removes a file, or an empty folder.
  func remove(_ path: String) throws(FileFailure)
  /// Makes a folder that only its owner can enter, whatever the umask. One that is there already is left as it is.
  func makeFolder(_ path: String) throws(FileFailure)
  /// The names in the folder, in no order.
  func names(in path: String) throws(FileFailure) -> [String]
  func setMode(_ mode: Int, of path: String) throws(FileFailure)
  /// Whether the lock could be had at once. Two openings of one file exclude each other, also inside one process.
  func lock(_ file: OpenFile, _ kind: LockKind) throws(FileFailure) -> Bool
  /// Whether it worked; closing the file always does.
  func unlock(_ file: OpenFile) -> Bool
  /// The numbers of the processes that hold an exclusive lock on the file, none where others share one; nil where
  /// nobody can tell, as of those on another machine.
  func lockingProcesses(of file: OpenFile) -> Set<Int>?
  func pause(milliseconds: Int)
  var processNumber: Int { get }
}

/// How whoever writes much leaves the disk to desks that save meanwhile: file systems keep an order between the two, so
/// that a save waits for what was written before it.
enum SmallStep {
  /// So much at a time goes to the disk, in bytes; it takes that in some milliseconds.
  static let bytes = 1 << 20
}

/// A file that is open as long as somebody holds it.
final class HeldFile {
  let file: OpenFile
  let files: any FileSystem

  init(_ file: OpenFile, _ files: any FileSystem) {
    self.file = file
    self.files = files
  }

  deinit { files.close(file) }
}

enum FilePurpose: Hashable {
  case read
  /// Reading everywhere, writing at the end.
  case append
  /// The same on a new file of mode 0600; one that is there already is emptied.
  case replace
  /// The same on a file that must not be there before. Until it is renamed or removed, it goes where SIGINT, SIGTERM or
  /// SIGHUP ends the program.
  case temporary
  /// The same as `append` on a file that is made with mode 0600 where it is missing.
  case log
  /// A file to lock, made with mode 0600 where it is missing.
  case lock
  /// The same on one that is there.
  case lockThatIsThere
}

enum LockKind: Hashable {
  case shared, exclusive
}

struct FileStatus: Hashable {
  enum Kind: Hashable {
    case file, folder, other
  }

  /// What tells two files apart: the device and the number of the file on it.
  struct Identity: Hashable {
    var device: UInt64
    var number: UInt64
  }

  var kind: Kind
  var identity: Identity
  var size: Int
  /// The permission bits, 0–0o7777.
  var mode: Int
  /// The user it belongs to.
  var owner: UInt32

  /// Whether anyone but the owner can do anything with it.
  var isOpenToOthers: Bool { mode & 0o077 != 0 }

  /// Whether anyone but the owner can change it.
  var canOthersWrite: Bool { mode & 0o022 != 0 }
}

extension FileSystem {
  /// Writes all of `bytes` at the end of the file.
  func appendAll(_ bytes: [UInt8], to file: OpenFile) throws(FileFailure) {
    var rest = bytes[...]
    while !rest.isEmpty { rest = rest.dropFirst(try append(rest, to: file)) }
  }

  /// Puts `bytes` at `path` so that there is always either the old content or the new, also after a power cut.
  func replaceFile(at path: String, with bytes: [UInt8], inFolder folder: String) throws(FileFailure) {
    let newPath = path + ".new"
    let file = try open(newPath, .replace)
    do {
      defer { close(file) }
      try appendAll(bytes, to: file)
      try synchronize(file)
    }
    try rename(newPath, to: path)
    try synchronizeFolder(folder)
  }

  func isEmptyFolder(_ path: String) throws(FileFailure) -> Bool { try names(in: path).isEmpty }

  /// Removes what is at `path`, a folder with all that is in it. Nothing is no failure.
  func removeAll(at path: String) throws(FileFailure) {
    guard let status = try status(at: path) else { return }
    if status.kind == .folder {
      for name in try names(in: path) { try removeAll(at: path + "/" + name) }
    }
    try remove(path)
  }

  /// Removes a file, which somebody else may remove at the same time.
  func removeIfThere(_ path: String) throws(FileFailure) {
    do {
      try remove(path)
    } catch  where error.isMissing {
      return
    }
  }

  /// The whole content of the file at `path`, as it is now; nil where there is none.
  func content(of path: String) throws(FileFailure) -> [UInt8]? {
    let file: OpenFile
    do {
      file = try open(path, .read)
    } catch  where error.isMissing {
      return nil
    }
    defer { close(file) }
    let status = try status(of: file)
    return status.kind == .file ? try read(file, from: 0, count: status.size) : nil
  }
}
