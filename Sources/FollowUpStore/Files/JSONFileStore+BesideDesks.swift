internal import ExternalSorting
internal import FollowUp
internal import Wording

/// Reading much of the journal, and writing a large snapshot, while other desks work. They wait only while it is begun
/// and while it is put in place.
extension JSONFileStore {
  /// So much of the journal, in bytes, is read while others wait: that takes some ten milliseconds.
  var mostReadUnderLock: Int { min(mostInMemory, 1 << 20) }

  /// Takes in most of what others have committed, where it is much.
  func takeInMuchNews(_ lock: FolderLock) throws {
    guard try journal.unreadBytes() > mostReadUnderLock else { return }
    let end = try lock.holdShared { try journal.extent().end }
    try withoutSnapshotDamage { try readOn(repairing: false, upTo: end) }
  }

  /// Where the journal has much behind the snapshot, puts all of that into the snapshot, before the start that then reads
  /// little. Where something is in the way, nothing happens: the start meets it, too, does without, and tells.
  /// - Throws: `StoreError` where the journal is damaged, or has lost lines.
  func catchUpBesideDesks(_ lock: FolderLock) throws {
    let before = (notes, isSnapshotMissed)
    var isDone = false
    defer { if !isDone { (notes, isSnapshotMissed) = before } }
    do {
      isDone = try putUnreadIntoSnapshot(lock)
    } catch is SnapshotDamage, is SortingFailure, is FileFailure {
      return
    } catch let error as StoreError {
      switch error {
      case .system, .noSpace, .busy, .journalReplaced: return
      default: throw error
      }
    }
  }

  private func putUnreadIntoSnapshot(_ lock: FolderLock) throws -> Bool {
    let known = try lock.holdShared { () throws -> (end: Int, lines: Int)? in
      // While a snapshot vouches for lines that may be lost, nothing may take its place.
      guard try openSnapshot() == nil else { return nil }
      return (try journal.extent().end, try lock.savedLines())
    }
    guard let known, known.end - journal.position.bytes > mostReadUnderLock else { return false }
    let sorted = sortedTail(after: kept.clinic)
    let end = try readUnread(into: sorted, upTo: known.end).end
    try requireNoLineLost(found: end.sequence, of: known.lines)
    // What this version does not know can't be part of a snapshot.
    guard sorted.newestVersion <= ClinicFolder.version else { return false }
    let (parts, patients) = try newParts(of: sorted, after: kept, in: .snapshotBesideDesks)
    let finished = try parts.finish()
    let head = try publish(
      finished, sorted.clinic, patients: patients, at: end, after: kept.snapshot?.head, self.lock)
    if head == nil { parts.discard() }
    return head != nil
  }

  /// Whether a snapshot has to hold all patients anew, and they are many.
  func isSnapshotLong() throws -> Bool {
    guard kept.patients > mostWrittenUnderLock else { return false }
    return try snapshotToBuildOn() == nil
  }

  /// Writes a snapshot of all that was read; whoever holds `lock` is waited for as long as it has patience.
  /// - Throws: `StoreError`, `SnapshotDamage`.
  func writeSnapshotBesideDesks(_ lock: FolderLock) throws {
    let (clinic, writer) = (kept.clinic, SnapshotWriter(folder: folder, rules: rules))
    do {
      var part = try ClaimedPart.begin(
        in: folder, lock, at: journal.position, RecordCoding(zone: clinic.settings.timeZone))
      let written: SnapshotPart
      do {
        let head = try writer.write(kept.snapshot?.parts ?? [], kept.changed, of: clinic, to: &part.writer)
        written = try SnapshotPart(head, in: folder)
      } catch {
        SnapshotWriter.remove(part.name, in: folder)
        throw error
      }
      let head = try publish(
        [written], clinic, patients: kept.patients, at: journal.position, after: nil, lock)
      guard let head else { return SnapshotWriter.remove(part.name, in: folder) }
      // What was written need not be held in memory, if only it can be read.
      if let snapshot = try? Snapshot(head, in: folder) { kept = KeptClinic(snapshot, rules: rules, progress) }
    } catch let failure as FileFailure {
      throw StoreError(failure)
    }
  }

  /// Makes a snapshot of the clinic at `position` of `parts`, which go on top of what the snapshot of `base` has; they
  /// hold everybody where that is nil.
  /// - Returns: Its head; nil where there is a newer snapshot by now, or the one to go on from, or the journal, is gone.
  /// - Throws: `StoreError`, `FileFailure`. Then the head may name the parts already; if not, the next snapshot removes
  ///   them.
  private func publish(
    _ parts: [SnapshotPart], _ clinic: Clinic, patients: Int, at position: JournalPosition, after base: SnapshotHead?,
    _ lock: FolderLock
  ) throws -> SnapshotHead? {
    try lock.holdExclusive {
      do {
        try journal.requireInPlace()
      } catch StoreError.journalReplaced {
        // Somebody was erased meanwhile, and must not come back.
        return nil
      }
      let text = try folder.passingOn { () throws(FileFailure) in try folder.files.content(of: folder.snapshotHead) }
      var there = text.flatMap { SnapshotHead($0) }
      if let head = there, try journal.coverage(upTo: head.position) != head.coverage { there = nil }
      let places = (base?.position.bytes ?? 0)...position.bytes
      if base != nil || there != nil {
        guard let there, places.contains(there.position.bytes) else { return nil }
      }
      guard let coverage = try journal.coverage(upTo: position),
        parts.allSatisfy({ (try? SnapshotPart($0.head, in: folder)) != nil })
      else { return nil }
      let head = SnapshotHead(
        position: position, coverage: coverage, patients: patients, clinic: clinic,
        parts: (base == nil ? [] : there?.parts ?? []) + parts.map(\.head))
      try SnapshotWriter(folder: folder, rules: rules).publish(head)
      return head
    }
  }
}
