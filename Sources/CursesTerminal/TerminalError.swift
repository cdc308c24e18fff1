/// Why a terminal could not be used.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or output is no terminal.
  case notATerminal
  /// The terminal description database does not know this kind; nil where TERM is not set.
  case unknownTerminal(String?)
  /// The kind is known, but nothing can be placed on its screen (`dumb`).
  case tooSimple(String)
  /// The system has no locale for UTF-8, not even C.UTF-8.
  case noUnicodeLocale
}
