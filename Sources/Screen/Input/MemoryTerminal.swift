/// A terminal that exists in memory only: shows the frames that were presented and plays events back, for tests.
public final class MemoryTerminal: Terminal {
  public private(set) var size: Size
  public var theme: Theme
  public var isMouseReported = false
  /// Every frame presented so far, with its cursor.
  public private(set) var frames: [(frame: CellBuffer, cursor: Position?)] = []
  public private(set) var watched: Set<Int32> = []
  public private(set) var suspensions = 0
  public private(set) var isRestored = false
  private var events: [InputEvent]

  public init(size: Size, theme: Theme = .fallback, events: [InputEvent] = []) {
    self.size = size
    self.theme = theme
    self.events = events.reversed()
  }

  /// The rows of the last frame as text; none before the first.
  public var lines: [String] { frames.last?.frame.lines ?? [] }

  public func present(_ frame: CellBuffer, cursor: Position?) {
    frames.append((frame, cursor))
  }

  /// The next of the events given at the beginning, whatever the time; ``InputEvent/hangUp`` when none is left.
  public func nextEvent(timeout: Duration?) -> InputEvent? {
    let event = events.popLast() ?? .hangUp
    if case .resize(let size) = event { self.size = size }
    return event
  }

  /// Nothing is typed ahead here: the events come when they are asked for.
  public func dropTypedAhead() {}

  public func watch(_ descriptor: Int32) { watched.insert(descriptor) }
  public func unwatch(_ descriptor: Int32) { watched.remove(descriptor) }
  public func suspend() { suspensions += 1 }
  public func restore() { isRestored = true }
}
