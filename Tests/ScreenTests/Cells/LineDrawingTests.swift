import Screen
import Testing

@Suite struct LineDrawingTests {
  @Test func everySignHasASubstituteOfTheSameWidth() {
    var frame = CellBuffer(size: Size(columns: 12, rows: 5))
    frame.box(frame.bounds)
    frame.progressBar(at: Position(row: 1, column: 1), columns: 10, done: 1, of: 2)
    frame.put("★ … ▸ ✓", at: Position(row: 2, column: 1))
    for row in 0..<5 {
      for cell in frame.row(row) {
        let substitute = LineDrawing.asciiSubstitute(for: cell.glyph.scalar)
        #expect(substitute.isASCII)
        #expect(DisplayWidth.of(substitute) == DisplayWidth.of(cell.glyph.scalar))
      }
    }
  }

  @Test func leavesTextAlone() {
    for scalar in "王abй 。（".unicodeScalars { #expect(LineDrawing.asciiSubstitute(for: scalar) == scalar) }
  }
}
