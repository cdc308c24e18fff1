/// Sorts entries that are too many for memory: what doesn't fit waits in a file that has no name, so that it goes with
/// the program, however that ends.
///
/// An entry has a key, by which it is sorted, a number, by which entries of one key are, and any bytes. Keys are
/// compared as strings.
public final class ExternalSorter {
  public struct Entry {
    public var key: String
    public var number: UInt64
    public var bytes: ArraySlice<UInt8>

    public init(key: String, number: UInt64, bytes: ArraySlice<UInt8>) {
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
  /// The last entry of the last of them.
  private var last: EntryName?
  /// How many stretches there are so far of which each is in its order.
  public var runCount: Int { runs.count }
  private var waiting = EntryRun()

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
    waiting.add(key: key, number: number, write)
    count += 1
    if waiting.size >= memory { try writeWaiting() }
  }

  private func writeWaiting() throws(SortingFailure) {
    waiting.sort()
    try write(waiting)
    waiting.removeAll()
  }

  /// Adds entries that were sorted already.
  public func add(_ run: EntryRun) throws(SortingFailure) {
    count += run.count
    try write(run)
  }

  private func write(_ run: EntryRun) throws(SortingFailure) {
    guard let first = run.first else { return }
    let start = file.size
    try run.forEachStretch { (text) throws(SortingFailure) in try file.append(text) }
    // What comes in its order already makes one run, however long it is.
    if let previous = runs.last, last?.mayPrecede(first) == true {
      runs[runs.count - 1] = previous.lowerBound..<file.size
    } else {
      runs.append(start..<file.size)
    }
    last = run.last
  }

  /// Everything that was added so far, in order.
  public func sorted() throws(SortingFailure) -> SortedEntries {
    if !waiting.isEmpty { try writeWaiting() }
    return try SortedEntries(file, runs)
  }
}
