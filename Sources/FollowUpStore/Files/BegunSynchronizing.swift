/// How far a long file that grows at its end is on its way to the disk before it is synchronized.
struct BegunSynchronizing {
  private var end: Int

  /// - Parameter end: How long the file is at the beginning, in bytes.
  init(from end: Int = 0) { self.end = end }

  /// Calls `begin` for what the file has up to `size` and was not begun with, once that is enough to be worth it.
  mutating func goOn<Failure>(to size: Int, begin: (Range<Int>) throws(Failure) -> Void) throws(Failure) {
    guard size - end >= BegunSynchronizing.stretch else { return }
    try begin(end..<size)
    end = size
  }

  /// In bytes.
  private static let stretch = 8 << 20
}
