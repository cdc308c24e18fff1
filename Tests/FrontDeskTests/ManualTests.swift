import Foundation
import FrontDesk
import Testing

@Suite struct ManualTests {
  /// A stale table is mended by `swift run huifang-dev readme-keys`.
  @Test func theReadmeTellsTheKeysThatThereAre() throws {
    let readme = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let current = try #require(KeymapTable.replacingKeys(in: text))
    #expect(current == text)
  }
}
