internal import ClinicDocuments

/// The person's configuration, `huifang/config.yaml` in the folder where programs keep such files.
struct ConfigurationFile {
  let path: String
  /// What the person has written beside it.
  let own: OwnDocuments

  init(in surroundings: Surroundings) {
    own = OwnDocuments(folder: surroundings.configurationHome + "/huifang")
    path = own.folder + "/config.yaml"
  }

  /// Its content, or the defaults where there is no such file. `themes` are names that it may use beside those of the
  /// built-in themes and of the person's own.
  func read(themes: [String] = []) -> ConfigurationDocument {
    let source = DocumentSource(file: path) ?? DocumentSource(name: path, bytes: [])
    return ConfigurationDocument(
      reading: source, themes: ThemeDocument.builtInNames + own.themeNames + themes, vocabulary: .interface)
  }
}
