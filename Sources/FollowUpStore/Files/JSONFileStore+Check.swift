internal import BackgroundWork
internal import ExternalSorting
internal import FollowUp
internal import FoundationEssentials
internal import Wording

extension JSONFileStore {
  /// Reads the whole journal from the start, whatever the snapshot says: the chain, every checksum, the fold, every
  /// line of the snapshot and what this store says against it, references, and who may read the folder.
  ///
  /// It tells of the clinic as it was at the beginning. Other desks go on working meanwhile, all of whose lines come
  /// after those that are read here; where somebody has changed those, it begins again.
  public func check() throws -> CheckReport {
    while true {
      try requireInPlace()
      let moment = try lock.holdShared {
        try requireInPlace()
        return try FolderMoment(of: folder, journal)
      }
      var report: CheckReport
      do {
        report = try check(moment)
      } catch StoreError.journalReplaced {
        // Somebody was erased on another machine, or this is another clinic, which is told next.
        continue
      }
      guard try lock.holdShared({ try journal.isStill(moment.journal) }) else { continue }
      report.findings.removeAll { $0.problem == .snapshotUnusable && moment.hasLost($0.file, of: folder) }
      return report
    }
  }

  private func check(_ moment: FolderMoment) throws -> CheckReport {
    var check = FolderCheck(folder: folder, version: journal.version, rules: rules, moment)
    do {
      try progress.during(.checkingJournal, of: moment.journal.size) { try check.read(journal, upTo: moment.journal) }
      try check.compare(kept, at: journal.position)
    } catch let failure as SortingFailure {
      throw StoreError(failure)
    }
    check.noteVersion()
    check.comparePermissions()
    check.noteComparisons()
    check.noteErasures()
    check.readAccessLog()
    check.readBackups()
    return CheckReport(
      lines: check.lines, patients: check.patients, erasedLines: check.erasures.lines.count,
      findings: check.findings)
  }
}

/// What a folder holds while nobody writes. Its snapshot is open, so that it can be read though others on this machine
/// replace it.
private struct FolderMoment {
  let journal: Journal.Extent
  let isErasureCutShort: Bool
  /// Nil where there is none that this version knows.
  private(set) var snapshot: Snapshot?
  /// The file that keeps it from being read, where one does.
  private(set) var unusable: String?
  /// Files beside its own, but for what a snapshot left that was cut short: the next one takes that away.
  private(set) var unnamed: [String] = []
  /// Folders that can't be looked at.
  private(set) var unreadable: [String] = []

  init(of folder: ClinicFolder, _ journal: Journal) throws(StoreError) {
    self.journal = try journal.extent()
    let erasure = ErasureFolder(folder: folder)
    do {
      isErasureCutShort = try erasure.isCutShort()
    } catch {
      isErasureCutShort = false
      unreadable.append(erasure.path)
    }
    var text: [UInt8]?
    do {
      text = try folder.files.content(of: folder.snapshotHead)
    } catch {
      unusable = folder.snapshotHead
    }
    let head = text.flatMap { SnapshotHead($0) }
    // That of another version is no damage: the journal is read, and the next snapshot takes its place.
    if let text, head == nil, !SnapshotHead.isSound(text) { unusable = folder.snapshotHead }
    if unusable == nil {
      let own = (head?.parts ?? []).flatMap { part in SnapshotFileName.Kind.allCases.map { $0.name(of: part.name) } }
      do {
        unnamed = try folder.snapshotNames().filter { !own.contains($0) && !SnapshotWriter.makes($0) }.sorted()
      } catch {
        unreadable.append(folder.snapshot)
      }
    }
    guard let head else { return }
    do {
      snapshot = try Snapshot(head, in: folder)
    } catch {
      unusable = error.file
    }
  }
}

extension FolderMoment {
  /// Whether `file` was one of the snapshot that somebody has replaced since: nobody needs it any more, and where that
  /// was done on another machine, it could not be read.
  fileprivate func hasLost(_ file: String?, of folder: ClinicFolder) -> Bool {
    guard let file, let head = snapshot?.head, file == folder.snapshotHead || head.names(file, in: folder),
      let newer = try? SnapshotHead.read(in: folder)
    else { return false }
    return newer != head && !newer.names(file, in: folder)
  }
}

/// One walk through a clinic's folder that notes everything it finds and stops at nothing.
private struct FolderCheck {
  let folder: ClinicFolder
  let version: Int
  let rules: ListRules
  var findings: [CheckReport.Finding] = []
  var lines = 0
  var patients = 0
  var erasures = ErasureCheck()
  /// The end of the last whole commit, how many lines lie before it, and the clinic there.
  private var position = JournalPosition()
  private var committedLines = 0
  private var clinic = Clinic()
  private let sorted: SortedTail
  private let snapshot: Snapshot?
  private let isErasureCutShort: Bool
  /// The same where the snapshot's position is.
  private var atSnapshot: (lines: Int, clinic: Clinic)?
  private var comparison: FolderComparison?
  private var storeDiffers = false
  /// What of a damaged journal is missing elsewhere, too, is told once.
  private var isJournalDamaged = false

  init(folder: ClinicFolder, version: Int, rules: ListRules, _ moment: FolderMoment) {
    self.folder = folder
    self.version = version
    self.rules = rules
    sorted = SortedTail(
      inFolder: folder.path, orIn: FileManager.default.temporaryDirectory.path(percentEncoded: false),
      clinic: Clinic(), version: version)
    isErasureCutShort = moment.isErasureCutShort
    var unusable = moment.unusable
    if let snapshot = moment.snapshot, unusable == nil { unusable = FolderCheck.damage(of: snapshot, folder) }
    snapshot = unusable == nil ? moment.snapshot : nil
    for name in moment.unnamed { noteUnusable(folder.snapshot + "/" + name) }
    for path in moment.unreadable { findings.append(CheckReport.Finding(file: path, .unreadable)) }
    if let unusable { noteUnusable(unusable) }
  }

  /// Reads every line of `snapshot`.
  /// - Returns: The file that is not what was written; nil where all of them are.
  private static func damage(of snapshot: Snapshot, _ folder: ClinicFolder) -> String? {
    let size = snapshot.parts.reduce(0) { $0 + $1.head.patients }
    do {
      try folder.progress.during(.checkingSnapshot, of: size) {
        for part in snapshot.parts { try part.verify { folder.progress.advance(by: 1) } }
      }
      return nil
    } catch {
      return (error as? SnapshotDamage)?.file ?? folder.snapshotHead
    }
  }

  private mutating func noteUnusable(_ file: String) {
    findings.append(CheckReport.Finding(file: file, .snapshotUnusable))
  }

  private mutating func note(_ problem: CheckReport.Problem, line: Int? = nil) {
    findings.append(CheckReport.Finding(file: folder.journal, line: line, problem))
  }

  /// - Throws: `StoreError`, `SortingFailure`.
  mutating func read(_ journal: Journal, upTo extent: Journal.Extent) throws {
    let format = JournalFormat(zone: .universal, version: version)
    var (cursor, unfinished): (JournalPosition, [ClinicEvent]) = (position, [])
    noteSnapshotPosition()
    try journal.forEachLine(in: 0..<extent.size) { text in
      lines += 1
      cursor.bytes += text.count + 1
      let line: JournalLine
      do throws(DamageReason) {
        line = try format.line(text, after: cursor)
      } catch {
        note(.damage(error), line: lines)
        isJournalDamaged = true
        // Whatever this line was, the next one is held to follow on what it says it was: where lines are missing, or two
        // became one, that is said once.
        if case .sequence(_, let found) = error, (1...(1 << 53)).contains(found) {
          cursor.sequence = found
        } else {
          cursor.sequence += 1
        }
        cursor.checksum = JournalFormat.checksum(atEndOf: text) ?? cursor.checksum
        return
      }
      cursor.sequence = line.sequence
      cursor.checksum = line.checksum
      for case .clinic(let event) in line.changes { unfinished.append(event) }
      erasures.take(line)
      try sorted.add(text, number: lines, of: Set(line.changes.compactMap(\.subject)))
      guard !line.goesOn else { return }
      for event in unfinished { clinic.apply(event) }
      unfinished = []
      (position, committedLines) = (cursor, lines)
      noteSnapshotPosition()
    }
    if extent.end < extent.size { note(.cutShortSave(bytes: extent.size - extent.end), line: position.sequence + 1) }
  }

  private mutating func noteSnapshotPosition() {
    if snapshot?.head.position == position { atSnapshot = (committedLines, clinic) }
  }

  /// Makes every record anew and holds it against those of the snapshot and, where it was read to the same end, of
  /// `store`, patient by patient.
  /// - Throws: `SortingFailure`.
  mutating func compare(_ store: KeptClinic, at otherPosition: JournalPosition) throws {
    let format = JournalFormat(zone: .universal, version: version)
    let (all, earlier) = (committedLines, atSnapshot?.lines ?? 0)
    let store = otherPosition == position ? store : nil
    var comparison = FolderComparison(
      snapshot: atSnapshot == nil ? nil : snapshot, store: store, rules: rules)
    try sorted.forEachStretch(.checkingRecords, folder.progress) { courses in
      for history in courses.concurrentMap({ CheckedHistory($0, upTo: all, andEarlier: earlier, format) }) {
        if !isJournalDamaged { for fault in history.faults { note(.damage(fault.reason), line: fault.number) } }
        patients += history.record == nil ? 0 : 1
        comparison.take(history)
      }
    }
    comparison.end()
    self.comparison = comparison
    if let store {
      storeDiffers = comparison.storeDiffers || store.clinic != clinic || store.patients != patients
    }
  }

  mutating func noteComparisons() {
    guard !isJournalDamaged else { return noteWhatIsLeft() }
    if storeDiffers { note(.stateDiffers) }
    noteSnapshotDifferences()
    for problem in comparison?.brokenReferences ?? [] { note(problem) }
  }

  /// Of a damaged journal: whether the snapshot still has what that has lost.
  private mutating func noteWhatIsLeft() {
    guard snapshot == nil else {
      // Nobody is to touch the folder for files that only take room.
      findings.removeAll { $0.problem == .snapshotUnusable }
      return findings.append(CheckReport.Finding(file: folder.snapshotHead, .snapshotNeeded))
    }
    for index in findings.indices where findings[index].problem == .snapshotUnusable {
      findings[index].problem = .snapshotLost
    }
  }

  private mutating func noteSnapshotDifferences() {
    guard let snapshot else { return }
    guard let atSnapshot, let comparison, !comparison.isSnapshotDamaged else {
      return noteUnusable(folder.snapshotHead)
    }
    let clinicDiffers =
      snapshot.head.clinic != atSnapshot.clinic || snapshot.head.patients != comparison.patientsAtSnapshot
    guard !comparison.differing.isEmpty || clinicDiffers else { return }
    findings.append(
      CheckReport.Finding(
        file: folder.snapshotHead,
        .snapshotDiffers(patients: comparison.differing.sorted(), clinic: clinicDiffers)))
  }

  mutating func noteVersion() {
    guard version > ClinicFolder.version else { return }
    findings.append(CheckReport.Finding(file: folder.marker, .newerVersion(version)))
  }

  mutating func comparePermissions() {
    let folders = [folder.snapshot, folder.access]
    // What can't be looked at is told where it is read.
    let files = folders.flatMap { place in
      ((try? folder.files.names(in: place)) ?? []).sorted().map { place + "/" + $0 }
    }
    for path in [folder.path, folder.marker, folder.journal, folder.lock] + folders + files {
      guard let status = try? folder.files.status(at: path), status.isOpenToOthers else { continue }
      findings.append(CheckReport.Finding(file: path, .openToOthers(mode: status.mode)))
    }
  }

  /// Reads every automatic backup to its end.
  mutating func readBackups() {
    let names: [String]
    do throws(FileFailure) {
      names = try folder.files.status(at: folder.backups) == nil ? [] : folder.files.names(in: folder.backups)
    } catch {
      return findings.append(CheckReport.Finding(file: folder.backups, .unreadable))
    }
    for name in names.sorted() where JSONFileStore.backupDate(of: name) != nil {
      let path = folder.backups + "/" + name
      do {
        _ = try BackupReader(path, folder.files, folder.progress).read { _ in }
      } catch StoreError.backupDamaged(_, let line) {
        findings.append(CheckReport.Finding(file: path, line: line, .backupUnusable))
      } catch StoreError.unreadableNewerVersion {
        // A newer version of the program reads it.
      } catch StoreError.notABackup {
        findings.append(CheckReport.Finding(file: path, .backupUnusable))
      } catch StoreError.system(let failure) where failure.isMissing || failure.isGone {
        // A desk has made room for newer ones.
      } catch {
        findings.append(CheckReport.Finding(file: path, .unreadable))
      }
    }
  }

  mutating func noteErasures() {
    for (line, problem) in erasures.problems { note(problem, line: line) }
    if isErasureCutShort {
      findings.append(CheckReport.Finding(file: folder.path, .erasureUnfinished))
    }
  }

  /// What is no entry is passed over by those who read the log, and told here.
  mutating func readAccessLog() {
    let log = AccessLog(folder)
    let months: [AccessMonth]
    do {
      months = try log.months()
    } catch {
      return findings.append(CheckReport.Finding(file: folder.access, .unreadable))
    }
    for month in months {
      let file = folder.accessFile(month)
      var number = 0
      do {
        try log.forEachLine(of: month) { entry in
          number += 1
          guard entry == nil else { return }
          findings.append(CheckReport.Finding(file: file, line: number, .accessEntryUnreadable))
        }
      } catch {
        findings.append(CheckReport.Finding(file: file, .unreadable))
      }
    }
  }
}
