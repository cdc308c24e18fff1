internal import FollowUp
internal import Wording

/// Beginning with a snapshot, doing without a damaged one, and writing it.
extension JSONFileStore {
  /// Starts from the snapshot where the journal up to its position is what it was.
  /// - Returns: The head of the snapshot where the journal is not; then all of the journal is read, and damage found.
  func openSnapshot() throws -> SnapshotHead? {
    let text = try folder.passingOn { () throws(FileFailure) in try folder.files.content(of: folder.snapshotHead) }
    guard let text else { return nil }
    guard let head = SnapshotHead(text) else {
      if !SnapshotHead.isSound(text) { miss(SnapshotDamage(file: folder.snapshotHead)) }
      return nil
    }
    guard try journal.coverage(upTo: head.position) == head.coverage else { return head }
    do {
      kept = KeptClinic(try Snapshot(head, in: folder), rules: rules, progress)
      journal.skip(to: head.position)
    } catch {
      miss(error)
    }
    return nil
  }

  /// Goes on from the snapshot in the folder, where another desk has written one of more than was read here.
  func goOnFromNewerSnapshot() throws {
    guard journal.position.bytes > 0 else { return }
    if case .snapshotIgnored = try folder.makeSnapshotPrivate() { return }
    let head = try folder.passingOn { () throws(FileFailure) in try SnapshotHead.read(in: folder) }
    guard let head, head.position.bytes > journal.position.bytes,
      try journal.coverage(upTo: head.position) == head.coverage, let snapshot = try? Snapshot(head, in: folder)
    else { return }
    changedByOthers.add(ChangedSubjects(isManyPatients: true, clinic: head.clinic != kept.clinic))
    kept = KeptClinic(snapshot, rules: rules, progress)
    journal.skip(to: head.position)
    forgetSummaries()
  }

  /// Lets go of a snapshot with patients who were erased, once somebody has written the next one. Where that can't be
  /// read, the one of before does as well.
  func goOnFromSnapshotAfterErasure() {
    do {
      if case .snapshotIgnored = try folder.makeSnapshotPrivate() { return }
      guard let own = kept.snapshot, let newer = try snapshotInFolder(since: own),
        newer.head.position.bytes <= journal.position.bytes
      else { return }
      kept.goOn(from: newer)
    } catch {
      // Nothing is lost but some room on the disk.
    }
  }

  /// Notes that the snapshot is not what was written, so that it is replaced.
  func miss(_ damage: SnapshotDamage) {
    notes.append(.snapshotDamaged(file: damage.file))
    isSnapshotMissed = true
  }

  /// A snapshot of this journal vouches for lines that were saved. Where they are not there any more, nothing may be
  /// taken for the clinic's history. A snapshot of another journal says nothing.
  func requireNoLineLost(since head: SnapshotHead) throws {
    let found = journal.position.sequence
    guard found < head.position.sequence else { return }
    guard try found == 0 || journal.origin() == head.coverage.origin else { return }
    throw StoreError.linesLost(path: folder.journal, saved: head.position.sequence, found: found)
  }

  /// Does `work`. Where the snapshot turns out to be damaged, the one that has taken its place in the folder, or else
  /// the whole journal, takes its place here, and `work` is done once more from the beginning.
  /// - Throws: what `work` throws but for `SnapshotDamage`; `StoreError` where the journal can't be read.
  func withoutSnapshotDamage<Result>(_ work: () throws -> Result) throws -> Result {
    while true {
      do {
        return try work()
      } catch let damage as SnapshotDamage {
        if goOnFromReplacement() { continue }
        try doWithout(damage)
        return try work()
      }
    }
  }

  /// Goes on from the snapshot that somebody has put in the place of the one that was read here: where that was done on
  /// another machine, the files of that one are gone, though they are open here.
  /// - Returns: Whether there is one.
  private func goOnFromReplacement() -> Bool {
    guard !isFollowingErasure, let own = kept.snapshot, own.isInFolder else { return false }
    do {
      try requireInPlace()
      guard kept.snapshot === own else { return true }
      if case .snapshotIgnored = try folder.makeSnapshotPrivate() { return false }
      guard let newer = try snapshotInFolder(since: own), newer !== own else { return false }
      if newer.head.position.bytes <= journal.position.bytes {
        kept.goOn(from: newer)
      } else {
        try goOnFromNewerSnapshot()
      }
      return kept.snapshot !== own
    } catch {
      // Then the journal is read, or says what is wrong.
      return false
    }
  }

  /// Puts the clinic together from the journal alone, up to where it was read, and notes why.
  /// - Throws: `StoreError` where the journal can't be read.
  func doWithout(_ damage: SnapshotDamage) throws {
    miss(damage)
    if journal.position.bytes > mostInMemory, let sorted = try sortedAnew() {
      kept = sorted
      return
    }
    var whole = KeptClinic(nil, rules: rules, progress)
    var outcome = whole.unchanged
    try progress.during(.readingJournal, of: journal.position.bytes) {
      try journal.readCommitsBeforePosition { line in
        do {
          try whole.add(line.changes, to: &outcome)
        } catch let fault as ChangeFault {
          throw StoreError.journalDamaged(path: folder.journal, line: line.sequence, .change(fault))
        }
      }
    }
    whole.install(outcome)
    kept = whole
  }

  /// Writes a snapshot of all that was read, under the exclusive lock, unless there is one already, or the records of
  /// more than `most` patients are new in it.
  /// - Returns: Whether there is one.
  /// - Throws: `StoreError`, `SnapshotDamage`.
  @discardableResult
  func writeSnapshot(ifOfAtMost most: Int = .max) throws -> Bool {
    try folder.passingOn { () throws(FileFailure) in try SnapshotWriter.prepareFolder(folder) }
    var base = try snapshotToBuildOn()
    // Another machine's may be seen only now, and what it has of later lines is still to be read here.
    if let newer = base, newer.head.position.bytes > journal.position.bytes { base = nil }
    if let base { kept.goOn(from: base) }
    guard (base == nil ? kept.patients : kept.changed.count) <= most else { return false }
    try writeSnapshot(on: base)
    return true
  }

  private func writeSnapshot(on base: Snapshot?) throws {
    let writer = SnapshotWriter(folder: folder, rules: rules, mostMerged: mostMerged)
    do {
      let name = rules.name(for: kept.clinic)
      if let base, base.head.position == journal.position, base.parts.allSatisfy({ $0.head.rules == name }) {
        kept = KeptClinic(base, rules: rules, progress)
        return try SnapshotWriter.removeAll(but: base.head, in: folder)
      }
      guard let coverage = try journal.coverage(upTo: journal.position) else {
        throw StoreError.journalReplaced(path: folder.journal)
      }
      try journal.putOnDisk(upTo: journal.position)
      let head = try writer.write(
        kept.clinic, patients: kept.patients, at: journal.position, covering: coverage, kept: base?.parts ?? [],
        merged: base == nil ? kept.snapshot?.parts ?? [] : [], changed: kept.changed)
      // What was written need not be held in memory, if only it can be read.
      if let written = try? Snapshot(head, in: folder) { kept = KeptClinic(written, rules: rules, progress) }
      isSnapshotMissed = false
    } catch let failure as FileFailure {
      throw StoreError(failure)
    }
  }

  /// The snapshot in the folder, if what was changed since this store's own is newer than all of it.
  ///
  /// Another desk may have replaced the own one meanwhile: what this store holds in memory was changed since an older
  /// position and up to a newer one than that desk's, so it goes on top of either.
  func snapshotToBuildOn() throws -> Snapshot? {
    guard let own = kept.snapshot, own.isInFolder else { return nil }
    return try snapshotInFolder(since: own)
  }

  /// The snapshot in the folder, if it has all that `own` has of this history.
  private func snapshotInFolder(since own: Snapshot) throws(StoreError) -> Snapshot? {
    let head = try folder.passingOn { () throws(FileFailure) in try SnapshotHead.read(in: folder) }
    guard let head else { return nil }
    if head == own.head, !kept.holdsErased { return own }
    guard head.position.sequence >= own.head.position.sequence,
      try journal.coverage(upTo: head.position) == head.coverage
    else { return nil }
    return try? Snapshot(head, in: folder)
  }
}
