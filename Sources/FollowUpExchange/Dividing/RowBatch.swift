internal import FollowUp

/// All rows of a document about some of its patients.
struct RowBatch: Sendable {
  private(set) var bytes: [UInt8] = []
  private var rows: [Row] = []
  private(set) var findings = RowFindings()
  /// The patients in the order of their ids, and which row describes each of them, from 1; nil: none does.
  private(set) var patients: [(id: PatientID, row: Int?)] = []
  private(set) var lastKey: String?

  private struct Row {
    var place: RowFindings.Place
    var start: Int
    /// The line of its first byte in the document, from 1.
    var line: Int
  }

  /// - Parameter size: How large it will be, about, in bytes.
  init(reserving size: Int = 0) { bytes.reserveCapacity(size) }

  var isEmpty: Bool { rows.isEmpty }
  /// In bytes.
  var size: Int { bytes.count }
  /// How many rows.
  var count: Int { rows.count }

  /// Adds a row of the patient `key`, of nobody where that is empty. Those of one patient come one after the other.
  mutating func add(
    _ place: RowFindings.Place, of key: String, line: Int, _ text: ArraySlice<UInt8>, _ finding: RowFindings.Finding?
  ) {
    if key != lastKey, !key.isEmpty {
      patients.append((PatientID(key), place.entity == .patient ? place.row : nil))
    }
    lastKey = key
    rows.append(Row(place: place, start: bytes.count, line: line))
    bytes += text
    // So that a number does not go on in the next row.
    bytes.append(UInt8(ascii: "\n"))
    if let finding { findings.findings[place] = finding }
  }

  /// The line of the document, from 1, on which the byte at `offset` stands.
  func line(of offset: Int) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = low + (high - low) / 2
      if rows[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 1 }
    let row = rows[low - 1]
    return row.line + bytes[row.start..<min(max(offset, row.start), bytes.count)].count { $0 == UInt8(ascii: "\n") }
  }

  /// Gives `body` the rows of one section, each with its number in the document and where it begins.
  fileprivate func forEachStart(
    of entity: ExchangeEntity, _ body: (_ number: Int, _ start: Int) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    for row in rows where row.place.entity == entity { try body(row.place.row, row.start) }
  }
}

/// The sections of a batch. It borrows the batch's bytes, and is good only as long as they are.
struct BatchSections: RowSections {
  let batch: RowBatch
  let bytes: UnsafeBufferPointer<UInt8>

  func forEachRow(
    of entity: ExchangeEntity, _ body: (_ number: Int, ScannedValue) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    var tape = JSONTape()
    try batch.forEachStart(of: entity) { (number, start) throws(JSONSyntaxError) in
      var scanner = JSONScanner(again: bytes, from: start, lines: LineTable())
      tape.entries.removeAll(keepingCapacity: true)
      swap(&scanner.tape, &tape)
      defer { swap(&scanner.tape, &tape) }
      try scanner.scanValue()
      try scanner.tape.entries.withUnsafeMutableBufferPointer { (entries) throws(JSONSyntaxError) in
        try body(number, ScannedValue(bytes, entries))
      }
    }
  }
}
