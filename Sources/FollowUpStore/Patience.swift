/// How long a store waits for others who hold the clinic, before it throws ``StoreError/busy(path:holder:)``.
public enum Patience: Hashable, Sendable {
  /// As long as nobody should need for a save; where a person is told of waiting, also to the end of a command that
  /// takes long.
  case long
  /// Many times as long as a save takes, which nobody notices; not at all for a command that takes long.
  case short
  /// Not at all.
  case none
}
