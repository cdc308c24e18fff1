internal import ExternalSorting
internal import FollowUp
internal import Wording

/// The rows of a large document on their way from its order to that of the patients: in files, since they are too many
/// for memory.
///
/// Rows come back patient by patient, in the order of the patients' ids, those of one patient section by section and in
/// the order of the document. Which rows share an id is found out by sorting as well.
struct RowSpill {
  /// By the patient.
  private let rows: ExternalSorter
  /// By section and id; what the clinic has already comes before the rows.
  private let ids: ExternalSorter
  /// How much waits in memory before it goes to files, in bytes.
  let memory: Int

  /// A row as it stands in the document.
  struct Row {
    var entity: ExchangeEntity
    /// From 1.
    var number: Int
    /// Which of the lists of the section's name it is in, from 1.
    var list: UInt32
    /// The line of its first byte, from 1.
    var line: Int
    /// Nil where it has none that can be read.
    var id: String?
    /// Whom it is about, or whom it describes; likewise.
    var patient: String?
  }

  init(inFolder folder: String, memory: Int) {
    self.memory = memory
    rows = ExternalSorter(inFolder: folder, memory: memory)
    ids = ExternalSorter(inFolder: folder, memory: memory)
  }

  /// How many rows were added.
  var count: Int { rows.count }
  /// How many names of rows were added, the clinic's among them.
  var nameCount: Int { ids.count }

  /// In front of the numbers of rows, so that those of the clinic come first.
  private static let beforeRows: UInt64 = 1 << 40

  private static let entities = ExchangeEntity.allCases

  private static func rank(_ entity: ExchangeEntity) -> Int { entities.firstIndex(of: entity) ?? 0 }

  private static func key(_ entity: ExchangeEntity, _ id: String) -> String {
    var key: [UInt8] = []
    append(key: entity, id, to: &key)
    return String(decoding: key, as: UTF8.self)
  }

  /// One letter for the section, and the id.
  private static func append(key entity: ExchangeEntity, _ id: String, to key: inout [UInt8]) {
    key.append(UInt8(ascii: "a") &+ UInt8(truncatingIfNeeded: rank(entity)))
    key += id.utf8
  }

  /// Rows of the document that were gathered on any core, and are sorted among themselves.
  struct Gathered: Sendable {
    fileprivate var rows: EntryRun
    fileprivate var ids = EntryRun()
    /// Of the ids of the rows.
    private(set) var marks: [IdentifierFilter.Mark] = []

    /// - Parameters:
    ///   - count: How many rows there will be, as far as that is known.
    ///   - bytes: And how long their texts are together, about.
    init(reserving count: Int = 0, bytes: Int = 0) {
      rows = EntryRun(reserving: bytes + count * RowSpill.mostBesideText)
    }

    /// Whether the rows stand in the document in the order in which they come back, as ``sort()`` has found.
    var isInOrder: Bool { rows.isInOrder }

    /// Adds a row of which `text` is the text.
    mutating func add(_ row: Row, _ text: some Sequence<UInt8>) {
      add(row) { bytes in
        RowSpill.append(row, to: &bytes)
        bytes += text
      }
    }

    /// Adds a row whose text stays where it stands in the document: `count` bytes from `offset` on.
    mutating func add(_ row: Row, at offset: Int, count: Int) {
      add(row) { bytes in
        RowSpill.append(row, isInPlace: true, to: &bytes)
        withUnsafeBytes(of: UInt64(clamping: offset).littleEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: UInt64(clamping: count).littleEndian) { bytes.append(contentsOf: $0) }
      }
    }

    private mutating func add(_ row: Row, _ write: (inout [UInt8]) -> Void) {
      let number = UInt64(clamping: row.number)
      let section = UInt64(RowSpill.rank(row.entity)) * RowSpill.beforeRows
      rows.add(key: row.patient ?? "", number: section + number, write)
      // Who describes a patient twice is found where the patient's rows are read.
      guard row.entity != .patient, let id = row.id else { return }
      marks.append(IdentifierFilter.Mark(id))
      let writeKey = { (key: inout [UInt8]) in RowSpill.append(key: row.entity, id, to: &key) }
      ids.add(writingKey: writeKey, number: RowSpill.beforeRows + number) { bytes in
        RowSpill.append(row, to: &bytes)
        if let patient = row.patient { bytes += patient.utf8 }
      }
    }

    /// How much memory they take, about, in bytes.
    var size: Int { rows.size + ids.size }

    mutating func sort() {
      rows.sort()
      ids.sort()
    }
  }

  /// Adds rows that are sorted among themselves.
  func add(_ gathered: Gathered) throws(SortingFailure) {
    try rows.add(gathered.rows)
    try ids.add(gathered.ids)
  }

  /// Adds what the clinic has: whose its rows are.
  func add(_ record: PatientRecord) throws(SortingFailure) {
    for row in record.rowKeys {
      try ids.add(key: RowSpill.key(row.entity, row.id), number: 0) { $0 += record.id.rawValue.utf8 }
    }
  }

  private static let headSize = 13
  /// What an entry takes beside the text of the row, most of the time, in bytes.
  private static let mostBesideText = 64

  /// Of the first byte of an entry: the text of its row stands in the document.
  private static let inPlace: UInt8 = 0x80

  private static func append(_ row: Row, isInPlace: Bool = false, to bytes: inout [UInt8]) {
    bytes.append(UInt8(truncatingIfNeeded: rank(row.entity)) | (isInPlace ? inPlace : 0))
    withUnsafeBytes(of: row.list.littleEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt64(clamping: row.line).littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Of an entry of the document, what stands in front of its text.
  private static func row(_ entry: ExternalSorter.Entry) -> Row {
    let (rank, list, line) = entry.bytes.withUnsafeBytes { bytes -> (Int, UInt32, UInt64) in
      guard bytes.count >= headSize else { return (0, 0, 0) }
      return (
        Int(bytes[0] & ~inPlace), UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt32.self)),
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 5, as: UInt64.self))
      )
    }
    return Row(
      entity: entities.indices.contains(rank) ? entities[rank] : .document,
      number: Int(clamping: entry.number % beforeRows), list: list, line: Int(clamping: line))
  }

  /// Where the text of a row stands that was left in the document; nil of others.
  private static func place(_ entry: ExternalSorter.Entry) -> (offset: Int, count: Int)? {
    guard entry.bytes.first.map({ $0 & inPlace != 0 }) == true, entry.bytes.count >= headSize + 16 else { return nil }
    return entry.bytes.withUnsafeBytes { bytes in
      func number(_ index: Int) -> Int {
        let word = bytes.loadUnaligned(fromByteOffset: headSize + index * 8, as: UInt64.self)
        return Int(clamping: UInt64(littleEndian: word))
      }
      return (number(0), number(1))
    }
  }

  /// Whether so much of the document is out of order that all other rows had better wait in files: else it would be
  /// read at too many places at once.
  var isManifold: Bool { rows.runCount > RowSpill.mostPlaces }

  private static let mostPlaces = 32

  /// Which rows take an id that another row has. Of lists with one name only those count that `lists` names.
  func findings(
    in lists: [ExchangeEntity: UInt32], _ progress: WorkProgress
  ) throws(SortingFailure) -> RowFindings {
    var found = RowFindings()
    var entries = try ids.sorted()
    var (key, firstLine, owner): (String?, Int?, PatientID?) = (nil, nil, nil)
    while let entry = try entries.next() {
      progress.advance(by: 1)
      if entry.key != key { (key, firstLine, owner) = (entry.key, nil, nil) }
      guard entry.number >= RowSpill.beforeRows else {
        owner = PatientID(String(decoding: entry.bytes, as: UTF8.self))
        continue
      }
      let row = RowSpill.row(entry)
      guard lists[row.entity] == row.list else { continue }
      var finding = RowFindings.Finding(firstLine: firstLine)
      if firstLine == nil { firstLine = row.line }
      let patient = String(decoding: entry.bytes.dropFirst(RowSpill.headSize), as: UTF8.self)
      if let owner, !patient.isEmpty, owner != PatientID(patient) { finding.owner = owner }
      guard finding != RowFindings.Finding() else { continue }
      found.findings[RowFindings.Place(entity: row.entity, row: row.number)] = finding
    }
    return found
  }

  /// All rows, batch by batch. Texts that were left in the document are `left`.
  func batches(
    in lists: [ExchangeEntity: UInt32], _ findings: RowFindings, size: Int, left: TextsInPlace?
  ) throws(SortingFailure) -> Batches {
    var entries = try rows.sorted()
    return Batches(
      coming: try entries.next(), entries: entries, left: left, lists: lists, findings: findings, size: size)
  }

  struct Batches {
    /// The first entry that is in no batch yet.
    fileprivate var coming: ExternalSorter.Entry?
    fileprivate var entries: SortedEntries
    fileprivate var left: TextsInPlace?
    fileprivate let lists: [ExchangeEntity: UInt32]
    fileprivate let findings: RowFindings
    /// In bytes; a batch is larger only by the rows of one patient.
    fileprivate let size: Int

    /// All rows of the next patients, and what was found about them; nil at the end.
    /// - Throws: `notKept`, or why the document can't be read again.
    mutating func next() throws(ExchangeError.Reason) -> RowBatch? {
      var batch = RowBatch(reserving: coming == nil ? 0 : size + size / 16)
      while let entry = coming {
        // Rows of whom nobody can tell are on their own.
        if batch.size >= size, entry.key != batch.lastKey || entry.key.isEmpty { break }
        let row = RowSpill.row(entry)
        if lists[row.entity] == row.list {
          let place = RowFindings.Place(entity: row.entity, row: row.number)
          batch.add(place, of: entry.key, line: row.line, try text(of: entry), findings.finding(at: place))
        }
        do {
          coming = try entries.next()
        } catch {
          throw .notKept(error)
        }
      }
      return batch.isEmpty ? nil : batch
    }

    private mutating func text(of entry: ExternalSorter.Entry) throws(ExchangeError.Reason) -> ArraySlice<UInt8> {
      guard let (offset, count) = RowSpill.place(entry) else { return entry.bytes.dropFirst(RowSpill.headSize) }
      return try left?.text(at: offset, count: count) ?? []
    }
  }
}
