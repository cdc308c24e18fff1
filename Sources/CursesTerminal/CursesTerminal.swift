internal import CNcurses
internal import Glibc
public import Screen

/// A terminal driven through ncurses.
///
/// A program has one at a time, used from one thread. From its making to ``restore()`` it owns the terminal's modes and
/// the signals SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGTERM and SIGHUP, which become events; whatever else ends the
/// program, the terminal is given back as it was found.
public final class CursesTerminal: Terminal {
  /// What a person may ask for.
  public struct Options: Hashable, Sendable {
    /// False for no colours, on any terminal.
    public var isColored: Bool
    /// Lines and signs drawn with ASCII.
    public var isLimitedToASCII: Bool

    /// Colours unless the environment has a NO_COLOR that is not empty (no-color.org).
    public init(isColored: Bool? = nil, isLimitedToASCII: Bool = false) {
      let forbidden = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
      self.isColored = isColored ?? !forbidden
      self.isLimitedToASCII = isLimitedToASCII
    }
  }

  public var theme: Theme {
    didSet {
      painter.theme = theme
      shown = nil
    }
  }

  public var isMouseReported = false {
    didSet { if isMouseReported != oldValue && isActive { write(mouseSequence) } }
  }

  private let input: Int32
  private let output: Int32
  private let streams: StandardStreams
  private let screen: OpaquePointer
  private let signals: SignalPipe
  private var painter: CellPainter
  private var decoder: InputDecoder
  private var events: [InputEvent] = []
  private var watched: [Int32] = []
  /// The frame that the terminal shows.
  private var shown: CellBuffer?
  private var isCursorShown = true
  private var isActive = true
  private var isAtEnd = false

  /// How long after an Escape the rest of a sequence may come.
  private static let escapeDelay = Duration.milliseconds(25)

  /// Opens the terminal that standard input and output are, or the given descriptors, and clears its screen.
  ///
  /// Throws where it is none, or of a kind on which nothing can be drawn; the terminal is then as it was.
  public init(theme: Theme, options: Options = Options(), input: Int32 = 0, output: Int32 = 1) throws(TerminalError) {
    let kind = try CursesTerminal.requireUsable(input: input, output: output)
    guard let signals = SignalPipe(),
      WayBack.prepare(descriptor: output, sequence: TerminalModes.leave + TerminalDescription.leavingSequence)
    else { throw .notATerminal }
    WayBack.beNeeded()
    guard let streams = StandardStreams(input: input, output: output),
      let screen = openScreen(streams.input, streams.output)
    else {
      WayBack.beDone()
      throw .unknownTerminal(kind)
    }
    self.streams = streams
    self.theme = theme
    self.input = input
    self.output = output
    self.screen = screen
    self.signals = signals
    raw()
    noecho()
    nonl()
    typeahead(-1)
    painter = CellPainter(
      theme: theme, depth: options.isColored ? CellPainter.startColors() : .none,
      isLimitedToASCII: options.isLimitedToASCII)
    decoder = InputDecoder(terminalKeys: TerminalDescription.keys)
    signals.catchSignals([SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGTERM, SIGHUP])
    write(TerminalModes.enter)
    adoptWindowSize()
  }

  deinit {
    restore()
    delscreen(screen)
  }

  /// What kind of terminal these descriptors are. Changes nothing on it.
  ///
  /// Throws where they are none, or one of a kind on which nothing can be drawn.
  @discardableResult
  public static func requireUsable(input: Int32 = 0, output: Int32 = 1) throws(TerminalError) -> String {
    guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
    guard let kind = getenv("TERM").map({ String(cString: $0) }), !kind.isEmpty else { throw .unknownTerminal(nil) }
    guard CharacterSet.useUnicode() else { throw .noUnicodeLocale }
    guard knowsTerminal(output) else { throw .unknownTerminal(kind) }
    guard TerminalDescription.canPlaceText else { throw .tooSimple(kind) }
    return kind
  }

  public var size: Size { Size(columns: Int(screenColumns()), rows: Int(screenRows())) }

  /// The colours that frames are shown in.
  public var colorDepth: ColorDepth { painter.depth }

  public func present(_ frame: CellBuffer, cursor: Position?) {
    guard isActive, !isAtEnd else { return }
    let size = self.size
    for run in FrameDifference(from: shown, to: frame).runs { painter.paint(run, of: frame, on: size) }
    shown = frame
    showCursor(cursor.flatMap { Rectangle(size).contains($0) ? $0 : nil })
    _ = refreshScreen()
  }

  public func watch(_ descriptor: Int32) {
    if !watched.contains(descriptor) { watched.append(descriptor) }
  }

  public func unwatch(_ descriptor: Int32) {
    watched.removeAll { $0 == descriptor }
  }

  public func suspend() {
    guard isActive else { return }
    leave()
    signals.stopProcess()
    enter()
    reportResumption()
  }

  public func restore() {
    guard isActive else { return }
    leave()
    signals.close()
  }
}

// MARK: - Events

extension CursesTerminal {
  public func nextEvent(timeout: Duration?) -> InputEvent? {
    let clock = ContinuousClock()
    let end = timeout.map { clock.now.advanced(by: $0) }
    while events.isEmpty {
      guard isActive, !isAtEnd else { return .hangUp }
      let remaining = end.map { max(.zero, clock.now.duration(to: $0)) }
      let isEscapeOpen = decoder.isWaiting
      let patience = isEscapeOpen ? min(remaining ?? CursesTerminal.escapeDelay, CursesTerminal.escapeDelay) : remaining
      if wait(for: patience) { continue }
      if isEscapeOpen {
        events += decoder.flush()
      } else if let remaining, remaining == .zero {
        break
      }
    }
    return events.isEmpty ? nil : events.removeFirst()
  }

  public func dropTypedAhead() {
    tcflush(input, TCIFLUSH)
    _ = decoder.flush()
    events.removeAll(where: \.isTyped)
  }

  /// Waits for anything to happen, and takes it in. False where nothing did in that time.
  private func wait(for patience: Duration?) -> Bool {
    var descriptors = ([signals.descriptor, input] + watched).map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let result = poll(&descriptors, nfds_t(descriptors.count), CursesTerminal.milliseconds(patience))
    if result < 0 && errno == EINTR { return true }
    guard result > 0 else { return false }
    if descriptors[0].revents != 0 { signals.drain().forEach(takeSignal) }
    if descriptors[1].revents != 0 { readInput() }
    for descriptor in descriptors.dropFirst(2) where descriptor.revents != 0 {
      // A closed descriptor would be reported for ever.
      if descriptor.revents & Int16(POLLNVAL) != 0 { unwatch(descriptor.fd) }
      events.append(.descriptorReady(descriptor.fd))
    }
    return true
  }

  private func readInput() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(input, &bytes, bytes.count)
    if count > 0 {
      events += decoder.feed(bytes.prefix(count))
    } else if count == 0 || errno != EINTR && errno != EAGAIN {
      hangUp()
    }
  }

  private func takeSignal(_ number: Int32) {
    switch number {
    case SIGWINCH:
      let before = size
      adoptWindowSize()
      if size != before { events.append(.resize(size)) }
    case SIGTSTP: suspend()
    case SIGCONT:
      guard isActive else { return }
      enter()
      reportResumption()
    case SIGINT: events.append(.interrupt)
    case SIGTERM: events.append(.terminate)
    case SIGHUP: hangUp()
    default: break
    }
  }

  /// Once, though a stop reports itself twice: to who stopped, and by SIGCONT.
  private func reportResumption() {
    if events.last != .resumed { events.append(.resumed) }
  }

  private func hangUp() {
    events += decoder.flush()
    events.append(.hangUp)
    isAtEnd = true
  }

  /// Rounded up, so that a short wait is no busy one; −1 is for ever.
  private static func milliseconds(_ duration: Duration?) -> Int32 {
    guard let duration else { return -1 }
    let (seconds, attoseconds) = duration.components
    guard seconds < 1_000_000 else { return 1_000_000_000 }
    return Int32(clamping: seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}

// MARK: - Modes

extension CursesTerminal {
  private var mouseSequence: [UInt8] { isMouseReported ? TerminalModes.mouseOn : TerminalModes.mouseOff }

  /// Gives the terminal back for the time being.
  private func leave() {
    isActive = false
    showCursor(Position(row: 0, column: 0))
    write(TerminalModes.leave)
    endwin()
    WayBack.beDone()
  }

  private func enter() {
    isActive = true
    WayBack.beNeeded()
    adoptWindowSize()
    raw()
    _ = useKeypad()
    shown = nil
    isCursorShown = true
    _ = repaintScreen()
    write(TerminalModes.enter)
    if isMouseReported { write(mouseSequence) }
  }

  private func adoptWindowSize() {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0 else { return }
    let wanted = Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
    guard wanted != size else { return }
    resize_term(Int32(wanted.rows), Int32(wanted.columns))
    // Terminals differ in what they keep of the old screen and where.
    _ = repaintScreen()
    shown = nil
  }

  private func showCursor(_ position: Position?) {
    if isCursorShown != (position != nil) {
      isCursorShown.toggle()
      curs_set(isCursorShown ? 1 : 0)
    }
    if let position { _ = moveScreenCursor(Int32(position.row), Int32(position.column)) }
  }

  private func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { WayBack.write($0.baseAddress, count: $0.count, to: output) }
  }
}
