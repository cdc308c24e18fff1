import Screen
import Testing

@Suite struct FrameDifferenceTests {
  private func frame(_ lines: String..., columns: Int = 8) -> CellBuffer {
    var frame = CellBuffer(size: Size(columns: columns, rows: lines.count))
    for (row, line) in lines.enumerated() { frame.put(line, at: Position(row: row, column: 0)) }
    return frame
  }

  private func changes(_ old: CellBuffer?, _ new: CellBuffer) -> [String] {
    FrameDifference(from: old, to: new).runs.map { "\($0.row):\($0.columns)" }
  }

  @Test func namesOnlyTheCellsThatChanged() {
    #expect(changes(frame("abc", "def"), frame("abc", "def")) == [])
    #expect(changes(frame("abc", "def"), frame("aXc", "deY")) == ["0:1..<2", "1:2..<3"])
    #expect(changes(frame("王伟"), frame("王民")) == ["0:2..<4"])
    #expect(changes(frame("王伟"), frame(" 王")) == ["0:0..<4"])
    #expect(changes(frame("ab伟"), frame("王伟")) == ["0:0..<2"])
  }

  @Test func writesEverythingWhereNothingIsKnown() {
    #expect(changes(nil, frame("ab", columns: 2)) == ["0:0..<2"])
    #expect(changes(frame("ab", columns: 3), frame("ab", columns: 2)) == ["0:0..<2"])
    #expect(changes(nil, CellBuffer(size: Size(columns: 0, rows: 0))) == [])
  }

  @Test func aChangeOfStyleIsAChange() {
    var selected = frame("王伟")
    selected.lay(.selection, under: Rectangle(row: 0, column: 0, columns: 2, rows: 1))
    #expect(changes(frame("王伟"), selected) == ["0:0..<2"])
  }

  /// A terminal that breaks wide characters as real ones do: writing over one half leaves the other in ruins.
  private struct Ruinous {
    var cells: [[Cell?]]

    init(_ frame: CellBuffer) {
      cells = (0..<frame.size.rows).map { Array(frame.row($0)) }
    }

    mutating func write(_ cell: Cell, row: Int, column: Int) {
      if cells[row][column]?.isTrailing == true { cells[row][column - 1] = nil }
      if cells[row][column]?.isWide == true { cells[row][column + 1] = nil }
      cells[row][column] = cell
    }

    mutating func apply(_ difference: FrameDifference, of frame: CellBuffer) {
      for run in difference.runs {
        let new = Array(frame.row(run.row))
        for column in run.columns { write(new[column], row: run.row, column: column) }
      }
    }
  }

  @Test func applyingTheDifferenceToTheOldFrameGivesTheNewOne() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<3000 {
      let size = Size(
        columns: Int.random(in: 1...14, using: &generator), rows: Int.random(in: 1...3, using: &generator))
      var old = CellBuffer(size: size)
      scribble(on: &old, using: &generator)
      var new = Bool.random(using: &generator) ? old : CellBuffer(size: size)
      scribble(on: &new, using: &generator)

      let difference = FrameDifference(from: old, to: new)
      var terminal = Ruinous(old)
      terminal.apply(difference, of: new)
      #expect(terminal.cells == Ruinous(new).cells)
      for run in difference.runs {
        for frame in [old, new] {
          let row = Array(frame.row(run.row))
          #expect(!row[run.columns.lowerBound].isTrailing)
          #expect(run.columns.upperBound == row.count || !row[run.columns.upperBound].isTrailing)
        }
      }
      #expect(FrameDifference(from: new, to: new).runs.isEmpty)
    }
  }

  /// Text and shapes anywhere, also outside; whatever happens, no half of a wide character may be left alone.
  private func scribble(on frame: inout CellBuffer, using generator: inout SeededGenerator) {
    let roles: [Role] = [.text, .vip, .overdue]
    for _ in 0..<Int.random(in: 0...5, using: &generator) {
      let position = Position(
        row: Int.random(in: -1...3, using: &generator), column: Int.random(in: -3...14, using: &generator))
      let area = Rectangle(
        row: position.row, column: position.column, columns: Int.random(in: 0...9, using: &generator),
        rows: Int.random(in: 0...3, using: &generator))
      let style = Style(roles.randomElement(using: &generator) ?? .text)
      let text = generator.text(maxPieces: 4)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: frame.lay(.selection, under: area)
      case 1: frame.fill(area, style: style)
      case 2: frame.box(area, title: text)
      case 3: frame.within(area) { _ = $0.put(text, at: Position(row: 0, column: -1), style: style) }
      default: frame.put(text, at: position, style: style)
      }
    }
    for row in 0..<frame.size.rows {
      let cells = Array(frame.row(row))
      for (column, cell) in cells.enumerated() {
        if cell.isWide { #expect(column + 1 < cells.count && cells[column + 1].isTrailing) }
        if cell.isTrailing { #expect(column > 0 && cells[column - 1].isWide) }
        if cell.isTrailing && column > 0 { #expect(cells[column - 1].style == cell.style) }
      }
    }
  }
}
