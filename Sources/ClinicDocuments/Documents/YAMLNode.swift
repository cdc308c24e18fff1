/// A part of a YAML document, as it was written: what a text means is up to whoever reads it.
struct YAMLNode {
  let content: Content
  let mark: YAMLMark

  enum Content {
    /// `isLiteral` where it was written below a `|`.
    case scalar(String, isLiteral: Bool)
    case sequence([YAMLNode])
    /// In the order of the document; no text is a key twice.
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  var scalar: String? { if case .scalar(let text, _) = content { text } else { nil } }
  var isLiteral: Bool { if case .scalar(_, isLiteral: true) = content { true } else { false } }
  var sequence: [YAMLNode]? { if case .sequence(let items) = content { items } else { nil } }
  var mapping: [(key: YAMLNode, value: YAMLNode)]? { if case .mapping(let members) = content { members } else { nil } }
}

/// Where a part of a document begins: line and column, counted in characters from 1.
struct YAMLMark: Hashable {
  let line: Int
  let column: Int
}

/// Why a text is no YAML document.
enum YAMLError: Error {
  /// What libyaml says, in English: the mistake, and the part of the document that it was reading.
  case syntax(String, at: YAMLMark, reading: (part: String, since: YAMLMark)?)
  /// The byte at `offset` begins a character that YAML does not know.
  case forbiddenCharacter(offset: Int)
  case repeatedKey(String, first: YAMLMark, again: YAMLMark)
  case nestedTooDeeply(at: YAMLMark)
  case tooManyAliases(at: YAMLMark)
  case unknownAlias(at: YAMLMark)
  case severalDocuments(again: YAMLMark)
  /// Anything else that libyaml says.
  case other(String)
}
