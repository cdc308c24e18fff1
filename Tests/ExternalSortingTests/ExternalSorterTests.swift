import Foundation
import Testing

@testable import ExternalSorting

/// What is sorted in stretches is sorted as in memory.
@Suite struct ExternalSorterTests {
  private let folder = FileManager.default.temporaryDirectory.path(percentEncoded: false)

  private func entries(_ seed: UInt64) -> [ExternalSorter.Entry] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let keys = [
      "", "a", "a\u{0}", "P1", "P10", "P2", "é", "e\u{301}", "ez", "f", "张三", "𝄞", "z\u{0}z", "patient 1", "patient 10",
      "patient 2", "patient é",
    ]
    return (0..<random(400)).map { number in
      let key = random(3) == 0 ? keys[random(keys.count)] : "P\(random(50))"
      let count = random(40) == 0 ? random(200_000) : random(60)
      let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random(256)) }
      return ExternalSorter.Entry(key: key, number: UInt64(number), bytes: bytes[...])
    }
  }

  @Test(arguments: Array(0...30) as [UInt64], [1, 4_000, 1 << 20])
  func sortsAsInMemory(seed: UInt64, memory: Int) throws {
    let entries = entries(seed)
    let sorter = ExternalSorter(inFolder: folder, memory: memory)
    for entry in entries { try sorter.add(key: entry.key, number: entry.number) { $0 += entry.bytes } }
    let expected = entries.sorted { $0.key == $1.key ? $0.number < $1.number : $0.key < $1.key }
    for _ in 0..<2 {
      var sorted = try sorter.sorted()
      for entry in expected {
        let next = try #require(try sorted.next())
        #expect(next.key == entry.key && next.number == entry.number && next.bytes == entry.bytes)
      }
      #expect(try sorted.next()?.key == nil)
    }
  }

  @Test(arguments: Array(0...30) as [UInt64])
  func takesRunsThatWereSortedElsewhere(seed: UInt64) throws {
    let entries = entries(seed)
    let sorter = ExternalSorter(inFolder: folder, memory: 4_000)
    var run = EntryRun()
    for (position, entry) in entries.enumerated() {
      if position % 3 == 0 {
        try sorter.add(key: entry.key, number: entry.number) { $0 += entry.bytes }
      } else {
        run.add(key: entry.key, number: entry.number) { $0 += entry.bytes }
      }
      guard position % 70 == 0 else { continue }
      run.sort()
      try sorter.add(run)
      run = EntryRun()
    }
    run.sort()
    try sorter.add(run)
    var sorted = try sorter.sorted()
    for entry in entries.sorted(by: { $0.key == $1.key ? $0.number < $1.number : $0.key < $1.key }) {
      let next = try #require(try sorted.next())
      #expect(next.key == entry.key && next.number == entry.number && next.bytes == entry.bytes)
    }
    #expect(try sorted.next()?.key == nil)
  }

  /// Entries that come in their order already, but for some of them: what goes on where the last run ended, and what
  /// does not.
  @Test(arguments: Array(0...30) as [UInt64], [1, 7, 40])
  func takesRunsThatGoOnWhereTheLastOneEnded(seed: UInt64, length: Int) throws {
    var entries = entries(seed).sorted { $0.key == $1.key ? $0.number < $1.number : $0.key < $1.key }
    let expected = entries
    if seed % 3 == 1, entries.count > 4 { entries.swapAt(1, entries.count - 2) }
    if seed % 3 == 2 { entries = Array(entries.dropFirst(entries.count / 2) + entries.prefix(entries.count / 2)) }
    let sorter = ExternalSorter(inFolder: folder, memory: 4_000)
    for start in stride(from: 0, to: entries.count, by: length) {
      var run = EntryRun(reserving: Int(seed) * 100)
      for entry in entries[start..<min(start + length, entries.count)] {
        run.add(key: entry.key, number: entry.number) { $0 += entry.bytes }
      }
      run.sort()
      try sorter.add(run)
    }
    var sorted = try sorter.sorted()
    for entry in expected {
      let next = try #require(try sorted.next())
      #expect(next.key == entry.key && next.number == entry.number && next.bytes == entry.bytes)
    }
    #expect(try sorted.next()?.key == nil)
  }

  @Test func leavesNothingInItsFolder() throws {
    let own = folder + "/sorting-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: own) }
    let sorter = ExternalSorter(inFolder: own, memory: 1)
    try sorter.add(key: "P1", number: 1) { $0.append(1) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: own) == [])
    var sorted = try sorter.sorted()
    #expect(try sorted.next()?.key == "P1")
  }

  @Test func usesAnotherFolderWhereTheFirstCannotBeWrittenTo() throws {
    let sorter = ExternalSorter(inFolder: "/nowhere", orIn: folder, memory: 1)
    for number in [2, 1] as [UInt64] { try sorter.add(key: "P1", number: number) { $0.append(7) } }
    var sorted = try sorter.sorted()
    #expect(try sorted.next()?.number == 1)
    #expect(try sorted.next()?.number == 2)
  }

  @Test func whatFitsIntoMemoryNeedsNoFile() throws {
    let sorter = ExternalSorter(inFolder: "/nowhere")
    try sorter.add(key: "P1", number: 1) { $0.append(7) }
    var sorted = try sorter.sorted()
    #expect(try sorted.next()?.bytes == [7])
  }

  @Test func saysWhereItCouldNotWrite() throws {
    let sorter = ExternalSorter(inFolder: "/nowhere", memory: 1)
    let failure = #expect(throws: SortingFailure.self) { try sorter.add(key: "P1", number: 1) { $0.append(1) } }
    #expect(failure == SortingFailure(folder: "/nowhere", code: ENOENT))
    #expect(failure?.isDiskFull == false)
    #expect(SortingFailure(folder: "/", code: ENOSPC).isDiskFull)
  }
}
