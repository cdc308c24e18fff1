public import Screen

extension InputEvent {
  /// The character of a command key, in lower case: whatever the layout, and in full-width form too. Nil for any
  /// other event, and for keys held with Control or Alt.
  public var commandCharacter: Character? {
    let typed: Character
    switch self {
    case .key(.character(let character), let modifiers) where modifiers.subtracting(.shift).isEmpty:
      typed = character
    case .text(let text):
      guard let only = text.first, text.count == 1 else { return nil }
      typed = only
    default: return nil
    }
    return Character(String(KeyboardLayout.latin(typed)).lowercased().prefix(1).description)
  }

  /// The number of a digit key, in full-width form too.
  public var digit: Int? {
    commandCharacter.flatMap { $0.isASCII ? $0.wholeNumberValue : nil }
  }
}

extension StringProtocol {
  /// The text with full-width forms and the wide space of an input method as their ASCII characters.
  var halfWidth: String {
    String(String.UnicodeScalarView(unicodeScalars.map(\.halfWidth)))
  }
}

extension Unicode.Scalar {
  fileprivate var halfWidth: Unicode.Scalar {
    switch value {
    case 0x3000: " "
    // The full-width forms stand in the order of ASCII, this far above it.
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
    default: self
    }
  }
}
