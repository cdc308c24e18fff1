internal import FollowUp

extension JSONFileStore {
  /// Reads the whole journal from the start, whatever the snapshot says: the chain, every checksum, the fold, every line
  /// of the snapshot and what this store says against it, references, and who may read the folder.
  public func check() throws -> CheckReport {
    try requireInPlace(isLocked: false)
    return try lock.holdShared {
      var check = FolderCheck(folder: folder, version: journal.version, rules: rules)
      check.readJournal(try journal.content())
      check.noteVersion()
      check.comparePermissions()
      check.compare(kept, at: journal.position)
      check.compareSnapshot()
      check.followReferences()
      check.noteErasures()
      check.readAccessLog()
      return CheckReport(
        lines: check.lines, patients: check.state.records.count, erasedLines: check.erasures.lines.count,
        findings: check.findings)
    }
  }
}

/// One walk through a clinic's folder that notes everything it finds and stops at nothing.
private struct FolderCheck {
  let folder: ClinicFolder
  let version: Int
  let rules: ListRules
  var state = ClinicState()
  var findings: [CheckReport.Finding] = []
  var lines = 0
  var erasures = ErasureCheck()
  /// The state at each position that something is compared with.
  private var position = JournalPosition()
  private var snapshot: Snapshot?
  private var stateAtSnapshot: ClinicState?

  init(folder: ClinicFolder, version: Int, rules: ListRules) {
    self.folder = folder
    self.version = version
    self.rules = rules
    readSnapshot()
  }

  private mutating func readSnapshot() {
    guard let text = try? folder.files.content(of: folder.snapshotHead) else { return noteUnnamed(named: []) }
    guard let head = SnapshotHead(text) else {
      // That of another version is no damage: the journal is read, and the next snapshot takes its place.
      return SnapshotHead.isSound(text) ? noteUnnamed(named: []) : noteUnusable(folder.snapshotHead)
    }
    noteUnnamed(named: head.parts)
    do {
      let snapshot = try Snapshot(head, in: folder)
      for part in snapshot.parts { try part.verify() }
      self.snapshot = snapshot
    } catch {
      noteUnusable(error.file)
    }
  }

  private mutating func noteUnusable(_ file: String) {
    findings.append(CheckReport.Finding(file: file, .snapshotUnusable))
  }

  /// Files beside the snapshot's own. What a snapshot left that was cut short is none: the next one takes it away.
  private mutating func noteUnnamed(named parts: [SnapshotPartHead]) {
    let own = parts.flatMap { part in SnapshotFileName.Kind.allCases.map { $0.name(of: part.name) } }
    let unnamed = ((try? folder.snapshotNames()) ?? []).filter { !own.contains($0) }
    for name in unnamed.sorted() where !SnapshotWriter.makes(name) {
      noteUnusable(folder.snapshot + "/" + name)
    }
  }

  private mutating func note(_ problem: CheckReport.Problem, line: Int? = nil) {
    findings.append(CheckReport.Finding(file: folder.journal, line: line, problem))
  }

  mutating func readJournal(_ text: [UInt8]) {
    let format = JournalFormat(zone: .universal, version: version)
    var (cursor, rest, unfinished): (JournalPosition, ArraySlice<UInt8>, [JournalLine]) = (position, text[...], [])
    noteSnapshotPosition()
    while let lineFeed = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let lineText = rest[..<lineFeed]
      rest = rest[(lineFeed + 1)...]
      lines += 1
      cursor.bytes = rest.startIndex
      do {
        let line = try format.line(lineText, after: cursor)
        cursor.sequence = line.sequence
        cursor.checksum = line.checksum
        unfinished.append(line)
        erasures.take(line)
        guard !line.goesOn else { continue }
        apply(unfinished)
        unfinished = []
        position = cursor
        noteSnapshotPosition()
      } catch {
        note(.damage(error), line: lines)
        // Whatever this line was, the next one is held to follow on what it says it was.
        cursor.sequence = lines
        cursor.checksum = JournalFormat.checksum(atEndOf: lineText) ?? cursor.checksum
      }
    }
    if position.bytes < text.count {
      note(.cutShortSave(bytes: text.count - position.bytes), line: position.sequence + 1)
    }
  }

  private mutating func apply(_ commit: [JournalLine]) {
    for line in commit {
      do {
        try state.apply(line.changes)
      } catch {
        note(.damage(.change(error)), line: line.sequence)
      }
    }
  }

  private mutating func noteSnapshotPosition() {
    if snapshot?.head.position == position { stateAtSnapshot = state }
  }

  mutating func compare(_ kept: KeptClinic, at otherPosition: JournalPosition) {
    guard otherPosition == position else { return }
    // A damaged snapshot is noted as what it is.
    guard let patients = try? state.patientsDiffering(from: kept) else { return }
    let isSame = patients.isEmpty && kept.clinic == state.clinic && kept.patients == state.records.count
    if !isSame { note(.stateDiffers) }
  }

  mutating func compareSnapshot() {
    guard let snapshot else { return }
    guard let stateAtSnapshot, let patients = try? patientsDiffering(in: snapshot, from: stateAtSnapshot) else {
      return noteUnusable(folder.snapshotHead)
    }
    let clinicDiffers =
      snapshot.head.clinic != stateAtSnapshot.clinic || snapshot.head.patients != stateAtSnapshot.records.count
    guard !patients.isEmpty || clinicDiffers else { return }
    findings.append(
      CheckReport.Finding(file: folder.snapshotHead, .snapshotDiffers(patients: patients, clinic: clinicDiffers)))
  }

  /// The patients whose record in the snapshot, or the days on which it is wanted for lists, are not those that `state`
  /// gives.
  private func patientsDiffering(in snapshot: Snapshot, from state: ClinicState) throws -> [PatientID] {
    let clinic = snapshot.head.clinic
    let name = rules.name(for: clinic)
    var differing = Set(try state.patientsDiffering(from: KeptClinic(snapshot, rules: rules)))
    try FiledRecord.forEach(in: snapshot.parts, [:]) { filed in
      guard case .kept(let part, let entry) = filed, part.head.rules == name,
        let record = state.records[entry.place.patient]
      else { return }
      let isSame =
        entry.from == rules.firstDayOnList(of: record, at: clinic)
        && entry.lastDayCalled == rules.lastDayCalled(of: record, at: clinic)
      if !isSame { differing.insert(record.id) }
    }
    return differing.sorted()
  }

  mutating func noteVersion() {
    guard version > ClinicFolder.version else { return }
    findings.append(CheckReport.Finding(file: folder.marker, .newerVersion(version)))
  }

  mutating func comparePermissions() {
    let snapshotFiles = ((try? folder.snapshotNames()) ?? []).sorted().map { folder.snapshot + "/" + $0 }
    let log = ((try? AccessLog(folder).months()) ?? []).map(folder.accessFile)
    let places = [folder.path, folder.marker, folder.journal, folder.lock, folder.snapshot, folder.access]
    for path in places + snapshotFiles + log {
      guard let status = try? folder.files.status(at: path), status.isOpenToOthers else { continue }
      findings.append(CheckReport.Finding(file: path, .openToOthers(mode: status.mode)))
    }
  }

  mutating func noteErasures() {
    for (line, problem) in erasures.problems { note(problem, line: line) }
    if (try? ErasureFolder(folder: folder).isThere()) ?? false {
      findings.append(CheckReport.Finding(file: folder.path, .erasureUnfinished))
    }
  }

  /// What is no entry is passed over by those who read the log, and told here.
  mutating func readAccessLog() {
    let log = AccessLog(folder)
    for month in (try? log.months()) ?? [] {
      let file = folder.accessFile(month)
      var number = 0
      do {
        try log.forEachLine(of: month) { entry in
          number += 1
          guard entry == nil else { return }
          findings.append(CheckReport.Finding(file: file, line: number, .accessEntryUnreadable))
        }
      } catch {
        findings.append(CheckReport.Finding(file: file, .accessEntryUnreadable))
      }
    }
  }

  mutating func followReferences() {
    for problem in state.brokenReferences { note(problem) }
  }
}
