/// What happens at a terminal.
public enum InputEvent: Hashable, Sendable {
  /// One key, or one character of an alphabet; control letters come in lower case.
  case key(Key, Modifiers = [])
  /// What an input method wrote: one or more characters that no single key types, such as 王伟.
  case text(String)
  /// What was pasted, as one piece, line ends as `\n`. Never to be taken for keys.
  case paste(String)
  case mouse(MouseEvent)
  case resize(Size)
  /// The terminal's window became the active one, or ceased to be.
  case focus(Bool)
  /// The program was stopped for a while and goes on; the next frame paints the whole screen.
  case resumed
  /// SIGINT from outside; Ctrl-C typed at the terminal is a key.
  case interrupt
  /// SIGTERM.
  case terminate
  /// The terminal is gone: end of input, or SIGHUP. Nothing more will come.
  case hangUp
  /// A watched file descriptor has something to read.
  case descriptorReady(Int32)
}

extension InputEvent {
  /// Whether a person did it at the terminal.
  public var isTyped: Bool {
    switch self {
    case .key, .text, .paste, .mouse: true
    case .resize, .interrupt, .terminate, .hangUp, .focus, .resumed, .descriptorReady: false
    }
  }
}

public enum Key: Hashable, Sendable {
  case character(Character)
  case enter, tab, escape, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1 is 1.
  case function(Int)
}

/// Keys held down with another one. Shift is reported with keys that do not type a character.
public struct Modifiers: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  public static let shift = Modifiers(rawValue: 1)
  public static let alt = Modifiers(rawValue: 2)
  public static let control = Modifiers(rawValue: 4)
}

public struct MouseEvent: Hashable, Sendable {
  public enum Action: Hashable, Sendable {
    case press, release, drag, wheelUp, wheelDown
  }

  public enum Button: Hashable, Sendable {
    case left, middle, right, none
  }

  public var action: Action
  public var button: Button
  public var position: Position
  public var modifiers: Modifiers

  public init(_ action: Action, _ button: Button = .left, at position: Position, modifiers: Modifiers = []) {
    self.action = action
    self.button = button
    self.position = position
    self.modifiers = modifiers
  }
}
