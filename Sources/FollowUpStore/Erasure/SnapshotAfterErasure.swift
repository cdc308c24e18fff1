internal import FollowUp

/// What becomes the snapshot of a clinic once patients are erased. It is written before, while other desks work: with it
/// nobody has to read the journal anew.
struct SnapshotAfterErasure {
  private let part: ClaimedPart
  private let partHead: SnapshotPartHead
  private let clinic: Clinic
  private let patients: Int
  /// Up to where it stands for the journal that will be in place.
  private let position: JournalPosition

  var name: String { part.name }

  /// Makes it the snapshot of the journal that is in place now. Its users hold the folder's lock, exclusively.
  /// - Throws: `StoreError`, `FileFailure`. Then the head may name the part already; if not, the next snapshot removes it.
  func publish(by store: JSONFileStore) throws {
    let journal = try Journal(in: store.folder, version: store.journal.version, isWritable: false)
    guard let coverage = try journal.coverage(upTo: position), (try? SnapshotPart(partHead, in: store.folder)) != nil
    else { return discard() }
    let head = SnapshotHead(
      position: position, coverage: coverage, patients: patients, clinic: clinic, parts: [partHead])
    try SnapshotWriter(folder: store.folder, rules: store.rules).publish(head)
  }

  func discard() { part.discard() }
}

extension SnapshotAfterErasure {
  /// Writes what `store` knows of everybody but `erased`. The copy of the journal that will be in place has all that up
  /// to `position`.
  /// - Throws: `StoreError`, `FileFailure`, `SnapshotDamage`; then nothing is left of it.
  init(of store: JSONFileStore, without erased: Set<PatientID>, at position: JournalPosition) throws {
    var others = store.kept
    try others.leaveOut(erased)
    (part, partHead) = try store.writePart(of: others, isWhole: true, store.lock)
    (clinic, patients, self.position) = (others.clinic, others.patients, position)
  }
}
