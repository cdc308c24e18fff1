internal import BackgroundWork
internal import ExternalSorting
internal import FollowUp
internal import FoundationEssentials
internal import Wording

/// Reading more of the journal than memory should hold.
extension JSONFileStore {
  /// Takes in what was added to the journal, as ``readOn(repairing:upTo:)`` does; the records go straight into new parts.
  /// So it takes little memory, however long the journal is.
  /// - Parameters:
  ///   - place: Where the parts go. Those of the snapshot are written under the exclusive lock; then the rest of a save
  ///     that was cut short is set aside, too.
  ///   - size: Where it ends, in bytes of the journal; nil for all of it.
  /// - Throws: `StoreError`, `SnapshotDamage`; then everything is as it was.
  func readOnSorted(_ place: NewParts.Place, upTo size: Int? = nil) throws {
    let isToLast = if case .snapshot = place { true } else { false }
    if isToLast, journal.position.bytes > 0 {
      // The new parts go on top of all that is known.
      try writeSnapshot()
      guard kept.changed.isEmpty, kept.snapshot?.isInFolder == true else {
        throw SnapshotDamage(file: folder.snapshotHead)
      }
    }
    do {
      let sorted = sortedTail(after: kept.clinic)
      let tail = try readUnread(into: sorted, upTo: size)
      // What this version does not know can't be part of a snapshot.
      guard sorted.newestVersion <= ClinicFolder.version else {
        return try readOnInMemory(repairing: isToLast, upTo: size)
      }
      let (new, patients) = try newParts(of: sorted, after: kept, in: place)
      let parts = try new.finish()
      changedByOthers.add(ChangedSubjects(isManyPatients: !parts.isEmpty, clinic: sorted.clinic != kept.clinic))
      guard isToLast else {
        kept = try kept.with(parts, sorted.clinic, patients: patients, at: tail.end)
        journal.accept(tail)
        return forgetSummaries()
      }
      journal.accept(tail)
      install(sorted.clinic, patients: patients, parts)
      if tail.rest > 0 { notes.append(try journal.setAside(tail.rest)) }
    } catch let failure as SortingFailure {
      throw StoreError(failure)
    } catch let failure as FileFailure {
      throw StoreError(failure)
    }
  }

  /// The place of parts that are only for this store.
  var nameless: NewParts.Place { .nameless(in: folder.path, orIn: otherPlace) }

  /// Where files without names go if they can't be in the clinic's folder.
  private var otherPlace: String { FileManager.default.temporaryDirectory.path(percentEncoded: false) }

  func sortedTail(after clinic: Clinic) -> SortedTail {
    SortedTail(inFolder: folder.path, orIn: otherPlace, clinic: clinic, version: journal.version)
  }

  /// Puts the clinic together from the journal alone, up to where it was read. It takes little memory, and as nothing
  /// of the journal's beginning changes, no lock.
  /// - Returns: nil where the journal has what this version does not know.
  /// - Throws: `StoreError`.
  func sortedAnew() throws -> KeptClinic? {
    do {
      let sorted = sortedTail(after: Clinic())
      try progress.during(.readingJournal, of: journal.position.bytes) {
        try journal.readCommitsBeforePosition({ (text, position) throws(DamageReason) in
          try SortedTail.line(text, after: position)
        }) { try add($0, to: sorted) }
      }
      guard sorted.newestVersion <= ClinicFolder.version else { return nil }
      let nothing = KeptClinic(nil, rules: rules, progress)
      let (parts, patients) = try newParts(of: sorted, after: nothing, in: nameless)
      return try nothing.with(parts.finish(), sorted.clinic, patients: patients, at: journal.position)
    } catch let failure as SortingFailure {
      throw StoreError(failure)
    } catch let failure as FileFailure {
      throw StoreError(failure)
    }
  }

  /// Reads what the journal has behind what was read, up to `size` where that is given, in bytes.
  func readUnread(into sorted: SortedTail, upTo size: Int? = nil) throws -> Journal.Tail {
    try progress.during(.readingJournal, of: unreadBytes(upTo: size)) {
      try journal.readCommits(after: journal.position, upTo: size) { text, position in
        do throws(DamageReason) {
          return try SortedTail.line(text, after: position)
        } catch {
          throw journal.failure(error, inLine: position.sequence + 1, isFirst: position == journal.position)
        }
      } body: {
        try add($0, to: sorted)
      }
    }
  }

  private func add(_ line: SortedTail.Line, to sorted: SortedTail) throws {
    do {
      try sorted.add(line)
    } catch let reason as DamageReason {
      throw StoreError.journalDamaged(path: folder.journal, line: line.outline.sequence, reason)
    }
  }

  /// - Returns: The parts, which are still to be finished, and how many patients the clinic has with them.
  func newParts(
    of sorted: SortedTail, after kept: KeptClinic, in place: NewParts.Place
  ) throws -> (NewParts, patients: Int) {
    let clinic = sorted.clinic
    let coding = RecordCoding(zone: clinic.settings.timeZone)
    let followUpProtocol = rules.followUpProtocol
    let format = JournalFormat(zone: .universal, version: journal.version)
    let parts = try NewParts(folder, place, at: journal.position, rules: rules.name(for: clinic), coding)
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
      return (parts, patients)
    } catch {
      parts.discard()
      guard let damage = error as? DamagedLine else { throw error }
      throw StoreError.journalDamaged(path: folder.journal, line: damage.number, damage.reason)
    }
  }
}
