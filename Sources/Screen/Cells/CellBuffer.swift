/// A picture made of cells: what a view draws and a terminal shows.
///
/// A value, compared and copied as one. Positions count from the upper left corner of the part that is being drawn
/// (see ``within(_:_:)``); what lies outside it is clipped. A wide glyph is never left in half: one that would be cut
/// by the edge, or of which a half is overwritten, gives way to spaces.
public struct CellBuffer: Hashable, Sendable {
  /// The extent of the part that is being drawn; of the whole picture outside ``within(_:_:)``.
  public private(set) var size: Size

  private let extent: Size
  private var cells: [Cell]
  private var origin = Position(row: 0, column: 0)
  private var clip: Rectangle

  /// A picture of blanks.
  public init(size: Size, style: Style = .plain) {
    self.size = size
    extent = size
    clip = Rectangle(size)
    cells = Array(repeating: .blank(style), count: size.columns * size.rows)
  }

  /// All that is being drawn on.
  public var bounds: Rectangle { Rectangle(size) }

  /// Nil outside the part that is being drawn.
  public func cell(at position: Position) -> Cell? {
    index(of: position).map { cells[$0] }
  }

  /// Draws a part of the picture as if it were a whole: positions count from its corner, ``size`` is its size,
  /// nothing is drawn outside it.
  @discardableResult
  public mutating func within<Result>(
    _ area: Rectangle, _ draw: (inout CellBuffer) throws -> Result
  ) rethrows -> Result {
    let outer = (size: size, origin: origin, clip: clip)
    defer { (size, origin, clip) = outer }
    origin = absolute(area.origin)
    size = area.size
    clip = clip.intersection(Rectangle(origin: origin, size: size))
    return try draw(&self)
  }

  /// Sets what one glyph covers; a glyph that the edge would cut gives way to spaces in the part that is inside.
  public mutating func set(_ glyph: Glyph, at position: Position, style: Style = .plain) {
    if glyph.columns < 2 {
      setCell(Cell(glyph, style), at: position)
      return
    }
    let next = Position(row: position.row, column: position.column + 1)
    guard let first = index(of: position), index(of: next) != nil else {
      setCell(.blank(style), at: position)
      setCell(.blank(style), at: next)
      return
    }
    setCell(.blank(style), at: position)
    setCell(.blank(style), at: next)
    cells[first] = Cell(glyph, style)
    cells[first + 1] = .trailing(style)
  }

  /// Writes the plain scalars at the beginning of a text in one go, as ``put(_:at:style:maxColumns:)`` does glyph by
  /// glyph, up to the column `limit`. Gives the columns taken; nil where the text goes on with others, and all of it
  /// has to be written glyph by glyph: over what is there now that comes to the same.
  mutating func putPlain(_ text: String, at position: Position, style: Style, limit: Int) -> Int? {
    let row = origin.row &+ position.row
    let isVisible = clip.row <= row && row < clip.endRow
    let (first, end) = (clip.column &- origin.column, min(limit, clip.endColumn &- origin.column))
    let base = row &* extent.columns &+ origin.column
    return text.utf8.withContiguousStorageIfAvailable { bytes in
      cells.withUnsafeMutableBufferPointer { cells in
        var scalars = PlainScalars(bytes)
        var column = position.column
        var written: Int?
        while column < limit, let (scalar, width) = scalars.next() {
          let (from, to) = (max(column, first), min(column + width, end))
          if isVisible && from < to {
            if written == nil { cells.blankHalf(before: base + from) }
            written = base + to
            if to - from == width {
              cells[base + from] = Cell(Glyph(scalar, columns: width), style)
              if width == 2 { cells[base + from + 1] = .trailing(style) }
            } else {
              cells[base + from] = .blank(style)
            }
          }
          column = min(column + width, limit)
        }
        if let written { cells.blankHalf(after: written) }
        // A mark that follows belongs to the glyph before it.
        let isWhole = scalars.isAtEnd || column >= limit && scalars.next() != nil
        return isWhole ? max(0, column - position.column) : nil
      }
    } ?? nil
  }

  /// Covers `area` with a glyph of one column.
  mutating func cover(_ area: Rectangle, with glyph: Glyph, style: Style) {
    let area = clipped(area)
    guard !area.isEmpty else { return }
    let cell = Cell(glyph, style)
    let columns = extent.columns
    cells.withUnsafeMutableBufferPointer { cells in
      for row in area.rowRange {
        let (start, end) = (row * columns + area.column, row * columns + area.endColumn)
        cells.blankHalf(before: start)
        cells[start..<end].update(repeating: cell)
        cells.blankHalf(after: end)
      }
    }
  }

  /// Changes the style of every cell of `area`, both halves of a wide glyph where one of them is inside.
  public mutating func restyle(_ area: Rectangle, _ change: (inout Style) -> Void) {
    let area = clipped(area)
    for row in area.rowRange {
      for column in area.columnRange {
        let index = row * extent.columns + column
        if cells[index].isTrailing && column > area.column { continue }
        restyleGlyph(at: index, change)
      }
    }
  }

  /// The rows as text, without the spaces at their ends.
  public var lines: [String] {
    (0..<extent.rows).map { row in
      var scalars = String.UnicodeScalarView()
      let cells = self.row(row)
      let end = cells.lastIndex { $0.glyph != .space }.map { $0 + 1 } ?? cells.startIndex
      for cell in cells[..<end] where !cell.isTrailing {
        cell.glyph.append(to: &scalars)
      }
      return String(scalars)
    }
  }

  /// The cells of a row of the whole picture; none outside it.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    guard (0..<extent.rows).contains(row) else { return [] }
    return cells[row * extent.columns..<(row + 1) * extent.columns]
  }
}

extension CellBuffer {
  private func absolute(_ position: Position) -> Position {
    Position(row: origin.row &+ position.row, column: origin.column &+ position.column)
  }

  private func index(of position: Position) -> Int? {
    let place = absolute(position)
    return clip.contains(place) ? place.row * extent.columns + place.column : nil
  }

  private func clipped(_ area: Rectangle) -> Rectangle {
    clip.intersection(Rectangle(origin: absolute(area.origin), size: area.size))
  }

  /// Sets one cell that is no half of a wide glyph, and blanks the other half of one that it overwrites.
  private mutating func setCell(_ cell: Cell, at position: Position) {
    guard let index = index(of: position) else { return }
    let columns = cells[index].glyph.columns
    if columns == 0 { cells[index - 1] = .blank(cells[index - 1].style) }
    if columns == 2 { cells[index + 1] = .blank(cells[index + 1].style) }
    cells[index] = cell
  }

  /// Both halves of a wide glyph, whichever of them is at `index`.
  private mutating func restyleGlyph(at index: Int, _ change: (inout Style) -> Void) {
    let first = cells[index].isTrailing ? index - 1 : index
    change(&cells[first].style)
    if cells[first].isWide { cells[first + 1].style = cells[first].style }
  }
}

extension Rectangle {
  fileprivate var rowRange: Range<Int> { row..<endRow }
  fileprivate var columnRange: Range<Int> { column..<endColumn }
}

extension UnsafeMutableBufferPointer<Cell> {
  /// Blanks the first half of a wide glyph whose second half, at `index`, is about to be overwritten.
  fileprivate func blankHalf(before index: Int) {
    if self[index].isTrailing { self[index - 1] = .blank(self[index - 1].style) }
  }

  /// Blanks the second half, at `index`, of a wide glyph whose first half was overwritten.
  fileprivate func blankHalf(after index: Int) {
    if index < count, self[index].isTrailing { self[index] = .blank(self[index].style) }
  }
}
