internal import FollowUpExchange
internal import Screen
internal import Wording

/// How a list leaves the program.
enum OutputFormat: String, CaseIterable {
  case table, json, csv

  /// Writes a list to standard output in this format: `report` for programs, `table` for people, who read `none` where
  /// there are no rows. Only what is asked for is made.
  ///
  /// Throws `StandardOutput.Failure`, and what making the list throws.
  func write(
    _ report: @autoclosure () throws -> some Report, _ table: @autoclosure () throws -> OutputTable,
    none: @autoclosure () -> String
  ) throws {
    switch self {
    case .json: try StandardOutput.write(report().json)
    case .csv: try StandardOutput.write(report().csv.text)
    case .table:
      let table = try table()
      try StandardOutput.write(lines: table.rows.isEmpty ? [none()] : table.lines())
    }
  }

  /// Writes a list of any length likewise: `report` for programs, while its rows come, and `table` for people, of which
  /// each row is `line`. `forEachRow` gives its argument the rows, one after the other, and tells `progress` how far it
  /// is.
  ///
  /// Throws `StandardOutput.Failure`, and what `forEachRow` throws; what was written for programs by then stays a
  /// beginning.
  func write<Row>(
    _ report: ReportRows<Row>, _ table: OutputTable, line: @escaping (Row) -> [String], none: @autoclosure () -> String,
    _ progress: WorkProgress, forEachRow: ((Row) throws -> Void) throws -> Void
  ) throws {
    switch self {
    case .json, .csv:
      // At a terminal the line that says so would stand among the rows.
      if StandardOutput.isTerminal { progress.listener = nil }
      var writer = ReportWriter(report, as: self == .json ? .json : .csv) { try StandardOutput.write($0) }
      try forEachRow { try writer.add($0) }
      try writer.finish()
    case .table:
      var table = table
      try forEachRow { table.append(line($0)) }
      try StandardOutput.write(lines: table.rows.isEmpty ? [none()] : table.lines())
    }
  }
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
