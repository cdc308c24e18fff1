/// Entries in their order, one after the other.
public struct SortedEntries {
  private var readers: [RunReader] = []
  /// A heap of those readers that have an entry left; the first one's is the next.
  private var heap: [Candidate] = []

  /// A reader and, of its entry at hand, what tells it from others.
  private struct Candidate {
    /// Its place in `readers`.
    var reader: Int
    var key: KeyBeginning
    var number: UInt64

    init(_ reader: Int, of readers: [RunReader]) {
      self.reader = reader
      key = readers[reader].key
      number = readers[reader].head.number
    }
  }

  /// How much of all runs together is read at a time, in bytes; of each at least ``leastStretch`` and at most
  /// ``mostStretch``.
  private static let stretches = 32 << 20
  private static let leastStretch = 1 << 12
  private static let mostStretch = 1 << 16

  init(_ file: SpillFile, _ runs: [Range<Int>]) throws(SortingFailure) {
    let stretch = min(
      max(SortedEntries.stretches / max(runs.count, 1), SortedEntries.leastStretch), SortedEntries.mostStretch)
    for run in runs {
      guard let reader = try RunReader(file, run, stretchSize: stretch) else { continue }
      readers.append(reader)
      heap.append(Candidate(readers.count - 1, of: readers))
    }
    for position in heap.indices.reversed() { sink(position) }
  }

  /// The next entry; nil at the end.
  public mutating func next() throws(SortingFailure) -> ExternalSorter.Entry? {
    guard let reader = heap.first?.reader else { return nil }
    let entry = ExternalSorter.Entry(
      key: String(decoding: readers[reader].keyBytes, as: UTF8.self), number: readers[reader].head.number,
      bytes: readers[reader].bytes)
    if try readers[reader].advance() {
      heap[0] = Candidate(reader, of: readers)
    } else {
      heap[0] = heap[heap.count - 1]
      heap.removeLast()
    }
    sink(0)
    return entry
  }

  private func comes(_ one: Candidate, before other: Candidate) -> Bool {
    let order = one.key.compare(with: other.key) { (readers[one.reader].keyBytes, readers[other.reader].keyBytes) }
    switch order {
    case .before: return true
    case .after: return false
    case .same: return one.number < other.number
    }
  }

  private mutating func sink(_ start: Int) {
    var position = start
    while true {
      var least = position
      for child in (2 * position + 1)...(2 * position + 2) where child < heap.count {
        if comes(heap[child], before: heap[least]) { least = child }
      }
      guard least != position else { return }
      heap.swapAt(position, least)
      position = least
    }
  }
}
