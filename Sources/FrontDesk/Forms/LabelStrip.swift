import Screen

/// Labels side by side in one row. Where they don't all fit, those around the one that matters are shown, and a sign
/// at either end says that there are more.
struct LabelStrip: Hashable {
  /// The places, in the list of all labels, of those that are shown: whole, but for a single one wider than the row.
  let shown: Range<Int>
  let count: Int

  var isMoreBefore: Bool { shown.lowerBound > 0 }
  var isMoreAfter: Bool { shown.upperBound < count }

  private static let before = "‹"
  private static let after = "›"

  /// - Parameters:
  ///   - widths: the columns of each label.
  ///   - columns: those of the row.
  ///   - focus: the place of the label that has to be among those shown; nil shows the first ones.
  init(_ widths: [Int], columns: Int, around focus: Int?) {
    count = widths.count
    let focus = min(max(0, focus ?? 0), max(0, widths.count - 1))
    var first = 0
    while first < focus, LabelStrip.end(of: widths, from: first, columns: columns) <= focus { first += 1 }
    shown = first..<LabelStrip.end(of: widths, from: first, columns: columns)
  }

  /// The place after the last label that fits where the one at `first` is the first one shown.
  private static func end(of widths: [Int], from first: Int, columns: Int) -> Int {
    var used = first > 0 ? 1 : 0
    for (index, width) in widths.enumerated().dropFirst(first) {
      let sign = index + 1 < widths.count ? 1 : 0
      guard used + width + sign <= columns else { return max(index, first + 1) }
      used += width
    }
    return widths.count
  }

  /// Draws the labels that are shown, each in its style.
  ///
  /// - Returns: where each of them begins.
  func draw(
    _ labels: [String], in buffer: inout CellBuffer, area: Rectangle, style: (Int) -> Style
  ) -> [Int: Position] {
    var places: [Int: Position] = [:]
    var column = area.column
    if isMoreBefore { column += buffer.put(LabelStrip.before, at: area.origin, style: Style(.accent)) }
    let end = area.endColumn - (isMoreAfter ? 1 : 0)
    for index in shown where labels.indices.contains(index) && column < end {
      let place = Position(row: area.row, column: column)
      places[index] = place
      column += buffer.put(labels[index].truncated(to: end - column), at: place, style: style(index))
    }
    if isMoreAfter {
      buffer.put(
        LabelStrip.after, at: Position(row: area.row, column: min(column, area.endColumn - 1)), style: Style(.accent))
    }
    return places
  }
}
