public import FollowUp
import OrderedCollections
public import Screen
public import Wording

/// All that the interface knows: what it shows is a picture of this and of nothing else.
///
/// Changed by ``update(_:_:)`` alone.
public struct Model: Hashable, Sendable {
  public let identity: DeskIdentity
  public let keymap: Keymap
  /// The names of the themes that can be had, in the order in which they follow each other.
  public let themeNames: [String]

  public internal(set) var now: Instant
  public internal(set) var size: Size
  public internal(set) var preferences: Preferences
  /// The scripts of each language that was read so far.
  public internal(set) var scripts: [Language: ScriptBook]
  /// Nil until it has been read for the first time.
  public internal(set) var data: DeskData? {
    didSet { dataRevision += 1 }
  }
  /// Grows whenever ``data`` is replaced.
  var dataRevision = 0
  /// The records of the patients in ``shownPatients``, as they were last read.
  var records: [PatientID: PatientRecord] = [:]
  /// Those whose record was asked for since the list was read, or since they came into view.
  var askedPatients: Set<PatientID> = []

  var queue = QueuePage()
  var pages: [Page] = []
  var dialog: Dialog?
  var notice: Notice?
  /// The patient whose numbers are shown in full.
  var revealedPatient: PatientID?
  /// What is to be stored, in the order in which it was asked for: only the first is ever on its way.
  var pending: [PendingRequest] = []
  var requestOnItsWay: RequestID?
  /// Who keeps the first of ``pending`` from being stored; nil where nothing waits.
  var holder: ClinicHolder?
  /// Questions whose answers came to nothing. They come back, with what was typed, where no other text is typed.
  var returnedQuestions: [Question] = []
  /// Whether the clinic could not be read the last time, so that what is shown may be old.
  public internal(set) var isBehind = false
  /// Whether the day's backup could not be made.
  var isBackupMissing = false
  /// What could not be stored and can be tried again.
  var failed: [PendingRequest] = []
  var undoSteps: [UndoStep] = []
  /// Whether leaving was asked for while something was not saved.
  var isQuitConfirmed = false
  var identifiers: IdentifierSequence
  var requestCount = 0

  /// The interface before anything has been read: `now` is the time at the start, `size` that of the terminal. `run`
  /// names this run of the program for the ids that it makes; where it is nil the desk does.
  public init(
    identity: DeskIdentity, run: String? = nil, now: Instant, size: Size, preferences: Preferences = Preferences(),
    keymap: Keymap = .standard, themeNames: [String] = [], scripts: [Language: ScriptBook] = [:]
  ) {
    self.identity = identity
    self.keymap = keymap
    self.themeNames = themeNames
    self.scripts = scripts
    self.now = now
    self.size = size
    self.preferences = preferences
    identifiers = IdentifierSequence(desk: run ?? identity.desk, start: now)
  }

  /// What the program does first.
  public var initialEffects: [Effect] { [.loadDesk] }

  /// What can wait until the first frame is on the screen.
  public var effectsAfterFirstFrame: [Effect] { [.loadScripts(preferences.language)] }

  public var voice: Voice { Voice(preferences.language) }

  var zone: ClinicTimeZone { data?.timeZone ?? .universal }
  var today: CivilDate { zone.date(of: now) }

  /// Where keys are looked up.
  var keyContext: KeyContext {
    guard let page = pages.last else { return .queue }
    return page.keyContext ?? .anywhere
  }

  /// The patient that actions are about: of the page on top, else of the chosen line.
  var chosenPatient: PatientID? {
    switch pages.last {
    case .patient(let page): return page.patient
    case .search(let page): return page.chosen
    case .escalations(let page): return escalation(at: page.selection)?.patient
    case .callSheet(let sheet): return sheet.patientID
    case .reading(let page):
      if case .explanation(let key) = page.subject { return key.patient }
      return nil
    case nil: return queue.selectedEntry?.patient
    }
  }

  /// Whose record has to be at hand, each once: of the chosen line, of every page, and of whom actions are about.
  var shownPatients: [PatientID] {
    var patients: [PatientID] = []
    func add(_ patient: PatientID?) {
      if let patient, !patients.contains(patient) { patients.append(patient) }
    }
    add(queue.selectedEntry?.patient)
    add(chosenPatient)
    for page in pages {
      switch page {
      case .patient(let page): add(page.patient)
      case .callSheet(let sheet): add(sheet.patientID)
      case .reading(let page):
        if case .explanation(let key) = page.subject { add(key.patient) }
      case .search, .escalations: break
      }
    }
    return patients
  }

  /// The newest that is known of a patient; nil until it has been read, and for one who is not shown.
  func record(of patient: PatientID) -> PatientRecord? { records[patient] }

  func patient(_ id: PatientID) -> Patient? {
    if let patient = record(of: id)?.patient { return patient }
    for case .search(let page) in pages {
      if let match = page.matches.first(where: { $0.patient.id == id }) { return match.patient }
    }
    return nil
  }

  /// The patient's line on the day's list, the earliest of several.
  func entry(of patient: PatientID) -> QueueEntry? {
    if let entry = queue.selectedEntry, entry.patient == patient { return entry }
    return data?.queue.entries.first { $0.patient == patient }
  }

  func escalation(at index: Int) -> PendingEscalation? {
    guard let pending = data?.queue.escalations, pending.indices.contains(index) else { return nil }
    return pending[index]
  }

  /// Whether something that a person did is not on disk.
  var isUnsaved: Bool { !failed.isEmpty }
  var isSaving: Bool { pending.contains(where: \.carriesWork) || data?.isKept == false }

  /// Whether something waits for somebody else to be done with the clinic: ``Message/tryAgain`` is wanted.
  public var isWaiting: Bool { holder != nil }
}
