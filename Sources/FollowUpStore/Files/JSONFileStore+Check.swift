internal import FollowUp
internal import OrderedCollections

extension JSONFileStore {
  /// Reads the whole journal from the start, whatever the snapshot says: the chain, every checksum, the fold, the
  /// snapshot and the state in memory against it, references, and who may read the folder.
  public func check() throws -> CheckReport {
    try journal.requireInPlace()
    return try lock.holdShared {
      var check = FolderCheck(folder: folder, version: journal.version)
      check.readJournal(try journal.content())
      check.noteVersion()
      check.comparePermissions()
      check.compare(state, at: journal.position)
      check.compareSnapshot()
      check.followReferences()
      return CheckReport(lines: check.lines, patients: check.state.records.count, findings: check.findings)
    }
  }
}

/// One walk through a clinic's folder that notes everything it finds and stops at nothing.
private struct FolderCheck {
  let folder: ClinicFolder
  let version: Int
  var state = ClinicState()
  var findings: [CheckReport.Finding] = []
  var lines = 0
  /// The state at each position that something is compared with.
  private var position = JournalPosition()
  private var snapshot: Snapshot?
  private var stateAtSnapshot: ClinicState?

  init(folder: ClinicFolder, version: Int) {
    self.folder = folder
    self.version = version
    if let text = try? folder.files.content(of: folder.snapshot) {
      snapshot = Snapshot(text)
      if snapshot == nil { findings.append(CheckReport.Finding(file: folder.snapshot, .snapshotUnusable)) }
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
    if snapshot?.position == position { stateAtSnapshot = state }
  }

  mutating func compare(_ other: ClinicState, at otherPosition: JournalPosition) {
    guard otherPosition == position, other != state else { return }
    note(.stateDiffers)
  }

  mutating func compareSnapshot() {
    guard let snapshot else { return }
    guard let stateAtSnapshot else {
      findings.append(CheckReport.Finding(file: folder.snapshot, .snapshotUnusable))
      return
    }
    let patients = snapshot.state.patientsDiffering(from: stateAtSnapshot)
    let clinicDiffers = snapshot.state.clinic != stateAtSnapshot.clinic
    guard !patients.isEmpty || clinicDiffers else { return }
    findings.append(
      CheckReport.Finding(file: folder.snapshot, .snapshotDiffers(patients: patients, clinic: clinicDiffers)))
  }

  mutating func noteVersion() {
    guard version > ClinicFolder.version else { return }
    findings.append(CheckReport.Finding(file: folder.marker, .newerVersion(version)))
  }

  mutating func comparePermissions() {
    for path in [folder.path, folder.marker, folder.journal, folder.snapshot, folder.lock] {
      guard let status = try? folder.files.status(at: path), status.isOpenToOthers else { continue }
      findings.append(CheckReport.Finding(file: path, .openToOthers(mode: status.mode)))
    }
  }

  mutating func followReferences() {
    for problem in state.brokenReferences { note(problem) }
  }
}
