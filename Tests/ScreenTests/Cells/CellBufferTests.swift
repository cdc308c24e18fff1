import Screen
import Testing

@Suite struct CellBufferTests {
  private func drawn(_ columns: Int, _ rows: Int, _ draw: (inout CellBuffer) -> Void) -> [String] {
    var buffer = CellBuffer(size: Size(columns: columns, rows: rows))
    draw(&buffer)
    return buffer.lines
  }

  private func at(_ row: Int, _ column: Int) -> Position { Position(row: row, column: column) }

  @Test func writesWideCharactersOverTwoCells() {
    var buffer = CellBuffer(size: Size(columns: 8, rows: 1))
    #expect(buffer.put("王a", at: at(0, 1), style: Style(.vip)) == 3)
    #expect(buffer.lines == [" 王a"])
    #expect(buffer.cell(at: at(0, 1))?.isWide == true)
    #expect(buffer.cell(at: at(0, 2))?.isTrailing == true)
    #expect(buffer.cell(at: at(0, 2))?.style == Style(.vip))
    #expect(buffer.cell(at: at(0, 3))?.glyph.text == "a")
    #expect(buffer.cell(at: at(0, 8)) == nil)
    #expect(buffer.cell(at: at(-1, 0)) == nil)
  }

  @Test(arguments: [
    (0, "王伟民", 5, "王伟"), (-1, "王伟民", 6, " 伟民"), (-2, "王伟民", 3, "伟"), (4, "王", 5, ""), (3, "王", 5, "   王"),
    (9, "王", 5, ""), (-9, "王", 5, ""),
  ])
  func neverLeavesHalfAWideCharacterAtAnEdge(column: Int, text: String, columns: Int, expected: String) {
    #expect(drawn(columns, 1) { $0.put(text, at: at(0, column)) } == [expected])
  }

  @Test func overwritingHalfOfAWideCharacterBlanksTheOtherHalf() {
    #expect(
      drawn(4, 1) {
        $0.put("王伟", at: at(0, 0)); $0.put("a", at: at(0, 1))
      } == [" a伟"])
    #expect(
      drawn(4, 1) {
        $0.put("王伟", at: at(0, 0)); $0.put("a", at: at(0, 2))
      } == ["王a"])
    #expect(
      drawn(4, 1) {
        $0.put("王伟", at: at(0, 0)); $0.put("民", at: at(0, 1))
      } == [" 民"])
  }

  @Test func holdsTextInsideItsColumns() {
    #expect(
      drawn(10, 1) {
        $0.put("王伟民", at: at(0, 0), maxColumns: 3); $0.put("|", at: at(0, 3))
      } == ["王 |"])
    #expect(drawn(10, 1) { $0.put([Span("王"), Span("ab"), Span("伟")], at: at(0, 1), maxColumns: 5) } == [" 王ab…"])
    #expect(
      drawn(12, 1) {
        $0.putField("欧阳明 (母亲)", at: at(0, 0), columns: 8); $0.put("|", at: at(0, 8))
      }
        == ["欧阳明 …|"])
    #expect(drawn(10, 1) { $0.putTrailing("10:34", row: 0, end: 10) } == ["     10:34"])
  }

  @Test func drawsAPartAsIfItWereAWhole() {
    let lines = drawn(8, 3) { buffer in
      buffer.within(Rectangle(row: 1, column: 2, columns: 5, rows: 1)) { part in
        #expect(part.size == Size(columns: 5, rows: 1))
        part.put("王伟民", at: at(0, 0))
        part.put("x", at: at(1, 0))
        part.within(Rectangle(row: 0, column: 1, columns: 9, rows: 9)) { $0.put("|||||||||", at: at(-1, 0)) }
      }
      #expect(buffer.size == Size(columns: 8, rows: 3))
    }
    #expect(lines == ["", "  王伟", ""])
  }

  @Test func drawsFramesAndBars() {
    #expect(
      drawn(12, 4) {
        $0.box($0.bounds, title: "王伟"); $0.progressBar(at: at(1, 1), columns: 8, done: 1, of: 3)
      }
        == ["┌─ 王伟 ───┐", "│▕██░░░░▏  │", "│          │", "└──────────┘"])
    #expect(drawn(1, 1) { $0.box($0.bounds, title: "王伟") } == [""])
  }

  @Test(arguments: [
    (0, 5, "▕░░░░▏"), (1, 100, "▕█░░░▏"), (99, 100, "▕███░▏"), (5, 5, "▕████▏"), (7, 5, "▕████▏"), (0, 0, "▕░░░░▏"),
  ])
  func barsAreFullOrEmptyOnlyWhenTheyShould(done: Int, total: Int, expected: String) {
    #expect(drawn(6, 1) { $0.progressBar(at: at(0, 0), columns: 6, done: done, of: total) } == [expected])
  }

  @Test func laysASurfaceUnderWholeGlyphs() {
    var buffer = CellBuffer(size: Size(columns: 6, rows: 1))
    buffer.put("王伟民", at: at(0, 0), style: Style(.vip))
    buffer.lay(.selection, under: Rectangle(row: 0, column: 1, columns: 2, rows: 1))
    let surfaces = (0..<6).map { buffer.cell(at: at(0, $0))?.style.surface }
    #expect(surfaces == [.selection, .selection, .selection, .selection, nil, nil])
    #expect(buffer.lines == ["王伟民"])
  }

  @Test func cutsWrappedTextToTheRowsThereAre() {
    var buffer = CellBuffer(size: Size(columns: 6, rows: 2))
    #expect(buffer.putWrapped("今天牙龈还出血吗？疼不疼？", in: buffer.bounds) == 2)
    #expect(buffer.lines == ["今天牙", "龈还…"])
  }

  /// Text and bars are written in one go; glyph by glyph it comes to the same, on whatever is there and wherever.
  @Test func writesTextAndBarsAsGlyphByGlyph() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<1500 {
      var whole = CellBuffer(size: Size(columns: 12, rows: 3))
      for row in 0..<3 { whole.put(generator.text(maxPieces: 12), at: at(row, 0), style: Style(.vip)) }
      var single = whole
      let position = at(Int.random(in: -1...3, using: &generator), Int.random(in: -4...12, using: &generator))
      let area = Rectangle(
        row: Int.random(in: -1...2, using: &generator), column: Int.random(in: -2...9, using: &generator),
        columns: Int.random(in: 0...9, using: &generator), rows: Int.random(in: 0...3, using: &generator))
      let text = generator.text(maxPieces: 5)
      let most = Bool.random(using: &generator) ? nil : Int.random(in: -1...9, using: &generator)
      let columns = whole.within(area) { $0.put(text, at: position, style: Style(.tag), maxColumns: most) }
      let expected = single.within(area) { putSingly(text, on: &$0, at: position, maxColumns: most) }
      #expect(whole == single && columns == expected, "\(text.debugDescription) at \(position) in \(area)")

      whole.fill(area, with: LineDrawing.horizontal, style: Style(.border))
      for row in area.row..<area.endRow {
        for column in area.column..<area.endColumn {
          single.set(LineDrawing.horizontal, at: at(row, column), style: Style(.border))
        }
      }
      #expect(whole == single, "\(area)")
    }
  }

  private func putSingly(_ text: String, on buffer: inout CellBuffer, at position: Position, maxColumns: Int?) -> Int {
    let limit = min(buffer.size.columns, maxColumns.map { position.column + max(0, $0) } ?? buffer.size.columns)
    var column = position.column
    for glyph in Glyphs(text) where column < limit {
      let fits = column + glyph.columns <= limit
      buffer.set(fits ? glyph : .space, at: at(position.row, column), style: Style(.tag))
      column = fits ? column + glyph.columns : limit
    }
    return max(0, column - position.column)
  }
}
