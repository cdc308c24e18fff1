/// One cell of the screen: a glyph of one column, the first half of a wide glyph, or its second half.
public struct Cell: Hashable, Sendable {
  public let glyph: Glyph
  public var style: Style

  /// The first cell of `glyph`.
  init(_ glyph: Glyph, _ style: Style) {
    self.glyph = glyph
    self.style = style
  }

  public static func blank(_ style: Style = .plain) -> Cell { Cell(.space, style) }

  static func trailing(_ style: Style) -> Cell { Cell(.trailing, style) }

  /// The second half of the wide glyph in the cell before.
  public var isTrailing: Bool { glyph.columns == 0 }
  /// The first half of a glyph that reaches into the next cell.
  public var isWide: Bool { glyph.columns == 2 }
}
