/// What is enough of a key, most of the time, to tell which of two comes first.
///
/// Keys are compared as strings. Where all of a key is ASCII, and so is the other, that order is the one of their
/// bytes; others are compared as a whole.
struct KeyBeginning: Sendable {
  /// The first eight bytes, the first one highest; zeros behind the end of a shorter key.
  private let word: UInt64
  /// How many bytes the key has.
  let count: Int
  private let isASCII: Bool

  enum Order {
    case before, same, after
  }

  init(of key: UnsafeBufferPointer<UInt8>) {
    count = key.count
    let bytes = UnsafeRawBufferPointer(key)
    var (place, seen): (Int, UInt64) = (0, 0)
    while place + 8 <= count {
      seen |= bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      place += 8
    }
    var rest: UInt64 = 0
    while place < count {
      rest = rest &<< 8 | UInt64(bytes[place])
      place += 1
    }
    word =
      count >= 8
      ? UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
      : rest << UInt64(64 - 8 * count)
    isASCII = (seen | rest) & 0x8080_8080_8080_8080 == 0
  }

  /// Where the key that begins so stands beside another; `keys` gives both of them, this one first.
  func compare<Key: Collection<UInt8>>(with other: KeyBeginning, _ keys: () -> (Key, Key)) -> Order {
    if isASCII, other.isASCII {
      if word != other.word { return word < other.word ? .before : .after }
      if count == other.count, count <= 8 { return .same }
      let (one, other) = keys()
      if one.elementsEqual(other) { return .same }
      return one.lexicographicallyPrecedes(other) ? .before : .after
    }
    let (one, other) = keys()
    let (text, otherText) = (String(decoding: one, as: UTF8.self), String(decoding: other, as: UTF8.self))
    return text == otherText ? .same : text < otherText ? .before : .after
  }
}
