internal import FollowUp
public import Wording

extension StoreError {
  /// What was wrong, where, and what to do, in the language of `voice`; one line without control characters.
  public func description(in voice: Voice) -> String {
    switch self {
    case .noClinic(let path): voice(StorePhrase.noClinic, ["path": path.shown])
    case .onlyBackupsLeft(let path, let newest):
      voice(StorePhrase.onlyBackupsLeft, ["path": path.shown, "newest": newest.shown])
    case .notAFolder(let path): voice(StorePhrase.notAFolder, ["path": path.shown])
    case .notAFile(let path): voice(StorePhrase.notAFile, ["path": path.shown])
    case .notReplaced(let path): voice(StorePhrase.notReplaced, ["path": path.shown])
    case .alreadyAClinic(let path): voice(StorePhrase.alreadyAClinic, ["path": path.shown])
    case .folderInUse(let path, let name): voice(StorePhrase.folderInUse, ["path": path.shown, "name": name.shown])
    case .markerMissing(let path): voice(StorePhrase.markerMissing, ["path": path.shown])
    case .markerDamaged(let path): voice(StorePhrase.markerDamaged, ["path": path.shown])
    case .unreadableNewerVersion(let path, let version):
      voice(StorePhrase.unreadableNewerVersion, ["path": path.shown, "version": String(version)])
    case .openToOthers(let path, let kind, let mode):
      voice(
        kind == .folder ? StorePhrase.folderOpenToOthers : .fileOpenToOthers,
        ["path": path.shown, "mode": String(mode, radix: 8), "quoted": path.shown.shellQuoted])
    case .journalMissing(let path): voice(StorePhrase.journalMissing, ["path": path.shown])
    case .journalDamaged(let path, let line, let reason):
      voice(
        StorePhrase.journalDamaged,
        ["path": path.shown, "line": String(line), "reason": reason.description(in: voice)])
    case .linesLost(let path, let saved, let found):
      voice(StorePhrase.linesLost, ["path": path.shown, "saved": String(saved), "found": String(found)])
    case .journalReplaced(let path): voice(StorePhrase.journalReplaced, ["path": path.shown])
    case .snapshotDamagedOnTrial(let path): voice(StorePhrase.snapshotDamagedOnTrial, ["path": path.shown])
    case .notABackup(let path): voice(StorePhrase.notABackup, ["path": path.shown])
    case .backupDamaged(let path, let line):
      voice(StorePhrase.backupDamaged, ["path": path.shown, "line": String(line)])
    case .busy(let path, nil): voice(StorePhrase.busyWithUnknown, ["path": path.shown])
    case .busy(let path, let holder?):
      voice(
        holder.command == nil ? StorePhrase.busy : .busyImporting,
        [
          "path": path.shown, "name": holder.name.shown, "desk": holder.desk.shown,
          "process": String(holder.process), "since": holder.since.shown,
        ])
    case .readOnly(let path, let reason): reason.description(of: path, in: voice)
    case .changeRefused(let fault): voice(StorePhrase.changeRefused, ["reason": fault.description(in: voice)])
    case .changeNotStorable(let fault):
      voice(StorePhrase.changeNotStorable, ["reason": fault.description(in: voice)])
    case .noSpace(let path): voice(StorePhrase.noSpace, ["path": path.shown])
    case .system(let failure): failure.description(as: .system, in: voice)
    case .notOnDisk(let failure): failure.description(as: .notOnDisk, in: voice)
    case .outcomeUnknown(let failure): failure.description(as: .outcomeUnknown, in: voice)
    case .reopenNeeded(let path): voice(StorePhrase.reopenNeeded, ["path": path.shown])
    }
  }
}

extension ReadOnlyReason {
  /// Why nothing can be recorded in the clinic at `path`, and what to do about it.
  public func description(of path: String, in voice: Voice) -> String {
    switch self {
    case .newerVersion(let version):
      voice(StorePhrase.readOnlyNewerVersion, ["path": path.shown, "version": String(version)])
    case .asked: voice(StorePhrase.readOnlyAsked, ["path": path.shown])
    case .noPermission: voice(StorePhrase.readOnlyNoPermission, ["path": path.shown])
    case .readOnlyDisk: voice(StorePhrase.readOnlyDisk, ["path": path.shown])
    }
  }
}

extension StoreNote {
  /// What happened and what to look at; one line without control characters.
  public func description(in voice: Voice) -> String {
    switch self {
    case .cutShortSaveSetAside(let file, let bytes):
      voice(StoreNotePhrase.cutShortSaveSetAside, count: bytes, ["file": file.shown])
    case .cutShortSaveRemains(let error):
      voice(StoreNotePhrase.cutShortSaveRemains, ["reason": error.description(in: voice)])
    case .snapshotNotWritten(let error):
      voice(StoreNotePhrase.snapshotNotWritten, ["reason": error.description(in: voice)])
    case .snapshotMadePrivate(let file, let mode):
      voice(StoreNotePhrase.snapshotMadePrivate, ["file": file.shown, "mode": String(mode, radix: 8)])
    case .snapshotIgnored(let file, let mode):
      voice(StoreNotePhrase.snapshotIgnored, ["file": file.shown, "mode": String(mode, radix: 8)])
    case .snapshotGivenUp(let file):
      voice(StoreNotePhrase.snapshotGivenUp, ["file": file.shown])
    case .snapshotDamaged(let file):
      voice(StoreNotePhrase.snapshotDamaged, ["file": file.shown])
    case .shownAsBefore(let holder):
      voice(
        StoreNotePhrase.shownAsBefore,
        ["name": holder.name.shown, "desk": holder.desk.shown, "since": holder.since.shown])
    case .erasedCopiesRemain(let error):
      voice(StoreNotePhrase.erasedCopiesRemain, ["reason": error.description(in: voice)])
    case .unknownEventsPassedOver(let count):
      voice(StoreNotePhrase.unknownEventsPassedOver, count: count)
    }
  }
}

extension CheckReport.Finding {
  /// What was found and where; one line without control characters.
  public func description(in voice: Voice) -> String {
    let text = problem.description(in: voice)
    guard let file else { return text }
    guard let line else { return voice(CheckPhrase.inFile, ["file": file.shown, "problem": text]) }
    return voice(CheckPhrase.inLine, ["file": file.shown, "line": String(line), "problem": text])
  }
}

extension CheckReport.Problem {
  fileprivate func description(in voice: Voice) -> String {
    switch self {
    case .damage(let reason): reason.description(in: voice)
    case .cutShortSave(let bytes): voice(CheckPhrase.cutShortSave, count: bytes)
    case .snapshotUnusable: voice(CheckPhrase.snapshotUnusable)
    case .snapshotLost: voice(CheckPhrase.snapshotLost)
    case .snapshotNeeded: voice(CheckPhrase.snapshotNeeded)
    case .snapshotDiffers(let patients, _):
      patients.isEmpty
        ? voice(CheckPhrase.clinicDiffers)
        : voice(CheckPhrase.snapshotDiffers, ["patients": patients.map(\.rawValue.shown).joined(separator: ", ")])
    case .stateDiffers: voice(CheckPhrase.stateDiffers)
    case .newerVersion(let version): voice(CheckPhrase.newerVersion, ["version": String(version)])
    case .openToOthers(let mode): voice(CheckPhrase.openToOthers, ["mode": String(mode, radix: 8)])
    case .erasedUnrecorded: voice(CheckPhrase.erasedUnrecorded)
    case .notErased(let patient): voice(CheckPhrase.notErased, ["patient": patient.rawValue.shown])
    case .erasureUnfinished: voice(CheckPhrase.erasureUnfinished)
    case .unreadable: voice(CheckPhrase.unreadable)
    case .backupUnusable: voice(CheckPhrase.backupUnusable)
    case .accessEntryUnreadable: voice(CheckPhrase.accessEntryUnreadable)
    case .followUpWithoutVisit(let patient, let followUp, let visit):
      text(.followUpWithoutVisit, patient, followUp.rawValue, visit.rawValue, voice)
    case .followUpWithoutAppointment(let patient, let followUp, let appointment):
      text(.followUpWithoutAppointment, patient, followUp.rawValue, appointment.rawValue, voice)
    case .attemptWithoutFollowUp(let patient, let attempt, let followUp):
      text(.attemptWithoutFollowUp, patient, attempt.rawValue, followUp.rawValue, voice)
    case .attemptWithoutAppointment(let patient, let attempt, let appointment):
      text(.attemptWithoutAppointment, patient, attempt.rawValue, appointment.rawValue, voice)
    case .correctionWithoutAttempt(let patient, let attempt, let corrected):
      text(.correctionWithoutAttempt, patient, attempt.rawValue, corrected.rawValue, voice)
    case .escalationWithoutAttempt(let patient, let escalation, let attempt):
      text(.escalationWithoutAttempt, patient, escalation.rawValue, attempt.rawValue, voice)
    case .filedUnderOtherPatient(let patient, let named):
      voice(CheckPhrase.filedUnderOtherPatient, ["patient": patient.rawValue.shown, "missing": named.rawValue.shown])
    }
  }

  private func text(
    _ phrase: CheckPhrase, _ patient: PatientID, _ subject: String, _ missing: String, _ voice: Voice
  ) -> String {
    voice(phrase, ["patient": patient.rawValue.shown, "subject": subject.shown, "missing": missing.shown])
  }
}

extension DamageReason {
  fileprivate func description(in voice: Voice) -> String {
    switch self {
    case .record(let fault): fault.description(in: voice)
    case .checksum: voice(DamagePhrase.wrongChecksum)
    case .chain: voice(DamagePhrase.brokenChain)
    case .sequence(let expected, let found):
      voice(DamagePhrase.wrongSequence, ["expected": String(expected), "found": String(found)])
    case .change(let fault): fault.description(in: voice)
    }
  }
}

extension RecordFault {
  fileprivate func description(in voice: Voice) -> String {
    switch self {
    case .notJSON: voice(DamagePhrase.notJSON)
    case .missingMember(let member): voice(DamagePhrase.missingMember, ["member": member.shown])
    case .wrongType(let member): voice(DamagePhrase.wrongType, ["member": member.shown])
    case .unknownValue(let member, let value):
      voice(DamagePhrase.unknownValue, ["member": member.shown, "value": String(value.shown.prefix(60))])
    case .contradiction(let member): voice(DamagePhrase.contradiction, ["member": member.shown])
    case .notTheSame: voice(DamagePhrase.notTheSame)
    }
  }
}

extension ChangeFault {
  fileprivate func description(in voice: Voice) -> String {
    switch self {
    case .unknownPatient(let patient): voice(DamagePhrase.unknownPatient, ["patient": patient.rawValue.shown])
    case .otherPatient(let patient, let named):
      voice(DamagePhrase.otherPatient, ["patient": patient.rawValue.shown, "named": named.rawValue.shown])
    }
  }
}

extension FileFailure {
  fileprivate func description(as phrase: StorePhrase, in voice: Voice) -> String {
    voice(
      phrase,
      [
        "path": path.shown, "operation": voice(operation.phrase),
        "cause": voice(cause, ["code": String(code)]),
      ])
  }
}

extension FileFailure.Operation {
  fileprivate var phrase: FileOperationPhrase {
    switch self {
    case .open: .open
    case .status: .status
    case .read: .read
    case .write: .write
    case .truncate: .truncate
    case .synchronize: .synchronize
    case .rename: .rename
    case .remove: .remove
    case .makeFolder: .makeFolder
    case .setMode: .setMode
    case .lock: .lock
    }
  }
}

extension String {
  /// The text without anything that a terminal would take for a command or that would turn the line around.
  fileprivate var shown: String {
    var text = ""
    for scalar in unicodeScalars {
      let isHarmful =
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate, .privateUse: true
        default: false
        }
      text.unicodeScalars.append(isHarmful ? "\u{FFFD}" : scalar)
    }
    return text
  }

  /// The text as one word of a command line.
  fileprivate var shellQuoted: String {
    "'" + replacing("'", with: "'\\''") + "'"
  }
}
