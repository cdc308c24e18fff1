/// Some elements of a list in a large document, cut out of it to be scanned on any core as closely as the rest.
struct ElementStretch: Sendable {
  /// The elements with all that stands between them, and a few bytes of what follows, since a scanner may look at
  /// those.
  private let bytes: ArraySlice<UInt8>
  /// How many elements there are.
  let count: Int
  /// Whether they are the first of their list.
  private let isFirst: Bool
  /// Where `bytes` begin in the document.
  private let place: TextPlace

  /// In bytes, about.
  var size: Int { bytes.count }

  init(_ bytes: ArraySlice<UInt8>, count: Int, isFirst: Bool, at place: TextPlace) {
    self.bytes = bytes
    self.count = count
    self.isFirst = isFirst
    self.place = place
  }

  /// Scans the elements, which stand inside of `depth` containers, and gives `body` each of them, its bytes, and where
  /// it begins: the line of the document, and the byte. What stands inside more containers than `notedDepth` is
  /// verified, but not noted.
  /// - Throws: what is wrong with the text.
  func scan(
    depth: Int, notedDepth: Int,
    _ body: (ScannedValue, UnsafeBufferPointer<UInt8>, _ line: Int, _ offset: Int) -> Void
  ) throws(ExchangeError.Reason) {
    do {
      try bytes.withUnsafeBufferPointer { (bytes) throws(JSONSyntaxError) in
        var scanner = JSONScanner(stretch: bytes, from: 0, depth: depth, notedDepth: notedDepth)
        for position in 0..<count {
          _ = try scanner.nextElement(isFirst: isFirst && position == 0)
          let (start, line) = (scanner.index, place.line + scanner.lines.count)
          scanner.tape.entries.removeAll(keepingCapacity: true)
          try scanner.scanValue()
          let text = UnsafeBufferPointer(rebasing: bytes[start..<scanner.index])
          scanner.tape.entries.withUnsafeMutableBufferPointer {
            body(ScannedValue(bytes, $0), text, line, place.offset + start)
          }
        }
      }
    } catch {
      throw .syntax(error.fault, place.position(error.position))
    }
  }
}

/// A place in a text that is read stretch by stretch.
struct TextPlace: Sendable {
  /// Counted from the start of the text.
  var offset = 0
  /// From 1.
  var line = 1
  /// Where in the text that line begins.
  var lineStart = 0

  /// A position in what begins at this place, as one of the whole text.
  func position(_ position: TextPosition) -> TextPosition {
    let byte = offset + position.byte
    return TextPosition(
      line: line + position.line - 1, column: position.line == 1 ? byte - lineStart + 1 : position.column, byte: byte)
  }

  /// The place behind `bytes`, which begin here.
  func after(_ bytes: UnsafeBufferPointer<UInt8>) -> TextPlace {
    var place = self
    place.offset += bytes.count
    let lines = LineFeeds.count(in: UnsafeRawBufferPointer(bytes))
    place.line += lines
    if lines > 0, let last = bytes.lastIndex(of: UInt8(ascii: "\n")) { place.lineStart = offset + last + 1 }
    return place
  }
}

/// Tells where an object or array ends by its brackets alone, many times as fast as a scanner that looks at everything.
///
/// Where such a scanner finds nothing wrong, it ends at the same place.
enum ContainerOutline {
  /// The byte after the object or array that begins at `start`. Nil where its end is not there, or where a string can't
  /// be one.
  static func end(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var (place, depth) = (start, 0)
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return place + 1 }
      case UInt8(ascii: "\""):
        guard let end = stringEnd(from: place + 1, in: bytes) else { return nil }
        place = end
        continue
      default: break
      }
      place += 1
    }
    return nil
  }

  /// The byte after the string whose first character is at `start`.
  private static func stringEnd(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = start
    while true {
      place = PlainBytes.end(from: place, in: UnsafeRawBufferPointer(bytes)).place
      guard place < bytes.count else { return nil }
      switch bytes[place] {
      case UInt8(ascii: "\""): return place + 1
      case UInt8(ascii: "\\"): place += 2
      default: return nil
      }
    }
  }
}
