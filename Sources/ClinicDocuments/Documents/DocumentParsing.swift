internal import Yams

extension DocumentSource {
  /// The root of the document; nil for one that holds nothing (blanks and comments).
  ///
  /// Bounded in size, depth and aliases, so that no document, however made, exhausts memory or stack.
  ///
  /// - Throws: ``DocumentProblem`` for text that is no YAML.
  func root() throws(DocumentProblem) -> DocumentNode? {
    let text = try text()
    try checkBounds(of: text)
    do {
      let node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
      return node.flatMap { $0.scalar?.string.isEmpty == true ? nil : DocumentNode(node: $0, keyPath: "") }
    } catch let error as YamlError {
      throw problem(of: error, in: text)
    } catch {
      throw broken(.other(String(describing: error)))
    }
  }

  /// How deep parts may nest, and how many anchors and aliases there may be: far more than a person writes, and too
  /// few for a small file that unfolds into a huge one.
  private static var depthLimit: Int { 100 }
  private static var aliasLimit: Int { 20 }

  private func checkBounds(of text: String) throws(DocumentProblem) {
    var line = 1
    var isStartOfLine = true
    var indentation = 0
    var brackets = 0
    var aliases = 0
    var last = UInt8(ascii: "\n")
    for byte in text.utf8 {
      let startsAName = byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\n")
      if last == UInt8(ascii: "&") || last == UInt8(ascii: "*"), startsAName { aliases += 1 }
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        isStartOfLine = true
        indentation = 0
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "\t"):
        if isStartOfLine { indentation += 1 }
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        isStartOfLine = false
        brackets += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        isStartOfLine = false
        brackets = max(0, brackets - 1)
      default:
        isStartOfLine = false
      }
      last = byte
      guard brackets <= Self.depthLimit, indentation <= 2 * Self.depthLimit else {
        throw DocumentProblem(document: name, line: line, mistake: .nestedTooDeeply, consequence: .allBuiltIn)
      }
      guard aliases <= Self.aliasLimit else {
        throw DocumentProblem(document: name, line: line, mistake: .tooManyAliases, consequence: .allBuiltIn)
      }
    }
  }

  private func broken(_ mistake: DocumentProblem.SyntaxMistake, at mark: Mark? = nil) -> DocumentProblem {
    DocumentProblem(
      document: name, line: mark?.line, column: mark?.column, mistake: .syntax(mistake), consequence: .allBuiltIn)
  }

  private func problem(of error: YamlError, in text: String) -> DocumentProblem {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let mistake = syntaxMistake(context: context?.text ?? "", problem: problem, at: mark, in: text)
      // A quote or bracket that is never closed is found at the end of the text; it has to be mended at its start.
      let isUnclosed = mistake == .unclosedQuote || mistake == .unclosedBracket
      return broken(mistake, at: isUnclosed ? context?.mark ?? mark : mark)
    case .reader(_, let offset, _, _):
      let before = offset.map { text.prefix($0) } ?? ""
      let line = before.count { $0.isNewline } + 1
      return DocumentProblem(
        document: name, line: offset == nil ? nil : line, mistake: .forbiddenCharacter, consequence: .allBuiltIn)
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      let repetition = line(repeating: key, after: context.mark, in: text)
      return DocumentProblem(
        document: name, line: repetition ?? context.mark.line, column: context.mark.column,
        mistake: .repeatedKey(key, firstLine: repetition == nil ? nil : context.mark.line), consequence: .allBuiltIn)
    default:
      return broken(.other(String(describing: error)))
    }
  }

  /// libyaml tells mistakes apart by English sentences only.
  private func syntaxMistake(
    context: String, problem: String, at mark: Mark, in text: String
  ) -> DocumentProblem.SyntaxMistake {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : ""
    if line.prefix(while: \.isWhitespace).contains("\t") || problem.contains("tab character") { return .tab }
    if context.contains("quoted scalar") { return .unclosedQuote }
    if context.contains("flow") { return .unclosedBracket }
    if problem.contains("mapping values are not allowed") { return .unexpectedColon }
    if problem.contains("did not find expected key") || problem.contains("did not find expected '-'")
      || problem.contains("block sequence entries are not allowed")
      || problem.contains("could not find expected ':'")
      || problem.contains("expected <block end>")
    {
      return .indentation
    }
    if problem.contains("cannot start any token") { return .unexpectedCharacter }
    if problem.contains("undefined alias") { return .unknownAlias }
    if problem.contains("another document") { return .severalDocuments }
    return .other(problem)
  }

  private func line(repeating key: String, after mark: Mark, in text: String) -> Int? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated().dropFirst(mark.line) {
      let words = line.drop { $0 == " " }
      guard line.count - words.count == mark.column - 1, words.hasPrefix(key) else { continue }
      if words.dropFirst(key.count).drop(while: { $0 == " " }).first == ":" { return index + 1 }
    }
    return nil
  }
}
