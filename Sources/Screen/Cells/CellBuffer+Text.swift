extension CellBuffer {
  /// Writes one line of text, sanitised as ``Glyphs`` says, over what is there.
  ///
  /// It reaches over at most `maxColumns`, or to the edge where that is nil; a wide glyph that does not fit any more
  /// leaves a space. Gives the columns from `position` on that are taken now, also where they are clipped.
  @discardableResult
  public mutating func put(
    _ text: String, at position: Position, style: Style = .plain, maxColumns: Int? = nil
  ) -> Int {
    let limit = min(maxColumns.map { position.column + min(max($0, 0), 1 << 20) } ?? size.columns, size.columns)
    if let columns = putPlain(text, at: position, style: style, limit: limit) { return columns }
    var column = position.column
    for glyph in Glyphs(text) {
      guard column < limit else { break }
      if column + glyph.columns > limit {
        set(.space, at: Position(row: position.row, column: column), style: style)
        column = limit
      } else {
        set(glyph, at: Position(row: position.row, column: column), style: style)
        column += glyph.columns
      }
    }
    return max(0, column - position.column)
  }

  /// Writes pieces of text in their styles one after the other: see ``put(_:at:style:maxColumns:)``. Where they need
  /// more than `maxColumns`, they end in an ellipsis.
  @discardableResult
  public mutating func put(_ spans: [Span], at position: Position, maxColumns: Int? = nil) -> Int {
    var used = 0
    var rest = maxColumns ?? .max
    let isCut = maxColumns != nil && spans.reduce(0) { $0 + $1.text.displayWidth } > rest
    for span in spans where rest > 0 {
      let endsHere = isCut && span.text.displayWidth >= rest
      let text = endsHere ? (span.text + "…").truncated(to: rest) : span.text
      let columns = put(
        text, at: Position(row: position.row, column: position.column + used), style: span.style,
        maxColumns: maxColumns == nil ? nil : rest)
      used += columns
      rest = endsHere ? 0 : rest - columns
    }
    return used
  }

  /// Writes text into a field of `columns`: cut with an ellipsis or filled up with spaces.
  public mutating func putField(
    _ text: String, at position: Position, columns: Int, alignment: Alignment = .leading,
    style: Style = .plain
  ) {
    put(text.padded(to: columns, alignment), at: position, style: style, maxColumns: columns)
  }

  /// Writes text that ends before the column `end`, cut at its end where it would begin before column 0.
  /// Gives the column where it begins.
  @discardableResult
  public mutating func putTrailing(
    _ text: String, row: Int, end: Int, style: Style = .plain
  ) -> Int {
    let text = text.truncated(to: max(0, end))
    let start = end - text.displayWidth
    put(text, at: Position(row: row, column: start), style: style)
    return start
  }

  /// Writes text in as many lines as it needs, wrapped as ``Swift/String/wrapped(to:)`` says, from the top
  /// of `area`. Where they do not all fit, the last one shown ends in an ellipsis.
  /// Gives the number of lines written.
  @discardableResult
  public mutating func putWrapped(_ text: String, in area: Rectangle, style: Style = .plain) -> Int {
    guard !area.isEmpty else { return 0 }
    let lines = text.wrapped(to: area.columns)
    let shown = min(lines.count, area.rows)
    for (offset, line) in lines.prefix(shown).enumerated() {
      let isCut = offset == shown - 1 && lines.count > shown
      put(
        isCut ? (line + "…").truncated(to: area.columns) : line,
        at: Position(row: area.row + offset, column: area.column), style: style, maxColumns: area.columns)
    }
    return shown
  }
}
