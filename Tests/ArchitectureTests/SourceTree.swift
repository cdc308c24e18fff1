import Foundation

/// The package as it lies on the disk.
enum SourceTree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  /// Every Swift file of a module, or of all of them.
  static func swiftFiles(of module: String? = nil) throws -> [SourceFile] {
    let folder = root.appending(path: module.map { "Sources/\($0)" } ?? "Sources")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }.map(SourceFile.init)
      .sorted { $0.path < $1.path }
  }

  /// The names in a folder, those that begin with a dot left out.
  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { !$0.hasPrefix(".") }.sorted()
  }
}

struct SourceFile {
  /// From the root of the package: `Sources/Screen/Cells/Cell.swift`.
  let path: String
  /// The lines with the comments taken out.
  let lines: [Substring]

  init(_ url: URL) throws {
    path = String(url.standardized.path.dropFirst(SourceTree.root.path.count).drop { $0 == "/" })
    let text = try String(contentsOf: url, encoding: .utf8)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.firstRange(of: /(^|\s)\/\//).map { line[..<$0.lowerBound] } ?? line
    }
  }

  /// The module that the file belongs to: its folder in Sources.
  var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

  /// The modules that it imports.
  var imports: Set<String> {
    let statement =
      /^\s*(?:@\w+(?:\(\w+\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
    return Set(lines.compactMap { $0.firstMatch(of: statement).map { String($0.output.1) } })
  }

  /// The places that `pattern` matches, as `path:line: text`.
  func places(of pattern: some RegexComponent) -> [String] {
    lines.enumerated().filter { $0.element.contains(pattern) }.map {
      "\(path):\($0.offset + 1): \($0.element.drop { $0 == " " })"
    }
  }
}
