internal import Wording

extension JSONFileStore {
  /// The journal, to be written to unless there is a `reason` not to, or the user may only read it.
  static func openJournal(
    _ folder: ClinicFolder, version: Int, _ reason: ReadOnlyReason?
  ) throws(StoreError) -> (Journal, ReadOnlyReason?) {
    if let reason { return (try Journal(in: folder, version: version, isWritable: false), reason) }
    do {
      return (try Journal(in: folder, version: version, isWritable: true), nil)
    } catch .system(let failure) where failure.isForbidden {
      let reason = failure.cause == .readOnly ? ReadOnlyReason.readOnlyDisk : .noPermission
      return (try Journal(in: folder, version: version, isWritable: false), reason)
    }
  }

  /// Runs `read`, unless somebody's command takes long: then the clinic is opened as it was before, if the snapshot has
  /// that.
  func holdForStart(withSnapshot isUsable: Bool, _ read: (_ begun: Int?) throws -> Int) throws -> Int {
    var hasty = lock
    (hasty.patience, hasty.longCommands) = (min(lock.patience, FolderLock.shortPatience), .waitedFor)
    do {
      return try holdForStart(hasty, withSnapshot: isUsable, read)
    } catch StoreError.busy(_, let holder) {
      if isUsable, let holder, holder.command != nil, try startBeforeLongCommand() {
        notes.append(.shownAsBefore(holder))
        return journal.position.bytes
      }
    }
    return try holdForStart(lock, withSnapshot: isUsable, read)
  }

  /// - Returns: Whether the snapshot has all that was saved before the command.
  private func startBeforeLongCommand() throws -> Bool {
    guard let lines = try lock.linesBeforeLongCommand() else { return false }
    let before = (notes, isSnapshotMissed)
    isBehind = try openSnapshot() == nil && kept.snapshot != nil && journal.position.sequence == lines
    if !isBehind { (notes, isSnapshotMissed) = before }
    return isBehind
  }

  /// Runs `read` while nobody writes. Where much has to be read, most of that is done before, and `read` is given how
  /// far the snapshot goes, in bytes of the journal.
  private func holdForStart(
    _ lock: FolderLock, withSnapshot isUsable: Bool, _ read: (_ begun: Int?) throws -> Int
  ) throws -> Int {
    beginAnew()
    var (begun, known): (Int?, Int) = (nil, 0)
    if isUsable {
      let head = try folder.passingOn { () throws(FileFailure) in try SnapshotHead.read(in: folder) }
      known = head?.position.bytes ?? 0
    }
    if try journal.unreadBytes(after: JournalPosition()) - known > mostReadUnderLock {
      begun = try prepareStart(lock, withSnapshot: isUsable)
    }
    return try lock.holdShared {
      if try reopenReplacedJournal() { begun = nil }
      return try read(begun)
    }
  }
}
