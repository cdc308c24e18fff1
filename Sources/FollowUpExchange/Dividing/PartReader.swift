internal import FollowUp

/// Reads the parts of a large document, as ``ExchangeReader`` reads a small one.
struct PartReader: Sendable {
  /// Of the clinic as the document makes it.
  let setting: ReadingSetting
  /// The document, as messages call it.
  let file: String

  /// What a part of a document says, and what is left to be said when all parts are read.
  struct Reading: Sendable {
    /// Patients and attempts.
    var document: ExchangeDocument
    var found: [FoundProblem]
    /// Patients whom the document describes, and the number of the row, from 1.
    var described: [(id: PatientID, row: Int)]
    var referrers: [OpenReferrer]
  }

  /// Reads all rows of some patients, of whom the clinic has those that `known` names.
  func read(_ batch: RowBatch, known: KnownRows) throws(ExchangeError) -> Reading {
    let log = ProblemLog(file: file, lineOf: batch.line(of:))
    var reading = DocumentReading(setting, log: log, known: known, findings: batch.findings)
    var document = ExchangeDocument()
    do {
      try batch.bytes.withUnsafeBufferPointer { (bytes) throws(JSONSyntaxError) in
        try reading.takeRows(of: BatchSections(batch: batch, bytes: bytes), into: &document)
      }
    } catch {
      throw ExchangeError(file: file, reason: .syntax(error.fault, error.position))
    }
    let described = Set(reading.describedPatients)
    return Reading(
      document: document, found: log.found,
      described: batch.patients.compactMap { patient in
        described.contains(patient.id) ? patient.row.map { (patient.id, $0) } : nil
      },
      referrers: reading.referrers.compactMap { referrer in
        let id = PatientID(referrer.id)
        guard !referrer.row.isRefused, !described.contains(id), !known.contains(id) else { return nil }
        return OpenReferrer(referrer, line: log.line(of: referrer.offset))
      })
  }
}

/// Somebody who is said to have referred patients, and of whom it is not known yet whether the document or the clinic
/// has them.
struct OpenReferrer: Sendable {
  private(set) var id: String
  /// The first patient who is said to be referred by them, the number of the row that says so, and its line, all as in
  /// a ``RowProblem``.
  private var patient: String?
  private var row: Int
  private var line: Int
  private var occurrences = 1

  init(_ referrer: DocumentReading.Referrer, line: Int) {
    id = referrer.id
    patient = referrer.row.id
    row = referrer.row.number ?? 0
    self.line = line
  }

  /// Takes in what another row says of the same.
  mutating func absorb(_ other: OpenReferrer) {
    let sum = occurrences + other.occurrences
    if other.row < row { self = other }
    occurrences = sum
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
