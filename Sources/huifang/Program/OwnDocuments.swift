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
  /// The file at `path`; nil where there is none. A file that can't be read is given as one that is no text, so that
  /// its reader reports it.
  init?(file path: String) {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let unreadable = Data([0xFF])
    self.init(name: path, bytes: [UInt8](FileManager.default.contents(atPath: path) ?? unreadable))
  }
}
