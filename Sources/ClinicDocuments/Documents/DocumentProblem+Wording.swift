internal import FollowUp
public import Wording

extension DocumentProblem {
  /// One line: where, what is wrong, what was probably meant and what happens now. What it quotes from the document
  /// is cut short and rid of characters that a terminal would obey.
  ///
  /// `protocol.yaml:12:16: rules.extraction.steps[1].due: “7D” is no duration. … Did you mean “P7D”? …`
  public func described(in voice: Voice) -> String {
    var place = document.quotable(limit: 200)
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    var parts = [place]
    if !keyPath.isEmpty { parts.append(keyPath.quotable(limit: 120)) }
    var sentences = [what(voice)]
    if let nearest = mistake.nearest {
      sentences.append(voice(DocumentPhrase.suggestion, ["value": voice.quote(nearest)]))
    }
    sentences.append(voice(consequence.phrase))
    parts.append(sentences.joined(separator: voice.language == .chinese ? "" : " "))
    return parts.joined(separator: ": ")
  }

  private func what(_ voice: Voice) -> String {
    func say(_ phrase: DocumentPhrase, _ value: String) -> String { voice(phrase, ["value": voice.quote(value)]) }
    switch mistake {
    case .unreadable: return voice(DocumentPhrase.unreadable)
    case .notUTF8: return voice(DocumentPhrase.notUTF8)
    case .tooLarge(let limit): return voice(DocumentPhrase.tooLarge, ["limit": String(limit / 1024)])
    case .nestedTooDeeply: return voice(DocumentPhrase.nestedTooDeeply)
    case .tooManyAliases: return voice(DocumentPhrase.tooManyAliases)
    case .syntax(let mistake): return mistake.described(in: voice)
    case .repeatedKey(let key, let line):
      guard let line else { return say(.repeatedKey, key) }
      return voice(DocumentPhrase.repeatedKeyAfter, ["value": voice.quote(key), "line": String(line)])
    case .wrongShape(let expected): return voice(expected.phrase)
    case .empty: return voice(DocumentPhrase.empty)
    case .forbiddenCharacter: return voice(DocumentPhrase.forbiddenCharacter)
    case .unknownKey(let key, _): return say(.unknownKey, key)
    case .missingKey(let key): return say(.missingKey, key)
    case .missingKeys(let keys):
      return voice(DocumentPhrase.missingKeys, ["values": keys.map { $0.quotable() }.joined(separator: ", ")])
    case .unknownValue(let value, _): return say(.unknownValue, value)
    case .notADuration(let text, _): return say(.notADuration, text)
    case .durationTooLong(let text): return say(.durationTooLong, text)
    case .endsBeforeItBegins(let due, let by):
      return voice(DocumentPhrase.endsBeforeItBegins, ["due": due.quotable(), "by": by.quotable()])
    case .repeatsWithoutPause(let text): return say(.repeatsWithoutPause, text)
    case .repeatedStep(let name): return say(.repeatedStep, name)
    case .notInWholeDays(let text): return say(.notInWholeDays, text)
    case .unknownRule(let name, _): return say(.unknownRule, name)
    case .triggerIsFixed: return voice(DocumentPhrase.triggerIsFixed)
    case .procedureHasARule(let code, let rule):
      return voice(DocumentPhrase.procedureHasARule, ["value": voice.quote(code), "rule": voice.quote(rule)])
    case .unknownPlaceholder(let name, _): return say(.unknownPlaceholder, name)
    case .brokenTemplate(let error): return described(error, voice)
    case .unknownSharedPart(let name, _): return say(.unknownSharedPart, name)
    case .usesItself(let name): return say(.usesItself, name)
    case .tooManyLines(let limit): return voice(DocumentPhrase.tooManyLines, ["limit": String(limit)])
    case .tooManyCombinations: return voice(DocumentPhrase.tooManyCombinations)
    case .languageUnknown: return voice(DocumentPhrase.languageUnknown)
    case .notAColor(let text, _): return say(.notAColor, text)
    case .notAKey(let text): return say(.notAKey, text)
    case .keyUsedTwice(let key, let action):
      return voice(DocumentPhrase.keyUsedTwice, ["value": voice.quote(key), "action": voice.quote(action)])
    case .keyWritesText(let key): return say(.keyWritesText, key)
    case .actionWithoutKey(let action): return say(.actionWithoutKey, action)
    }
  }

  private func described(_ error: ScriptTemplateError, _ voice: Voice) -> String {
    switch error {
    case .unknownPlaceholder(let name): voice(DocumentPhrase.unknownPlaceholder, ["value": voice.quote(name)])
    case .unclosedPlaceholder(let rest): voice(DocumentPhrase.unclosedPlaceholder, ["value": voice.quote("{" + rest)])
    case .unclosedOptionalPart: voice(DocumentPhrase.unclosedOptionalPart)
    case .nestedOptionalPart: voice(DocumentPhrase.nestedOptionalPart)
    case .optionalPartWithoutPlaceholder:
      voice(DocumentPhrase.optionalPartWithoutPlaceholder, ["example": "[ {tooth}]"])
    case .strayCharacter(let character): voice(DocumentPhrase.strayCharacter, ["value": voice.quote(String(character))])
    }
  }
}

extension DocumentProblem.Mistake {
  /// What was probably meant.
  var nearest: String? {
    switch self {
    case .unknownKey(_, let nearest), .unknownValue(_, let nearest), .notADuration(_, let nearest),
      .unknownRule(_, let nearest), .unknownPlaceholder(_, let nearest), .unknownSharedPart(_, let nearest),
      .notAColor(_, let nearest):
      nearest
    default: nil
    }
  }
}

extension DocumentProblem.SyntaxMistake {
  fileprivate func described(in voice: Voice) -> String {
    switch self {
    case .tab: voice(DocumentPhrase.tab)
    case .indentation: voice(DocumentPhrase.indentation)
    case .unexpectedColon: voice(DocumentPhrase.unexpectedColon)
    case .unclosedQuote: voice(DocumentPhrase.unclosedQuote)
    case .unclosedBracket: voice(DocumentPhrase.unclosedBracket)
    case .unexpectedCharacter: voice(DocumentPhrase.unexpectedCharacter)
    case .unknownAlias: voice(DocumentPhrase.unknownAlias)
    case .severalDocuments: voice(DocumentPhrase.severalDocuments)
    case .other(let reason): voice(DocumentPhrase.unreadableYAML, ["reason": reason.quotable(limit: 120)])
    }
  }
}

extension DocumentProblem.Shape {
  fileprivate var phrase: DocumentPhrase {
    switch self {
    case .mapping: .expectedMapping
    case .list: .expectedList
    case .text: .expectedText
    case .yesOrNo: .expectedYesOrNo
    case .number: .expectedNumber
    }
  }
}

extension DocumentProblem.Consequence {
  fileprivate var phrase: DocumentPhrase {
    switch self {
    case .allBuiltIn: .allBuiltInStands
    case .builtIn: .builtInStands
    case .leftOut: .leftOut
    case .kept: .kept
    }
  }
}

extension Voice {
  fileprivate func quote(_ text: String) -> String {
    switch language {
    case .chinese, .english: "“\(text.quotable())”"
    case .russian: "«\(text.quotable())»"
    }
  }
}

extension String {
  /// At most `limit` characters, with `·` for every character that a terminal would obey instead of showing it.
  fileprivate func quotable(limit: Int = 60) -> String {
    var shown = String(
      String.UnicodeScalarView(prefix(limit).unicodeScalars.map { $0.isWelcomeInDocuments ? $0 : "·" }))
    if count > limit { shown += "…" }
    return shown
  }
}
