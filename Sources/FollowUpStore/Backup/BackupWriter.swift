internal import Crypto
public import FollowUp
internal import Wording

extension JSONFileStore {
  /// Writes a backup of the clinic as it stands now to `path`, readable and writable by its owner alone. Other desks go
  /// on working meanwhile; what they record is in the next backup.
  ///
  /// Every line of the journal is verified on the way. An older backup of this clinic that is there, or an empty file,
  /// is replaced once the new one is complete on disk; where this throws, there is the old one or the whole new one.
  /// Nothing else is replaced. Of a clinic of a newer version none is made, since this one would call it its own.
  ///
  /// `documents` are what the clinic has written into its folder; `now` is written into the backup. Throws
  /// `StoreError`.
  public func backUp(
    to path: String, documents: [ClinicDocument], at now: Instant
  ) throws -> BackupSummary {
    _ = try refresh()
    if case .newerVersion? = readOnlyReason { try requireWritable() }
    try requireReplaceable(path)
    let end = journal.position
    let settings = clinic.settings
    let head = BackupFormat.Head(madeAt: now, clinic: settings.name, documents: documents.count, end: end)
    let files = folder.files
    let file = try folder.passingOn { () throws(FileFailure) in try NewFile(at: path, files) }
    defer { file.close() }
    var backup = try BackupText(into: file, zone: settings.timeZone)
    try backup.append(head)
    for document in documents { try backup.append(BackupFormat.Document(document)) }
    try progress.during(.makingBackup, of: end.bytes) {
      try journal.forEachLine(upTo: end) { try backup.append(line: $0) }
    }
    try backup.finish()
    try lock.holdShared {
      // Who was erased meanwhile must not come back with it.
      try journal.requireInPlace()
      try folder.passingOn { () throws(FileFailure) in try file.putInPlace() }
    }
    return BackupSummary(clinic: settings.name, madeAt: now, lines: end.sequence, documents: documents.count)
  }

  /// - Throws: where something is at `path` that a backup must not take the place of.
  private func requireReplaceable(_ path: String) throws {
    let there = try folder.passingOn { () throws(FileFailure) in try folder.files.status(at: path) }
    guard let there else { return }
    guard there.kind == .file else { throw StoreError.notReplaced(path: path) }
    if there.size == 0 { return }
    do {
      let backup = try BackupReader(path, folder.files, WorkProgress()).beginning()
      if try journal.origin() == backup.origin, try goesOn(from: backup.end) { return }
    } catch StoreError.notABackup, StoreError.backupDamaged {
      // What it is, is not ours to say.
    }
    throw StoreError.notReplaced(path: path)
  }

  /// Whether this history has all that was there at `end`, but for patients who were erased.
  private func goesOn(from end: JournalPosition) throws -> Bool {
    guard end.sequence <= journal.position.sequence else { return false }
    if end.bytes <= journal.position.bytes, try journal.coverage(upTo: end) != nil { return true }
    // An erasure changes all checksums behind the first line that it takes something out of.
    return try journal.erasures(inLines: journal.position.sequence).contains { erasure in
      erasure.lines.contains { $0 <= end.sequence }
    }
  }
}

/// A backup being written.
private struct BackupText {
  private let file: NewFile
  private let coding: RecordCoding
  private let compressor: Compressor
  private var hash = SHA256()
  private var lines = 0
  private var waiting: [UInt8] = []

  init(into file: NewFile, zone: ClinicTimeZone) throws {
    self.file = file
    coding = RecordCoding(zone: zone)
    compressor = try Compressor()
  }

  mutating func append(_ record: some WritableValue) throws {
    try append(line: coding.text(of: record)[...])
  }

  /// `line` has no line feed yet.
  mutating func append(line: ArraySlice<UInt8>) throws {
    waiting += line
    waiting.append(UInt8(ascii: "\n"))
    lines += 1
    if waiting.count >= BackupText.stretch { try write(isLast: false) }
  }

  /// Adds the last line and brings everything to the disk.
  mutating func finish() throws {
    try write(isLast: false)
    let end = BackupFormat.End(end: lines, checksum: JournalFormat.checksum(hash))
    try append(line: coding.text(of: end)[...])
    try write(isLast: true)
    do {
      try file.synchronize()
    } catch {
      throw StoreError(error)
    }
  }

  private mutating func write(isLast: Bool) throws {
    waiting.withUnsafeBytes { hash.update(bufferPointer: $0) }
    let compressed = try compressor.compress(waiting, isLast: isLast)
    waiting.removeAll(keepingCapacity: true)
    do {
      try file.append(compressed)
    } catch {
      throw StoreError(error)
    }
  }

  /// How much is compressed at a time, in bytes.
  private static let stretch = 1 << 18
}
