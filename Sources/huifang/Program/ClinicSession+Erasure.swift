internal import ArgumentParser
internal import FollowUp
internal import FollowUpStore
internal import FrontDesk
internal import Wording

extension ClinicSession {
  /// Erases the patients, one after the other.
  /// - Throws: `RefusedCommand` where a desk is calling one of them, `StoreError`; those before are erased.
  func erase(_ patients: [PatientID]) throws -> [Erasure] {
    try patients.compactMap { patient in
      let signature = signature
      do {
        return try store.erase(patient, signature) { record in
          guard let claim = record.claim, claim.holds(at: signature.now), claim.desk != identity.desk else { return }
          throw Rejection.claimedBy(claim)
        }
      } catch let rejection as Rejection {
        throw RefusedCommand(rejection: rejection, patient: patient.rawValue, now: signature.now, zone: zone)
      }
    }
  }
}

extension Invocation {
  /// Makes the automatic backup of the day once more, in place of those that an erasure has removed, and says so.
  func backUpAnew(_ session: ClinicSession) throws {
    let (documents, leftOut) = OwnDocuments(folder: session.folder).forBackup
    for path in leftOut { complain(voice(ReportPhrase.documentNotBackedUp, ["file": path])) }
    do {
      try session.keptStore().backUpDaily(session.today, documents: documents, at: session.clock.now())
    } catch {
      complain(voice(ReportPhrase.dailyBackupFailed, ["reason": Complaint(error, voice).text]))
      throw ExitCode.failure
    }
    try StandardOutput.write(lines: [voice(PrivacyPhrase.backupsMadeAnew), voice(PrivacyPhrase.copiesElsewhere)])
  }
}
