import Testing

@testable import FollowUpStore

/// What is written long before it is waited for is on its way to the disk by then.
@Suite struct BegunSynchronizingTests {
  @Test func goesOnWhereItEndedOnceThereIsEnough() throws {
    let folder = try TemporaryFolder()
    let files = FaultyFiles(.shortWrites, at: .max)
    let file = try files.open(folder.clinic, .replace)
    defer { files.close(file) }
    let stretch = 8 << 20
    var begun = BegunSynchronizing(from: 5)
    for size in [5, 100, stretch + 4, stretch + 5, stretch + 6, stretch * 3, stretch * 4 - 1] {
      begun.goOn(to: size, of: file, files)
    }
    #expect(files.begun == [5..<(stretch + 5), (stretch + 5)..<(stretch * 3)])
  }
}
