internal import ClinicDocuments
internal import FollowUpStore
internal import FoundationEssentials
internal import Glibc

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

  /// All of them as a backup keeps them; and the paths of those that it can't keep, since they are no text or larger
  /// than a document may be.
  var forBackup: (documents: [ClinicDocument], leftOut: [String]) {
    var (documents, leftOut): ([ClinicDocument], [String]) = ([], [])
    for source in [protocolSource].compactMap(\.self) + scriptSources + themeSources {
      let place = String(source.name.dropFirst(folder.count + 1))
      if source.bytes.count <= DocumentSource.sizeLimit, let text = String(validating: source.bytes, as: UTF8.self),
        source.name.hasSuffix(".yaml"), !source.isUnreadable
      {
        documents.append(ClinicDocument(place: place, text: text))
      } else {
        leftOut.append(source.name)
      }
    }
    return (documents, leftOut)
  }

  /// None where there is no such folder; nil where it can't be read.
  private func files(in name: String) -> [String]? {
    let path = folder + "/" + name
    guard access(path, F_OK) == 0 || ![ENOENT, ENOTDIR].contains(errno) else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return nil }
    return names.sorted().filter { $0.hasSuffix(".yaml") }.map { path + "/" + $0 }
  }
}

extension DocumentSource {
  /// The file at `path`, no more of it than a document may have; nil where there is none.
  init?(file path: String) {
    guard let file = fopen(path, "r") else {
      guard errno != ENOENT, errno != ENOTDIR else { return nil }
      self.init(unreadable: path)
      return
    }
    defer { fclose(file) }
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.sizeLimit + 1) { buffer, count in
      count = fread(buffer.baseAddress, 1, buffer.count, file)
    }
    if ferror(file) == 0 {
      self.init(name: path, bytes: bytes)
    } else {
      self.init(unreadable: path)
    }
  }
}
