import Foundation
import Screen
import Testing

/// Pictures of the screen kept as text beside the tests.
///
/// With `HUIFANG_RECORD_GOLDEN` in the environment pictures are written instead of compared; then the test fails, so
/// that a person looks at what has changed.
struct Golden {
  let folder: URL

  /// - Parameter file: the test's file; the pictures stand in the folder `Golden` beside it.
  init(beside file: String = #filePath) {
    folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Golden")
  }

  func expect(
    _ buffer: CellBuffer, is name: String, cursor: Position? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let cursorLine = cursor.map { "cursor \($0.row):\($0.column)" } ?? "no cursor"
    let picture = (buffer.lines + [cursorLine]).joined(separator: "\n") + "\n"
    let file = folder.appendingPathComponent(name + ".txt")
    if ProcessInfo.processInfo.environment["HUIFANG_RECORD_GOLDEN"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(picture.utf8).write(to: file)
      Issue.record("Recorded \(name); look at it and run again without recording", sourceLocation: sourceLocation)
      return
    }
    let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(picture == expected, "the picture \(name) has changed", sourceLocation: sourceLocation)
  }
}
