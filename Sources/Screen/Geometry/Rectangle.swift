/// A part of the screen. May reach outside what it is drawn on; drawing is clipped.
public struct Rectangle: Hashable, Sendable {
  public var origin: Position
  public var size: Size

  public init(origin: Position, size: Size) {
    self.origin = origin
    self.size = size
  }

  /// Negative extents become 0.
  public init(row: Int, column: Int, columns: Int, rows: Int) {
    self.init(origin: Position(row: row, column: column), size: Size(columns: columns, rows: rows))
  }

  /// All of something of that size.
  public init(_ size: Size) {
    self.init(origin: Position(row: 0, column: 0), size: size)
  }

  public var row: Int { origin.row }
  public var column: Int { origin.column }
  public var rows: Int { size.rows }
  public var columns: Int { size.columns }
  /// The first row below.
  public var endRow: Int { Rectangle.sum(row, rows) }
  /// The first column to the right.
  public var endColumn: Int { Rectangle.sum(column, columns) }
  public var isEmpty: Bool { rows == 0 || columns == 0 }

  public func contains(_ position: Position) -> Bool {
    position.row >= row && position.row < endRow && position.column >= column && position.column < endColumn
  }

  /// What both have in common; empty where they do not touch.
  public func intersection(_ other: Rectangle) -> Rectangle {
    let (top, left) = (max(row, other.row), max(column, other.column))
    return Rectangle(
      row: top, column: left, columns: min(endColumn, other.endColumn) - left, rows: min(endRow, other.endRow) - top)
  }

  /// Smaller by so much on each side.
  public func inset(columns horizontal: Int, rows vertical: Int) -> Rectangle {
    Rectangle(
      row: row + vertical, column: column + horizontal, columns: columns - 2 * horizontal, rows: rows - 2 * vertical)
  }

  /// A rectangle of that size, or what fits of it, in the middle of this one.
  public func centered(_ wanted: Size) -> Rectangle {
    let fitting = Size(columns: min(wanted.columns, columns), rows: min(wanted.rows, rows))
    return Rectangle(
      origin: Position(row: row + (rows - fitting.rows) / 2, column: column + (columns - fitting.columns) / 2),
      size: fitting)
  }

  /// Takes up to `count` rows away from the top and gives them.
  public mutating func cutTop(_ count: Int) -> Rectangle {
    let taken = min(max(count, 0), rows)
    let cut = Rectangle(row: row, column: column, columns: columns, rows: taken)
    self = Rectangle(row: row + taken, column: column, columns: columns, rows: rows - taken)
    return cut
  }

  /// Takes up to `count` rows away from the bottom and gives them.
  public mutating func cutBottom(_ count: Int) -> Rectangle {
    let taken = min(max(count, 0), rows)
    let cut = Rectangle(row: endRow - taken, column: column, columns: columns, rows: taken)
    size = Size(columns: columns, rows: rows - taken)
    return cut
  }

  /// Takes up to `count` columns away from the left and gives them.
  public mutating func cutLeft(_ count: Int) -> Rectangle {
    let taken = min(max(count, 0), columns)
    let cut = Rectangle(row: row, column: column, columns: taken, rows: rows)
    self = Rectangle(row: row, column: column + taken, columns: columns - taken, rows: rows)
    return cut
  }

  /// Takes up to `count` columns away from the right and gives them.
  public mutating func cutRight(_ count: Int) -> Rectangle {
    let taken = min(max(count, 0), columns)
    let cut = Rectangle(row: row, column: endColumn - taken, columns: taken, rows: rows)
    size = Size(columns: columns - taken, rows: rows)
    return cut
  }

  private static func sum(_ start: Int, _ extent: Int) -> Int {
    let (end, overflow) = start.addingReportingOverflow(extent)
    return overflow ? Int.max : end
  }
}
