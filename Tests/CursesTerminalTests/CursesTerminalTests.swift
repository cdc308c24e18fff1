import Glibc
import Screen
import Testing

@testable import CursesTerminal

extension OneTerminalAtATime {
  @Suite struct CursesTerminalTests {
    private let pseudoTerminal: PseudoTerminal

    init() throws {
      pseudoTerminal = try #require(PseudoTerminal(columns: 40, rows: 6))
      setenv("TERM", "xterm-256color", 1)
      unsetenv("COLUMNS")
      unsetenv("LINES")
    }

    private func open(_ options: CursesTerminal.Options = .init(isColored: true)) throws -> CursesTerminal {
      try CursesTerminal(
        theme: .fallback, options: options, input: pseudoTerminal.descriptor, output: pseudoTerminal.descriptor)
    }

    private func frame(_ size: Size, _ lines: String...) -> CellBuffer {
      var frame = CellBuffer(size: size)
      for (row, line) in lines.enumerated() { frame.put(line, at: Position(row: row, column: 0)) }
      return frame
    }

    @Test func givesTheTerminalBackAsItWasFound() throws {
      let before = pseudoTerminal.settings
      let terminal = try open()
      #expect(pseudoTerminal.settings != before)
      terminal.isMouseReported = true
      terminal.present(frame(terminal.size, "王伟"), cursor: nil)
      #expect(pseudoTerminal.output().contains("王伟"))
      terminal.restore()
      #expect(pseudoTerminal.settings == before)
      let left = pseudoTerminal.output()
      for mode in ["1002l", "1004l", "1006l", "2004l", "1049l", "25h"] {
        #expect(left.contains("\u{1B}[?\(mode)"), "\(mode)")
      }
      terminal.restore()
      #expect(pseudoTerminal.output() == "")
      #expect(terminal.nextEvent(timeout: nil) == .hangUp)
    }

    @Test(arguments: [nil, "", "no-such-terminal", "dumb"])
    func refusesWhatCannotBeDrawnOnAndLeavesItAlone(kind: String?) throws {
      let before = pseudoTerminal.settings
      if let kind { setenv("TERM", kind, 1) } else { unsetenv("TERM") }
      let expected: TerminalError =
        switch kind {
        case nil, "": .unknownTerminal(nil)
        case "dumb": .tooSimple("dumb")
        case .some(let kind): .unknownTerminal(kind)
        }
      #expect(throws: expected) { try open() }
      #expect(pseudoTerminal.settings == before)
      #expect(pseudoTerminal.output() == "")
    }

    @Test func refusesWhatIsNoTerminal() throws {
      let file = Glibc.open("/dev/null", O_RDWR)
      defer { close(file) }
      #expect(throws: TerminalError.notATerminal) {
        try CursesTerminal(theme: .fallback, input: file, output: file)
      }
    }

    @Test func writesOnlyWhatChanged() throws {
      let terminal = try open()
      defer { terminal.restore() }
      terminal.present(frame(terminal.size, "欧阳明", "плановый осмотр"), cursor: nil)
      _ = pseudoTerminal.output()
      terminal.present(frame(terminal.size, "欧阳红", "плановый осмотр"), cursor: nil)
      let changed = pseudoTerminal.output()
      #expect(changed.contains("红"))
      #expect(!changed.contains("欧") && !changed.contains("осмотр"))
      terminal.present(frame(terminal.size, "欧阳红", "плановый осмотр"), cursor: nil)
      #expect(pseudoTerminal.output() == "")
    }

    @Test func escapeSequencesInTextStayText() throws {
      let terminal = try open()
      defer { terminal.restore() }
      _ = pseudoTerminal.output()
      terminal.present(frame(terminal.size, "a\u{1B}]0;x\u{07}b\u{9B}31m"), cursor: nil)
      let written = pseudoTerminal.output()
      #expect(written.contains("a␛]0;x␇b\u{FFFD}31m"))
      #expect(!written.contains("\u{1B}]0;") && !written.contains("\u{9B}"))
    }

    @Test func reportsKeysTextAndPaste() throws {
      let terminal = try open()
      defer { terminal.restore() }
      pseudoTerminal.type("j\u{1B}[A王伟\u{1B}[200~第一行\r:q\u{1B}[201~")
      let events = (0..<4).map { _ in terminal.nextEvent(timeout: .seconds(5)) }
      #expect(events == [.key(.character("j")), .key(.up), .text("王伟"), .paste("第一行\n:q")])
      pseudoTerminal.type("\u{1B}")
      #expect(terminal.nextEvent(timeout: .seconds(5)) == .key(.escape))
      #expect(terminal.nextEvent(timeout: .zero) == nil)
    }

    @Test(arguments: [(1, 1), (300, 100), (20, 5), (2, 2)])
    func followsTheWindow(columns: Int, rows: Int) throws {
      let terminal = try open()
      defer { terminal.restore() }
      terminal.present(frame(terminal.size, "王伟"), cursor: Position(row: 5, column: 39))
      pseudoTerminal.resize(columns: UInt16(columns), rows: UInt16(rows))
      kill(getpid(), SIGWINCH)
      let size = Size(columns: columns, rows: rows)
      #expect(terminal.nextEvent(timeout: .seconds(5)) == .resize(size))
      #expect(terminal.size == size)
      _ = pseudoTerminal.output()
      terminal.present(frame(size, String(repeating: "王", count: 200)), cursor: Position(row: 0, column: 0))
      #expect(pseudoTerminal.output().contains("王") == (columns > 1))
      // A frame of another size is clipped.
      terminal.present(frame(Size(columns: 50, rows: 50), "王伟"), cursor: Position(row: 49, column: 49))
    }

    @Test func turnsSignalsIntoEvents() throws {
      let terminal = try open()
      defer { terminal.restore() }
      let signals: [(Int32, InputEvent)] = [
        (SIGINT, .interrupt), (SIGTERM, .terminate), (SIGCONT, .resumed), (SIGHUP, .hangUp),
      ]
      for (number, event) in signals {
        kill(getpid(), number)
        #expect(terminal.nextEvent(timeout: .seconds(5)) == event)
      }
      #expect(terminal.nextEvent(timeout: nil) == .hangUp)
    }

    @Test func endsWhenTheTerminalIsGone() throws {
      let terminal = try open()
      defer { terminal.restore() }
      pseudoTerminal.hangUp()
      #expect(terminal.nextEvent(timeout: .seconds(5)) == .hangUp)
      terminal.present(frame(terminal.size, "王伟"), cursor: nil)
      #expect(terminal.nextEvent(timeout: nil) == .hangUp)
    }

    @Test func watchesDescriptors() throws {
      let terminal = try open()
      defer { terminal.restore() }
      var ends: [Int32] = [-1, -1]
      #expect(pipe(&ends) == 0)
      terminal.watch(ends[0])
      #expect(terminal.nextEvent(timeout: .zero) == nil)
      _ = write(ends[1], "x", 1)
      #expect(terminal.nextEvent(timeout: .seconds(5)) == .descriptorReady(ends[0]))
      terminal.unwatch(ends[0])
      #expect(terminal.nextEvent(timeout: .zero) == nil)
      ends.forEach { close($0) }
    }

    @Test func honoursTheWishForNoColours() throws {
      let theme = Theme(
        name: "test", backgrounds: [.dark],
        entries: [.vip: Theme.Entry(Appearance(foreground: .palette(172), attributes: .bold))])
      for (isColored, depth) in [(true, ColorDepth.palette256), (false, .none)] {
        let terminal = try open(.init(isColored: isColored))
        defer { terminal.restore() }
        #expect(terminal.colorDepth == depth)
        terminal.theme = theme
        var picture = CellBuffer(size: terminal.size)
        picture.put("★", at: Position(row: 0, column: 0), style: Style(.vip))
        _ = pseudoTerminal.output()
        terminal.present(picture, cursor: nil)
        #expect(pseudoTerminal.output().contains("38;5;172") == isColored)
      }
    }
  }
}
