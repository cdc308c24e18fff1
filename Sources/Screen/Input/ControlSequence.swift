/// A control sequence (ESC [ parameters final) that a terminal sent.
struct ControlSequence {
  /// In bytes.
  let length: Int
  /// `<`, `?`, `>`, `=` before the parameters.
  private let prefix: UInt8?
  /// Missing ones are nil; of a parameter with parts only the first is kept.
  private let parameters: [Int?]
  private let final: UInt8

  /// A sequence longer than this is no key of any terminal.
  private static let lengthLimit = 64

  /// Nil where the sequence is not complete.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes.dropFirst(2)
    // The Linux console sends ESC [ [ A to E for F1 to F5.
    if rest.first == 0x5B {
      guard let letter = rest.dropFirst().first else { return nil }
      (length, prefix, parameters, final) = (4, 0x5B, [], letter)
      return
    }
    var sign: UInt8?
    if let first = rest.first, (0x3C...0x3F).contains(first) {
      sign = first
      rest = rest.dropFirst()
    }
    let body = rest.prefix { (0x20...0x3F).contains($0) }
    guard let last = rest.dropFirst(body.count).first else {
      guard bytes.count > ControlSequence.lengthLimit else { return nil }
      (length, prefix, parameters, final) = (bytes.count, nil, [], 0)
      return
    }
    length = body.endIndex - bytes.startIndex + 1
    prefix = sign
    final = last
    parameters = body.split(separator: 0x3B, maxSplits: 15, omittingEmptySubsequences: false).map { part in
      Int(String(decoding: part.prefix { $0 != 0x3A }, as: UTF8.self))
    }
  }

  var meaning: InputToken.Meaning {
    switch prefix {
    case 0x5B: linuxFunctionKey.map { .event(.key($0)) } ?? .nothing
    case 0x3C: mouseEvent.map { .event(.mouse($0)) } ?? .nothing
    case nil: unprefixed
    default: .nothing
    }
  }

  private var unprefixed: InputToken.Meaning {
    switch final {
    case 0x49: .event(.focus(true))
    case 0x4F: .event(.focus(false))
    case 0x5A: .event(.key(.tab, .shift))
    case 0x75: typedKey(code: parameter(0))
    case 0x7E: numberedKey
    default: letterKey.map { .event(.key($0, modifiers(parameter(1)))) } ?? .nothing
    }
  }

  private var numberedKey: InputToken.Meaning {
    let number = parameter(0)
    let key: Key? =
      switch number {
      case 1, 7: .home
      case 2: .insert
      case 3: .delete
      case 4, 8: .end
      case 5: .pageUp
      case 6: .pageDown
      case 11...15: .function(number - 10)
      case 17...21: .function(number - 11)
      case 23, 24: .function(number - 12)
      default: nil
      }
    return switch number {
    case 27: typedKey(code: parameter(2))
    case 200: .pasteBegins
    default: key.map { .event(.key($0, modifiers(parameter(1)))) } ?? .nothing
    }
  }

  /// A key that is reported by what it types: CSI code ; modifiers u, and xterm's CSI 27 ; modifiers ; code ~.
  private func typedKey(code: Int) -> InputToken.Meaning {
    let modifiers = modifiers(parameter(1))
    switch code {
    case 8, 127: return .event(.key(.backspace, modifiers))
    case 9: return .event(.key(.tab, modifiers))
    case 13: return .event(.key(.enter, modifiers))
    case 27: return .event(.key(.escape, modifiers))
    case 32...0x10_FFFF:
      guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init), DisplayWidth.of(scalar) != nil else {
        return .nothing
      }
      return .event(.key(.character(Character(scalar)), modifiers.subtracting(.shift)))
    default: return .nothing
    }
  }

  private var letterKey: Key? {
    switch final {
    case 0x41: .up
    case 0x42: .down
    case 0x43: .right
    case 0x44: .left
    case 0x46: .end
    case 0x48: .home
    case 0x50...0x53: .function(Int(final) - 0x4F)
    default: nil
    }
  }

  private var linuxFunctionKey: Key? {
    (0x41...0x45).contains(final) ? .function(Int(final) - 0x40) : nil
  }

  /// A report of the mouse in the form SGR: `<` button ; column ; row and M (press) or m (release), from 1 on.
  private var mouseEvent: MouseEvent? {
    guard final == 0x4D || final == 0x6D, parameters.count == 3 else { return nil }
    let code = parameter(0)
    let position = Position(row: max(0, parameter(2) - 1), column: max(0, parameter(1) - 1))
    let held = Modifiers(
      [(4, Modifiers.shift), (8, .alt), (16, .control)].filter { code & $0.0 != 0 }.map(\.1))
    if code & 64 != 0 {
      guard code & 3 < 2 else { return nil }
      return MouseEvent(code & 1 == 0 ? .wheelUp : .wheelDown, .none, at: position, modifiers: held)
    }
    let button: MouseEvent.Button =
      switch code & 3 {
      case 0: .left
      case 1: .middle
      case 2: .right
      default: .none
      }
    let action: MouseEvent.Action = final == 0x6D ? .release : code & 32 != 0 ? .drag : .press
    return MouseEvent(action, button, at: position, modifiers: held)
  }

  /// 0 where it is missing.
  private func parameter(_ index: Int) -> Int {
    parameters.indices.contains(index) ? parameters[index] ?? 0 : 0
  }

  /// xterm reports 1 + shift 1 + alt 2 + control 4.
  private func modifiers(_ parameter: Int) -> Modifiers {
    parameter > 1 ? Modifiers(rawValue: UInt8(truncatingIfNeeded: parameter - 1) & 7) : []
  }
}
