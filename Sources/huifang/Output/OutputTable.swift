internal import Screen

/// How a list leaves the program.
enum OutputFormat: String, CaseIterable {
  case table, json, csv
}

/// Rows of text with a head, for a person at a terminal.
struct OutputTable {
  let columns: [String]
  private(set) var rows: [[String]] = []

  init(columns: [String]) {
    self.columns = columns
  }

  mutating func append(_ row: [String]) {
    rows.append(row)
  }

  /// One line a row, the head first, columns two blanks apart and lined up; wide characters count as two.
  func lines() -> [String] {
    let all = [columns] + rows
    let widths = columns.indices.map { column in
      all.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
    }
    return all.map { row in
      zip(row, widths).enumerated()
        .map { index, field in index == widths.count - 1 ? field.0.sanitized : field.0.padded(to: field.1) }
        .joined(separator: "  ")
    }
  }
}
