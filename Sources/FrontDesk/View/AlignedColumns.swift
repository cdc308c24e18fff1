import Screen

/// Rows of texts that stand below each other in columns. A column that is empty in every row takes no room.
struct AlignedColumns {
  /// The columns of the screen that each column takes, 0 for an empty one.
  private(set) var widths: [Int]
  private let room: Int

  /// What stands between two columns.
  static let gap = 2
  /// To this width a column may be cut so that the others have room.
  private static let least = 8

  /// Where the rows need more than `room`, the longest columns give way.
  init(_ rows: [[String]], room: Int) {
    self.room = room
    let count = rows.map(\.count).max() ?? 0
    widths = (0..<count).map { index in
      rows.compactMap { $0.indices.contains(index) ? $0[index].displayWidth : nil }.max() ?? 0
    }
    while total > room, let widest = widths.max(), widest > AlignedColumns.least,
      let index = widths.lastIndex(of: widest)
    {
      let next = widths.filter { $0 < widest }.max() ?? 0
      widths[index] = max(AlignedColumns.least, next, widest - (total - room))
    }
  }

  /// The columns of the screen that a whole row takes.
  var total: Int {
    let used = widths.filter { $0 > 0 }
    return used.reduce(0, +) + AlignedColumns.gap * max(0, used.count - 1)
  }

  /// The texts of a row, each filled up or cut to its column and followed by what parts it from the next.
  func cells(_ row: [String]) -> [String] {
    let last = widths.lastIndex { $0 > 0 }
    return widths.indices.map { index in
      guard widths[index] > 0 else { return "" }
      let text = row.indices.contains(index) ? row[index] : ""
      return text.padded(to: widths[index] + (index == last ? 0 : AlignedColumns.gap), cutTo: widths[index])
    }
  }

  /// A row as one text, no wider than the room.
  func line(_ row: [String]) -> String { cells(row).joined().truncated(to: room) }

  /// Those texts of a row that are wider than their columns, or reach beyond the room.
  func cutTexts(of row: [String]) -> [String] {
    var column = 0
    return zip(row, widths).filter { text, width in
      guard width > 0 else { return false }
      defer { column += width + AlignedColumns.gap }
      return text.displayWidth > min(width, room - column)
    }.map(\.0)
  }
}

extension String {
  /// Cut to `width` with an ellipsis, then filled up to `columns`.
  fileprivate func padded(to columns: Int, cutTo width: Int) -> String {
    truncated(to: width).padded(to: columns)
  }
}
