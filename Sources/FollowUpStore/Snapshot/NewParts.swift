internal import FollowUp

/// Parts that a snapshot will have once it names them: records that came to be and are too many for memory.
///
/// Records that come in the order of their patients' ids, each patient once, make one part.
final class NewParts {
  /// Where the parts are written.
  enum Place {
    /// In the folder of the snapshot that will name them, by who holds the clinic's lock exclusively.
    case snapshot
    /// The same by who does not: desks work meanwhile, and wait only while a part is begun in this way.
    case snapshotBesideDesks(begin: () throws -> ClaimedPart)
    /// In files without names, which are in the folder at that path, or in the other one, as long as somebody reads
    /// them.
    case nameless(in: String, orIn: String)
  }

  private let folder: ClinicFolder
  private let place: Place
  /// Where what was read of the journal ended when the first of them was begun.
  private let position: JournalPosition
  /// What tells the rules by which the days are found from others; see ``ListRules``.
  private var rules: String
  private let coding: RecordCoding
  private var number: Int
  private var growing: (writer: SnapshotPartWriter, last: PatientID)?
  private var claimed: [ClaimedPart] = []
  private var finished: [SnapshotPart] = []
  private var names: [String] = []

  /// - Throws: `FileFailure` where the snapshot's folder can't be made.
  init(
    _ folder: ClinicFolder, _ place: Place = .snapshot, at position: JournalPosition, rules: String,
    _ coding: RecordCoding
  ) throws {
    self.folder = folder
    self.place = place
    self.position = position
    self.rules = rules
    self.coding = coding
    number = 0
    guard case .snapshot = place else { return }
    try SnapshotWriter.prepareFolder(folder)
    number = try SnapshotFileName.newest(in: folder)
  }

  /// Adds a record, which is newer than one of the same patient that was added before.
  /// - Throws: `FileFailure`, `SnapshotDamage`.
  func add(_ record: FiledLine) throws {
    let patient = record.summary.patient
    if let growing, growing.last >= patient { try finishGrowing() }
    if growing == nil { growing = (try newWriter(), patient) }
    try growing?.writer.add(record)
    growing?.last = patient
  }

  private func newWriter() throws -> SnapshotPartWriter {
    switch place {
    case .snapshot:
      number += 1
      let part = SnapshotFileName.part(at: position, number: number)
      names.append(part)
      return try SnapshotPartWriter(part, in: folder, coding)
    case .snapshotBesideDesks(let begin):
      let part = try begin()
      claimed.append(part)
      return part.writer
    case .nameless(let path, let otherPath):
      do {
        return try SnapshotPartWriter(namelessIn: path, folder.files, coding)
      } catch  where error.operation == .open {
        return try SnapshotPartWriter(namelessIn: otherPath, folder.files, coding)
      }
    }
  }

  /// The days of what is added from now on were found by other rules.
  /// - Throws: `FileFailure`, `SnapshotDamage`.
  func follow(rules: String) throws {
    guard rules != self.rules else { return }
    try finishGrowing()
    self.rules = rules
  }

  /// The newest record of `patient` among those that were added; nil without one.
  func record(of patient: PatientID) throws -> PatientRecord? {
    // While patients come in their order, nobody is looked for.
    if let growing, growing.last >= patient { try finishGrowing() }
    for part in finished.reversed() {
      if let place = try part.place(of: patient) { return try part.record(at: place) }
    }
    return nil
  }

  private func finishGrowing() throws {
    guard var writer = growing?.writer else { return }
    growing = nil
    let head = try writer.finish(rules: rules)
    let part =
      switch place {
      case .snapshot, .snapshotBesideDesks: try SnapshotPart(head, in: folder)
      case .nameless: SnapshotPart(head, writer.files)
      }
    finished.append(part)
  }

  /// Puts everything onto the disk, where it is to last; where that fails, nothing is left.
  /// - Returns: The oldest first.
  func finish() throws -> [SnapshotPart] {
    do {
      try finishGrowing()
    } catch {
      discard()
      throw error
    }
    return finished
  }

  /// Removes what was written. What can't be removed now is removed with the next snapshot.
  func discard() {
    growing = nil
    finished = []
    for part in names { SnapshotWriter.remove(part, in: folder) }
    for part in claimed { part.discard() }
  }
}
