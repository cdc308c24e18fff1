extension DocumentSource {
  /// The root of the document; nil for one that holds nothing (blanks and comments).
  ///
  /// Bounded in size, depth and aliases, so that no document, however made, exhausts memory or stack.
  ///
  /// - Throws: ``DocumentProblem`` for text that is no YAML.
  func root() throws(DocumentProblem) -> DocumentNode? {
    let text = try text()
    do throws(YAMLError) {
      let root = try YAMLReader.root(of: Array(text.utf8))
      return root.flatMap { $0.scalar?.isEmpty == true ? nil : DocumentNode(node: $0, keyPath: "") }
    } catch {
      throw problem(of: error, in: text)
    }
  }

  private func problem(of error: YAMLError, in text: String) -> DocumentProblem {
    switch error {
    case .syntax(let problem, let mark, let context):
      let mistake = syntaxMistake(problem, reading: context?.part ?? "", at: mark, in: text)
      // A quote or bracket that is never closed is found at the end of the text; it has to be mended at its start.
      let isUnclosed = mistake == .unclosedQuote || mistake == .unclosedBracket
      return broken(.syntax(mistake), at: isUnclosed ? context?.since ?? mark : mark)
    case .forbiddenCharacter(let offset):
      let line = text.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
      return DocumentProblem(document: name, line: line, mistake: .forbiddenCharacter, consequence: .allBuiltIn)
    case .repeatedKey(let key, let first, let again):
      return broken(.repeatedKey(key, firstLine: first.line == again.line ? nil : first.line), at: again)
    case .nestedTooDeeply(let mark): return broken(.nestedTooDeeply, at: mark)
    case .tooManyAliases(let mark): return broken(.tooManyAliases, at: mark)
    case .unknownAlias(let mark): return broken(.syntax(.unknownAlias), at: mark)
    case .severalDocuments(let mark): return broken(.syntax(.severalDocuments), at: mark)
    case .other(let problem): return broken(.syntax(.other(problem)))
    }
  }

  private func broken(_ mistake: DocumentProblem.Mistake, at mark: YAMLMark? = nil) -> DocumentProblem {
    DocumentProblem(document: name, line: mark?.line, column: mark?.column, mistake: mistake, consequence: .allBuiltIn)
  }

  /// libyaml tells mistakes apart by English sentences only.
  private func syntaxMistake(
    _ problem: String, reading part: String, at mark: YAMLMark, in text: String
  ) -> DocumentProblem.SyntaxMistake {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : ""
    if line.prefix(while: \.isWhitespace).contains("\t") || problem.contains("tab character") { return .tab }
    if part.contains("quoted scalar") { return .unclosedQuote }
    if part.contains("flow") { return .unclosedBracket }
    if problem.contains("mapping values are not allowed") { return .unexpectedColon }
    if problem.contains("did not find expected key") || problem.contains("did not find expected '-'")
      || problem.contains("block sequence entries are not allowed")
      || problem.contains("could not find expected ':'")
      || problem.contains("expected <block end>")
    {
      return .indentation
    }
    return problem.contains("cannot start any token") ? .unexpectedCharacter : .other(problem)
  }
}
