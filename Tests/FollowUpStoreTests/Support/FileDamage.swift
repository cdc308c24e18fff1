/// What befalls a file on a disk, in a hand or on the way.
enum FileDamage: CaseIterable {
  case half, zeros, flippedBit, garbageLine, empty, missing

  /// What becomes of a file of those bytes; nil where it is gone.
  func done(to bytes: [UInt8]) -> [UInt8]? {
    let middle = bytes.count / 2
    switch self {
    case .half: return Array(bytes[..<middle])
    case .zeros:
      // 4 KiB, or half of a small file.
      let count = min(4_096, middle)
      let start = middle - count / 2
      return bytes[..<start] + [UInt8](repeating: 0, count: count) + bytes[(start + count)...]
    case .flippedBit:
      var flipped = bytes
      if !flipped.isEmpty { flipped[middle] ^= 1 }
      return flipped
    case .garbageLine:
      let start = bytes[..<middle].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      return bytes[..<start] + [UInt8]("\u{1b}garbage\n".utf8) + bytes[start...]
    case .empty: return []
    case .missing: return nil
    }
  }
}
