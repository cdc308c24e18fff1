internal import FollowUp

/// A walk from record to record of a clinic. Where the reading has to begin anew, it goes on behind whom it came to, so
/// that nobody is given twice.
struct RecordWalk {
  private let ids: IdentifierFilter?
  private var last: PatientID?

  /// Through the records that hold one of `ids`, as ``ClinicReading`` has it; through all where that is nil.
  init(holding ids: IdentifierFilter? = nil) {
    self.ids = ids
  }

  /// Goes on to the end of `clinic`, which may be put together otherwise than before.
  /// - Throws: `SnapshotDamage`, `StoreError`, and what `body` throws.
  mutating func goOn(in clinic: KeptClinic, _ body: (PatientRecord) throws -> Void) throws {
    try clinic.forEachRecord(holding: ids, after: last) { record in
      last = record.id
      try body(record)
    }
  }
}
