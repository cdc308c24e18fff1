/// A screen to show frames on, with its keyboard and mouse.
public protocol Terminal: AnyObject {
  var size: Size { get }

  /// How roles look from the next frame on.
  var theme: Theme { get set }

  /// Whether the mouse is reported. Off at first: it keeps a person from selecting text as usual.
  var isMouseReported: Bool { get set }

  /// Shows a frame. What lies outside the terminal is not shown.
  ///
  /// The cursor stands where the next character will be typed and an input method opens its window; nil hides it.
  func present(_ frame: CellBuffer, cursor: Position?)

  /// The next thing that happens, in order; waits for it up to `timeout`, or for ever where that is nil. Nil where
  /// nothing happened in that time.
  func nextEvent(timeout: Duration?) -> InputEvent?

  /// Forgets what was typed so far and has not come yet: it was meant for another screen.
  func dropTypedAhead()

  /// From now on, ``InputEvent/descriptorReady(_:)`` is reported whenever `descriptor` has something to read. Who
  /// receives it reads the descriptor empty, else it comes again.
  func watch(_ descriptor: Int32)

  func unwatch(_ descriptor: Int32)

  /// Stops the program until it is continued from outside, with the terminal as it was found meanwhile; then
  /// ``InputEvent/resumed`` comes.
  func suspend()

  /// Gives the terminal back as it was found. Once is enough; more do nothing.
  func restore()
}
