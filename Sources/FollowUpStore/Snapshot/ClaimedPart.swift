internal import FollowUp

/// A part that is written while desks work. It is there for them once a head of the snapshot names it.
struct ClaimedPart {
  let name: String
  var writer: SnapshotPartWriter
  /// The file of the part's records, locked while somebody holds this, so that no other snapshot removes it. Where the
  /// lock can't be had, the part may be removed, which is found when it is to be published.
  private let claim: HeldFile
  private let folder: ClinicFolder

  /// Takes a name for the part and makes its files. Its users hold the folder's lock, exclusively, so that nobody takes
  /// the same name.
  init(in folder: ClinicFolder, at position: JournalPosition, _ coding: RecordCoding) throws(FileFailure) {
    self.folder = folder
    // Nobody gets the name of what is removed: its writer may only have been held up.
    let number = try SnapshotFileName.newest(in: folder) + 1
    SnapshotWriter.makeRoom(in: folder)
    name = SnapshotFileName.part(at: position, number: number)
    writer = try SnapshotPartWriter(name, in: folder, coding, inSmallSteps: true)
    claim = HeldFile(try folder.files.open(folder.snapshotFile(name, .records), .append), folder.files)
    _ = try? folder.files.lock(claim.file, .exclusive)
  }

  /// The same while `lock` is held, the folder's. What was read from `journal` is to be written, so it must be in its
  /// place: somebody may have been erased since.
  /// - Throws: `FileFailure`, `StoreError`.
  static func begin(
    in folder: ClinicFolder, _ lock: FolderLock, _ journal: Journal, at position: JournalPosition,
    _ coding: RecordCoding
  ) throws -> ClaimedPart {
    let begin = { () throws -> ClaimedPart in
      try journal.requireInPlace()
      try SnapshotWriter.prepareFolder(folder)
      return try ClaimedPart(in: folder, at: position, coding)
    }
    return try lock.holdExclusive(begin)
  }

  /// Removes its files, as far as that can be. What can't be removed now is removed with the next snapshot; what others
  /// wrote under its name, after somebody had removed all parts, is theirs.
  func discard() {
    guard let there = try? folder.files.status(at: folder.snapshotFile(name, .records)),
      let own = try? folder.files.status(of: claim.file), there.identity == own.identity
    else { return }
    SnapshotWriter.remove(name, in: folder)
  }
}
