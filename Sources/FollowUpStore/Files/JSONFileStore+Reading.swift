public import FollowUp

/// What the clinic says of itself.
extension JSONFileStore {
  public var clinic: Clinic { kept.clinic }

  public var isEmpty: Bool { kept.isEmpty }

  public func record(of patient: PatientID) throws -> PatientRecord? {
    try reading { try kept.record(of: patient) }
  }

  public func openWork(on date: CivilDate) throws -> [OpenWork] { try reading { try kept.openWork(on: date) } }

  public func forEachRecord(_ body: (PatientRecord) throws -> Void) throws {
    var walk = RecordWalk()
    try reading { try walk.goOn(in: kept, body) }
  }

  public func forEachRecord(holding ids: IdentifierFilter, _ body: (PatientRecord) throws -> Void) throws {
    var walk = RecordWalk(holding: ids)
    try reading { try walk.goOn(in: kept, body) }
  }

  public func patients(ifAtMost most: Int) throws -> [PatientID]? { try reading { try kept.patients(ifAtMost: most) } }

  public func summaries() throws -> [PatientSummary] {
    if let knownSummaries { return knownSummaries }
    let summaries = try reading { try kept.summaries() }
    knownSummaries = summaries
    return summaries
  }

  /// Reads from the clinic; a snapshot that turns out to be damaged is replaced.
  private func reading<Result>(_ read: () throws -> Result) throws -> Result {
    let result = try withoutSnapshotDamage(read)
    if isSnapshotMissed, readOnlyReason == nil { try replaceSnapshot() }
    return result
  }
}
