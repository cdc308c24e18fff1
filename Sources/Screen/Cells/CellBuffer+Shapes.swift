extension CellBuffer {
  /// Covers `area` with spaces.
  public mutating func fill(_ area: Rectangle, style: Style = .plain) {
    fill(area, with: .space, style: style)
  }

  /// Covers `area` with a glyph; where a wide one does not go into the columns, the last stays a space.
  public mutating func fill(_ area: Rectangle, with glyph: Glyph, style: Style = .plain) {
    if glyph.columns == 1 {
      cover(area, with: glyph, style: style)
      return
    }
    let visible = area.intersection(bounds)
    within(visible) { part in
      for row in 0..<part.size.rows {
        for column in stride(from: 0, to: part.size.columns, by: max(1, glyph.columns)) {
          part.set(glyph, at: Position(row: row, column: column), style: style)
        }
      }
    }
  }

  /// Lays a surface under what is drawn in `area`, as the bar of a selection.
  public mutating func lay(_ surface: Role, under area: Rectangle) {
    restyle(area) { $0.surface = surface }
  }

  public mutating func horizontalLine(at position: Position, columns: Int, style: Style = Style(.border)) {
    fill(
      Rectangle(row: position.row, column: position.column, columns: columns, rows: 1),
      with: LineDrawing.horizontal, style: style)
  }

  public mutating func verticalLine(at position: Position, rows: Int, style: Style = Style(.border)) {
    fill(
      Rectangle(row: position.row, column: position.column, columns: 1, rows: rows),
      with: LineDrawing.vertical, style: style)
  }

  /// A vertical line that joins the horizontal ones it meets, on its way and at its ends: ├ ┤ ┬ ┴ ┼. They have to be
  /// drawn before it.
  public mutating func joinedVerticalLine(at position: Position, rows: Int, style: Style = Style(.border)) {
    guard rows > 0 else { return }
    verticalLine(at: position, rows: rows, style: style)
    for row in position.row - 1...position.row + rows {
      let place = Position(row: row, column: position.column)
      let isOnLine = (position.row..<position.row + rows).contains(row)
      guard isOnLine || isHorizontal(at: place) else { continue }
      let above = Position(row: row - 1, column: place.column)
      let below = Position(row: row + 1, column: place.column)
      let joint = LineDrawing.joint(
        up: row > position.row || (isOnLine && isHorizontal(at: above)),
        down: row < position.row + rows - 1 || (isOnLine && isHorizontal(at: below)),
        left: isHorizontal(at: Position(row: row, column: place.column - 1)),
        right: isHorizontal(at: Position(row: row, column: place.column + 1)))
      if let joint { set(joint, at: place, style: style) }
    }
  }

  private func isHorizontal(at position: Position) -> Bool {
    cell(at: position)?.glyph == LineDrawing.horizontal
  }

  /// A frame along the edge of `area`, with a title in its upper line. Less than two rows or columns: nothing.
  public mutating func box(
    _ area: Rectangle, title: String = "", style: Style = Style(.border), titleStyle: Style = Style(.title)
  ) {
    guard area.rows >= 2, area.columns >= 2 else { return }
    let (top, left, bottom, right) = (area.row, area.column, area.endRow - 1, area.endColumn - 1)
    for row in [top, bottom] {
      horizontalLine(at: Position(row: row, column: left), columns: area.columns, style: style)
    }
    for column in [left, right] {
      verticalLine(at: Position(row: top, column: column), rows: area.rows, style: style)
    }
    set(LineDrawing.topLeft, at: Position(row: top, column: left), style: style)
    set(LineDrawing.topRight, at: Position(row: top, column: right), style: style)
    set(LineDrawing.bottomLeft, at: Position(row: bottom, column: left), style: style)
    set(LineDrawing.bottomRight, at: Position(row: bottom, column: right), style: style)
    if !title.isEmpty && area.columns > 6 {
      put(
        " " + title.truncated(to: area.columns - 6) + " ", at: Position(row: top, column: left + 2),
        style: titleStyle.on(style.surface))
    }
  }

  /// A bar of progress ▕███░░▏ of `columns` in all, its ends included. It is full only when everything is done, and
  /// empty only when nothing is; with nothing to do it is empty. Less than three columns: nothing.
  public mutating func progressBar(at position: Position, columns: Int, done: Int, of total: Int) {
    guard columns >= 3 else { return }
    let inner = columns - 2
    let filled = CellBuffer.filledColumns(of: inner, done: done, of: total)
    let row = position.row
    set(LineDrawing.barStart, at: position, style: Style(.border))
    fill(
      Rectangle(row: row, column: position.column + 1, columns: filled, rows: 1), with: LineDrawing.barDone,
      style: Style(.progressDone))
    fill(
      Rectangle(row: row, column: position.column + 1 + filled, columns: inner - filled, rows: 1),
      with: LineDrawing.barRest, style: Style(.progressRest))
    set(LineDrawing.barEnd, at: Position(row: row, column: position.column + columns - 1), style: Style(.border))
  }

  static func filledColumns(of columns: Int, done: Int, of total: Int) -> Int {
    guard total > 0, done > 0 else { return 0 }
    guard done < total else { return columns }
    let exact = Int((Double(done) / Double(total) * Double(columns)).rounded(.down))
    return columns < 2 ? 0 : min(max(exact, 1), columns - 1)
  }
}
