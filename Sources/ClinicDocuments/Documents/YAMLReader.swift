internal import CYAML

/// Puts a document together from what libyaml finds in its text.
final class YAMLReader {
  /// libyaml keeps the address of its parser.
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let isReady: Bool
  private var anchored: [String: YAMLNode] = [:]
  /// How many anchors and aliases were met.
  private var namings = 0

  /// How deep parts may nest, and how many anchors and aliases there may be: far more than a person writes, and too few
  /// for a small file that unfolds into a huge one.
  private static let (mostDepth, mostNamings) = (100, 20)

  private init() {
    parser.initialize(to: yaml_parser_t())
    isReady = yaml_parser_initialize(parser) == 1
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
  }

  /// The root of the one document in `text`; nil where there is none.
  ///
  /// Bounded in depth and aliases, so that no text, however made, exhausts memory or stack.
  static func root(of text: [UInt8]) throws(YAMLError) -> YAMLNode? {
    try text.withUnsafeBufferPointer { (bytes) throws(YAMLError) in
      let reader = YAMLReader()
      guard reader.isReady else { throw .other("out of memory") }
      yaml_parser_set_encoding(reader.parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(reader.parser, bytes.baseAddress, bytes.count)
      return try reader.root()
    }
  }

  private func root() throws(YAMLError) -> YAMLNode? {
    var root: YAMLNode?
    var documents = 0
    while true {
      switch try next() {
      case .streamStart, .documentEnd: continue
      case .documentStart(let mark):
        documents += 1
        guard documents == 1 else { throw .severalDocuments(again: mark) }
        root = try node(try next(), depth: 1)
      default: return root
      }
    }
  }

  private enum Event {
    case streamStart, documentStart(YAMLMark), documentEnd
    case scalar(String, isLiteral: Bool, anchor: String?, YAMLMark)
    case alias(of: String, YAMLMark)
    case sequence(anchor: String?, YAMLMark)
    case mapping(anchor: String?, YAMLMark)
    /// Of a sequence, a mapping or the whole text.
    case end
  }

  private func next() throws(YAMLError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw mistake }
    defer { yaml_event_delete(&event) }
    let mark = YAMLMark(event.start_mark)
    switch event.type {
    case YAML_STREAM_START_EVENT: return .streamStart
    case YAML_DOCUMENT_START_EVENT: return .documentStart(mark)
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let isLiteral = scalar.style == YAML_LITERAL_SCALAR_STYLE
      return .scalar(text, isLiteral: isLiteral, anchor: name(scalar.anchor), mark)
    case YAML_ALIAS_EVENT: return .alias(of: name(event.data.alias.anchor) ?? "", mark)
    case YAML_SEQUENCE_START_EVENT: return .sequence(anchor: name(event.data.sequence_start.anchor), mark)
    case YAML_MAPPING_START_EVENT: return .mapping(anchor: name(event.data.mapping_start.anchor), mark)
    default: return .end
    }
  }

  private func name(_ anchor: UnsafeMutablePointer<yaml_char_t>?) -> String? { anchor.map { String(cString: $0) } }

  /// What begins with `event`, within `depth` - 1 others; nil at an end.
  private func node(_ event: Event, depth: Int) throws(YAMLError) -> YAMLNode? {
    switch event {
    case .streamStart, .documentStart, .documentEnd, .end: return nil
    case .scalar(let text, let isLiteral, let anchor, let mark):
      return try keep(YAMLNode(content: .scalar(text, isLiteral: isLiteral), mark: mark), anchor)
    case .alias(let name, let mark):
      try countNaming(at: mark)
      guard let node = anchored[name] else { throw .unknownAlias(at: mark) }
      return node
    case .sequence(let anchor, let mark):
      guard depth <= Self.mostDepth else { throw .nestedTooDeeply(at: mark) }
      return try keep(YAMLNode(content: .sequence(try items(depth: depth + 1)), mark: mark), anchor)
    case .mapping(let anchor, let mark):
      guard depth <= Self.mostDepth else { throw .nestedTooDeeply(at: mark) }
      return try keep(YAMLNode(content: .mapping(try members(depth: depth + 1)), mark: mark), anchor)
    }
  }

  private func keep(_ node: YAMLNode, _ anchor: String?) throws(YAMLError) -> YAMLNode {
    if let anchor {
      try countNaming(at: node.mark)
      anchored[anchor] = node
    }
    return node
  }

  private func countNaming(at mark: YAMLMark) throws(YAMLError) {
    namings += 1
    guard namings <= Self.mostNamings else { throw .tooManyAliases(at: mark) }
  }

  private func items(depth: Int) throws(YAMLError) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while let item = try node(try next(), depth: depth) { items.append(item) }
    return items
  }

  private func members(depth: Int) throws(YAMLError) -> [(key: YAMLNode, value: YAMLNode)] {
    var members: [(key: YAMLNode, value: YAMLNode)] = []
    var marks: [String: YAMLMark] = [:]
    while let key = try node(try next(), depth: depth), let value = try node(try next(), depth: depth) {
      if let text = key.scalar, let first = marks.updateValue(key.mark, forKey: text) {
        throw .repeatedKey(text, first: first, again: key.mark)
      }
      members.append((key, value))
    }
    return members
  }

  private var mistake: YAMLError {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "out of memory"
    switch state.error {
    case YAML_READER_ERROR: return .forbiddenCharacter(offset: state.problem_offset)
    case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
      let context = state.context.map { (part: String(cString: $0), since: YAMLMark(state.context_mark)) }
      return .syntax(problem, at: YAMLMark(state.problem_mark), reading: context)
    default: return .other(problem)
    }
  }
}

extension YAMLMark {
  /// libyaml counts from 0.
  fileprivate init(_ mark: yaml_mark_t) { self.init(line: mark.line + 1, column: mark.column + 1) }
}
