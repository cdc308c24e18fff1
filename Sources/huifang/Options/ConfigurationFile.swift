internal import ClinicDocuments

/// The person's configuration, `huifang/config.yaml` in the folder where programs keep such files.
struct ConfigurationFile {
  let path: String

  init(in surroundings: Surroundings) {
    path = surroundings.configurationHome + "/huifang/config.yaml"
  }

  /// Its content, or the defaults where there is no such file.
  func read() -> ConfigurationDocument {
    let source = DocumentSource(file: path) ?? DocumentSource(name: path, bytes: [])
    return ConfigurationDocument(reading: source, vocabulary: .interface)
  }
}
