/// A file with patients' data, its owner's alone, that takes its place when it is complete.
///
/// Until then it has no name, so that nothing is left of it whatever ends the program. Where something is in its place
/// it has to have a name of its own for a moment, between two calls of the system: its place's, with `.new-` and a
/// number behind it. A file system that knows no files without names gives it that name from the beginning; then
/// SIGINT, SIGTERM and SIGHUP remove it first, and whatever else ends the program leaves it there.
///
/// What fails names the place, whatever the file is called.
public final class NewFile {
  /// Behind the name of its place, with a number after it: what it is called where it needs a name before.
  static let nameEnding = ".new-"

  private let path: String
  private let files: any FileSystem
  private var file: OpenFile
  /// What it is called before it is in its place; nil where it has no name, and when it is there.
  private var name: String?
  /// How much was added since it was synchronized, in bytes.
  private var unsynchronized = 0

  /// Begins with one that is to be at `path`. ``close()`` ends the work in any case.
  public convenience init(at path: String) throws(FileFailure) {
    try self.init(at: path, SystemFiles())
  }

  init(at path: String, _ files: any FileSystem) throws(FileFailure) {
    self.path = path
    self.files = files
    if let linkable = files.openLinkable(for: path) {
      file = linkable
    } else {
      (file, name) = try NewFile.naming(path) { () throws(FileFailure) in try NewFile.openNamed(for: path, files) }
    }
  }

  /// What is added goes to the disk little by little, so that desks that save meanwhile don't wait for all of it.
  public func append(_ bytes: [UInt8]) throws(FileFailure) {
    try NewFile.naming(path) { () throws(FileFailure) in try files.appendAll(bytes, to: file) }
    unsynchronized += bytes.count
    if unsynchronized >= SmallStep.bytes { try synchronize() }
  }

  /// All that was written is on the disk when this returns.
  public func synchronize() throws(FileFailure) {
    try NewFile.naming(path) { () throws(FileFailure) in try files.synchronize(file) }
    unsynchronized = 0
  }

  /// Puts the file, which must be synchronized, in its place for good; a file that is there is replaced in one step.
  /// Where this throws, the place is as it was, or has the whole file, which a power cut may take away again.
  public func putInPlace() throws(FileFailure) {
    try NewFile.naming(path) { () throws(FileFailure) in try takePlace() }
    try files.synchronizeFolder(ClinicFolder.holding(path) ?? ".")
  }

  private func takePlace() throws(FileFailure) {
    if name == nil {
      do {
        if try takeFreePlace() { return }
        (_, name) = try NewFile.takeFreeName(beside: path, files) { name throws(FileFailure) in
          try files.link(file, to: name, isTemporary: true)
        }
      } catch  where error.isLinkingUnknown {
        try goOnNamed()
      }
    }
    guard let name else { return }
    try files.rename(name, to: path)
    self.name = nil
  }

  /// Takes the place unless something is there.
  private func takeFreePlace() throws(FileFailure) -> Bool {
    do {
      try files.link(file, to: path, isTemporary: false)
      return true
    } catch  where error.isTaken {
      return false
    }
  }

  /// Closes the file; where it is not in its place, nothing stays of it.
  public func close() {
    files.close(file)
    // What is left where this fails, too, is of no use to anybody; whoever comes next takes another name.
    if let name { try? files.remove(name) }
  }

  /// Goes on with a copy that has a name.
  private func goOnNamed() throws(FileFailure) {
    let (copy, name) = try NewFile.openNamed(for: path, files)
    let nameless = file
    defer { files.close(nameless) }
    (file, self.name) = (copy, name)
    var size = 0
    while case let bytes = try files.read(nameless, from: size, count: NewFile.stretch), !bytes.isEmpty {
      try append(bytes)
      size += bytes.count
    }
    try synchronize()
  }

  /// Does `work`; what fails in it failed for the file at `path`.
  private static func naming<Value>(
    _ path: String, _ work: () throws(FileFailure) -> Value
  ) throws(FileFailure) -> Value {
    do {
      return try work()
    } catch {
      throw FileFailure(error.operation, path: path, code: error.code)
    }
  }

  private static func openNamed(
    for path: String, _ files: any FileSystem
  ) throws(FileFailure) -> (OpenFile, name: String?) {
    try takeFreeName(beside: path, files) { name throws(FileFailure) in try files.open(name, .temporary) }
  }

  /// Gives `take` one name after the other until one is free: what another process has left, or is writing, stays.
  private static func takeFreeName<Taken>(
    beside path: String, _ files: any FileSystem, _ take: (_ name: String) throws(FileFailure) -> Taken
  ) throws(FileFailure) -> (Taken, name: String?) {
    let first = files.processNumber
    var number = first
    while true {
      let name = path + nameEnding + String(number)
      do {
        return (try take(name), name)
      } catch  where error.isTaken && number - first < mostTaken {
        number += 1
      }
    }
  }

  /// Where so many names are taken, something else is wrong.
  private static let mostTaken = 100
  /// How much is copied at a time, in bytes.
  private static let stretch = 1 << 20
}
