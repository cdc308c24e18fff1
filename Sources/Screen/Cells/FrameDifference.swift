/// Where one frame differs from the one before: what has to be written to a terminal.
public struct FrameDifference: Hashable, Sendable {
  /// Cells of one row that have to be written, whole glyphs only.
  public struct Run: Hashable, Sendable {
    public let row: Int
    public let columns: Range<Int>
  }

  /// From the top down, in each row from left to right; they neither touch nor overlap.
  public let runs: [Run]

  /// Compares two frames. Of different sizes, or where there is no old one, all of the new frame is written.
  ///
  /// No run begins on the second half of a wide glyph or ends on its first half, neither in the old frame nor in
  /// the new one.
  public init(from old: CellBuffer?, to new: CellBuffer) {
    guard let old, old.size == new.size else {
      runs = (0..<new.size.rows).map { Run(row: $0, columns: 0..<new.size.columns) }
      return
    }
    var runs: [Run] = []
    for row in 0..<new.size.rows {
      old.row(row).withUnsafeBufferPointer { old in
        new.row(row).withUnsafeBufferPointer { new in FrameDifference.addRuns(of: row, from: old, to: new, to: &runs) }
      }
    }
    self.runs = runs
  }

  private static func addRuns(
    of row: Int, from old: UnsafeBufferPointer<Cell>, to new: UnsafeBufferPointer<Cell>, to runs: inout [Run]
  ) {
    if isSameMemory(UnsafeRawBufferPointer(old), UnsafeRawBufferPointer(new)) { return }
    let count = new.count
    func isInsideGlyph(_ column: Int) -> Bool {
      column < count && (old[column].isTrailing || new[column].isTrailing)
    }
    var column = 0
    while column < count {
      guard old[column] != new[column] else {
        column += 1
        continue
      }
      var start = column
      while isInsideGlyph(start) { start -= 1 }
      while column < count && (old[column] != new[column] || isInsideGlyph(column)) { column += 1 }
      runs.append(Run(row: row, columns: start..<column))
    }
  }

  /// Whether two rows of cells are the same byte for byte: most rows of a frame are, and this sees it soonest.
  private static func isSameMemory(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
    guard one.count == other.count, let left = one.baseAddress, let right = other.baseAddress else { return false }
    let word = MemoryLayout<SIMD4<UInt64>>.size
    for offset in stride(from: 0, to: one.count - one.count % word, by: word) {
      let isSame =
        left.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
        == right.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
      if !isSame { return false }
    }
    return one.count % word == 0
  }
}
