public import Screen

/// The themes that can be had: the built-in ones, and those that a clinic or a person has written.
public struct ThemeLibrary: Sendable {
  /// The built-in names in their order, then the others in theirs.
  public let names: [String]
  /// What is wrong with the themes that were written.
  public let problems: [DocumentProblem]
  private let own: [String: Theme]

  /// - Parameter sources: themes that were written, each named after its file. One with the name of another takes its
  ///   place; the last one counts.
  public init(own sources: [DocumentSource]) {
    var names = ThemeDocument.builtInNames
    var own: [String: Theme] = [:]
    var problems: [DocumentProblem] = []
    for source in sources {
      let document = ThemeDocument(reading: source)
      let name = ThemeLibrary.name(ofFile: source.name)
      problems += document.problems
      own[name] = document.theme
      if !names.contains(name) { names.append(name) }
    }
    self.names = names
    self.problems = problems
    self.own = own
  }

  /// Nil where there is no theme of that name.
  public func theme(_ name: String) -> Theme? {
    own[name] ?? ThemeDocument.builtIn(named: name)?.theme
  }

  /// By what a theme in that file is chosen: `dawn` for `themes/dawn.yaml`.
  public static func name(ofFile path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".yaml") ? String(file.dropLast(".yaml".count)) : file
  }
}
