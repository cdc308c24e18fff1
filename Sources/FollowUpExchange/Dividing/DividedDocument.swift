internal import ExternalSorting
internal import FollowUp
public import Wording

/// An exchange document that is too large for memory, cut into its rows and sorted by their patients.
///
/// Its text was read once from its beginning to its end and is JSON; nothing was made of it yet.
public final class DividedDocument {
  /// As messages call it.
  let name: String
  let outline: Outline
  private let rows: RowSpill
  /// Is told how far the reading is, and the import.
  let progress: WorkProgress

  /// Where things are bounded; tests set them low.
  struct Measures {
    /// How much of the document is read at a time, in bytes.
    var stretch = 1 << 20
    /// How much is sorted in memory, in bytes.
    var sorting = 16 << 20
    /// How much makes a batch, in bytes.
    var batch = 2 << 20
  }

  private let measures: Measures

  /// Reads and cuts a document.
  ///
  /// - Parameters:
  ///   - file: The document.
  ///   - folder: Where its rows wait, in files without a name: as much room as the document takes, and some more.
  ///   - progress: Is told how much is read of the document, and later how much of it is taken over.
  /// - Throws: where the document is refused as a whole, or its rows can't be kept in `folder`.
  public convenience init(
    _ file: ExchangeFile, waitingIn folder: String, progress: WorkProgress = WorkProgress()
  ) throws(ExchangeError) {
    let text = TextStretches { (count) throws(ExchangeError.Reason) in
      let bytes = try file.read(atMost: count)
      progress.advance(by: bytes.count)
      return bytes
    }
    try self.init(text, named: file.name, waitingIn: folder, Measures(), progress)
  }

  init(
    _ text: TextStretches, named name: String, waitingIn folder: String, _ measures: Measures,
    _ progress: WorkProgress = WorkProgress()
  ) throws(ExchangeError) {
    self.name = name
    self.progress = progress
    self.measures = measures
    do throws(ExchangeError.Reason) {
      let rows = RowSpill(inFolder: folder, memory: measures.sorting)
      var division = Division(text, rows)
      try division.divide()
      self.rows = rows
      outline = division.outline
    } catch {
      throw ExchangeError(file: name, reason: error)
    }
  }

  /// Adds what the clinic has already, so that no row takes the id of another patient's.
  func add(_ record: PatientRecord) throws(ExchangeError) {
    try passingOn { () throws(SortingFailure) in try rows.add(record) }
  }

  /// All rows, batch by batch. Of lists with one name only those count that `lists` names.
  func batches(in lists: [ExchangeEntity: UInt32]) throws(ExchangeError) -> RowSpill.Batches {
    let findings = progress.during(.comparingDocument, of: rows.nameCount) {
      Result { () throws(SortingFailure) in try rows.findings(in: lists, progress) }
    }
    return try passingOn { () throws(SortingFailure) in
      try rows.batches(in: lists, findings.get(), size: measures.batch)
    }
  }

  /// How many rows there are.
  var rowCount: Int { rows.count }

  /// The next of `batches`; nil at the end.
  func next(of batches: inout RowSpill.Batches) throws(ExchangeError) -> RowBatch? {
    do {
      return try batches.next()
    } catch {
      throw ExchangeError(file: name, reason: .notKept(error))
    }
  }

  private func passingOn<Result>(_ work: () throws(SortingFailure) -> Result) throws(ExchangeError) -> Result {
    do {
      return try work()
    } catch {
      throw ExchangeError(file: name, reason: .notKept(error))
    }
  }
}

/// The way through the text of a document, which sorts out its rows.
private struct Division {
  private var text: TextStretches
  private let rows: RowSpill
  private(set) var outline = Outline()
  /// How many lists came with the name of each section.
  private var lists: [ExchangeEntity: UInt32] = [:]

  init(_ text: TextStretches, _ rows: RowSpill) {
    self.text = text
    self.rows = rows
  }

  mutating func divide() throws(ExchangeError.Reason) {
    try text.skipByteOrderMark()
    try text.walk(depth: 0) { scanner, _ in scanner.skipWhitespace() }
    guard try text.walk(depth: 0, { scanner, _ in scanner.take(UInt8(ascii: "{")) }) else {
      try text.walk(depth: 0, notedDepth: -1) { (scanner, _) throws(JSONSyntaxError) in try scanner.scanText() }
      throw .notAnObject
    }
    let isEmpty = try text.walk(depth: 1) { scanner, _ in
      scanner.skipWhitespace()
      return scanner.take(UInt8(ascii: "}"))
    }
    if !isEmpty { try divideMembers() }
    outline.close()
    try text.walk(depth: 0) { (scanner, _) throws(JSONSyntaxError) in try scanner.scanEnd() }
  }

  private mutating func divideMembers() throws(ExchangeError.Reason) {
    repeat {
      try text.walk(depth: 1) { scanner, _ in scanner.skipWhitespace() }
      try divideMember()
      try text.walk(depth: 1) { scanner, _ in scanner.skipWhitespace() }
    } while try text.walk(depth: 1, { scanner, _ in scanner.take(UInt8(ascii: ",")) })
    try text.walk(depth: 1) { (scanner, _) throws(JSONSyntaxError) in
      guard scanner.take(UInt8(ascii: "}")) else { throw scanner.unexpected() }
    }
  }

  private mutating func divideMember() throws(ExchangeError.Reason) {
    let line = text.line
    let (key, range) = try text.walk(depth: 1) { (scanner, bytes) throws(JSONSyntaxError) in
      let start = scanner.index
      try scanner.scanKey()
      let key = scanner.tape.entries.withUnsafeMutableBufferPointer { ScannedValue(bytes, $0).text }
      return (key, start..<scanner.index)
    }
    outline.addKey(text.text(range), line: line)
    let valueLine = text.line
    if let entity = ExchangeEntity.ofPatients.first(where: { $0.rawValue == key }),
      try text.walk(depth: 1, { scanner, _ in scanner.take(UInt8(ascii: "[")) })
    {
      let list = (lists[entity] ?? 0) + 1
      lists[entity] = list
      outline.addList(list, line: valueLine)
      try divideRows(of: entity, list)
    } else {
      let range = try text.walk(depth: 1, notedDepth: 0) { (scanner, _) throws(JSONSyntaxError) in
        let start = scanner.index
        try scanner.scanValue()
        return start..<scanner.index
      }
      outline.addValue(text.text(range), line: valueLine)
    }
  }

  private mutating func divideRows(of entity: ExchangeEntity, _ list: UInt32) throws(ExchangeError.Reason) {
    var number = 0
    while try text.walk(
      depth: 2,
      { (scanner, _) throws(JSONSyntaxError) in try scanner.nextElement(isFirst: number == 0) })
    {
      number += 1
      var row = RowSpill.Row(entity: entity, number: number, list: list, line: text.line)
      let (range, id, patient) = try text.walk(depth: 2, notedDepth: 3) { (scanner, bytes) throws(JSONSyntaxError) in
        let start = scanner.index
        try scanner.scanValue()
        let (id, patient) = scanner.tape.entries.withUnsafeMutableBufferPointer { entries in
          Division.names(in: ScannedValue(bytes, entries), of: entity)
        }
        return (start..<scanner.index, id, patient)
      }
      (row.id, row.patient) = (id, entity == .patient ? id : patient)
      let text = text.text(range)
      try keeping { () throws(SortingFailure) in try rows.add(row, text) }
    }
  }

  /// The ids of a row and of its patient, as far as they can be read.
  private static func names(in value: ScannedValue, of entity: ExchangeEntity) -> (id: String?, patient: String?) {
    guard value.kind == .object else { return (nil, nil) }
    func identifier(_ key: StaticString) -> String? { value.take(key).flatMap { try? $0.identifier() } }
    return (identifier("id"), entity == .patient ? nil : identifier("patient"))
  }
}

/// Runs what keeps rows in files and gives its failure the form of a refusal.
private func keeping<Result>(
  _ work: () throws(SortingFailure) -> Result
) throws(ExchangeError.Reason) -> Result {
  do {
    return try work()
  } catch {
    throw .notKept(error)
  }
}
