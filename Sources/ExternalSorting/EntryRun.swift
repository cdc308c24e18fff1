/// Entries in memory, to be sorted there. They can be gathered on any core, and given to an ``ExternalSorter``
/// afterwards.
public struct EntryRun: Sendable {
  /// The entries as they came, each as ``RunCoding`` puts it.
  private var text: [UInt8] = []
  private var places: [Place] = []
  /// Whether the entries came in their order, as ``sort()`` has found.
  public private(set) var isInOrder = false

  /// An entry in `text`.
  private struct Place: Sendable {
    var key: KeyBeginning
    var number: UInt64
    var start: Int
    var count: Int
  }

  /// - Parameter bytes: How much its entries will take, as far as that is known.
  public init(reserving bytes: Int = 0) { text.reserveCapacity(bytes) }

  var count: Int { places.count }
  var isEmpty: Bool { places.isEmpty }

  /// How much memory it takes, about, in bytes.
  public var size: Int { text.count + places.count * MemoryLayout<Place>.stride }

  /// Adds an entry, whose bytes `write` adds to its argument. Entries of one key and number come in any order.
  public mutating func add(key: String, number: UInt64, _ write: (inout [UInt8]) -> Void) {
    add(writingKey: { $0 += key.utf8 }, number: number, write)
  }

  /// As ``add(key:number:_:)``, of a key whose UTF-8 `writeKey` adds to its argument.
  public mutating func add(
    writingKey writeKey: (inout [UInt8]) -> Void, number: UInt64, _ write: (inout [UInt8]) -> Void
  ) {
    isInOrder = false
    let start = text.count
    text.append(addingCapacity: RunCoding.headSize) { head in
      for _ in 0..<RunCoding.headSize { head.append(0) }
    }
    let keyStart = text.count
    writeKey(&text)
    let beginning = text.withUnsafeBufferPointer { KeyBeginning(of: UnsafeBufferPointer(rebasing: $0[keyStart...])) }
    let keyEnd = text.count
    write(&text)
    RunCoding.writeHead(
      RunHead(keyCount: beginning.count, byteCount: text.count - keyEnd, number: number), at: start, of: &text)
    places.append(Place(key: beginning, number: number, start: start, count: text.count - start))
  }

  /// Where many entries come in their order already, that is found out sooner than they are sorted.
  public mutating func sort() {
    text.withUnsafeBufferPointer { text in
      func precedes(_ one: Place, _ other: Place) -> Bool {
        switch one.key.compare(with: other.key, { (EntryRun.key(one, in: text), EntryRun.key(other, in: text)) }) {
        case .before: true
        case .after: false
        case .same: one.number < other.number
        }
      }
      isInOrder = places.indices.dropFirst().allSatisfy { !precedes(places[$0], places[$0 - 1]) }
      if !isInOrder { places.sort(by: precedes) }
    }
  }

  private static func key(_ place: Place, in text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let start = place.start + RunCoding.headSize
    return UnsafeBufferPointer(rebasing: text[start..<(start + place.key.count)])
  }

  /// What tells the first entry from others; nil of no entries. The same of the last.
  var first: EntryName? { places.first.map(name) }
  var last: EntryName? { places.last.map(name) }

  private func name(of place: Place) -> EntryName {
    let start = place.start + RunCoding.headSize
    return EntryName(
      beginning: place.key, key: Array(text[start..<(start + place.key.count)]), number: place.number)
  }

  /// Gives `body` the text of all entries, some of them at a time.
  func forEachStretch<Failure: Error>(_ body: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    if isInOrder { return try body(text) }
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
    isInOrder = false
  }
}

/// What an entry is sorted by.
struct EntryName {
  var beginning: KeyBeginning
  var key: [UInt8]
  var number: UInt64

  /// Whether an entry of that name may come behind this one.
  func mayPrecede(_ other: EntryName) -> Bool {
    switch beginning.compare(with: other.beginning, { (key, other.key) }) {
    case .before: true
    case .after: false
    case .same: number <= other.number
    }
  }
}
