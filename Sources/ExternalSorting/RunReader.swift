/// How entries stand in a run: the lengths of key and bytes and the number, in eight bytes each, then key and bytes.
enum RunCoding {
  static let headSize = 24

  /// Writes the head of the entry that begins at `start` and has room for it there.
  static func writeHead(_ head: RunHead, at start: Int, of text: inout [UInt8]) {
    text.withUnsafeMutableBytes { text in
      for (index, word) in [UInt64(head.keyCount), UInt64(head.byteCount), head.number].enumerated() {
        text.storeBytes(of: word.littleEndian, toByteOffset: start + index * 8, as: UInt64.self)
      }
    }
  }

  /// The head of the entry that begins at `start`, all of which must be there.
  static func head(at start: Int, of text: [UInt8]) -> RunHead {
    text.withUnsafeBytes { text in
      func word(_ index: Int) -> UInt64 {
        UInt64(littleEndian: text.loadUnaligned(fromByteOffset: start + index * 8, as: UInt64.self))
      }
      return RunHead(keyCount: Int(clamping: word(0)), byteCount: Int(clamping: word(1)), number: word(2))
    }
  }
}

/// What an entry of a run begins with.
struct RunHead {
  /// In bytes, as the next.
  var keyCount: Int
  var byteCount: Int
  var number: UInt64

  /// All of the entry.
  var entryCount: Int { RunCoding.headSize + keyCount + byteCount }
}

/// Reads the entries of one run.
struct RunReader {
  /// Of the entry at hand.
  private(set) var key: KeyBeginning
  private(set) var head: RunHead
  private let file: SpillFile
  private let end: Int
  /// How much is read at a time, in bytes.
  private let stretchSize: Int
  /// Where the next stretch begins in the file.
  private var position: Int
  /// What was read last, and where the entry at hand begins in it.
  private var stretch: [UInt8] = []
  private var start = 0

  /// Nil of an empty run.
  init?(_ file: SpillFile, _ run: Range<Int>, stretchSize: Int) throws(SortingFailure) {
    self.file = file
    self.stretchSize = stretchSize
    position = run.lowerBound
    end = run.upperBound
    key = KeyBeginning(of: UnsafeBufferPointer(start: nil, count: 0))
    head = RunHead(keyCount: 0, byteCount: 0, number: 0)
    guard try begin() else { return nil }
  }

  /// Goes on to the next entry.
  /// - Returns: Whether there is another one.
  mutating func advance() throws(SortingFailure) -> Bool {
    start += head.entryCount
    return try begin()
  }

  private mutating func begin() throws(SortingFailure) -> Bool {
    guard start < stretch.count || position < end else { return false }
    try have(RunCoding.headSize)
    head = RunCoding.head(at: start, of: stretch)
    try have(head.entryCount)
    key = stretch.withUnsafeBufferPointer { KeyBeginning(of: UnsafeBufferPointer(rebasing: $0[keyRange])) }
    return true
  }

  private var keyRange: Range<Int> {
    let keyStart = start + RunCoding.headSize
    return keyStart..<(keyStart + head.keyCount)
  }

  /// The key of the entry at hand.
  var keyBytes: ArraySlice<UInt8> { stretch[keyRange] }

  /// What the entry at hand holds.
  var bytes: ArraySlice<UInt8> { stretch[keyRange.upperBound..<(start + head.entryCount)] }

  /// Reads on until at least `count` bytes are there from `start` on.
  private mutating func have(_ count: Int) throws(SortingFailure) {
    while stretch.count - start < count {
      let wanted = min(max(count - (stretch.count - start), stretchSize), end - position)
      guard wanted > 0 else { throw SortingFailure(folder: file.folder, code: SortingFailure.cutShort) }
      stretch = try file.read(from: position, count: wanted, behind: stretch[start...])
      start = 0
      position += wanted
    }
  }
}
