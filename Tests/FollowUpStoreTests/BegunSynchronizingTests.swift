import Glibc
import Testing

@testable import FollowUpStore

/// What is written long before it is waited for is on its way to the disk by then.
@Suite struct BegunSynchronizingTests {
  /// A pipe can't be written back; that is no failure. What is no file at all is one.
  @Test func whatCantBeBegunIsPassedOver() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    let files = SystemFiles()
    try files.beginSynchronizing(OpenFile(descriptor: ends[1], path: "pipe"), 0..<10)
    #expect(throws: FileFailure(.synchronize, path: "nothing", code: EBADF)) {
      try files.beginSynchronizing(OpenFile(descriptor: -1, path: "nothing"), 0..<10)
    }
  }

  @Test func goesOnWhereItEndedOnceThereIsEnough() {
    let stretch = 8 << 20
    var ranges: [Range<Int>] = []
    var begun = BegunSynchronizing(from: 5)
    for size in [5, 100, stretch + 4, stretch + 5, stretch + 6, stretch * 3, stretch * 4 - 1] {
      begun.goOn(to: size) { ranges.append($0) }
    }
    #expect(ranges == [5..<(stretch + 5), (stretch + 5)..<(stretch * 3)])
  }
}
