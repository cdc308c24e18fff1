internal import FollowUp

/// Where an erasure is prepared: a folder in the clinic's that is there only while one is under way, or was cut short.
///
/// - While it holds the copy of the journal, the clinic is as it was before: the copy is garbage.
/// - Once the copy has taken the journal's place, and the marker is there, the patient is erased from the journal, and
///   other copies of the patient's data are still to be removed.
///
/// The marker is made only when the copy is complete on the disk, and goes before a copy that is given up.
struct ErasureFolder {
  let folder: ClinicFolder

  private var files: any FileSystem { folder.files }
  var path: String { folder.path + "/erasure" }
  /// What becomes the journal.
  private var copy: String { path + "/journal.jsonl" }
  private var marker: String { path + "/journal-in-place" }

  func isThere() throws(FileFailure) -> Bool { try files.status(at: path) != nil }

  /// Whether one was cut short, and not only is under way. Its users hold the clinic's lock.
  func isCutShort() throws(FileFailure) -> Bool {
    guard try isThere() else { return false }
    guard try files.status(at: copy) != nil else { return try files.status(at: marker) != nil }
    let file = try files.open(copy, .read)
    defer { files.close(file) }
    return try files.lock(file, .shared)
  }

  /// Opens an empty copy of the journal for writing, which nobody else can open meanwhile; nil where somebody has.
  func begin() throws(FileFailure) -> HeldFile? {
    try files.makeFolder(path)
    let held = HeldFile(try files.open(copy, .log), files)
    // What was opened may have become the journal before it was locked.
    guard try files.lock(held.file, .exclusive), let there = try files.currentStatus(at: copy)?.identity,
      try there == files.status(of: held.file).identity,
      try files.currentStatus(at: folder.journal)?.identity != there
    else { return nil }
    try files.truncate(held.file, to: 0)
    return held
  }

  /// Brings the complete copy to the disk, and notes that it is to take the journal's place.
  func complete(_ file: OpenFile) throws(FileFailure) {
    try files.synchronize(file)
    let marker = try files.open(marker, .replace)
    do {
      defer { files.close(marker) }
      try files.synchronize(marker)
    }
    try files.synchronizeFolder(path)
    try files.synchronizeFolder(folder.path)
  }

  /// Puts the copy in the place of the journal: the one step that erases.
  func putInPlace() throws(FileFailure) { try files.rename(copy, to: folder.journal) }

  /// That the copy is in place outlives a power cut from here on.
  func confirmInPlace() throws(FileFailure) {
    try files.synchronizeFolder(folder.path)
    try files.synchronizeFolder(path)
  }

  /// Removes a copy that is not in place.
  func giveUp() throws(FileFailure) {
    if try files.status(at: marker) != nil {
      try files.remove(marker)
      try files.synchronizeFolder(path)
    }
    if try files.status(at: copy) != nil { try files.remove(copy) }
    try files.remove(path)
  }

  /// Removes what else holds the data of the patient who is no longer in the journal, under the exclusive lock of the
  /// clinic: the snapshot, but for the `part` that was made without the patient, what was set aside, and the automatic
  /// backups.
  /// - Throws: `FileFailure` for the first that can't be removed, once all others are; the next start tries again.
  func removeOtherCopies(keeping part: String? = nil) throws(FileFailure) {
    var copies = [folder.snapshotHead]
    for name in try folder.snapshotNames() where part == nil || SnapshotFileName(name)?.part != part {
      copies.append(folder.snapshot + "/" + name)
    }
    copies += folder.formerSnapshots + [folder.aside]
    let backups = try files.status(at: folder.backups)?.kind == .folder ? files.names(in: folder.backups) : []
    var failure: FileFailure?
    for copy in copies {
      do { try files.removeAll(at: copy) } catch { failure = failure ?? error }
    }
    for name in backups where JSONFileStore.isAutomaticBackup(name) {
      do { try files.removeIfThere(folder.backups + "/" + name) } catch { failure = failure ?? error }
    }
    for place in [folder.snapshot, folder.backups, folder.path] where try files.status(at: place)?.kind == .folder {
      try files.synchronizeFolder(place)
    }
    if let failure { throw failure }
    if try files.status(at: marker) != nil { try files.remove(marker) }
    // Somebody may have begun the next erasure in it.
    if try files.isEmptyFolder(path) { try files.remove(path) }
    try files.synchronizeFolder(folder.path)
  }

  /// Brings an erasure that was cut short to one of its ends, under the exclusive lock of the clinic. One that is under
  /// way is left alone.
  func settle() throws(FileFailure) {
    guard try isThere() else { return }
    guard try files.status(at: copy) != nil else {
      return try files.status(at: marker) == nil ? files.remove(path) : removeOtherCopies()
    }
    let file = try files.open(copy, .append)
    defer { files.close(file) }
    // A process that is just being started by whoever had it open has it, too, for a moment.
    for _ in 0..<ErasureFolder.patience {
      if try files.lock(file, .exclusive) { return try giveUp() }
      files.pause(milliseconds: 1)
    }
  }

  /// So long, in milliseconds, the copy of an erasure is to be held before it is taken for under way.
  static let patience = 30
}
