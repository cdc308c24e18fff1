public import FollowUp
internal import Wording

extension JSONFileStore {
  /// Erases patients by writing the journal anew without what happened to them, and putting it in place by one rename.
  ///
  /// The long parts, copying and writing a snapshot without the patients, are done while other desks go on recording;
  /// for the rest they wait. Then the snapshot of before, what was set aside and the automatic backups are removed,
  /// since they hold the patients too. What can't be removed is told by a note, and removed when the clinic is opened
  /// the next time.
  public func erase(
    _ patients: Set<PatientID>, _ signature: Signature, allowing allow: (PatientRecord) throws -> Void
  ) throws -> [Erasure] {
    try requireWritable()
    let place = ErasureFolder(folder: folder)
    // What is left of an earlier one goes first, or is told: afterwards nobody would know of it.
    try settle(place)
    let held = try folder.passingOn { () throws(FileFailure) in try place.begin() }
    guard let held else { throw StoreError.busy(path: folder.path, holder: nil) }
    defer { withExtendedLifetime(held) {} }
    var isInPlace = false
    // Where nothing was put in place, nothing is left of it; what can't be removed now goes with the next start.
    defer { if !isInPlace { try? place.giveUp() } }
    try takeInNews()
    let records = try patients.sorted().compactMap { try record(of: $0) }
    guard !records.isEmpty else { return [] }
    try records.forEach(allow)
    let zone = clinic.settings.timeZone
    var writer = CopyWriter(copy: ErasedCopy(without: patients, zone: zone), held, folder)
    try progress.during(.erasing, of: journal.position.bytes) { try writer.add(journal, upTo: journal.position) }
    try goOnCopying(with: &writer)
    var snapshot = try snapshotAfterErasure(of: patients, at: writer.end)
    defer { if !isInPlace { snapshot?.discard() } }
    try goOnCopying(with: &writer)
    let erasures = try lock.holdExclusive(
      for: signature, zone: zone, requireInPlace: journal.requireInPlace
    ) { saved, confirm in
      try newestRecords(of: patients, afterAll: saved).forEach(allow)
      try writer.add(journal, upTo: journal.position)
      let erasures = try writer.close(signature)
      try folder.passingOn { () throws(FileFailure) in
        try place.complete(held.file)
        try place.putInPlace()
      }
      isInPlace = true
      try removeOtherCopies(place, andPublish: snapshot)
      followOwnErasure()
      // The copy was put on the disk as a whole.
      confirm(journal.position.sequence)
      return erasures
    }
    // Whoever writes the next snapshot may merge this one with it.
    snapshot = nil
    try replaceSnapshot()
    return erasures
  }

  /// Under the exclusive lock, where so many lines were `saved`.
  private func newestRecords(of patients: Set<PatientID>, afterAll saved: Int) throws -> [PatientRecord] {
    try withoutSnapshotDamage {
      try readOnToLast(of: saved)
      try requireWritable()
      return try patients.sorted().compactMap { try kept.record(of: $0) }
    }
  }

  /// Copies what was recorded meanwhile, so that little is left for which others have to wait.
  private func goOnCopying(with writer: inout CopyWriter) throws {
    try takeInNews()
    try writer.add(journal, upTo: journal.position)
    try writer.synchronize()
  }

  /// Of what was read, which the copy has up to `position`. Nil where there is no room for it now: then it is written
  /// when the snapshot of before is gone.
  private func snapshotAfterErasure(
    of patients: Set<PatientID>, at position: JournalPosition
  ) throws -> SnapshotAfterErasure? {
    let known = journal.position
    return try withoutSnapshotDamage {
      // Another snapshot may know more than was copied.
      guard journal.position == known else { return nil }
      do {
        return try SnapshotAfterErasure(of: self, without: patients, at: position)
      } catch is FileFailure {
        return nil
      }
    }
  }

  private func removeOtherCopies(_ place: ErasureFolder, andPublish snapshot: SnapshotAfterErasure?) throws {
    do throws(FileFailure) {
      try place.confirmInPlace()
    } catch {
      throw StoreError.outcomeUnknown(error)
    }
    do throws(FileFailure) {
      try place.removeOtherCopies(keeping: snapshot?.name)
    } catch {
      notes.append(.erasedCopiesRemain(StoreError(error)))
    }
    do {
      try snapshot?.publish(by: self)
    } catch is FileFailure, is StoreError {
      // One is written next, or a note says why not. The head may name this one already.
    }
  }

  /// After a start: an erasure that was cut short is brought to one of its ends.
  func settleErasure() throws {
    do {
      try settle(ErasureFolder(folder: folder))
    } catch let error as StoreError {
      notes.append(.erasedCopiesRemain(error))
    }
  }

  private func settle(_ place: ErasureFolder) throws {
    guard try folder.passingOn({ () throws(FileFailure) in try place.isThere() }) else { return }
    try lock.holdExclusive {
      try folder.passingOn { () throws(FileFailure) in try place.settle() }
    }
  }

  /// Under the exclusive lock, which others may have wanted for long.
  private func followOwnErasure() {
    do {
      try requireInPlace()
      try withoutSnapshotDamage { try readOn(repairing: false) }
    } catch {
      // The patients are erased. Whoever asks next tries this again, and is told why it can't be.
    }
  }

  /// Goes on in the journal that stands in the place of the one that was open, if it is the same history after an
  /// erasure: what was read up to its end is followed there by the line that records the erasure and names that end.
  /// What is known of everybody else stays; that line and those after it are still to be read.
  /// - Throws: `StoreError.journalReplaced` where it is anything else.
  func followErasure() throws {
    let next = try Journal(in: folder, version: journal.version, isWritable: journal.isWritable)
    isFollowingErasure = true
    defer { isFollowingErasure = false }
    try withoutSnapshotDamage { try follow(next) }
  }

  private func follow(_ next: Journal) throws {
    var news = try next.ending(afterErasureAt: journal.position)
    if news == nil {
      // Nobody adds to the former journal any more, so it needs no lock.
      try readOn(repairing: false)
      news = try next.ending(afterErasureAt: journal.position)
    }
    guard let news else { throw StoreError.journalReplaced(path: folder.journal) }
    do {
      try goOn(in: next, at: news.start, without: news.erased)
    } catch is SnapshotDamage {
      // What the patients would be left out of is gone, as it is on another machine than the eraser's.
      try beginAnew(in: next, upTo: news.start.bytes)
      for patient in news.erased { changedByOthers.add(patient) }
    }
  }

  /// Goes on in `next`, the same history without patients who were `erased`. What follows on `position` is still to be
  /// read.
  /// - Throws: `SnapshotDamage`; then everything stays as it was.
  private func goOn(in next: Journal, at position: JournalPosition, without erased: Set<PatientID>) throws {
    try kept.leaveOut(erased)
    next.skip(to: position)
    journal = next
    knownSummaries?.removeAll { erased.contains($0.patient) }
    for patient in erased { changedByOthers.add(patient) }
  }

  /// Reads the clinic from `next`, the same history without patients who were erased, as a start does; what that has
  /// from `size` on, in bytes, is still to be read.
  /// - Throws: `StoreError`; then everything stays as it was.
  private func beginAnew(in next: Journal, upTo size: Int) throws {
    let former = (journal, kept, notes, isSnapshotMissed, readOnlyReason, changedByOthers)
    do {
      (journal, kept) = (next, KeptClinic(nil, rules: rules, progress))
      let isIgnored = if case .snapshotIgnored = try folder.makeSnapshotPrivate() { true } else { false }
      if !isIgnored { _ = try openSnapshot() }
      try readOnWhole(repairing: false, upTo: size)
    } catch {
      (journal, kept, notes, isSnapshotMissed, readOnlyReason, changedByOthers) = former
      throw error
    }
    changedByOthers.add(ChangedSubjects(isManyPatients: true, clinic: true))
    forgetSummaries()
  }
}

/// Writes the copy of a journal into its file.
private struct CopyWriter {
  /// Where the copy ends.
  var end: JournalPosition { copy.end }
  private var copy: ErasedCopy
  private var file: GrowingFile
  private let folder: ClinicFolder

  init(copy: ErasedCopy, _ held: HeldFile, _ folder: ClinicFolder) {
    self.copy = copy
    self.folder = folder
    file = GrowingFile(held, .inSmallSteps)
  }

  /// Adds what of `journal` was not copied yet.
  mutating func add(_ journal: Journal, upTo end: JournalPosition) throws {
    var text: [UInt8] = []
    try journal.forEachLine(from: copy.former, upTo: end) { line in
      do throws(DamageReason) {
        try copy.add(line, to: &text)
      } catch {
        throw StoreError.journalDamaged(path: folder.journal, line: copy.former.sequence + 1, error)
      }
      try append(text)
      text.removeAll(keepingCapacity: true)
    }
  }

  mutating func close(_ signature: Signature) throws(StoreError) -> [Erasure] {
    var text: [UInt8] = []
    let erasures = copy.close(signature, to: &text)
    try append(text)
    try folder.passingOn { () throws(FileFailure) in try file.write() }
    return erasures
  }

  private mutating func append(_ text: [UInt8]) throws(StoreError) {
    try folder.passingOn { () throws(FileFailure) in try file.append(text) }
  }

  /// Puts what was copied so far onto the disk.
  mutating func synchronize() throws(StoreError) {
    try folder.passingOn { () throws(FileFailure) in try file.synchronize() }
  }
}
