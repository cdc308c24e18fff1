/// Turns the bytes that a terminal sends into events: UTF-8, the key sequences of xterm and its relatives (the Linux
/// console, tmux, rxvt, kitty's protocol), bracketed paste, mouse reports (SGR), changes of focus.
///
/// Bytes may come in any portions. A lone Escape cannot be told from the beginning of a sequence: where
/// ``isWaiting`` holds, ``flush()`` is to be called once nothing more came for a moment (25 ms are usual).
/// Sequences that are no key, such as a terminal's answers, are left out.
public struct InputDecoder: Sendable {
  /// A paste is cut off here, so that a terminal gone mad does not fill the memory.
  public static let pasteLimit = 1 << 20

  private let terminalKeys: [[UInt8]: Key]
  private var buffer: [UInt8] = []
  private var paste: [UInt8]?

  /// Sequences of this terminal, each beginning with Escape, win over the usual ones.
  public init(terminalKeys: [[UInt8]: Key] = [:]) {
    self.terminalKeys = terminalKeys.filter { $0.key.count > 1 }
  }

  /// Whether what came last may be the beginning of something longer.
  public var isWaiting: Bool { paste == nil && !buffer.isEmpty }

  /// The events that `bytes` complete.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    buffer.append(contentsOf: bytes)
    return decode(isComplete: false)
  }

  /// Takes what is waiting for complete: a lone Escape is the key.
  public mutating func flush() -> [InputEvent] {
    decode(isComplete: true)
  }

  private mutating func decode(isComplete: Bool) -> [InputEvent] {
    var events: [InputEvent] = []
    var typed = String.UnicodeScalarView()
    var rest = buffer[...]
    while !rest.isEmpty {
      if paste != nil {
        guard let text = takePaste(from: &rest) else { break }
        events.append(.paste(text))
        continue
      }
      guard let token = InputToken(rest, terminalKeys: terminalKeys, isComplete: isComplete) else { break }
      rest = rest.dropFirst(token.length)
      if case .scalar(let scalar) = token.meaning {
        typed.append(scalar)
        continue
      }
      events += InputDecoder.events(for: &typed)
      switch token.meaning {
      case .event(let event): events.append(event)
      case .pasteBegins: paste = []
      case .scalar, .nothing: break
      }
    }
    events += InputDecoder.events(for: &typed)
    buffer = Array(rest)
    return events
  }

  /// The whole paste where its end is there; nil where more has to come, after what there is was put aside.
  private mutating func takePaste(from rest: inout ArraySlice<UInt8>) -> String? {
    let end = InputToken.pasteEnd
    var index = rest.startIndex
    while index < rest.endIndex {
      if rest[index] == 0x1B && rest[index...].starts(with: end) {
        let text = InputDecoder.text(ofPaste: (paste ?? []) + rest[..<index])
        paste = nil
        rest = rest[(index + end.count)...]
        return text
      }
      if rest[index] == 0x1B && rest.endIndex - index < end.count && end.starts(with: rest[index...]) { break }
      index += 1
    }
    let room = InputDecoder.pasteLimit - (paste?.count ?? 0)
    paste?.append(contentsOf: rest[..<index].prefix(room))
    rest = rest[index...]
    return nil
  }

  /// Without what commands a terminal and without controls, except line ends and tabs.
  private static func text(ofPaste bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    var scalars = String.UnicodeScalarView()
    var followsReturn = false
    for scalar in text.withoutControlSequences.unicodeScalars {
      switch scalar {
      case "\r": scalars.append("\n")
      case "\n": if !followsReturn { scalars.append("\n") }
      case "\t": scalars.append("\t")
      default: if scalar.properties.generalCategory != .control { scalars.append(scalar) }
      }
      followsReturn = scalar == "\r"
    }
    return String(scalars)
  }

  /// Wide characters come from an input method, together; every other is a key of its own.
  private static func events(for typed: inout String.UnicodeScalarView) -> [InputEvent] {
    defer { typed = String.UnicodeScalarView() }
    var events: [InputEvent] = []
    for character in String(typed) {
      if String(character).displayWidth < 2 {
        events.append(.key(.character(character)))
      } else if case .text(let text) = events.last {
        events[events.count - 1] = .text(text + String(character))
      } else {
        events.append(.text(String(character)))
      }
    }
    return events
  }
}
