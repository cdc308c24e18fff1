/// The scalars of a text with their columns, as long as they are plain: see ``DisplayWidth/plainColumns(of:)``.
///
/// Every text on the screen is gone through several times in a frame, and nearly all of it is plain; so the scalars are
/// read from the bytes of its UTF-8 where they stand.
struct PlainScalars {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next scalar begins.
  private(set) var offset = 0

  /// `bytes` are valid UTF-8, as those of every string.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { offset >= bytes.count }

  /// Nil at the end of the text, and before a scalar that is not plain.
  mutating func next() -> (scalar: Unicode.Scalar, columns: Int)? {
    guard offset < bytes.count else { return nil }
    let first = UInt32(bytes[offset])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length < 4, offset + length <= bytes.count else { return nil }
    let value =
      switch length {
      case 1: first
      case 2: (first & 0x1F) << 6 | trail(1)
      default: (first & 0xF) << 12 | trail(1) << 6 | trail(2)
      }
    guard let scalar = Unicode.Scalar(value) else { return nil }
    let columns = DisplayWidth.plainColumns(of: scalar)
    guard columns > 0 else { return nil }
    offset += length
    return (scalar, columns)
  }

  private func trail(_ index: Int) -> UInt32 { UInt32(bytes[offset + index]) & 0x3F }
}

extension String {
  /// The columns of a text of nothing but plain scalars, which is drawn scalar for scalar; nil for any other.
  var plainColumns: Int? {
    utf8.withContiguousStorageIfAvailable { bytes in
      var scalars = PlainScalars(bytes)
      var columns = 0
      while let next = scalars.next() { columns += next.columns }
      return scalars.isAtEnd ? columns : nil
    } ?? nil
  }
}
