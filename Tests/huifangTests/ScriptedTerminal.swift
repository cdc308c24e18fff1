import Screen

/// A terminal at which everything happens as it is written down; at the end it hangs up.
final class ScriptedTerminal: Terminal {
  enum Step {
    case key(String)
    /// Nothing happens for as long as the program cares to wait, but for what is done elsewhere.
    case wait(() -> Void)
    /// The terminal goes away, after what is done elsewhere.
    case hangUp(() -> Void)
  }

  private var steps: ArraySlice<Step>
  private(set) var frames: [[String]] = []
  /// How long the program would have waited for each thing that happened.
  private(set) var timeouts: [Duration?] = []

  init(_ steps: [Step]) {
    self.steps = steps[...]
  }

  let size = Size(columns: 80, rows: 24)
  var theme = Theme.fallback
  var isMouseReported = false

  func present(_ frame: CellBuffer, cursor: Position?) { frames.append(frame.lines) }

  func nextEvent(timeout: Duration?) -> InputEvent? {
    // What comes is not typed ahead.
    if timeout == .zero { return nil }
    timeouts.append(timeout)
    switch steps.popFirst() {
    case .key(let name): return name.count == 1 ? .key(.character(Character(name))) : .key(.down)
    case .wait(let meanwhile):
      meanwhile()
      return nil
    case .hangUp(let meanwhile):
      meanwhile()
      return .hangUp
    case nil: return .hangUp
    }
  }

  func dropTypedAhead() {}
  func watch(_ descriptor: Int32) {}
  func unwatch(_ descriptor: Int32) {}
  func suspend() {}
  func restore() {}
}
