internal import ClinicDocuments
internal import FollowUp
internal import FollowUpStore
internal import FoundationEssentials
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
  private var notesAtStart: [String]
  /// Nil before the first search, and after an erasure till the next one.
  private var finder: PatientFinder?
  /// What was searched for last.
  private var sought = ""

  /// `notes` are what the person is told at the start.
  init(session: ClinicSession, terminal: any Terminal, documents: DeskDocuments, voice: Voice, notes: [String]) {
    self.session = session
    self.terminal = terminal
    self.documents = documents
    self.voice = voice
    notesAtStart = notes
  }

  mutating func perform(_ effect: Effect) -> [Message] {
    switch effect {
    case .loadDesk: reading { [.deskLoaded(try session.deskData())] }
    // What is new concerns more than the list: see ``DeskLoop``.
    case .readAnew: []
    case .loadPatient(let id): reading { [.patientLoaded(id, try session.store.record(of: id))] }
    case .search(let text): find(text)
    case .loadScripts(let language): load(scripts: language)
    case .perform(let request): [answer(to: request, .short)]
    case .retry(let request): [answer(to: request, .none)]
    case .logAccess(let patient, let way):
      session.logAccess(to: patient, way, in: voice).map { [.told($0)] } ?? []
    case .reportMouse(let isOn): act { terminal.isMouseReported = isOn }
    case .rememberPreferences(let preferences): remember(preferences)
    case .quit: act { hasQuit = true }
    }
  }

  /// What is wrong with the clinic's own scripts is told with what was to be told at the start, which it would hide.
  private mutating func load(scripts language: Language) -> [Message] {
    let document = documents.scripts(language)
    let loaded = Message.scriptsLoaded(language, document.book)
    defer { notesAtStart = [] }
    guard !document.problems.isEmpty else { return [loaded] }
    let notes = notesAtStart + document.problems.map { $0.described(in: voice) }
    return [loaded, .told(notes.joined(separator: " · "))]
  }

  /// Nobody notices so long a wait for what is typed; what takes longer is told when it is there.
  private static let unnoticedWait = Duration.milliseconds(50)

  private mutating func find(_ text: String) -> [Message] {
    guard session.store is JSONFileStore else { return reading { [try session.patientsFound(by: text)] } }
    if !isFinding || sought != text { begin(text) }
    return found(within: Self.unnoticedWait)
  }

  private mutating func begin(_ text: String) {
    let finder = finder ?? PatientFinder(for: session)
    finder.find(text)
    (self.finder, sought) = (finder, text)
  }

  /// Whether a search goes on whose answer is still to be told.
  var isFinding: Bool { finder?.isFinding == true }

  /// Lets go of what searches have read, since somebody was erased; one that goes on begins anew.
  mutating func forgetFound() {
    let wasFinding = isFinding
    finder = nil
    if wasFinding { begin(sought) }
  }

  /// What the last search has found; nothing where it goes on for longer than `patience`, and where it was told. Where
  /// only the desk itself can tell, it searches now.
  func found(within patience: Duration) -> [Message] {
    guard let found = finder?.found(within: patience) else { return [] }
    return reading { [try found.answer?.get() ?? session.patientsFound(by: found.text)] }
  }

  private func act(_ body: () -> Void) -> [Message] {
    body()
    return []
  }

  private func reading(_ body: () throws -> [Message]) -> [Message] {
    do {
      return try body()
    } catch {
      return [.notRead(Complaint(error, atDeskOf: session.folder, voice).text)]
    }
  }

  /// The keyboard and the screen wait while this goes on, so that nobody else is waited for long.
  private func answer(to request: Request, _ patience: Patience) -> Message {
    do {
      try session.perform(request.command, on: request.patient, patience)
      guard let record = try session.store.record(of: request.patient) else {
        return .rejected(request.id, .unknownPatient(request.patient))
      }
      return .committed(request.id, record)
    } catch let rejection as Rejection {
      return .rejected(request.id, rejection)
    } catch StoreError.busy(_, let holder) {
      return .waiting(request.id, ClinicHolder(holder))
    } catch {
      let isForNow = !((error as? StoreError)?.isLasting ?? false)
      return .notStored(request.id, Complaint(error, atDeskOf: session.folder, voice).text, isForNow: isForNow)
    }
  }

  private mutating func remember(_ preferences: Preferences) -> [Message] {
    voice = Voice(preferences.language)
    terminal.theme = documents.themes.theme(preferences.theme)
    return []
  }
}

extension ClinicHolder {
  /// Who has signed. Whoever only reads does not, nor is anybody told to wait for the own desk's work in the
  /// background.
  fileprivate init(_ holder: LockHolder?) {
    guard let holder, holder.process != Int(ProcessInfo.processInfo.processIdentifier) else {
      self = .somebody
      return
    }
    self =
      holder.command == nil
      ? .recording(name: holder.name, desk: holder.desk)
      : .importing(name: holder.name, desk: holder.desk, since: holder.clockTime)
  }
}
