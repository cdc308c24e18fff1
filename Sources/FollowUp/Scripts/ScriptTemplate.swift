/// One thought of a script: text with places for names, as a clinic writes it.
///
/// `{patient}` is a place (see ``Placeholder``). `[…]` encloses a part that is left out where one of its places has
/// no value, so that the sentence stays natural: `How is the tooth[ {tooth}] today?`
public struct ScriptTemplate: Hashable, Sendable {
  /// As it was written.
  public let source: String
  let parts: [Part]

  enum Part: Hashable, Sendable {
    case always(Piece)
    case optional([Piece])
  }

  enum Piece: Hashable, Sendable {
    case text(String)
    case place(Placeholder)
  }

  /// Reads `source`.
  ///
  /// - Throws: `ScriptTemplateError` for a place of an unknown name, and for a brace or bracket without its partner.
  public init(_ source: String) throws(ScriptTemplateError) {
    var parts: [Part] = []
    var optional: [Piece]?
    // The signs are ASCII, so bytes tell them apart from everything else without taking characters to pieces.
    var rest = source.utf8[...]

    func add(_ piece: Piece) {
      if optional == nil { parts.append(.always(piece)) } else { optional?.append(piece) }
    }

    while let sign = rest.firstIndex(where: ScriptTemplate.isSign) {
      if sign > rest.startIndex { add(.text(String(source[rest.startIndex..<sign]))) }
      let byte = rest[sign]
      rest = rest[rest.index(after: sign)...]
      switch byte {
      case UInt8(ascii: "{"):
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
          throw .unclosedPlaceholder(String(source[rest.startIndex...]))
        }
        let name = String(source[rest.startIndex..<end])
        guard let placeholder = Placeholder(rawValue: name) else { throw .unknownPlaceholder(name) }
        add(.place(placeholder))
        rest = rest[rest.index(after: end)...]
      case UInt8(ascii: "["):
        guard optional == nil else { throw .nestedOptionalPart }
        optional = []
      case UInt8(ascii: "]"):
        guard let pieces = optional else { throw .strayCharacter("]") }
        guard pieces.contains(where: { if case .place = $0 { true } else { false } }) else {
          throw .optionalPartWithoutPlaceholder
        }
        parts.append(.optional(pieces))
        optional = nil
      default:
        throw .strayCharacter("}")
      }
    }
    guard optional == nil else { throw .unclosedOptionalPart }
    if !rest.isEmpty { add(.text(String(source[rest.startIndex...]))) }
    self.source = source
    self.parts = parts
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"): true
    default: false
    }
  }

  /// Every place of the template, in the order of the text, with repetitions.
  public var placeholders: [Placeholder] {
    parts.flatMap { part in
      switch part {
      case .always(let piece): [piece]
      case .optional(let pieces): pieces
      }
    }.compactMap { if case .place(let placeholder) = $0 { placeholder } else { nil } }
  }

  /// The text with its places filled.
  ///
  /// A value that is missing or empty leaves out the optional part it stands in; anywhere else its stand-in is
  /// written ("you" for a name), or nothing where there is no stand-in either.
  public func filled(
    with values: [Placeholder: String], standIns: [Placeholder: String] = [:]
  ) -> FilledText {
    var runs: [FilledText.Run] = []
    func value(of placeholder: Placeholder) -> String? {
      guard let value = values[placeholder], !value.isEmpty else { return nil }
      return value
    }
    func run(of piece: Piece) -> FilledText.Run {
      switch piece {
      case .text(let text):
        return FilledText.Run(text: text, source: .script)
      case .place(let placeholder):
        if let value = value(of: placeholder) { return FilledText.Run(text: value, source: .record(placeholder)) }
        return FilledText.Run(text: standIns[placeholder] ?? "", source: .standIn(placeholder))
      }
    }
    var omitted: [Placeholder] = []
    for part in parts {
      switch part {
      case .always(let piece):
        runs.append(run(of: piece))
      case .optional(let pieces):
        let lacking = pieces.compactMap { piece -> Placeholder? in
          if case .place(let placeholder) = piece, value(of: placeholder) == nil { placeholder } else { nil }
        }
        if lacking.isEmpty { runs += pieces.map(run) } else { omitted += lacking }
      }
    }
    return FilledText(runs: runs, omitted: omitted)
  }
}

/// A line of a script with its places filled, piece by piece, so that a screen can mark what is missing.
public struct FilledText: Hashable, Sendable {
  public struct Run: Hashable, Sendable {
    public var text: String
    public var source: Source

    public init(text: String, source: Source) {
      self.text = text
      self.source = source
    }
  }

  /// Where the words of a run come from.
  public enum Source: Hashable, Sendable {
    case script
    case record(Placeholder)
    /// The record has no value; the words stand in its place.
    case standIn(Placeholder)
  }

  public var runs: [Run]
  /// The places of optional parts that were left out.
  public var omitted: [Placeholder]

  public init(runs: [Run], omitted: [Placeholder] = []) {
    self.runs = runs
    self.omitted = omitted
  }

  public var text: String { runs.map(\.text).joined() }

  /// The places that a stand-in had to fill, in the order of the text, each once.
  public var missing: [Placeholder] {
    var missing: [Placeholder] = []
    for case .standIn(let placeholder) in runs.map(\.source) where !missing.contains(placeholder) {
      missing.append(placeholder)
    }
    return missing
  }
}

/// Why a text is no script.
public enum ScriptTemplateError: Error, Hashable, Sendable {
  /// `{name}` with a name that is none of ``Placeholder``.
  case unknownPlaceholder(String)
  /// `{` without `}`; the text after it.
  case unclosedPlaceholder(String)
  /// `[` without `]`.
  case unclosedOptionalPart
  /// `[` inside `[…]`.
  case nestedOptionalPart
  /// `[…]` that names no place, so that nothing could ever leave it out.
  case optionalPartWithoutPlaceholder
  /// `}` or `]` that nothing opened.
  case strayCharacter(Character)
}
