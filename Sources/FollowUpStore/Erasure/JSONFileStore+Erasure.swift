public import FollowUp
internal import Wording

extension JSONFileStore {
  /// Erases patients by writing the journal anew without what happened to them, and putting it in place by one rename.
  ///
  /// The long part, copying, is done while other desks go on recording; for the rest they wait. Then the snapshot, what
  /// was set aside and the automatic backups are removed, since they hold the patients too; a snapshot is made anew.
  /// What can't be removed is told by a note, and removed when the clinic is opened the next time.
  public func erase(
    _ patients: Set<PatientID>, _ signature: Signature, allowing allow: (PatientRecord) throws -> Void
  ) throws -> [Erasure] {
    try requireWritable()
    try takeInNews()
    guard try patients.contains(where: { try record(of: $0) != nil }) else { return [] }
    let place = ErasureFolder(folder: folder)
    let file = try folder.passingOn { () throws(FileFailure) in try place.begin() }
    guard let file else { throw StoreError.busy(path: folder.path, holder: nil) }
    defer { folder.files.close(file) }
    let zone = clinic.settings.timeZone
    var writer = CopyWriter(copy: ErasedCopy(without: patients, zone: zone), file: file, folder: folder)
    var isInPlace = false
    // Where nothing was put in place, nothing is left of it; what can't be removed now goes with the next start.
    defer { if !isInPlace { try? place.giveUp() } }
    try progress.during(.erasing, of: journal.position.bytes) { try writer.add(journal, upTo: journal.position) }
    let erasures = try lock.holdExclusive(
      for: signature, zone: zone, knowing: journal.position.sequence, requireInPlace: journal.requireInPlace
    ) {
      try newestRecords(of: patients).forEach(allow)
      try writer.add(journal, upTo: journal.position)
      let erasures = try writer.close(signature)
      try folder.passingOn { () throws(FileFailure) in
        try place.complete(file)
        try place.putInPlace()
      }
      isInPlace = true
      try removeOtherCopies(place)
      return erasures
    }
    try reopen()
    try replaceSnapshot()
    return erasures
  }

  /// Under the exclusive lock.
  private func newestRecords(of patients: Set<PatientID>) throws -> [PatientRecord] {
    try withoutSnapshotDamage {
      try readOn(repairing: true)
      try requireWritable()
      return try patients.sorted().compactMap { try kept.record(of: $0) }
    }
  }

  private func removeOtherCopies(_ place: ErasureFolder) throws(StoreError) {
    do {
      try place.confirmInPlace()
    } catch {
      throw .outcomeUnknown(error)
    }
    do {
      try place.removeOtherCopies()
    } catch {
      notes.append(.erasedCopiesRemain(StoreError(error)))
    }
  }

  /// After a start: an erasure that was cut short is brought to one of its ends.
  func settleErasure() throws {
    let place = ErasureFolder(folder: folder)
    guard try folder.passingOn({ () throws(FileFailure) in try place.isThere() }) else { return }
    do {
      try lock.holdExclusive {
        try folder.passingOn { () throws(FileFailure) in try place.settle() }
      }
    } catch let error as StoreError {
      notes.append(.erasedCopiesRemain(error))
    }
  }

  /// Goes on in the journal that stands in the place of the one that was open, if it is the same history after an
  /// erasure: what was read up to its end is followed there by the line that records the erasure and names that end.
  ///
  /// Its users hold the folder's lock.
  /// - Throws: `StoreError.journalReplaced` where it is anything else; the state stays as it was.
  func followErasure() throws {
    var changed = ChangedSubjects()
    let end = try journal.readCommits { changed.add($0.changes) }.end
    let next = try Journal(in: folder, version: journal.version, isWritable: journal.isWritable)
    let outlines = try next.outlines(from: end.sequence + 1)
    guard outlines.first?.erasure?.end == end.checksum else {
      throw StoreError.journalReplaced(path: folder.journal)
    }
    try goOn(in: next)
    changedByOthers.add(changed)
    for outline in outlines {
      for patient in outline.patients + [outline.erasure?.patient].compactMap(\.self) {
        changedByOthers.add(patient)
      }
    }
  }

  /// Reads everything anew from the folder.
  private func reopen() throws {
    try lock.holdShared {
      try goOn(in: Journal(in: folder, version: journal.version, isWritable: journal.isWritable))
    }
  }
}

/// Writes the copy of a journal into its file.
private struct CopyWriter {
  var copy: ErasedCopy
  let file: OpenFile
  let folder: ClinicFolder
  private var waiting: [UInt8] = []

  init(copy: ErasedCopy, file: OpenFile, folder: ClinicFolder) {
    self.copy = copy
    self.file = file
    self.folder = folder
  }

  /// How much is written at a time, in bytes.
  private static let stretch = 1 << 18

  /// Adds what of `journal` was not copied yet.
  mutating func add(_ journal: Journal, upTo end: JournalPosition) throws {
    try journal.forEachLine(from: copy.former, upTo: end) { line in
      do throws(DamageReason) {
        try copy.add(line, to: &waiting)
      } catch {
        throw StoreError.journalDamaged(path: folder.journal, line: copy.former.sequence + 1, error)
      }
      if waiting.count >= CopyWriter.stretch { try write() }
    }
  }

  mutating func close(_ signature: Signature) throws -> [Erasure] {
    let erasures = copy.close(signature, to: &waiting)
    try write()
    return erasures
  }

  private mutating func write() throws(StoreError) {
    let text = waiting
    waiting.removeAll(keepingCapacity: true)
    try folder.passingOn { () throws(FileFailure) in try folder.files.appendAll(text, to: file) }
  }
}
