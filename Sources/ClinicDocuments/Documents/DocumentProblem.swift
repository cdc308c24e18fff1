public import FollowUp

/// One mistake in a document that people edit: where it stands, what is wrong, and what is used in its place.
public struct DocumentProblem: Error, Hashable, Sendable {
  /// The document's name, as in ``DocumentSource/name``.
  public var document: String
  /// Counted from 1, as the column; nil where the mistake is the document as a whole.
  public var line: Int?
  public var column: Int?
  /// The keys that lead to the place: `rules.extraction.steps[2].due`, list items counted from 1; empty at the top.
  public var keyPath: String
  public var mistake: Mistake
  public var consequence: Consequence

  public init(
    document: String, line: Int? = nil, column: Int? = nil, keyPath: String = "", mistake: Mistake,
    consequence: Consequence
  ) {
    self.document = document
    self.line = line
    self.column = column
    self.keyPath = keyPath
    self.mistake = mistake
    self.consequence = consequence
  }

  /// What is wrong. Texts from the document are as written there; `nearest` is the valid one most like it, if any
  /// is like it at all.
  public enum Mistake: Hashable, Sendable {
    /// It is there, but it is a folder or may not be read.
    case unreadable
    case notUTF8
    /// Larger than so many bytes.
    case tooLarge(limit: Int)
    case nestedTooDeeply
    case tooManyAliases
    case syntax(SyntaxMistake)
    case repeatedKey(String, firstLine: Int?)

    case wrongShape(expected: Shape)
    case empty
    case forbiddenCharacter
    case unknownKey(String, nearest: String?)
    case missingKey(String)
    case missingKeys([String])
    case unknownValue(String, nearest: String?)

    case notADuration(String, nearest: String?)
    case durationTooLong(String)
    /// A step that would be overdue before it may be called.
    case endsBeforeItBegins(due: String, by: String)
    case repeatsWithoutPause(String)
    /// Two steps of a rule that begin at the same time.
    case repeatedStep(String)
    case notInWholeDays(String)
    /// A rule that is not built in and names no procedures.
    case unknownRule(String, nearest: String?)
    /// Only built-in rules start from something else than procedures.
    case triggerIsFixed
    /// A code that has a rule and is listed as having none.
    case procedureHasARule(String, rule: String)

    case unknownPlaceholder(String, nearest: String?)
    /// A brace or bracket of a script without its partner.
    case brokenTemplate(ScriptTemplateError)
    case unknownSharedPart(String, nearest: String?)
    /// A shared part that uses itself, directly or through others.
    case usesItself(String)
    /// A section that shared parts blow up beyond so many lines.
    case tooManyLines(limit: Int)
    /// A `for` that lists so much that it means too many kinds of calls.
    case tooManyCombinations
    /// A document of scripts that neither its name nor its key `language` puts into a language.
    case languageUnknown

    case notAColor(String, nearest: String?)
    case notAKey(String)
    case keyUsedTwice(String, by: String)
    /// A key that types a character, where text is typed.
    case keyWritesText(String)
    /// An action that nobody could do without, and no key left for it.
    case actionWithoutKey(String)
  }

  /// What the YAML reader stumbled over.
  public enum SyntaxMistake: Hashable, Sendable {
    case tab
    case indentation
    /// A second `:` on a line, where a text needs quotes.
    case unexpectedColon
    case unclosedQuote
    case unclosedBracket
    case unexpectedCharacter
    case unknownAlias
    case severalDocuments
    /// The reader's own words, in English.
    case other(String)
  }

  /// What should stand at a place.
  public enum Shape: Hashable, Sendable {
    case mapping, list, text, yesOrNo, number
  }

  /// What happens now.
  public enum Consequence: Hashable, Sendable {
    /// Nothing of the document is used; what is built in stands.
    case allBuiltIn
    /// What is built in stands at this place.
    case builtIn
    /// This part is left out; nothing built in takes its place.
    case leftOut
    /// Both are used; somebody should look.
    case kept
  }
}
