extension String {
  /// The text without what commands a terminal, each sequence left out as a whole: CSI, OSC, DCS and their like up
  /// to their end, shorter sequences that begin with Escape, each also in its form of one control character (as
  /// ECMA-48 has them). A sequence without an end is left out up to the end of its line. Other controls stay.
  public var withoutControlSequences: String {
    guard unicodeScalars.contains(where: { $0.value == 0x1B || (0x80...0x9F).contains($0.value) }) else {
      return String(self)
    }
    var kept = String.UnicodeScalarView()
    var rest = Substring(self).unicodeScalars
    while let scalar = rest.popFirst() {
      switch TerminalSequence.Beginning(scalar, &rest) {
      case .none: kept.append(scalar)
      case .parameters: rest.skipParameters()
      case .string: rest.skipControlString()
      case .short: rest.skipShortSequence()
      }
    }
    return String(kept)
  }
}

/// How a control sequence goes on after its first characters.
private enum TerminalSequence {
  enum Beginning {
    case none
    /// CSI: parameters and one final character.
    case parameters
    /// OSC, DCS, SOS, PM, APC: anything up to the string terminator.
    case string
    /// Escape and one or two characters.
    case short

    init(_ scalar: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView) {
      switch scalar.value {
      case 0x9B: self = .parameters
      case 0x90, 0x98, 0x9D, 0x9E, 0x9F: self = .string
      case 0x1B:
        switch rest.first {
        case "[":
          rest.removeFirst()
          self = .parameters
        case "P", "X", "]", "^", "_":
          rest.removeFirst()
          self = .string
        default: self = .short
        }
      default: self = .none
      }
    }
  }
}

extension Substring.UnicodeScalarView {
  fileprivate mutating func skipParameters() {
    while let scalar = first, (0x20...0x3F).contains(scalar.value) { removeFirst() }
    if let scalar = first, (0x40...0x7E).contains(scalar.value) { removeFirst() }
  }

  fileprivate mutating func skipControlString() {
    while let scalar = first, scalar != "\n", scalar != "\r" {
      removeFirst()
      if scalar.value == 0x07 || scalar.value == 0x9C { return }
      if scalar.value == 0x1B {
        if first == "\\" { removeFirst() }
        return
      }
    }
  }

  fileprivate mutating func skipShortSequence() {
    while let scalar = first, (0x20...0x2F).contains(scalar.value) { removeFirst() }
    if let scalar = first, (0x30...0x7E).contains(scalar.value) { removeFirst() }
  }
}
