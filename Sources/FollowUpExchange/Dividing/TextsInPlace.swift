/// Texts of rows that were left where they stand in a document, which is read again for them.
///
/// They are asked for as they stand in it, but at several places in turn: in each section, and wherever the order of the
/// patients begins anew.
struct TextsInPlace {
  /// Gives `count` bytes of the document from `offset` on, fewer only at its end.
  /// - Throws: where it can't be read, or is not what it was.
  typealias Read = (_ offset: Int, _ count: Int) throws(ExchangeError.Reason) -> [UInt8]

  private let read: Read
  private var windows: [Window] = []
  /// Which of them is given up next, where there have to be others.
  private var oldest = 0

  /// A part of the document that is in memory.
  private struct Window {
    var start: Int
    var bytes: [UInt8]

    var end: Int { start + bytes.count }
  }

  /// How many places it is read at, and how much at a time, in bytes; for what is longer, more.
  private static let mostWindows = 40
  private static let stretch = 1 << 17

  init(_ read: @escaping Read) { self.read = read }

  /// - Throws: where the document can't be read, or is not what it was.
  mutating func text(at offset: Int, count: Int) throws(ExchangeError.Reason) -> ArraySlice<UInt8> {
    if let window = windows.first(where: { $0.start <= offset && offset + count <= $0.end }) {
      return window.bytes[(offset - window.start)..<(offset - window.start + count)]
    }
    let bytes = try read(offset, max(count, TextsInPlace.stretch))
    guard bytes.count >= count else { throw .changedMeanwhile }
    let window = Window(start: offset, bytes: bytes)
    // Whoever has read up to here goes on behind it.
    if let index = windows.firstIndex(where: { $0.start <= offset && offset <= $0.end + TextsInPlace.stretch }) {
      windows[index] = window
    } else if windows.count < TextsInPlace.mostWindows {
      windows.append(window)
    } else {
      windows[oldest] = window
      oldest = (oldest + 1) % windows.count
    }
    return bytes[..<count]
  }
}
