internal import ExternalSorting
internal import FollowUp
internal import Wording

/// Reading much of the journal, and writing a large snapshot, while other desks work. They wait only while it is begun
/// and while it is put in place.
extension JSONFileStore {
  /// So much of the journal, in bytes, is read while others wait: that takes some ten milliseconds.
  var mostReadUnderLock: Int { min(mostInMemory, 1 << 20) }

  /// Takes in most of what others have committed, where it is much. What is left of a large import that was cut short
  /// is looked at once.
  func takeInMuchNews(_ lock: FolderLock) throws {
    do {
      guard try journal.unreadBytes() > mostReadUnderLock, try journal.hasNews() else { return }
    } catch StoreError.journalReplaced {
      // What stands in its place is looked at next.
    }
    try requireInPlace()
    let extent = try lock.holdShared {
      try requireInPlace()
      return try journal.extent()
    }
    try withoutSnapshotDamage { try readOn(repairing: false, upTo: extent.end) }
    try journal.lookAtRest(of: extent)
  }

  /// Before a start that has much to read: puts what the journal has behind the snapshot into the snapshot, or where
  /// that can't be, reads it.
  /// - Returns: Where that was read, how far the snapshot goes, in bytes of the journal. Else the start has it still to
  ///   read.
  /// - Throws: `StoreError`: where the journal is damaged, or has lost lines, or others hold the clinic for long.
  func prepareStart(_ lock: FolderLock, withSnapshot isUsable: Bool) throws -> Int? {
    let before = (notes, isSnapshotMissed)
    let known = try lock.holdShared { () throws -> Known? in
      _ = try reopenReplacedJournal()
      // While a snapshot vouches for lines that may be lost, nothing may take its place.
      guard try !isUsable || openSnapshot() == nil else { return nil }
      return Known(start: journal.position.bytes, end: try journal.extent().end, lines: try lock.savedLines())
    }
    guard let known, known.end - known.start > mostReadUnderLock else {
      // The start opens the snapshot once more.
      (notes, isSnapshotMissed) = before
      return nil
    }
    if isUsable, readOnlyReason == nil, try putIntoSnapshot(known, lock) { return nil }
    try withoutSnapshotDamage { try readOn(repairing: false, upTo: known.end) }
    try requireNoLineLost(found: journal.position.sequence, of: known.lines)
    return known.start
  }

  /// What a clinic's folder held at the beginning of a start.
  private struct Known {
    /// Up to where the snapshot stands for the journal, in bytes.
    var start: Int
    /// Where the last whole commit ended, in bytes.
    var end: Int
    /// How many lines were saved for certain.
    var lines: Int
  }

  /// - Returns: Whether there is a newer snapshot now, or another journal. Where something was in the way, the start
  ///   does without, and tells.
  private func putIntoSnapshot(_ known: Known, _ lock: FolderLock) throws -> Bool {
    do {
      let sorted = sortedTail(after: kept.clinic)
      let end = try readUnread(into: sorted, upTo: known.end).end
      try requireNoLineLost(found: end.sequence, of: known.lines)
      // What this version does not know can't be part of a snapshot.
      guard sorted.newestVersion <= ClinicFolder.version else { return false }
      let (parts, patients) = try newParts(of: sorted, after: kept, in: .snapshotBesideDesks { try self.begin(lock) })
      let (finished, base) = (try parts.finish(), kept.snapshot?.head)
      do {
        _ = try publish(
          finished, sorted.clinic, patients: patients, at: end, after: base, orDiscard: parts.discard)
        return true
      } catch StoreError.busy {
        return false
      }
    } catch is SnapshotDamage, is SortingFailure, is FileFailure {
      return false
    } catch let error as StoreError {
      switch error {
      case .journalReplaced: return true
      case .system, .noSpace: return false
      default: throw error
      }
    }
  }

  private func begin(_ lock: FolderLock) throws -> ClaimedPart {
    try ClaimedPart.begin(
      in: folder, lock, journal, at: journal.position, RecordCoding(zone: kept.clinic.settings.timeZone))
  }

  /// Writes a snapshot of all that was read, unless there is a newer one. Begins while `lock` is held.
  /// - Throws: `StoreError`, `SnapshotDamage`.
  func writeSnapshotBesideDesks(_ lock: FolderLock) throws {
    let base = try snapshotToBuildOn()
    if let base {
      if base.head.position.bytes > journal.position.bytes { return }
      kept.goOn(from: base)
    }
    do {
      let (part, partHead) = try writePart(of: kept, isWhole: base == nil, lock)
      // Its files go where somebody is erased meanwhile.
      guard let written = try? SnapshotPart(partHead, in: folder) else { return part.discard() }
      let head = try withExtendedLifetime(part) {
        try publish(
          [written], kept.clinic, patients: kept.patients, at: journal.position, after: base?.head,
          orDiscard: part.discard)
      }
      // What was written need not be held in memory, if only it can be read.
      if let head, let snapshot = try? Snapshot(head, in: folder) {
        kept = KeptClinic(snapshot, rules: rules, progress)
      }
    } catch let failure as FileFailure {
      throw StoreError(failure)
    } catch StoreError.journalReplaced {
      // Somebody was erased meanwhile, and must not come back.
    }
  }

  /// Writes a part of all that is `kept`, or only of what was changed since its snapshot. Begins while `lock` is held.
  /// - Throws: `StoreError`, `FileFailure`, `SnapshotDamage`; then nothing is left of it.
  func writePart(
    of kept: KeptClinic, isWhole: Bool, _ lock: FolderLock
  ) throws -> (ClaimedPart, SnapshotPartHead) {
    var part = try begin(lock)
    do {
      let head = try SnapshotWriter(folder: folder, rules: rules).write(
        isWhole ? kept.snapshot?.parts ?? [] : [], kept.changed, of: kept.clinic, to: &part.writer)
      return (part, head)
    } catch {
      part.discard()
      throw error
    }
  }

  /// Makes a snapshot of the clinic at `position` of `parts`, which go on top of what the snapshot of `base` has; they
  /// hold everybody where that is nil. Where it can't be made, they are discarded.
  /// - Returns: Its head; nil where there is a newer snapshot by now, or the one to go on from is gone.
  /// - Throws: `StoreError`, `FileFailure`. Then the head may name the parts already; if not, the next snapshot removes
  ///   them.
  private func publish(
    _ parts: [SnapshotPart], _ clinic: Clinic, patients: Int, at position: JournalPosition, after base: SnapshotHead?,
    orDiscard discard: () -> Void
  ) throws -> SnapshotHead? {
    // What was written is worth a little waiting, but not for an import.
    var lock = lock
    lock.longCommands = .left
    var mayBeNamed = false
    defer { if !mayBeNamed { discard() } }
    return try lock.holdExclusive {
      try journal.requireInPlace()
      var there = try folder.passingOn { () throws(FileFailure) in try SnapshotHead.read(in: folder) }
      if let head = there, try journal.coverage(upTo: head.position) != head.coverage { there = nil }
      if let place = there?.position.bytes {
        guard place >= base?.position.bytes ?? 0, place <= position.bytes else { return nil }
      } else if base != nil {
        return nil
      }
      guard let coverage = try journal.coverage(upTo: position),
        parts.allSatisfy({ (try? SnapshotPart($0.head, in: folder)) != nil })
      else { return nil }
      let head = SnapshotHead(
        position: position, coverage: coverage, patients: patients, clinic: clinic,
        parts: (base == nil ? [] : there?.parts ?? []) + parts.map(\.head))
      try journal.putOnDisk(upTo: position)
      mayBeNamed = true
      try SnapshotWriter(folder: folder, rules: rules).publish(head)
      return head
    }
  }
}
