internal import ExternalSorting
internal import FollowUp
internal import Wording

/// Reading more of the journal than memory should hold.
extension JSONFileStore {
  /// Takes in what was added to the journal, as ``readOn(repairing:)`` does, under the exclusive lock; the records go
  /// straight into a new part of the snapshot. So it takes little memory, however long the journal is.
  /// - Parameter accept: Is given where the journal ends, before anything is taken in; what it throws is passed on.
  /// - Throws: `StoreError`, `SnapshotDamage`; then everything is as it was.
  func readOnSorted(_ accept: (JournalPosition) throws -> Void = { _ in }) throws {
    if !kept.changed.isEmpty || journal.position.bytes > 0 && kept.snapshot == nil { try writeSnapshot() }
    guard kept.changed.isEmpty else { throw SnapshotDamage(file: folder.snapshotHead) }
    do {
      let sorted = SortedTail(inFolder: folder.path, clinic: kept.clinic, version: journal.version)
      let tail = try progress.during(.readingJournal, of: journal.unreadBytes()) { try readUnread(into: sorted) }
      try accept(tail.end)
      // What this version does not know can't be part of a snapshot.
      guard sorted.newestVersion <= ClinicFolder.version else { return try readOnInMemory(repairing: true) }
      let (parts, patients) = try newParts(of: sorted)
      journal.accept(tail)
      install(sorted.clinic, patients: patients, parts)
      if tail.rest > 0 { notes.append(try journal.setAside(tail.rest)) }
    } catch let failure as SortingFailure {
      throw StoreError(failure)
    } catch let failure as FileFailure {
      throw StoreError(failure)
    }
  }

  private func readUnread(into sorted: SortedTail) throws -> Journal.Tail {
    try journal.readCommits(after: journal.position) { text, position in
      do throws(DamageReason) {
        return try SortedTail.line(text, after: position)
      } catch {
        throw journal.failure(error, inLine: position.sequence + 1, isFirst: position == journal.position)
      }
    } body: { line in
      do {
        try sorted.add(line)
      } catch let reason as DamageReason {
        throw StoreError.journalDamaged(path: folder.journal, line: line.outline.sequence, reason)
      }
    }
  }

  /// - Returns: The parts, and how many patients the clinic has with them.
  private func newParts(of sorted: SortedTail) throws -> ([SnapshotPart], patients: Int) {
    let clinic = sorted.clinic
    let coding = RecordCoding(zone: clinic.settings.timeZone)
    let followUpProtocol = rules.followUpProtocol
    let format = JournalFormat(zone: .universal, version: journal.version)
    let parts = try NewParts(folder, at: journal.position, rules: rules.name(for: clinic), coding)
    var patients = kept.patients
    do {
      try sorted.forEachStretch(.arrangingRecords, progress) { courses in
        let tasks = try courses.map { (course: $0, record: try kept.record(of: $0.patient)) }
        let products = tasks.concurrentMap { task in
          Result<FiledLine?, DamagedLine> { () throws(DamagedLine) in
            try task.course.applied(to: task.record, format)
              .map { FiledLine($0, coding, at: clinic, followUpProtocol) }
          }
        }
        for (task, product) in zip(tasks, products) {
          guard let record = try product.get() else { continue }
          try parts.add(record)
          if task.record == nil { patients += 1 }
        }
      }
      return (try parts.finish(), patients)
    } catch {
      parts.discard()
      guard let damage = error as? DamagedLine else { throw error }
      throw StoreError.journalDamaged(path: folder.journal, line: damage.number, damage.reason)
    }
  }
}
