internal import ClinicDocuments
internal import Foundation

/// The documents that a clinic keeps in its folder to change the built-in ones: `protocol.yaml`, and YAML files in
/// `scripts`.
struct OwnDocuments {
  let folder: String

  /// Nil where the clinic has no protocol of its own.
  var protocolSource: DocumentSource? { DocumentSource(file: folder + "/protocol.yaml") }

  /// In the order of their names.
  var scriptSources: [DocumentSource] {
    let path = folder + "/scripts"
    guard FileManager.default.fileExists(atPath: path),
      let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    else { return [] }
    return names.sorted().filter { $0.hasSuffix(".yaml") }.compactMap { DocumentSource(file: path + "/" + $0) }
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
