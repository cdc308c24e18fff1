internal import ExternalSorting
internal import FollowUp

/// Finds out whom a large document names as referrers of patients and does not describe. Both may be too many for
/// memory, so they are sorted.
final class ReferrerSearch {
  private let names: ExternalSorter

  /// - Parameters:
  ///   - folder: Where names wait that don't fit into memory.
  ///   - memory: How much of them does, in bytes.
  init(inFolder folder: String, memory: Int) {
    names = ExternalSorter(inFolder: folder, memory: memory)
  }

  /// Whoever is described comes before all who name them.
  private static let described: UInt64 = 0

  func addDescribed(_ patient: PatientID) throws(SortingFailure) {
    try names.add(key: patient.rawValue, number: ReferrerSearch.described) { _ in }
  }

  func add(_ referrer: OpenReferrer) throws(SortingFailure) {
    let number = ReferrerSearch.described + 1 + UInt64(clamping: referrer.row)
    try names.add(key: referrer.id, number: number) { referrer.append(to: &$0) }
  }

  /// Gives `body` everybody who was added and not described, once, in the order of their ids.
  func forEachUndescribed(_ body: (OpenReferrer) throws -> Void) throws {
    var entries = try names.sorted()
    var (described, open): (String?, OpenReferrer?)
    while let entry = try entries.next() {
      if let done = open, done.id != entry.key {
        try body(done)
        open = nil
      }
      if entry.number == ReferrerSearch.described {
        described = entry.key
      } else if open != nil {
        open?.occurrences += 1
      } else if entry.key != described {
        open = OpenReferrer(entry.key, entry.bytes)
      }
    }
    if let open { try body(open) }
  }
}

/// Somebody who is said to have referred patients, and of whom it is not known yet whether the document or the clinic
/// has them.
struct OpenReferrer: Sendable {
  private(set) var id: String
  /// The first patient who is said to be referred by them, the number of the row that says so, and its line, all as in
  /// a ``RowProblem``.
  private(set) var patient: String?
  private(set) var row: Int
  private(set) var line: Int
  /// How many rows say so.
  fileprivate(set) var occurrences = 1

  init(_ id: String, ofPatient patient: String?, row: Int, line: Int) {
    self.id = id
    self.patient = patient
    self.row = row
    self.line = line
  }

  init(_ referrer: DocumentReading.Referrer, line: Int) {
    self.init(referrer.id, ofPatient: referrer.row.id, row: referrer.row.number ?? 0, line: line)
  }

  /// What another one, whose id is `id`, has appended.
  fileprivate init(_ id: String, _ bytes: ArraySlice<UInt8>) {
    let (row, line) = bytes.withUnsafeBytes { bytes -> (UInt64, UInt64) in
      guard bytes.count >= OpenReferrer.headSize else { return (0, 0) }
      return (
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
    let patient = bytes.dropFirst(OpenReferrer.headSize)
    self.init(
      id, ofPatient: patient.first == nil ? nil : String(decoding: patient.dropFirst(), as: UTF8.self),
      row: Int(clamping: row), line: Int(clamping: line))
  }

  private static let headSize = 16

  /// Appends what one row says: `row` and `line` in eight bytes each, and the patient behind another byte.
  fileprivate func append(to bytes: inout [UInt8]) {
    for number in [row, line] {
      withUnsafeBytes(of: UInt64(clamping: number).littleEndian) { bytes.append(contentsOf: $0) }
    }
    guard let patient else { return }
    bytes.append(0)
    bytes += patient.utf8
  }

  /// What to say where nobody knows them.
  func problems(in file: String) -> [FoundProblem] {
    let log = ProblemLog(file: file, lineOf: { [line] _ in line })
    log.addShared(
      .unknownReferrer, entity: .patient, row: row, id: patient, field: "referrer", value: id, offset: 0,
      nearest: { nil }, question: .patient(id))
    return log.found.map { found in
      var found = found
      found.problem.occurrences = occurrences
      return found
    }
  }
}
