/// Where one frame differs from the one before: what has to be written to a terminal.
public struct FrameDifference: Hashable, Sendable {
  /// Cells of one row that have to be written, whole glyphs only.
  public struct Run: Hashable, Sendable {
    public let row: Int
    public let columns: Range<Int>
    /// Whether the old frame has a wide glyph here: its cells have to be blanked before they are written, for
    /// writing over one half of it leaves the other.
    public let coversWide: Bool
  }

  /// From the top down, in each row from left to right; they neither touch nor overlap.
  public let runs: [Run]

  /// Compares two frames. Of different sizes, or where there is no old one, all of the new frame is written.
  ///
  /// No run begins on the second half of a wide glyph or ends on its first half, neither in the old frame nor in
  /// the new one.
  public init(from old: CellBuffer?, to new: CellBuffer) {
    guard let old, old.size == new.size else {
      runs = (0..<new.size.rows).map { Run(row: $0, columns: 0..<new.size.columns, coversWide: true) }
      return
    }
    runs = (0..<new.size.rows).flatMap { row in
      FrameDifference.runs(of: row, from: old.row(row), to: new.row(row))
    }
  }

  private static func runs(of row: Int, from old: ArraySlice<Cell>, to new: ArraySlice<Cell>) -> [Run] {
    if old == new { return [] }
    let (oldStart, newStart, count) = (old.startIndex, new.startIndex, new.count)
    func isInsideGlyph(_ column: Int) -> Bool {
      column < count && (old[oldStart + column].isTrailing || new[newStart + column].isTrailing)
    }
    var runs: [Run] = []
    var column = 0
    while column < count {
      guard old[oldStart + column] != new[newStart + column] else {
        column += 1
        continue
      }
      var start = column
      while isInsideGlyph(start) { start -= 1 }
      while column < count && (old[oldStart + column] != new[newStart + column] || isInsideGlyph(column)) {
        column += 1
      }
      let coversWide = old[oldStart + start..<oldStart + column].contains(where: \.isWide)
      runs.append(Run(row: row, columns: start..<column, coversWide: coversWide))
    }
    return runs
  }
}
