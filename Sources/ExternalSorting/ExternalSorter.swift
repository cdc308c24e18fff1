private import Glibc

/// Sorts entries that are too many for memory: what doesn't fit waits in a file that has no name, so that it goes with
/// the program, however that ends.
///
/// An entry has a key, by which it is sorted, a number, by which entries of one key are, and any bytes. Keys are compared
/// as strings.
public final class ExternalSorter {
  public struct Entry {
    public var key: String
    public var number: UInt64
    public var bytes: [UInt8]

    public init(key: String, number: UInt64, bytes: [UInt8]) {
      self.key = key
      self.number = number
      self.bytes = bytes
    }
  }

  private let file: SpillFile
  private let memory: Int
  /// How many entries were added.
  public private(set) var count = 0
  /// Where the runs lie in the file, each of them sorted.
  private var runs: [Range<Int>] = []
  private var places: [Place] = []
  private var waiting: [UInt8] = []

  /// An entry in `waiting`.
  private struct Place {
    var key: String
    var number: UInt64
    var bytes: Range<Int>
  }

  /// - Parameters:
  ///   - folder: Where the file is made that takes what doesn't fit into memory.
  ///   - otherFolder: Where it is made if it can't be there.
  ///   - memory: How many bytes of entries are held in memory while they come.
  public init(inFolder folder: String, orIn otherFolder: String? = nil, memory: Int = 16 << 20) {
    file = SpillFile(inFolder: folder, orIn: otherFolder, memory: memory)
    self.memory = memory
  }

  /// Adds an entry, whose bytes `write` adds to its argument. Entries of one key and number come in any order.
  public func add(
    key: String, number: UInt64, _ write: (inout [UInt8]) -> Void
  ) throws(SortingFailure) {
    let start = waiting.count
    write(&waiting)
    count += 1
    places.append(Place(key: key, number: number, bytes: start..<waiting.count))
    if waiting.count + places.count * MemoryLayout<Place>.stride >= memory { try writeRun() }
  }

  private func sortPlaces() {
    places.sort { $0.key == $1.key ? $0.number < $1.number : $0.key < $1.key }
  }

  private func writeRun() throws(SortingFailure) {
    sortPlaces()
    let start = file.size
    var text: [UInt8] = []
    for place in places {
      RunCoding.append(key: place.key, number: place.number, bytes: waiting[place.bytes], to: &text)
      if text.count >= 1 << 18 {
        try file.append(text)
        text.removeAll(keepingCapacity: true)
      }
    }
    try file.append(text)
    runs.append(start..<file.size)
    places.removeAll(keepingCapacity: true)
    waiting.removeAll(keepingCapacity: true)
  }

  /// Everything that was added so far, in order.
  public func sorted() throws(SortingFailure) -> SortedEntries {
    if !places.isEmpty { try writeRun() }
    return try SortedEntries(file, runs)
  }
}

/// Entries in their order, one after the other.
public struct SortedEntries {
  private var readers: [RunReader] = []
  /// A heap of those readers that have an entry left, by their places in `readers`; the first one's is the next.
  private var heap: [Int] = []

  init(_ file: SpillFile, _ runs: [Range<Int>]) throws(SortingFailure) {
    for run in runs {
      guard let reader = try RunReader(file, run) else { continue }
      readers.append(reader)
      heap.append(readers.count - 1)
    }
    for position in heap.indices.reversed() { sink(position) }
  }

  /// The key of the next entry; nil at the end.
  public var nextKey: String? { heap.first.map { readers[$0].entry.key } }

  public mutating func next() throws(SortingFailure) -> ExternalSorter.Entry? {
    guard let first = heap.first else { return nil }
    let entry = readers[first].entry
    if try !readers[first].advance() {
      heap[0] = heap[heap.count - 1]
      heap.removeLast()
    }
    sink(0)
    return entry
  }

  private func comes(_ one: Int, before other: Int) -> Bool {
    let (first, second) = (readers[one], readers[other])
    if first.entry.key == second.entry.key { return first.entry.number < second.entry.number }
    return first.entry.key < second.entry.key
  }

  private mutating func sink(_ start: Int) {
    var position = start
    while true {
      var least = position
      for child in [2 * position + 1, 2 * position + 2] where child < heap.count {
        if comes(heap[child], before: heap[least]) { least = child }
      }
      guard least != position else { return }
      heap.swapAt(position, least)
      position = least
    }
  }
}
