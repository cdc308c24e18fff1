internal import BackgroundWork
internal import ClinicDocuments
internal import FollowUpStore
internal import FrontDesk
internal import Wording

/// Finds patients for the desk on another core, by its own reading of the clinic: keys and screen go on meanwhile,
/// however many patients there are. A search that was begun is finished before the next one begins.
struct PatientFinder {
  private let answerer: Answerer<String, Finding>

  /// What came of a search.
  struct Finding: Sendable {
    /// What was searched for.
    var text: String
    /// What the desk is told; nil where only the desk itself can tell: somebody holds the clinic before it was read here,
    /// or its snapshot is damaged, which a reading alone can't mend.
    var answer: Result<Message, any Error>?
  }

  /// Reads the clinic of `session`, which is in its folder, at the first search.
  init(for session: ClinicSession) {
    let (folder, clock, identity, document) =
      (session.folder, session.clock, session.identity, session.protocolDocument)
    answerer = Answerer {
      var own: ClinicSession?
      return { text in
        do {
          let session =
            try own
            ?? ClinicSession(
              store: JSONFileStore.open(
                folder: folder, access: .reading, patience: .short, followUpProtocol: document.followUpProtocol),
              folder: folder, clock: clock, identity: identity, protocolDocument: document, progress: WorkProgress())
          own = session
          _ = try session.store.refresh()
          let found = try session.patientsFound(by: text)
          guard session.store.takeNotes().contains(where: \.isOfDamage) else {
            return Finding(text: text, answer: .success(found))
          }
          own = nil
          return Finding(text: text)
        } catch StoreError.busy {
          return Finding(text: text)
        } catch {
          return Finding(text: text, answer: .failure(error))
        }
      }
    }
  }

  /// Begins to look for those whom `text` finds, and for nobody else any more.
  func find(_ text: String) { answerer.ask(text) }

  /// Whether what was asked for last is still looked for, or was not told.
  var isFinding: Bool { answerer.isOpen }

  /// The answer to what was asked for last, once, and waited for no longer than `patience`; nil where there is none by
  /// then.
  func found(within patience: Duration) -> Finding? { answerer.takeAnswer(within: patience) }
}

extension StoreNote {
  /// Whether the snapshot was not what it should be.
  fileprivate var isOfDamage: Bool {
    switch self {
    case .snapshotDamaged, .snapshotIgnored, .snapshotGivenUp: true
    default: false
    }
  }
}
