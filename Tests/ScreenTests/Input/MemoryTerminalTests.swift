import Screen
import Testing

@Suite struct MemoryTerminalTests {
  @Test func playsEventsBackAndKeepsFrames() {
    let small = Size(columns: 4, rows: 1)
    let terminal = MemoryTerminal(size: Size(columns: 80, rows: 24), events: [.key(.enter), .resize(small)])
    #expect(terminal.nextEvent(timeout: nil) == .key(.enter))
    #expect(terminal.nextEvent(timeout: nil) == .resize(small))
    #expect(terminal.size == small)
    var frame = CellBuffer(size: terminal.size)
    frame.put("王伟", at: Position(row: 0, column: 0))
    terminal.present(frame, cursor: nil)
    #expect(terminal.lines == ["王伟"])
    #expect(terminal.nextEvent(timeout: .zero) == .hangUp)
  }
}
