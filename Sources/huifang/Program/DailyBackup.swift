internal import BackgroundWork
internal import ClinicDocuments
internal import FollowUp
internal import FollowUpStore
internal import Wording

/// The automatic backup of the day, made while the desk works: once a day, by whichever desk is first.
struct DailyBackup {
  enum Outcome {
    /// There is one; with what a person should know of it.
    case made(telling: String?)
    case failed(String)
  }

  private let work: Background<Outcome>

  /// Begins with it; `now` is a moment of the day, as the clinic's `zone` has it.
  init(of folder: String, at now: Instant, zone: ClinicTimeZone, voice: Voice) {
    work = Background {
      do {
        let own = OwnDocuments(folder: folder)
        let store = try JSONFileStore.open(
          folder: folder, access: .reading,
          followUpProtocol: ProtocolDocument(own: own.protocolSource).followUpProtocol, progress: .ofPatientWork)
        let (documents, leftOut) = own.forBackup
        let isMade = try store.backUpDaily(zone.date(of: now), documents: documents, at: now)
        guard isMade, !leftOut.isEmpty else { return .made(telling: nil) }
        let complaints = leftOut.map { voice(ReportPhrase.documentNotBackedUp, ["file": $0]) }
        return .made(telling: complaints.joined(separator: " · "))
      } catch {
        let reason = Complaint(error, atDeskOf: folder, voice).text
        return .failed(voice(ReportPhrase.dailyBackupFailed, ["reason": reason]))
      }
    }
  }

  /// Nil while it is being made.
  var outcome: Outcome? { work.valueIfMade }
}

extension WorkProgress {
  /// Of work that nobody waits for: it waits for whoever holds the clinic, however long that takes.
  static var ofPatientWork: WorkProgress {
    let progress = WorkProgress()
    progress.listener = { _ in }
    return progress
  }
}
