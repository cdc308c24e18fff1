/// A list for other programs, of any length: what each of its rows says, in either of two forms.
public struct ReportRows<Row> {
  /// The member of the JSON object that is the list.
  let name: String
  let value: (Row) -> JSONValue
  let columns: [String]
  /// One for each column.
  let fields: (Row) -> [String]
}

/// Writes a list while its rows come, so that it may be longer than memory holds.
public struct ReportWriter<Row> {
  public enum Form: Sendable {
    /// An object with the list as its only member, one row a line; in UTF-8, ending with a line feed.
    case json
    /// A ``CSVTable``.
    case csv
  }

  private let rows: ReportRows<Row>
  private let form: Form
  private let output: (_ bytes: [UInt8]) throws -> Void
  private var text = JSONText()
  private var table: CSVTable
  private var isEmpty = true

  /// So much of a list waits in memory, in bytes.
  private static var mostWaiting: Int { 1 << 16 }

  /// `output` is given the list from its beginning to its end.
  public init(_ rows: ReportRows<Row>, as form: Form, to output: @escaping (_ bytes: [UInt8]) throws -> Void) {
    self.rows = rows
    self.form = form
    self.output = output
    table = CSVTable(columns: rows.columns)
  }

  /// Throws what `output` throws.
  public mutating func add(_ row: Row) throws {
    switch form {
    case .json:
      if isEmpty { text.beginList(rows.name, isFirst: true) }
      text.write(row: rows.value(row), isFirst: isEmpty)
      if text.bytes.count >= Self.mostWaiting { try write() }
    case .csv:
      table.add(rows.fields(row))
      if table.size >= Self.mostWaiting { try write() }
    }
    isEmpty = false
  }

  /// Writes the rest of the list, when all rows were added. Throws what `output` throws.
  public mutating func finish() throws {
    if case .json = form {
      if isEmpty {
        text.write(JSONValue.Member(key: rows.name, value: .array([])), isFirst: true)
      } else {
        text.endList()
      }
      text.closeRows()
    }
    try write()
  }

  private mutating func write() throws {
    switch form {
    case .json: try output(text.takeBytes())
    case .csv: try output(table.takeText())
    }
  }
}
