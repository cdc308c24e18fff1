public import Screen

extension TextField {
  /// Draws the field over `area`: in one row it scrolls sideways so that the cursor stays visible, in more it goes on
  /// in the next row. `placeholder` stands in an empty field.
  ///
  /// - Returns: where the next character goes, so that an input method opens its window there; nil without the focus.
  @discardableResult
  public func draw(
    in buffer: inout CellBuffer, area: Rectangle, isFocused: Bool, placeholder: String = ""
  ) -> Position? {
    guard !area.isEmpty else { return nil }
    let style = Style(isFocused ? .inputFocused : .input)
    buffer.fill(area, style: style)
    if text.isEmpty {
      buffer.put(
        placeholder, at: area.origin, style: Style(.placeholder, on: style.role), maxColumns: area.columns)
      return isFocused ? area.origin : nil
    }
    let cursor = area.rows == 1 ? drawLine(in: &buffer, area, style) : drawRows(in: &buffer, area, style)
    return isFocused ? cursor : nil
  }

  private func drawLine(in buffer: inout CellBuffer, _ area: Rectangle, _ style: Style) -> Position {
    let characters = text.map { TypedCharacter($0) }
    var start = 0
    var used = characters[..<cursor].reduce(0) { $0 + $1.columns }
    if used >= area.columns {
      // One column goes to the mark that says there is more before.
      while start < cursor && used + 1 >= area.columns {
        used -= characters[start].columns
        start += 1
      }
      used += 1
    }
    var column = 0
    if start > 0 { column += buffer.put("‹", at: area.origin, style: style, maxColumns: area.columns) }
    let visible = characters[start...].map(\.text).joined()
    let rest = area.columns - column
    buffer.put(
      visible, at: Position(row: area.row, column: area.column + column), style: style, maxColumns: rest)
    if visible.displayWidth > rest, used < area.columns - 2 {
      buffer.put("›", at: Position(row: area.row, column: area.endColumn - 1), style: style, maxColumns: 1)
    }
    return Position(row: area.row, column: area.column + min(used, area.columns - 1))
  }

  private func drawRows(in buffer: inout CellBuffer, _ area: Rectangle, _ style: Style) -> Position {
    var rows: [String] = [""]
    var used = 0
    var cursorPlace = Position(row: 0, column: 0)
    for (index, character) in text.map({ TypedCharacter($0) }).enumerated() {
      if used + character.columns > area.columns {
        rows.append("")
        used = 0
      }
      if index == cursor { cursorPlace = Position(row: rows.count - 1, column: used) }
      rows[rows.count - 1] += character.text
      used += character.columns
    }
    if cursor == text.count {
      if used >= area.columns {
        rows.append("")
        used = 0
      }
      cursorPlace = Position(row: rows.count - 1, column: used)
    }
    let top = max(0, min(rows.count - area.rows, cursorPlace.row))
    for (offset, row) in rows.dropFirst(top).prefix(area.rows).enumerated() {
      buffer.put(
        row, at: Position(row: area.row + offset, column: area.column), style: style, maxColumns: area.columns)
    }
    return Position(
      row: area.row + min(cursorPlace.row - top, area.rows - 1),
      column: area.column + min(cursorPlace.column, area.columns - 1))
  }
}

private struct TypedCharacter {
  let text: String
  let columns: Int

  init(_ character: Character) {
    text = String(character)
    columns = text.displayWidth
  }
}
