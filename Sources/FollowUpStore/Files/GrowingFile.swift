/// A new file that is written from its beginning to its end.
struct GrowingFile {
  /// What was given to it so far, in bytes.
  private(set) var size = 0
  let held: HeldFile
  private let synchronizing: Synchronizing
  private var waiting: [UInt8] = []
  private var unsynchronized = 0
  private var begun = BegunSynchronizing()

  /// When what was written goes to the disk.
  enum Synchronizing {
    case never, atItsEnd
    /// See ``SmallStep``: else whoever saves meanwhile waits until the disk has taken all of it.
    case inSmallSteps
  }

  /// `held` is empty.
  init(_ held: HeldFile, _ synchronizing: Synchronizing) {
    self.held = held
    self.synchronizing = synchronizing
  }

  mutating func append(_ bytes: [UInt8]) throws(FileFailure) {
    waiting += bytes
    size += bytes.count
    if waiting.count >= GrowingFile.stretch { try write() }
  }

  /// Puts what was given to it into the file.
  mutating func write() throws(FileFailure) {
    try flush()
    switch synchronizing {
    case .never: break
    case .inSmallSteps: if unsynchronized >= SmallStep.bytes { try synchronize() }
    case .atItsEnd:
      try begun.goOn(to: size) { bytes throws(FileFailure) in try held.files.beginSynchronizing(held.file, bytes) }
    }
  }

  /// Puts what was given to it onto the disk.
  mutating func synchronize() throws(FileFailure) {
    try flush()
    try held.files.synchronize(held.file)
    unsynchronized = 0
  }

  /// - Returns: How long it is, in bytes; all of it is on the disk then, if it goes there.
  mutating func finish() throws(FileFailure) -> Int {
    if synchronizing == .never { try write() } else { try synchronize() }
    return size
  }

  private mutating func flush() throws(FileFailure) {
    try held.files.appendAll(waiting, to: held.file)
    unsynchronized += waiting.count
    waiting.removeAll(keepingCapacity: true)
  }

  /// How much is written at a time, in bytes.
  private static let stretch = 1 << 18
}
