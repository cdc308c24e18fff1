internal import ClinicDocuments
internal import Foundation

/// The documents that a clinic keeps in its folder to change the built-in ones: `protocol.yaml`, and YAML files in
/// `scripts` and `themes`. A person keeps themes in the same way beside their configuration.
struct OwnDocuments {
  let folder: String

  /// Nil where the clinic has no protocol of its own.
  var protocolSource: DocumentSource? { DocumentSource(file: folder + "/protocol.yaml") }

  /// In the order of their names.
  var scriptSources: [DocumentSource] { files(in: "scripts").compactMap { DocumentSource(file: $0) } }

  /// In the order of their names.
  var themeSources: [DocumentSource] { files(in: "themes").compactMap { DocumentSource(file: $0) } }

  /// The names of the themes, without reading them.
  var themeNames: [String] { files(in: "themes").map(ThemeLibrary.name(ofFile:)) }

  private func files(in name: String) -> [String] {
    let path = folder + "/" + name
    guard FileManager.default.fileExists(atPath: path),
      let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    else { return [] }
    return names.sorted().filter { $0.hasSuffix(".yaml") }.map { path + "/" + $0 }
  }
}

extension DocumentSource {
  /// The file at `path`, no more of it than a document may have; nil where there is none.
  init?(file path: String) {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let content = FileHandle(forReadingAtPath: path).flatMap { try? $0.read(upToCount: Self.sizeLimit + 1) ?? Data() }
    if let content {
      self.init(name: path, bytes: [UInt8](content))
    } else {
      self.init(unreadable: path)
    }
  }
}
