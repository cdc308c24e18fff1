internal import ClinicDocuments
internal import FollowUp
internal import FollowUpStore
internal import FrontDesk
internal import Screen
internal import Wording

/// Carries out what the interface asks for, and answers with messages.
struct EffectPerformer {
  let session: ClinicSession
  let terminal: any Terminal
  let documents: DeskDocuments
  private(set) var voice: Voice
  private(set) var hasQuit = false

  init(session: ClinicSession, terminal: any Terminal, documents: DeskDocuments, voice: Voice) {
    self.session = session
    self.terminal = terminal
    self.documents = documents
    self.voice = voice
  }

  mutating func perform(_ effect: Effect) -> [Message] {
    switch effect {
    case .loadDesk: reading { [.deskLoaded(try session.deskData())] }
    case .loadPatient(let id): reading { [.patientLoaded(id, try session.store.record(of: id))] }
    case .search(let text): reading { [try session.patientsFound(by: text)] }
    case .loadScripts(let language): [.scriptsLoaded(language, documents.scripts(language).book)]
    case .perform(let request): [answer(to: request)]
    case .reportMouse(let isOn): act { terminal.isMouseReported = isOn }
    case .rememberPreferences(let preferences): remember(preferences)
    case .quit: act { hasQuit = true }
    }
  }

  private func act(_ body: () -> Void) -> [Message] {
    body()
    return []
  }

  private func reading(_ body: () throws -> [Message]) -> [Message] {
    do {
      return try body()
    } catch {
      return [.notRead(Complaint(error, voice).text)]
    }
  }

  private func answer(to request: Request) -> Message {
    do {
      try session.perform(request.command, on: request.patient)
      guard let record = try session.store.record(of: request.patient) else {
        return .rejected(request.id, .unknownPatient(request.patient))
      }
      return .committed(request.id, record)
    } catch let rejection as Rejection {
      return .rejected(request.id, rejection)
    } catch {
      return .notStored(request.id, Complaint(error, voice).text)
    }
  }

  private mutating func remember(_ preferences: Preferences) -> [Message] {
    voice = Voice(preferences.language)
    terminal.theme = documents.theme(preferences.theme)
    return []
  }
}
