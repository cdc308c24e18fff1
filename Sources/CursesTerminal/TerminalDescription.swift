internal import CNcurses
internal import Glibc
internal import Screen

/// What the terminal description database says of this kind of terminal. To be asked once ncurses has opened it.
enum TerminalDescription {
  /// Whether text can be placed anywhere on the screen.
  static var canPlaceText: Bool { bytes(of: "cup") != nil }

  /// The sequences of the keys that differ from terminal to terminal.
  static var keys: [[UInt8]: Key] {
    var keys: [[UInt8]: Key] = [:]
    for (capability, key) in capabilities {
      if let sequence = bytes(of: capability), sequence.first == 0x1B { keys[sequence] = key }
    }
    for number in 1...12 {
      if let sequence = bytes(of: "kf\(number)"), sequence.first == 0x1B { keys[sequence] = .function(number) }
    }
    return keys
  }

  /// What gives the terminal back in a state fit for a shell, ending with what was on the screen before.
  static var leavingSequence: [UInt8] {
    ["sgr0", "op", "cnorm", "rmkx", "rmcup"].flatMap { bytes(of: $0) ?? [] }
  }

  private static let capabilities: KeyValuePairs<String, Key> = [
    "kcuu1": .up, "kcud1": .down, "kcub1": .left, "kcuf1": .right, "khome": .home, "kend": .end, "kpp": .pageUp,
    "knp": .pageDown, "kich1": .insert, "kdch1": .delete, "kent": .enter,
  ]

  /// Without the padding (`$<5>`) that only terminals of the past need.
  private static func bytes(of capability: String) -> [UInt8]? {
    guard let text = terminalString(capability) else { return nil }
    var bytes: [UInt8] = []
    var rest = UnsafeBufferPointer(start: text, count: strlen(text)).map(UInt8.init(bitPattern:))[...]
    while let byte = rest.first {
      if rest.starts(with: "$<".utf8), let end = rest.firstIndex(of: 0x3E) {
        rest = rest[(end + 1)...]
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    return bytes.isEmpty ? nil : bytes
  }
}
