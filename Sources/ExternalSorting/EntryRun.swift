/// Entries in memory, to be sorted there. They can be gathered on any core, and given to an ``ExternalSorter``
/// afterwards.
public struct EntryRun: Sendable {
  /// The entries as they came, each as ``RunCoding`` puts it.
  private var text: [UInt8] = []
  private var places: [Place] = []

  /// An entry in `text`.
  private struct Place: Sendable {
    var key: KeyBeginning
    var number: UInt64
    var start: Int
    var count: Int
  }

  public init() {}

  var count: Int { places.count }
  var isEmpty: Bool { places.isEmpty }

  /// How much memory it takes, about, in bytes.
  public var size: Int { text.count + places.count * MemoryLayout<Place>.stride }

  /// Adds an entry, whose bytes `write` adds to its argument. Entries of one key and number come in any order.
  public mutating func add(key: String, number: UInt64, _ write: (inout [UInt8]) -> Void) {
    let start = text.count
    text.append(addingCapacity: RunCoding.headSize) { head in
      for _ in 0..<RunCoding.headSize { head.append(0) }
    }
    var key = key
    let beginning = key.withUTF8 { key in
      text.append(contentsOf: key)
      return KeyBeginning(of: key)
    }
    let keyEnd = text.count
    write(&text)
    RunCoding.writeHead(
      RunHead(keyCount: beginning.count, byteCount: text.count - keyEnd, number: number), at: start, of: &text)
    places.append(Place(key: beginning, number: number, start: start, count: text.count - start))
  }

  public mutating func sort() {
    text.withUnsafeBufferPointer { text in
      func key(_ place: Place) -> UnsafeBufferPointer<UInt8> {
        let start = place.start + RunCoding.headSize
        return UnsafeBufferPointer(rebasing: text[start..<(start + place.key.count)])
      }
      places.sort { one, other in
        switch one.key.compare(with: other.key, { (key(one), key(other)) }) {
        case .before: true
        case .after: false
        case .same: one.number < other.number
        }
      }
    }
  }

  /// Gives `body` the text of all entries, some of them at a time.
  func forEachStretch<Failure: Error>(_ body: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var stretch: [UInt8] = []
    stretch.reserveCapacity(min(text.count, EntryRun.stretch + EntryRun.stretch / 8))
    for place in places {
      stretch += text[place.start..<(place.start + place.count)]
      guard stretch.count >= EntryRun.stretch else { continue }
      try body(stretch)
      stretch.removeAll(keepingCapacity: true)
    }
    if !stretch.isEmpty { try body(stretch) }
  }

  private static let stretch = 1 << 18

  mutating func removeAll() {
    text.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }
}
