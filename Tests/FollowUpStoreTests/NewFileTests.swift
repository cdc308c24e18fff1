import Testing

@testable import FollowUpStore

/// Whoever writes much leaves the disk to desks that save meanwhile.
@Suite struct NewFileTests {
  @Test func aLargeFileGoesToTheDiskLittleByLittle() throws {
    let folder = try TemporaryFolder()
    let path = folder.clinic + ".json"
    let files = FaultyFiles(.crash, at: .max)
    let file = try NewFile(at: path, files)
    defer { file.close() }
    let piece = [UInt8](repeating: 0x20, count: SmallStep.bytes / 4)
    for _ in 0..<10 { try file.append(piece) }
    let operations = files.acts.map(\.operation).filter { [.write, .synchronize].contains($0) }
    let whole: [FileFailure.Operation] = [.write, .write, .write, .write, .synchronize]
    #expect(operations == whole + whole + [.write, .write])
    try file.synchronize()
    try file.putInPlace()
    #expect(try folder.read(path).count == piece.count * 10)
  }
}
