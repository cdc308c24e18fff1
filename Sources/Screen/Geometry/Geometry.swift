/// A place on the screen, counted in cells from the upper left corner.
public struct Position: Hashable, Sendable {
  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// The extent of a screen or region in cells. Never negative.
public struct Size: Hashable, Sendable {
  public let columns: Int
  public let rows: Int

  /// Negative extents become 0.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}
