internal import ClinicDocuments
internal import Foundation

/// The documents that a clinic keeps in its folder to change the built-in ones: `protocol.yaml`, and YAML files in
/// `scripts` and `themes`. A person keeps themes in the same way beside their configuration.
struct OwnDocuments {
  let folder: String

  /// Nil where the clinic has no protocol of its own.
  var protocolSource: DocumentSource? { DocumentSource(file: folder + "/protocol.yaml") }

  /// In the order of their names. A folder that can't be read stands for itself, so that whoever reads it reports it.
  var scriptSources: [DocumentSource] {
    guard let files = files(in: "scripts") else { return [DocumentSource(unreadable: folder + "/scripts")] }
    return files.compactMap { DocumentSource(file: $0) }
  }

  /// In the order of their names.
  var themeSources: [DocumentSource] { (files(in: "themes") ?? []).compactMap { DocumentSource(file: $0) } }

  /// The names of the themes, without reading them.
  var themeNames: [String] { (files(in: "themes") ?? []).map(ThemeLibrary.name(ofFile:)) }

  /// None where there is no such folder; nil where it can't be read.
  private func files(in name: String) -> [String]? {
    let path = folder + "/" + name
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return nil }
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
