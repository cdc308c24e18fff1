/// How far a long file that grows at its end is on its way to the disk before it is synchronized.
struct BegunSynchronizing {
  private var end: Int

  /// - Parameter end: How long the file is at the beginning, in bytes.
  init(from end: Int = 0) { self.end = end }

  /// Has the system go on with what `file` has up to `size`, once that is enough to be worth it.
  mutating func goOn(to size: Int, of file: OpenFile, _ files: any FileSystem) {
    guard size - end >= BegunSynchronizing.stretch else { return }
    files.beginSynchronizing(file, from: end, count: size - end)
    end = size
  }

  /// In bytes.
  private static let stretch = 8 << 20
}
