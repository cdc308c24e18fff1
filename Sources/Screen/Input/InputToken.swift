/// The first thing in a stream of bytes from a terminal.
struct InputToken {
  enum Meaning {
    case event(InputEvent)
    /// A character that was typed.
    case scalar(Unicode.Scalar)
    case pasteBegins
    /// A sequence that is no key.
    case nothing
  }

  let meaning: Meaning
  /// How many bytes it takes.
  let length: Int

  static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  private init(_ meaning: Meaning, _ length: Int) {
    self.meaning = meaning
    self.length = length
  }

  /// Nil where more bytes are needed to tell. With `isComplete` no more will come: nil only where `bytes` are empty.
  init?(_ bytes: ArraySlice<UInt8>, terminalKeys: [[UInt8]: Key], isComplete: Bool) {
    guard let first = bytes.first else { return nil }
    if first != 0x1B {
      self.init(unescaped: bytes, isComplete: isComplete)
      return
    }
    if let known = terminalKeys.first(where: { bytes.starts(with: $0.key) }) {
      self.init(.event(.key(known.value)), known.key.count)
      return
    }
    let isPrefix = terminalKeys.contains { $0.key.count > bytes.count && $0.key.starts(with: bytes) }
    if let token = InputToken(escaped: bytes, isComplete: isComplete), !isPrefix || isComplete || bytes.count > 2 {
      self = token
      return
    }
    guard isComplete else { return nil }
    self.init(.event(.key(.escape)), 1)
  }

  /// A control or a character.
  private init?(unescaped bytes: ArraySlice<UInt8>, isComplete: Bool) {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x00: self.init(.event(.key(.character(" "), .control)), 1)
    case 0x08, 0x7F: self.init(.event(.key(.backspace)), 1)
    case 0x09: self.init(.event(.key(.tab)), 1)
    case 0x0A, 0x0D: self.init(.event(.key(.enter)), 1)
    case 0x01...0x1A: self.init(.event(.key(.character(InputToken.ascii(first + 0x60)), .control)), 1)
    case 0x1C...0x1F: self.init(.event(.key(.character(InputToken.ascii(first + 0x40)), .control)), 1)
    default:
      guard let (scalar, length) = InputToken.scalar(bytes, isComplete: isComplete) else { return nil }
      self.init(scalar.map(Meaning.scalar) ?? .nothing, length)
    }
  }

  /// What follows an Escape; nil where it is not complete.
  private init?(escaped bytes: ArraySlice<UInt8>, isComplete: Bool) {
    let rest = bytes.dropFirst()
    guard let second = rest.first else { return nil }
    switch second {
    case 0x5B:  // CSI: [
      guard let sequence = ControlSequence(bytes) else { return nil }
      self.init(sequence.meaning, sequence.length)
    case 0x4F:  // SS3: O
      guard let third = rest.dropFirst().first else { return nil }
      self.init(InputToken.singleShift(third).map { .event(.key($0)) } ?? .nothing, 3)
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F:  // DCS, SOS, OSC, PM, APC: a terminal's answer, up to BEL or ST
      guard let length = InputToken.lengthOfString(bytes) else { return nil }
      self.init(.nothing, length)
    case 0x1B: self.init(.event(.key(.escape)), 1)
    default:
      guard let token = InputToken(unescaped: rest, isComplete: isComplete) else { return nil }
      self.init(InputToken.withAlt(token.meaning), token.length + 1)
    }
  }

  private static func withAlt(_ meaning: Meaning) -> Meaning {
    switch meaning {
    case .scalar(let scalar): .event(.key(.character(Character(scalar)), .alt))
    case .event(.key(let key, let modifiers)): .event(.key(key, modifiers.union(.alt)))
    case .event, .pasteBegins, .nothing: meaning
    }
  }

  private static func lengthOfString(_ bytes: ArraySlice<UInt8>) -> Int? {
    var previous: UInt8 = 0
    for (offset, byte) in bytes.enumerated().dropFirst(2) {
      if byte == 0x07 || byte == 0x5C && previous == 0x1B { return offset + 1 }
      previous = byte
    }
    return nil
  }

  /// The scalar that UTF-8 begins with, nil for bytes that are none; nil altogether where more bytes are needed.
  private static func scalar(_ bytes: ArraySlice<UInt8>, isComplete: Bool) -> (Unicode.Scalar?, length: Int)? {
    guard let first = bytes.first else { return nil }
    let length =
      switch first {
      case 0x00...0x7F: 1
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    if length == 0 { return (nil, 1) }
    let continuation = bytes.dropFirst().prefix(length - 1).prefix { $0 & 0xC0 == 0x80 }
    if continuation.count < length - 1 {
      let isCutOff = bytes.count == continuation.count + 1
      return isCutOff && !isComplete ? nil : (nil, continuation.count + 1)
    }
    var iterator = bytes.prefix(length).makeIterator()
    var decoder = UTF8()
    if case .scalarValue(let scalar) = decoder.decode(&iterator), !scalar.isControl { return (scalar, length) }
    return (nil, length)
  }

  private static func ascii(_ byte: UInt8) -> Character {
    Character(Unicode.Scalar(byte)).lowercased().first ?? " "
  }

  /// The keys of the application keypad mode, as xterm sends them after ESC O.
  private static func singleShift(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x41: .up
    case 0x42: .down
    case 0x43: .right
    case 0x44: .left
    case 0x46: .end
    case 0x48: .home
    case 0x4D: .enter
    case 0x50...0x53: .function(Int(byte) - 0x4F)
    case 0x58: .character("=")
    case 0x6A...0x79: .character(Character(Unicode.Scalar(byte - 0x40)))
    default: nil
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
