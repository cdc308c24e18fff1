internal import BackgroundWork
internal import ClinicDocuments
internal import FollowUp
internal import FollowUpStore
internal import Wording

/// Keeping the clinic's snapshot in few parts while the desk works, so that the next start is as quick as the first.
struct SnapshotUpkeep {
  private let work: Background<String?>

  /// Begins with it.
  init(of folder: String, by document: ProtocolDocument, voice: Voice) {
    work = Background {
      do {
        let note = try JSONFileStore.mergeSnapshot(
          folder: folder, followUpProtocol: document.followUpProtocol, progress: .ofPatientWork)
        return note?.description(in: voice)
      } catch let error as StoreError {
        return StoreNote.snapshotNotWritten(error).description(in: voice)
      } catch {
        return Complaint(error, voice).text
      }
    }
  }

  /// What a person should know of it; nil while it goes on, and where all is well.
  var trouble: String? { work.valueIfMade ?? nil }
}
