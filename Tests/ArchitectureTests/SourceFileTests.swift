import Foundation
import Testing

/// The rules are only as good as the reading of the sources.
@Suite struct SourceFileTests {
  private func file(_ text: String) throws -> SourceFile {
    let url = FileManager.default.temporaryDirectory.appending(path: "huifang-\(UUID().uuidString).swift")
    try text.write(to: url, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: url) }
    return try SourceFile(url)
  }

  @Test func readsEveryFormOfImport() throws {
    let file = try file(
      """
      import A
      public import B
      @testable import C
      @_spi(X) internal import D
      import struct E.Part
        private import F  // why
      // import G
      /// import H
      let important = 1
      """)
    #expect(file.imports == ["A", "B", "C", "D", "E", "F"])
  }

  @Test func findsPlacesOutsideComments() throws {
    let file = try file("let a = Date()\n// Date()\nlet b = 1  // Date()\nlet url = \"https://x\" + Date()")
    #expect(file.places(of: /Date\(\)/).count == 2)
  }
}
