public import FollowUp
internal import Wording

extension JSONFileStore {
  @discardableResult
  public func transact(
    _ signature: Signature, command: String,
    inPieces decide: (any ClinicReading, (_ piece: [Change]) throws -> Void) throws -> Void
  ) throws -> Int? {
    try requireWritable()
    return try lock.holdExclusive(
      forLong: command, signature, zone: kept.clinic.settings.timeZone, requireInPlace: requireInPlace
    ) { saved, begin in
      try withoutSnapshotDamage {
        try readOnToLast(of: saved)
        try requireWritable()
        // The new parts go on top of all that is known.
        try writeSnapshot()
        guard kept.snapshot?.isInFolder == true, kept.changed.isEmpty else {
          throw SnapshotDamage(file: folder.snapshotHead)
        }
        begin(journal.position.sequence)
        return try keep(in: CommitInPieces(signature, command: command, in: journal, of: kept, rules: rules), decide)
      }
    }
  }

  private func keep(
    in commit: CommitInPieces, _ decide: (any ClinicReading, (_ piece: [Change]) throws -> Void) throws -> Void
  ) throws -> Int? {
    let parts: [SnapshotPart]
    do {
      try decide(kept) { try commit.keep($0) }
      guard let finished = try commit.finish() else {
        commit.withdraw()
        return nil
      }
      parts = finished
    } catch {
      let error = commit.failure() ?? error
      commit.withdraw()
      throw (error as? FileFailure).map { StoreError($0) } ?? error
    }
    install(commit.clinic, patients: commit.patients, parts)
    return journal.position.sequence
  }

  /// Takes over what the journal up to its position has made of the clinic, and writes the snapshot that has its new
  /// `parts`. Where that fails, everything is known all the same; a note says what failed.
  func install(_ clinic: Clinic, patients: Int, _ parts: [SnapshotPart]) {
    let before = kept.snapshot?.parts ?? []
    var head = SnapshotHead(
      position: journal.position, coverage: kept.snapshot?.head.coverage ?? JournalCoverage(origin: "", checksum: nil),
      patients: patients, clinic: clinic, parts: (before + parts).map(\.head))
    kept = KeptClinic(Snapshot(head, before + parts), rules: rules, progress)
    forgetSummaries()
    do {
      guard let coverage = try journal.coverage(upTo: journal.position) else {
        throw StoreError.journalReplaced(path: folder.journal)
      }
      head = try SnapshotWriter(folder: folder, rules: rules, mostMerged: mostMerged).write(
        clinic, patients: patients, at: journal.position, covering: coverage, kept: before, merged: parts,
        isInPlace: true, changed: [:])
      kept = KeptClinic(try Snapshot(head, in: folder), rules: rules, progress)
    } catch let damage as SnapshotDamage {
      miss(damage)
    } catch {
      let failure = (error as? FileFailure).map { StoreError($0) } ?? error as? StoreError
      if let failure { notes.append(.snapshotNotWritten(failure)) }
    }
  }
}
