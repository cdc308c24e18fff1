/// What a field made of an input event.
public enum FieldResponse: Hashable, Sendable {
  /// Not meant for the field; it is as before.
  case ignored
  /// The cursor or the highlight moved, or a limit was met; the value is as before.
  case consumed
  /// The value is another.
  case changed
}
