import Testing

@testable import FollowUpStore

/// What is written long before it is waited for is on its way to the disk by then.
@Suite struct BegunSynchronizingTests {
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
