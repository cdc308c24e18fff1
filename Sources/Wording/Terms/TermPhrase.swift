/// The names of the things that records and documents know by a code. The raw value of each case is that code.
public protocol TermPhrase: Phrase {}

extension TermPhrase {
  /// The name of the thing with this code; nil for a code that has no name here.
  public init?(code: String) {
    self.init(rawValue: code)
  }

  public var code: String { rawValue }
}

extension Voice {
  /// The name that goes with `code`; the code itself, as it was given, where it has none.
  public func name<Term: TermPhrase>(of code: String, as term: Term.Type) -> String {
    Term(code: code).map { self($0) } ?? code
  }
}
