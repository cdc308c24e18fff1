internal import BackgroundWork
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
  /// Reads the document again; nil where it can be read only once.
  private let again: TextsInPlace.Read?
  /// The ids of the rows, but for those that describe patients or people of the clinic.
  let rowIDs: IdentifierFilter
  /// Is told how far the reading is, and the import.
  let progress: WorkProgress

  /// Where things are bounded; tests set them low.
  struct Measures {
    /// How much of the document is read, and sorted in memory, at a time, in bytes.
    var stretch = 4 << 20
    /// How much waits in memory before it goes to files, in bytes.
    var sorting = 16 << 20
    /// How much of it may be names of referrers.
    var sortingOfReferrers: Int { sorting / 4 }
    /// How much makes a batch, in bytes.
    var batch = 2 << 20
    /// How many rows there are, about.
    var rows = Int.max

    /// A row has so many at the least, most of the time.
    static let bytesOfRow = 64
  }

  private let measures: Measures
  private let folder: String

  /// Reads and cuts a document.
  ///
  /// - Parameters:
  ///   - file: The document.
  ///   - folder: Where its rows wait, in files without a name: as much room as the document takes, and some more. Rows
  ///   that stand in the order of their patients' ids stay in a file that can be read again, and only their places wait.
  ///   - progress: Is told how much is read of the document, and later how much of it is taken over.
  /// - Throws: where the document is refused as a whole, or its rows can't be kept in `folder`.
  public convenience init(
    _ file: ExchangeFile, waitingIn folder: String, progress: WorkProgress = WorkProgress()
  ) throws(ExchangeError) {
    var measures = Measures()
    if let size = file.size { measures.rows = size / Measures.bytesOfRow }
    let text = TextStretches(stretch: measures.stretch) { (count, rest) throws(ExchangeError.Reason) in
      let bytes = try file.read(atMost: count, behind: rest)
      progress.advance(by: bytes.count - rest.count)
      return bytes
    }
    let again: TextsInPlace.Read? =
      file.size == nil
      ? nil : { (offset, count) throws(ExchangeError.Reason) in try file.read(from: offset, atMost: count) }
    try self.init(text, again: again, named: file.name, waitingIn: folder, measures, progress)
  }

  init(
    _ text: TextStretches, again: TextsInPlace.Read? = nil, named name: String, waitingIn folder: String,
    _ measures: Measures, _ progress: WorkProgress = WorkProgress()
  ) throws(ExchangeError) {
    self.name = name
    self.again = again
    self.progress = progress
    self.measures = measures
    self.folder = folder
    do throws(ExchangeError.Reason) {
      let rows = RowSpill(inFolder: folder, memory: measures.sorting)
      var division = Division(text, rows, IdentifierFilter(for: measures.rows), leavesTexts: again != nil)
      try division.divide()
      self.rows = rows
      (outline, rowIDs) = (division.outline, division.rowIDs)
    } catch {
      throw ExchangeError(file: name, reason: error)
    }
  }

  /// Adds what the clinic has already, so that no row takes the id of another patient's. Records that hold no row of
  /// ``rowIDs`` need not be added.
  func add(_ record: PatientRecord) throws(ExchangeError) {
    try passingOn { () throws(SortingFailure) in try rows.add(record) }
  }

  /// All rows, batch by batch. Of lists with one name only those count that `lists` names.
  func batches(in lists: [ExchangeEntity: UInt32]) throws(ExchangeError) -> RowSpill.Batches {
    let findings = progress.during(.comparingDocument, of: rows.nameCount) {
      Result { () throws(SortingFailure) in try rows.findings(in: lists, progress) }
    }
    return try passingOn { () throws(SortingFailure) in
      try rows.batches(in: lists, findings.get(), size: measures.batch, left: again.map { TextsInPlace($0) })
    }
  }

  /// How many rows there are.
  var rowCount: Int { rows.count }

  /// The next of `batches`; nil at the end.
  func next(of batches: inout RowSpill.Batches) throws(ExchangeError) -> RowBatch? {
    do throws(ExchangeError.Reason) {
      return try batches.next()
    } catch {
      throw ExchangeError(file: name, reason: error)
    }
  }

  /// A search whose names wait where the rows do.
  func referrerSearch() -> ReferrerSearch {
    ReferrerSearch(inFolder: folder, memory: measures.sortingOfReferrers)
  }

  /// Runs what keeps something in files and tells its failure as one of the document.
  func passingOn<Result>(_ work: () throws(SortingFailure) -> Result) throws(ExchangeError) -> Result {
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
  private(set) var rowIDs: IdentifierFilter
  /// How many lists came with the name of each section.
  private var lists: [ExchangeEntity: UInt32] = [:]
  /// Rows that are looked at on other cores, in the order of the document.
  private var coming: [Background<Result<RowSpill.Gathered, ExchangeError.Reason>>] = []

  /// Whether the texts of rows stay in the document where their order allows it.
  private var leavesTexts: Bool

  /// Rows that were walked over one by one.
  private var single = RowSpill.Gathered()

  /// How many stretches of rows are looked at while the next ones are read.
  private static let mostComing = 3

  init(_ text: TextStretches, _ rows: RowSpill, _ rowIDs: IdentifierFilter, leavesTexts: Bool) {
    self.leavesTexts = leavesTexts
    self.text = text
    self.rows = rows
    self.rowIDs = rowIDs
  }

  mutating func divide() throws(ExchangeError.Reason) {
    do throws(ExchangeError.Reason) {
      try divideText()
    } catch {
      // What is wrong further up comes first.
      while !coming.isEmpty { try takeInFirst() }
      throw error
    }
    try takeInAll()
  }

  private mutating func divideText() throws(ExchangeError.Reason) {
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
    var row = RowSpill.Row(entity: entity, number: 0, list: list, line: text.line)
    while true {
      if let elements = try text.cutElements(isFirst: row.number == 0) {
        try gather(elements, after: row)
        row.number += elements.count
      } else if try hasNext(after: row) {
        row.number += 1
        try divideRow(row)
      } else {
        return
      }
    }
  }

  private mutating func hasNext(after row: RowSpill.Row) throws(ExchangeError.Reason) -> Bool {
    try text.walk(depth: 2) { (scanner, _) throws(JSONSyntaxError) in
      try scanner.nextElement(isFirst: row.number == 0)
    }
  }

  /// Walks over a single row, which may be anything.
  private mutating func divideRow(_ row: RowSpill.Row) throws(ExchangeError.Reason) {
    var row = row
    row.line = text.line
    let range = try text.walk(depth: 2, notedDepth: 3) { (scanner, bytes) throws(JSONSyntaxError) in
      let start = scanner.index
      try scanner.scanValue()
      scanner.tape.entries.withUnsafeMutableBufferPointer { row.takeNames(of: ScannedValue(bytes, $0)) }
      return start..<scanner.index
    }
    single.add(row, text.text(range))
    if single.size >= rows.memory { try takeInSingle() }
  }

  /// Has rows looked at that come behind `row`, of the same list.
  private mutating func gather(_ elements: ElementStretch, after row: RowSpill.Row) throws(ExchangeError.Reason) {
    if coming.count >= Division.mostComing { try takeInFirst() }
    coming.append(
      Background { [leavesTexts] in
        Result { () throws(ExchangeError.Reason) in
          try Division.gathered(elements, after: row, leavingTexts: leavesTexts)
        }
      })
  }

  private static func gathered(
    _ elements: ElementStretch, after row: RowSpill.Row, leavingTexts: Bool
  ) throws(ExchangeError.Reason) -> RowSpill.Gathered {
    var next = row
    var gathered = RowSpill.Gathered(reserving: elements.count, bytes: leavingTexts ? 0 : elements.size)
    try elements.scan(depth: 2, notedDepth: 3) { value, text, line, offset in
      next.number += 1
      next.line = line
      next.takeNames(of: value)
      if leavingTexts {
        gathered.add(next, at: offset, count: text.count)
      } else {
        gathered.add(next, text)
      }
    }
    gathered.sort()
    // Out of their order they would be read here and there.
    if leavingTexts, !gathered.isInOrder { return try Division.gathered(elements, after: row, leavingTexts: false) }
    return gathered
  }

  private mutating func takeInFirst() throws(ExchangeError.Reason) {
    let first = coming.removeFirst()
    do throws(ExchangeError.Reason) {
      try add(first.value.get())
    } catch {
      coming = []
      throw error
    }
  }

  private mutating func takeInSingle() throws(ExchangeError.Reason) {
    single.sort()
    try add(single)
    single = RowSpill.Gathered()
  }

  private mutating func add(_ gathered: RowSpill.Gathered) throws(ExchangeError.Reason) {
    for mark in gathered.marks { rowIDs.insert(mark) }
    try keeping { () throws(SortingFailure) in try rows.add(gathered) }
    // In a document that is in another order, the rest will be, too.
    if !gathered.isInOrder || rows.isManifold { leavesTexts = false }
  }

  private mutating func takeInAll() throws(ExchangeError.Reason) {
    while !coming.isEmpty { try takeInFirst() }
    try takeInSingle()
  }
}

extension RowSpill.Row {
  /// Takes the ids of the row and of its patient, as far as they can be read.
  fileprivate mutating func takeNames(of value: ScannedValue) {
    (id, patient) = (nil, nil)
    guard value.kind == .object else { return }
    func identifier(_ key: StaticString) -> String? { value.take(key).flatMap { try? $0.identifier() } }
    id = identifier("id")
    patient = entity == .patient ? id : identifier("patient")
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
