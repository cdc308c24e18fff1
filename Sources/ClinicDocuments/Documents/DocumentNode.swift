internal import Wording

/// A place in a document: a part of it and the keys that lead to it.
struct DocumentNode {
  let node: YAMLNode
  let keyPath: String

  func child(_ key: String, _ node: YAMLNode) -> DocumentNode {
    DocumentNode(node: node, keyPath: keyPath.isEmpty ? key : "\(keyPath).\(key)")
  }

  func item(_ index: Int, _ node: YAMLNode) -> DocumentNode {
    DocumentNode(node: node, keyPath: "\(keyPath)[\(index + 1)]")
  }
}

/// One member of a mapping.
struct DocumentMember {
  let key: String
  /// The key itself, where a mistake in the key is reported.
  let keyNode: DocumentNode
  let value: DocumentNode
}

/// Reads one document and collects what is wrong with it.
struct DocumentReader {
  let document: String
  /// In the order they were met.
  private(set) var problems: [DocumentProblem] = []

  init(document: String) {
    self.document = document
  }

  /// `linesBelow` moves the report down from the start of `place`, to the line of a long text that is meant.
  mutating func report(
    _ mistake: DocumentProblem.Mistake, at place: DocumentNode, linesBelow: Int = 0,
    _ consequence: DocumentProblem.Consequence
  ) {
    problems.append(
      DocumentProblem(
        document: document, line: place.node.mark.line + linesBelow,
        column: linesBelow == 0 ? place.node.mark.column : nil, keyPath: place.keyPath, mistake: mistake,
        consequence: consequence))
  }

  mutating func report(_ problem: DocumentProblem) {
    problems.append(problem)
  }

  /// The members of a mapping, in the order of the document; nil, and a report, for anything else. Keys that
  /// `known` does not hold are reported and left out.
  mutating func members(
    of place: DocumentNode, known: [String]? = nil, _ consequence: DocumentProblem.Consequence
  ) -> [DocumentMember]? {
    guard let mapping = place.node.mapping else {
      report(isEmpty(place) ? .empty : .wrongShape(expected: .mapping), at: place, consequence)
      return nil
    }
    var members: [DocumentMember] = []
    for (keyNode, value) in mapping {
      guard let key = keyNode.scalar else {
        report(.wrongShape(expected: .text), at: DocumentNode(node: keyNode, keyPath: place.keyPath), consequence)
        continue
      }
      let member = DocumentMember(
        key: key, keyNode: place.child(key, keyNode), value: place.child(key, value))
      if let known, !known.contains(key) {
        report(.unknownKey(key, nearest: known.nearest(to: key)), at: member.keyNode, consequence)
      } else {
        members.append(member)
      }
    }
    return members
  }

  /// The items of a list; nil, and a report, for anything else.
  mutating func items(of place: DocumentNode, _ consequence: DocumentProblem.Consequence) -> [DocumentNode]? {
    guard let sequence = place.node.sequence else {
      report(isEmpty(place) ? .empty : .wrongShape(expected: .list), at: place, consequence)
      return nil
    }
    return sequence.enumerated().map { place.item($0.offset, $0.element) }
  }

  /// A text of at least one visible character, without control characters; nil, and a report, for anything else.
  mutating func text(_ place: DocumentNode, _ consequence: DocumentProblem.Consequence) -> String? {
    guard let text = place.node.scalar else {
      report(.wrongShape(expected: .text), at: place, consequence)
      return nil
    }
    guard !isEmpty(place) else {
      report(.empty, at: place, consequence)
      return nil
    }
    guard text.unicodeScalars.allSatisfy(\.isWelcomeInDocuments) else {
      report(.forbiddenCharacter, at: place, consequence)
      return nil
    }
    return text
  }

  /// One of `choices` by its name; nil, and a report that names the nearest one, for anything else.
  mutating func choice<Choice>(
    _ place: DocumentNode, among choices: [String: Choice], _ consequence: DocumentProblem.Consequence
  ) -> Choice? {
    guard let text = text(place, consequence) else { return nil }
    guard let choice = choices[text] else {
      report(.unknownValue(text, nearest: choices.keys.sorted().nearest(to: text)), at: place, consequence)
      return nil
    }
    return choice
  }

  /// `true`, `yes`, `on` or `false`, `no`, `off`; nil, and a report, for anything else.
  mutating func yesOrNo(_ place: DocumentNode, _ consequence: DocumentProblem.Consequence) -> Bool? {
    switch place.node.scalar?.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      report(isEmpty(place) ? .empty : .wrongShape(expected: .yesOrNo), at: place, consequence)
      return nil
    }
  }

  private func isEmpty(_ place: DocumentNode) -> Bool {
    place.node.scalar?.allSatisfy(\.isWhitespace) ?? false
  }
}

extension Unicode.Scalar {
  /// Whether the character may stand in a text that reaches the terminal: no control character and nothing that
  /// turns the direction of the text around it.
  var isWelcomeInDocuments: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F: false
    case 0x200E, 0x200F, 0x061C, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: false
    default: true
    }
  }
}
