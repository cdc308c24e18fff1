internal import ArgumentParser
internal import FollowUp
internal import FollowUpStore
internal import FoundationEssentials
internal import FrontDesk
internal import Screen
internal import Wording

/// A patient with whom nothing has taken place for long.
struct IdlePatient {
  let id: PatientID
  let name: String
  let lastActivity: Instant
}

extension ClinicSession {
  /// Those with whom nothing has taken place for longer than `period`, in the order of their ids. Throws `StoreError`.
  func idlePatients(for period: CalendarDuration) throws -> [IdlePatient] {
    var idle: [IdlePatient] = []
    try store.forEachRecord { record in
      guard record.isIdle(for: period, on: today, in: zone) else { return }
      idle.append(IdlePatient(id: record.id, name: record.patient.name, lastActivity: record.lastActivity))
    }
    return idle
  }

  /// Erases the patients, all of them or none. Throws `RefusedCommand` where a desk is calling one of them,
  /// `StoreError`.
  func erase(_ patients: Set<PatientID>) throws -> [Erasure] {
    try store.erase(patients, signature, allowing: refuseIfCalled)
  }

  /// Files beside the automatic backups that may be backups, too: those are nobody's to remove but the person's.
  var otherBackups: [String] {
    let place = folder + "/backups"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return names.filter { !JSONFileStore.isAutomaticBackup($0) }.sorted().map { place + "/" + $0 }
  }

  /// - Throws: `RefusedCommand` where another desk is calling the patient.
  func refuseIfCalled(_ record: PatientRecord) throws {
    let now = signature.now
    guard let claim = record.claim, claim.holds(at: now), claim.desk != identity.desk else { return }
    throw RefusedCommand(rejection: .claimedBy(claim), patient: record.id.rawValue, now: now, zone: zone)
  }
}

extension Invocation {
  /// Asks a person at the terminal, unless it `isConfirmed` already.
  /// - Throws: `Complaint` where nobody confirms it.
  func confirmErasure(
    isConfirmed: Bool, in session: ClinicSession, asking question: String, expecting answer: String
  ) throws {
    guard !isConfirmed else { return }
    guard surroundings.terminalName != nil else { throw Complaint(text: voice(PrivacyPhrase.confirmationNeeded)) }
    let backups = session.folder + "/backups"
    let isBackedUp = try? !FileManager.default.contentsOfDirectory(atPath: backups).isEmpty
    if isBackedUp ?? false {
      try StandardOutput.write(lines: [voice(PrivacyPhrase.willEraseBackups, ["folder": backups])])
    }
    try StandardOutput.write(lines: [voice(PrivacyPhrase.copiesElsewhere)])
    try StandardOutput.write(question.sanitized + " ")
    guard readLine() == answer else {
      throw Complaint(text: voice(PrivacyPhrase.nothingErased, ["id": answer]))
    }
  }

  /// After an erasure: makes the automatic backup of the day once more, in place of those that went with it. Then says
  /// what was erased, with one more line, and what could not be done.
  func conclude(_ erasures: [Erasure], adding line: String? = nil, in session: ClinicSession) throws {
    let notes = session.store.takeNotes()
    for note in notes { complain(note.description(in: voice)) }
    let haveCopiesGone = !notes.contains { if case .erasedCopiesRemain = $0 { true } else { false } }
    let isBackedUp = erasures.isEmpty || backUpAnew(session)
    var lines = erasures.map { erasure in
      voice(PrivacyPhrase.erased, count: erasure.lines.count, ["id": erasure.patient.rawValue])
    }
    if let line { lines.append(line) }
    if !erasures.isEmpty {
      if isBackedUp, haveCopiesGone { lines.append(voice(PrivacyPhrase.backupsMadeAnew)) }
      lines.append(voice(PrivacyPhrase.copiesElsewhere))
      let beside = FoldersBeside(session.folder)
      let former = beside.former + beside.unfinished
      if !former.isEmpty {
        lines.append(voice(PrivacyPhrase.formerClinics, ["folders": former.joined(separator: ", ").sanitized]))
      }
      let others = session.otherBackups
      if !others.isEmpty {
        lines.append(voice(PrivacyPhrase.otherBackups, ["files": others.joined(separator: ", ").sanitized]))
      }
    }
    try StandardOutput.confirm(lines)
    if !isBackedUp || !haveCopiesGone { throw ExitCode.failure }
  }

  /// - Returns: Whether it is made; why not is told.
  private func backUpAnew(_ session: ClinicSession) -> Bool {
    let (documents, leftOut) = OwnDocuments(folder: session.folder).forBackup
    for path in leftOut { complain(voice(ReportPhrase.documentNotBackedUp, ["file": path])) }
    do {
      try session.keptStore().backUpDaily(session.today, documents: documents, at: session.clock.now())
      return true
    } catch {
      complain(voice(ReportPhrase.dailyBackupFailed, ["reason": Complaint(error, voice).text]))
      return false
    }
  }
}
