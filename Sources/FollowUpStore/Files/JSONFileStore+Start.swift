extension JSONFileStore {
  /// The journal, to be written to unless there is a `reason` not to, or the user may only read it.
  static func openJournal(
    _ folder: ClinicFolder, version: Int, _ reason: ReadOnlyReason?
  ) throws(StoreError) -> (Journal, ReadOnlyReason?) {
    if let reason { return (try Journal(in: folder, version: version, isWritable: false), reason) }
    do {
      return (try Journal(in: folder, version: version, isWritable: true), nil)
    } catch .system(let failure) where failure.isForbidden {
      return (try Journal(in: folder, version: version, isWritable: false), .noPermission)
    }
  }

  /// Runs `read`, unless somebody's command takes long: then the clinic is opened as it was before, if the snapshot has
  /// that.
  func holdForStart(
    withSnapshot isUsable: Bool, _ read: (_ isLong: Bool) throws -> Int
  ) throws -> Int {
    var hasty = lock
    (hasty.patience, hasty.longCommands) = (min(lock.patience, FolderLock.shortPatience), .waitedFor)
    do {
      return try holdForStart(hasty, read)
    } catch StoreError.busy(_, let holder) {
      if isUsable, let holder, holder.command != nil, try startBeforeLongCommand() {
        notes.append(.shownAsBefore(holder))
        return journal.position.bytes
      }
    }
    return try holdForStart(lock, read)
  }

  /// - Returns: Whether the snapshot has all that was saved before the command.
  private func startBeforeLongCommand() throws -> Bool {
    guard let lines = try lock.linesBeforeLongCommand() else { return false }
    let before = (notes, isSnapshotMissed)
    isBehind = try openSnapshot() == nil && kept.snapshot != nil && journal.position.sequence == lines
    if !isBehind { (notes, isSnapshotMissed) = before }
    return isBehind
  }

  /// Runs `read` while nobody writes; where more has to be read than memory should hold, while nobody else does
  /// anything at all, and then with `true`.
  private func holdForStart(_ lock: FolderLock, _ read: (_ isLong: Bool) throws -> Int) throws -> Int {
    let head = try folder.passingOn { () throws(FileFailure) in try folder.files.content(of: folder.snapshotHead) }
    let known = head.flatMap { SnapshotHead($0) }?.position.bytes ?? 0
    guard readOnlyReason == nil, try journal.unreadBytes() - known > mostInMemory else {
      return try lock.holdShared { try read(false) }
    }
    return try lock.holdExclusive { try read(true) }
  }
}
