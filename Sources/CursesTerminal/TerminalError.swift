/// Why a terminal could not be used.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or output is no terminal.
  case notATerminal
  /// The terminal description database does not know this kind; nil where TERM is not set.
  case unknownTerminal(String?)
}
