import Screen
import Testing

@Suite struct LineDrawingTests {
  @Test func everySignHasASubstituteOfTheSameWidth() {
    var frame = CellBuffer(size: Size(columns: 12, rows: 5))
    frame.box(frame.bounds)
    frame.progressBar(at: Position(row: 1, column: 1), columns: 10, done: 1, of: 2)
    frame.put("★…▸✓⌂☎‹›※", at: Position(row: 2, column: 1))
    for row in 0..<5 {
      for cell in frame.row(row) {
        let substitute = LineDrawing.asciiSubstitute(for: cell.glyph.scalar)
        #expect(substitute.isASCII)
        #expect(DisplayWidth.of(substitute) == DisplayWidth.of(cell.glyph.scalar))
      }
    }
  }

  /// A dot would read as the end of an abbreviation.
  @Test func whatIsLeftOutIsNoDot() {
    #expect(LineDrawing.asciiSubstitute(for: "…") == "~")
  }

  @Test func leavesTextAlone() {
    for scalar in "王abй 。（".unicodeScalars { #expect(LineDrawing.asciiSubstitute(for: scalar) == scalar) }
  }
}

@Suite struct JointTests {
  @Test func aVerticalLineJoinsTheHorizontalOnesItMeets() {
    var buffer = CellBuffer(size: Size(columns: 7, rows: 5))
    buffer.horizontalLine(at: Position(row: 0, column: 0), columns: 7)
    buffer.horizontalLine(at: Position(row: 2, column: 0), columns: 3)
    buffer.horizontalLine(at: Position(row: 3, column: 4), columns: 3)
    buffer.horizontalLine(at: Position(row: 4, column: 0), columns: 7)
    buffer.joinedVerticalLine(at: Position(row: 1, column: 3), rows: 3)
    #expect(buffer.lines == ["───┬───", "   │", "───┤", "   ├───", "───┴───"])
  }

  @Test func aLineThatBeginsOnARuleHangsFromIt() {
    var buffer = CellBuffer(size: Size(columns: 5, rows: 4))
    buffer.horizontalLine(at: Position(row: 0, column: 0), columns: 5)
    buffer.horizontalLine(at: Position(row: 2, column: 0), columns: 5)
    buffer.joinedVerticalLine(at: Position(row: 0, column: 2), rows: 4)
    #expect(buffer.lines == ["──┬──", "  │", "──┼──", "  │"])
  }

  @Test func nothingIsJoinedOutsideThePicture() {
    var buffer = CellBuffer(size: Size(columns: 1, rows: 2))
    buffer.joinedVerticalLine(at: Position(row: 0, column: 0), rows: 2)
    #expect(buffer.lines == ["│", "│"])
    buffer.joinedVerticalLine(at: Position(row: -3, column: 5), rows: 40)
    #expect(buffer.lines == ["│", "│"])
  }

  @Test func jointsHaveASignOfASCII() {
    let joints = [
      LineDrawing.teeLeft, LineDrawing.teeRight, LineDrawing.teeTop, LineDrawing.teeBottom, LineDrawing.cross,
    ]
    for joint in joints {
      #expect(LineDrawing.asciiSubstitute(for: joint.scalar) == "+")
    }
  }
}
