internal import FollowUp
internal import Wording

/// Writes a snapshot into the clinic's folder. Its users hold the folder's lock, exclusively, but for ``ClaimedPart``.
///
/// A new head and new files come first, so that there is always a whole snapshot, the old one or the new one, also
/// after a power cut; then what the head does not name any more is removed.
struct SnapshotWriter {
  let folder: ClinicFolder
  let rules: ListRules
  /// So many bytes of records that are there already are written once more at the most, since others wait meanwhile;
  /// ``SnapshotMerge`` writes more of them.
  var mostMerged = SnapshotWriter.mostMerged

  /// A part is merged with what is newer unless it has at least so many times as many patients: so there are few parts,
  /// and each record is written few times.
  static let growth = 4
  /// What is written in some ten milliseconds.
  static let mostMerged = 1 << 20
  /// Where there are as many parts, since no desk has merged them, more is written, and others wait longer.
  static let mostParts = 16
  /// What is written in some hundred milliseconds.
  private static let mostMergedOfManyParts = 1 << 24

  /// Writes the snapshot of `clinic` at `position`: what `kept` and `merged` hold, and `changed`, which is newer than
  /// both, and has nil for those in `merged` who are to be left out. Of the kept parts, the oldest first, as many stay as
  /// they are as is worth while. Of the merged ones a single one `isInPlace`, where it is a part of the folder already,
  /// and stays if nothing has to be merged with it.
  /// - Returns: The head that was written.
  /// - Throws: `FileFailure`, `SnapshotDamage`.
  func write(
    _ clinic: Clinic, patients: Int, at position: JournalPosition, covering coverage: JournalCoverage,
    kept: [SnapshotPart], merged: [SnapshotPart], isInPlace: Bool = false, changed: [PatientID: PatientRecord?]
  ) throws -> SnapshotHead {
    try SnapshotWriter.prepareFolder(folder)
    let name = rules.name(for: clinic)
    var (kept, merged) = (kept, merged)
    var size = FiledRecord.most(in: merged, changed)
    let mostMerged = kept.count < SnapshotWriter.mostParts ? mostMerged : SnapshotWriter.mostMergedOfManyParts
    var bytes = 0
    while let last = kept.last?.head {
      let isSmall = last.patients < SnapshotWriter.growth * size
      guard isSmall || kept.contains(where: { $0.head.rules != name }) else { break }
      bytes += last.records
      guard bytes <= mostMerged else { break }
      merged.insert(kept.removeLast(), at: 0)
      size += last.patients
    }
    var parts = kept.map(\.head)
    if isInPlace, merged.count == 1, changed.isEmpty, merged.allSatisfy({ $0.head.rules == name }) {
      parts += merged.map(\.head)
    } else if size > 0 {
      let part = SnapshotFileName.part(at: position, number: try SnapshotFileName.newest(in: folder) + 1)
      do {
        var writer = try SnapshotPartWriter(part, in: folder, RecordCoding(zone: clinic.settings.timeZone))
        parts.append(try write(merged, changed, of: clinic, to: &writer))
      } catch {
        // Above all a full disk needs the room; what can't be removed now is removed with the next snapshot.
        SnapshotWriter.remove(part, in: folder)
        throw error
      }
    }
    let head = SnapshotHead(
      position: position, coverage: coverage, patients: patients, clinic: clinic, parts: parts)
    try publish(head)
    return head
  }

  /// Makes `head`, whose parts are all on the disk, the one of the snapshot, and removes what it does not name.
  func publish(_ head: SnapshotHead) throws(FileFailure) {
    // The names of the new files must be on the disk before a head names them.
    try folder.files.synchronizeFolder(folder.snapshot)
    try folder.files.replaceFile(at: folder.snapshotHead, with: head.text(), inFolder: folder.snapshot)
    try folder.files.synchronizeFolder(folder.path)
    try SnapshotWriter.removeAll(but: head, in: folder)
  }

  /// Whether a snapshot has files of that name, while it is written or for good.
  static func makes(_ name: String) -> Bool {
    name == ClinicFolder.snapshotHeadName || name == ClinicFolder.snapshotHeadName + ".new"
      || SnapshotFileName(name) != nil
  }

  static func prepareFolder(_ folder: ClinicFolder) throws(FileFailure) {
    try folder.files.makeFolder(folder.snapshot)
    guard let status = try folder.files.status(at: folder.snapshot), status.isOpenToOthers else { return }
    // What others could change must not be trusted once they can't.
    if status.canOthersWrite, try folder.files.status(at: folder.snapshotHead) != nil {
      try folder.files.remove(folder.snapshotHead)
    }
    try folder.files.setMode(0o700, of: folder.snapshot)
  }

  /// Removes the files of a part, as far as it can.
  static func remove(_ part: String, in folder: ClinicFolder) {
    for kind in SnapshotFileName.Kind.allCases { try? folder.files.remove(folder.snapshotFile(part, kind)) }
  }

  /// Writes what `merged` holds, the oldest first, and `changed`, which is newer, as one part; without those for whom
  /// that has nil.
  /// - Throws: `FileFailure`, `SnapshotDamage`.
  func write(
    _ merged: [SnapshotPart], _ changed: [PatientID: PatientRecord?] = [:], of clinic: Clinic,
    to writer: inout SnapshotPartWriter
  ) throws -> SnapshotPartHead {
    let (name, coding) = (rules.name(for: clinic), RecordCoding(zone: clinic.settings.timeZone))
    var left = FiledRecord.most(in: merged, changed)
    try folder.progress.during(.writingSnapshot, of: left) {
      try FiledRecord.forEach(in: merged, changed) { filed in
        if case .kept(let part, let entry) = filed, part.head.rules == name {
          try writer.add(part.filedLine(of: entry))
        } else {
          try writer.add(FiledLine(filed.record(), coding, at: clinic, rules.followUpProtocol))
        }
        folder.progress.advance(by: 1)
        left -= 1
      }
      folder.progress.advance(by: left)
    }
    return try writer.finish(rules: name)
  }

  /// Removes what no snapshot needs any more: files that `head`, the one in the folder, does not name and nobody is
  /// about to give it, and the snapshot of earlier versions. Its users hold the folder's lock, exclusively.
  static func removeAll(but head: SnapshotHead, in folder: ClinicFolder) throws(FileFailure) {
    for path in try filesOfNoUse(beside: head, in: folder) { try folder.files.removeIfThere(path) }
    for path in folder.formerSnapshots where try folder.files.status(at: path)?.kind == .file {
      try folder.files.remove(path)
    }
  }

  /// Removes what writers left that were ended, which may be as large as the whole snapshot, so that there is room for
  /// the next one. The parts of another version stay as long as their head does, and so does what can't be removed:
  /// ``publish(_:)`` tells of it. Its users hold the folder's lock, exclusively.
  static func makeRoom(in folder: ClinicFolder) {
    do throws(FileFailure) {
      let text = try folder.files.content(of: folder.snapshotHead)
      let head = text.flatMap { SnapshotHead($0) }
      if let text, head == nil, SnapshotHead.isSound(text) { return }
      for path in try filesOfNoUse(beside: head, in: folder) { try? folder.files.remove(path) }
    } catch {
      // Without the room, what is written tells of it.
    }
  }

  private static func filesOfNoUse(
    beside head: SnapshotHead?, in folder: ClinicFolder
  ) throws(FileFailure) -> [String] {
    let parts = head?.parts ?? []
    let named = Set(parts.flatMap { part in SnapshotFileName.Kind.allCases.map { $0.name(of: part.name) } })
    var paths: [String] = []
    for name in try folder.snapshotNames() where !named.contains(name) && name != ClinicFolder.snapshotHeadName {
      if let part = SnapshotFileName(name)?.part, try isBeingWritten(part, in: folder) { continue }
      paths.append(folder.snapshot + "/" + name)
    }
    return paths
  }

  /// Whether somebody holds it as a ``ClaimedPart``.
  private static func isBeingWritten(_ part: String, in folder: ClinicFolder) throws(FileFailure) -> Bool {
    let file: OpenFile
    do {
      file = try folder.files.open(folder.snapshotFile(part, .records), .append)
    } catch  where error.isMissing {
      return false
    }
    defer { folder.files.close(file) }
    return try !folder.files.lock(file, .exclusive)
  }
}

/// The name of a file of a part: where the journal ended when it was written, a number that no earlier file had, and
/// what it holds, `41-7.records.jsonl`.
struct SnapshotFileName {
  enum Kind: String, CaseIterable {
    case records
    case openWork = "open-work"
    case places, days

    func name(of part: String) -> String { "\(part).\(rawValue).jsonl" }
  }

  /// What the names of all files of the part begin with.
  var part: String
  var number: Int

  /// The highest number that a part in the folder has; 0 without one.
  static func newest(in folder: ClinicFolder) throws(FileFailure) -> Int {
    try folder.snapshotNames().compactMap { SnapshotFileName($0)?.number }.max() ?? 0
  }

  /// The name of a new part.
  static func part(at position: JournalPosition, number: Int) -> String { "\(position.sequence)-\(number)" }

  /// Nil where no part has a file of that name.
  init?(_ name: String) {
    let pieces = name.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count == 3, let number = pieces[0].split(separator: "-").last.flatMap({ Int($0) }), number >= 0,
      number < .max
    else { return nil }
    self.part = String(pieces[0])
    self.number = number
  }
}
