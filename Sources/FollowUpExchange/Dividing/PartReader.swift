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
