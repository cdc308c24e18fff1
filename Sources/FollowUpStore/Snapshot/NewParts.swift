internal import FollowUp

/// Parts that a snapshot will have once it names them: records that came to be and are too many for memory.
///
/// Records that come in the order of their patients' ids, each patient once, make one part.
final class NewParts {
  private let folder: ClinicFolder
  /// Where the journal ended when the first of them was begun.
  private let position: JournalPosition
  /// What tells the rules by which the days are found from others; see ``ListRules``.
  private var rules: String
  private let coding: RecordCoding
  private var number: Int
  private var growing: (part: String, writer: SnapshotPartWriter, last: PatientID)?
  /// Each with the last of its patients.
  private var finished: [(part: SnapshotPart, last: PatientID)] = []
  private var names: [String] = []

  /// - Throws: `FileFailure` where the snapshot's folder can't be made.
  init(_ folder: ClinicFolder, at position: JournalPosition, rules: String, _ coding: RecordCoding) throws {
    self.folder = folder
    self.position = position
    self.rules = rules
    self.coding = coding
    try SnapshotWriter.prepareFolder(folder)
    number = try SnapshotFileName.newest(in: folder)
  }

  /// Adds a record, which is newer than one of the same patient that was added before.
  /// - Throws: `FileFailure`, `SnapshotDamage`.
  func add(_ record: FiledLine) throws {
    let patient = record.summary.patient
    if let growing, growing.last >= patient { try finishGrowing() }
    if growing == nil {
      number += 1
      let part = SnapshotFileName.part(at: position, number: number)
      names.append(part)
      growing = (part, try SnapshotPartWriter(part, in: folder, coding), patient)
    }
    try growing?.writer.add(record)
    growing?.last = patient
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
    for (part, last) in finished.reversed() where patient <= last {
      if let place = try part.place(of: patient) { return try part.record(at: place) }
    }
    return nil
  }

  private func finishGrowing() throws {
    guard var writer = growing?.writer, let last = growing?.last else { return }
    growing = nil
    let head = try writer.finish(rules: rules)
    finished.append((try SnapshotPart(head, in: folder), last))
  }

  /// Puts everything onto the disk.
  /// - Returns: The oldest first.
  func finish() throws -> [SnapshotPart] {
    try finishGrowing()
    return finished.map(\.part)
  }

  /// Removes what was written. What can't be removed now is removed with the next snapshot.
  func discard() {
    growing = nil
    finished = []
    for part in names { SnapshotWriter.remove(part, in: folder) }
  }
}
