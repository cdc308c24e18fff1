/// What a field made of an input event.
public enum FieldResponse: Hashable, Sendable {
  /// Not meant for the field; it is as before.
  case ignored
  /// The cursor or the highlight moved; the value is as before.
  case consumed
  /// The value is another.
  case changed
  /// The limit was met: so many characters, the last ones of what came, were not taken.
  case cutShort(by: Int)

  /// Whether the value may be another.
  var isChange: Bool {
    switch self {
    case .ignored, .consumed: false
    case .changed, .cutShort: true
    }
  }
}
