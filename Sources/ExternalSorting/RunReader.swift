/// How entries stand in a run: the lengths of key and bytes and the number, in eight bytes each, then key and bytes.
enum RunCoding {
  static let headSize = 24

  static func append(key: String, number: UInt64, bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
    for word in [UInt64(key.utf8.count), UInt64(bytes.count), number] {
      withUnsafeBytes(of: word.littleEndian) { text.append(contentsOf: $0) }
    }
    text.append(contentsOf: key.utf8)
    text.append(contentsOf: bytes)
  }

  static func word(_ index: Int, of text: ArraySlice<UInt8>) -> Int {
    var word: UInt64 = 0
    for byte in text.dropFirst(index * 8).prefix(8).reversed() { word = word << 8 | UInt64(byte) }
    return Int(clamping: word)
  }
}

/// Reads the entries of one run.
struct RunReader {
  private(set) var entry: ExternalSorter.Entry
  private let file: SpillFile
  private let end: Int
  /// Where the next stretch begins in the file.
  private var position: Int
  /// What was read and not taken yet.
  private var stretch: ArraySlice<UInt8> = []

  /// How much is read at a time, in bytes.
  private static let stretchSize = 1 << 16

  /// Nil of an empty run.
  init?(_ file: SpillFile, _ run: Range<Int>) throws(SortingFailure) {
    self.file = file
    position = run.lowerBound
    end = run.upperBound
    entry = ExternalSorter.Entry(key: "", number: 0, bytes: [])
    guard try advance() else { return nil }
  }

  /// - Returns: Whether there is another entry.
  mutating func advance() throws(SortingFailure) -> Bool {
    guard !stretch.isEmpty || position < end else { return false }
    try have(RunCoding.headSize)
    let (keySize, byteCount) = (RunCoding.word(0, of: stretch), RunCoding.word(1, of: stretch))
    let number = UInt64(clamping: RunCoding.word(2, of: stretch))
    try have(RunCoding.headSize + keySize + byteCount)
    let body = stretch.dropFirst(RunCoding.headSize)
    entry = ExternalSorter.Entry(
      key: String(decoding: body.prefix(keySize), as: UTF8.self), number: number,
      bytes: Array(body.dropFirst(keySize).prefix(byteCount)))
    stretch = body.dropFirst(keySize + byteCount)
    return true
  }

  /// Reads on until at least `count` bytes are there.
  private mutating func have(_ count: Int) throws(SortingFailure) {
    while stretch.count < count {
      let wanted = min(max(count - stretch.count, RunReader.stretchSize), end - position)
      guard wanted > 0 else { throw SortingFailure(folder: file.folder, code: SortingFailure.cutShort) }
      stretch = (stretch + (try file.read(from: position, count: wanted)))[...]
      position += wanted
    }
  }
}
