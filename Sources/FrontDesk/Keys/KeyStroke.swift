public import Screen

/// One press of a key, as it is bound and written: `j`, `Ctrl-P`, `Shift-Tab`, `F1`, `Enter`.
public struct KeyStroke: Hashable, Sendable {
  public var key: Key
  public var modifiers: Modifiers

  public init(_ key: Key, _ modifiers: Modifiers = []) {
    self.key = key
    // A character carries its shift in itself.
    if case .character = key {
      self.modifiers = modifiers.subtracting(.shift)
    } else {
      self.modifiers = modifiers
    }
  }

  public init(_ character: Character) {
    self.init(.character(character))
  }

  /// Whether the key writes a character where text is typed.
  public var writesText: Bool {
    if case .character = key { modifiers.isEmpty } else { false }
  }

  /// The stroke on the same place of a United States keyboard; see ``KeyboardLayout``.
  var onLatinLayout: KeyStroke {
    guard case .character(let character) = key else { return self }
    return KeyStroke(.character(KeyboardLayout.latin(character)), modifiers)
  }

  /// Whether a keyboard of any layout has the key: it needs no Latin letter and no sign that layouts put elsewhere.
  public var isOnEveryLayout: Bool {
    if case .character(let character) = key { character == " " && modifiers.isEmpty } else { true }
  }
}

extension KeyStroke: LosslessStringConvertible {
  /// Reads the notation of configuration files: names of keys as in ``description``, letter case of names and
  /// modifiers ignored. Nil for anything else.
  public init?(_ description: String) {
    var rest = Substring(description)
    var modifiers: Modifiers = []
    while let dash = rest.dropFirst().firstIndex(of: "-"), dash < rest.index(before: rest.endIndex),
      let modifier = KeyStroke.modifiers[rest[..<dash].lowercased()]
    {
      modifiers.insert(modifier)
      rest = rest[rest.index(after: dash)...]
    }
    if rest.count == 1, let character = rest.first {
      // Control letters come in lower case from a terminal.
      let isControl = modifiers.contains(.control)
      let typed = isControl ? Character(character.lowercased().prefix(1).description) : character
      self.init(.character(typed), modifiers)
    } else if let key = KeyStroke.named[rest.lowercased()] {
      self.init(key, modifiers)
    } else if let number = KeyStroke.functionNumber(rest) {
      self.init(.function(number), modifiers)
    } else {
      return nil
    }
  }

  /// The number of a function key, 1–24, written as `F` and its digits.
  private static func functionNumber(_ name: Substring) -> Int? {
    guard name.first == "F" || name.first == "f", (2...3).contains(name.utf8.count),
      name.utf8.dropFirst().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(name.dropFirst()), (1...24).contains(number)
    else { return nil }
    return number
  }

  public var description: String {
    var text = ""
    if modifiers.contains(.control) { text += "Ctrl-" }
    if modifiers.contains(.alt) { text += "Alt-" }
    if modifiers.contains(.shift) { text += "Shift-" }
    return text + keyName(arrows: KeyStroke.writtenArrows)
  }

  /// As the key line and the help show it: arrows as arrows, letters as on the keycap.
  public var symbol: String {
    var text = ""
    if modifiers.contains(.control) { text += "Ctrl-" }
    if modifiers.contains(.alt) { text += "Alt-" }
    if modifiers.contains(.shift) { text += "Shift-" }
    if modifiers.contains(.control), case .character(let character) = key { return text + character.uppercased() }
    return text + keyName(arrows: ["↑", "↓", "←", "→"])
  }

  private func keyName(arrows: [String]) -> String {
    switch key {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .enter: "Enter"
    case .tab: "Tab"
    case .escape: "Esc"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .up: arrows[0]
    case .down: arrows[1]
    case .left: arrows[2]
    case .right: arrows[3]
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PageUp"
    case .pageDown: "PageDown"
    case .function(let number): "F\(number)"
    }
  }

  private static let writtenArrows = ["Up", "Down", "Left", "Right"]

  private static let modifiers: [String: Modifiers] = [
    "ctrl": .control, "control": .control, "alt": .alt, "shift": .shift,
  ]

  private static let named: [String: Key] = [
    "enter": .enter, "tab": .tab, "esc": .escape, "escape": .escape, "backspace": .backspace, "delete": .delete,
    "insert": .insert, "up": .up, "down": .down, "left": .left, "right": .right, "home": .home, "end": .end,
    "pageup": .pageUp, "pagedown": .pageDown, "space": .character(" "),
  ]
}
