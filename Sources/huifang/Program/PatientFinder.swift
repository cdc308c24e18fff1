internal import BackgroundWork
internal import ClinicDocuments
internal import FollowUpStore
internal import FrontDesk
internal import Wording

/// Finds patients for the desk on another core, by its own reading of the clinic: keys and screen go on meanwhile,
/// however many patients there are.
struct PatientFinder {
  private let answerer: Answerer<String, Finding>

  /// What came of a search.
  struct Finding: Sendable {
    /// What was searched for.
    var text: String
    var result: Result<Message, any Error>
  }

  /// Reads the clinic of `session`, which is in its folder, at the first search.
  init(for session: ClinicSession) {
    let (folder, clock, identity, document) =
      (session.folder, session.clock, session.identity, session.protocolDocument)
    answerer = Answerer {
      var own: ClinicSession?
      return { text in
        let result = Result {
          let session =
            try own
            ?? ClinicSession(
              store: JSONFileStore.open(
                folder: folder, access: .reading, patience: .short, followUpProtocol: document.followUpProtocol),
              folder: folder, clock: clock, identity: identity, protocolDocument: document, progress: WorkProgress())
          own = session
          _ = try session.store.refresh()
          return try session.patientsFound(by: text)
        }
        return Finding(text: text, result: result)
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
