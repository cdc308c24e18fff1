internal import ClinicDocuments
internal import FollowUp
internal import FollowUpStore
internal import FrontDesk
internal import Wording

/// A clinic that is open: where it is kept, by which protocol it works, what time it is, and who is at the desk.
final class ClinicSession {
  private(set) var store: any EventStore
  let folder: String
  let clock: Clock
  let identity: DeskIdentity
  let protocolDocument: ProtocolDocument
  /// Is told of whatever takes long.
  let progress: WorkProgress
  private var keeping: (() throws -> any EventStore)?
  /// The search among those who were searched last, with what it remembers of them.
  var search = PatientSearch([], pinyin: { PinyinTable.builtIn })
  var searched: [PatientSummary] = []
  /// Whether the person knows that who opens patients can't be noted.
  var hasToldOfAccessLog = false

  /// `keeping` puts the clinic into its folder, for a `store` that has none.
  init(
    store: any EventStore, folder: String, clock: Clock, identity: DeskIdentity,
    protocolDocument: ProtocolDocument, progress: WorkProgress, keeping: (() throws -> any EventStore)? = nil
  ) {
    self.store = store
    self.folder = folder
    self.clock = clock
    self.identity = identity
    self.keeping = keeping
    self.protocolDocument = protocolDocument
    self.progress = progress
  }

  /// Whether the clinic is in its folder.
  var isKept: Bool { keeping == nil }

  /// Puts a clinic that is only shown so far into its folder; before that nothing may be recorded. Throws `StoreError`.
  func keep() throws {
    guard let keeping else { return }
    store = try keeping()
    self.keeping = nil
  }

  /// The clinic as it is kept in its folder.
  /// - Throws: `StoreError.noClinic` where it is only shown so far.
  func keptStore() throws(StoreError) -> JSONFileStore {
    guard let kept = store as? JSONFileStore else { throw .noClinic(path: folder) }
    return kept
  }

  /// What a person should know of the clinic's folder and has not been told yet.
  func takeNotes(in voice: Voice) -> [String] {
    store.takeNotes().map { $0.description(in: voice) } + protocolDocument.problems.map { $0.described(in: voice) }
  }

  /// What is wrong with the clinic's own scripts in `language`; reads nothing where it has none.
  func ownScriptProblems(_ language: Language) -> [DocumentProblem] {
    let sources = OwnDocuments(folder: folder).scriptSources
    guard !sources.isEmpty else { return [] }
    return ScriptsDocument(language: language, own: sources, followUpProtocol: protocolDocument.followUpProtocol)
      .problems
  }

  /// After a command that leaves no snapshot: so that the loss of what it has saved would be noticed.
  func confirmSaved() { (store as? JSONFileStore)?.confirmSaved(signature) }

  /// That the clock is behind what was recorded last, so that calls are missing from the list; nil where it is not, or
  /// was set on purpose.
  func clockWarning(in voice: Voice) -> String? {
    guard clock.pinned == nil, let last = try? (store as? JSONFileStore)?.lastRecorded(), last > clock.now() + .hour
    else { return nil }
    return voice(ReportPhrase.clockBehind, ["time": "\(zone.date(of: last)) \(zone.time(of: last))"])
  }

  var zone: ClinicTimeZone { store.clinic.settings.timeZone }
  var today: CivilDate { zone.date(of: clock.now()) }
  var calendar: OpeningCalendar { OpeningCalendar(settings: store.clinic.settings) }

  var signature: Signature {
    Signature(author: identity.name, desk: identity.desk, now: clock.now())
  }

  func context(clinic: Clinic, now: Instant) -> DecisionContext {
    DecisionContext(
      clinic: clinic, followUpProtocol: protocolDocument.followUpProtocol, now: now, author: identity.name,
      desk: identity.desk)
  }

  /// What a list of `date` needs to be made.
  func day(_ date: CivilDate) -> QueueDay {
    QueueDay(
      date, now: clock.now(), clinic: store.clinic, followUpProtocol: protocolDocument.followUpProtocol)
  }

  /// The list of `date` as it stands now.
  func queue(on date: CivilDate) throws -> Queue {
    let day = day(date)
    return Queue(try store.openWork(on: date).map { PatientDay($0, on: day) }, on: day)
  }

  /// Decides `command` on the patient's newest record and keeps what follows.
  /// Others who hold the clinic are waited for with `patience`.
  /// - Returns: The events; empty where everything was as asked for already.
  /// - Throws: `Rejection` where it is refused, `StoreError` where it can't be kept.
  @discardableResult
  func perform(_ command: Command, on patient: PatientID, _ patience: Patience = .long) throws -> [Event] {
    let signature = signature
    var events: [Event] = []
    try store.transact(signature, command: command.name, patience: patience) { view in
      guard let record = try view.record(of: patient) else { throw Rejection.unknownPatient(patient) }
      events = try record.decide(command, in: self.context(clinic: view.clinic, now: signature.now))
      return events.map { .patient(patient, $0) }
    }
    return events
  }
}

extension Command {
  /// What the journal calls it.
  fileprivate var name: String {
    switch self {
    case .importRows: "import"
    case .claim: "claim"
    case .releaseClaim: "releaseClaim"
    case .recordAttempt: "recordAttempt"
    case .takeBack: "takeBack"
    case .correct: "correct"
    case .setVIP: "setVIP"
    case .setTags: "setTags"
    case .setGrade: "setGrade"
    case .setPreferredBatch: "setPreferredBatch"
    case .setConsent: "setConsent"
    case .addPhone: "addPhone"
    case .setBirthday: "setBirthday"
    case .addSpecialDate: "addSpecialDate"
    case .requestFollowUp: "requestFollowUp"
    case .reschedule: "reschedule"
    case .skip: "skip"
    case .putBack: "putBack"
    case .bookAppointment: "bookAppointment"
    case .setAppointmentStatus: "setAppointmentStatus"
    case .acknowledgeEscalation: "acknowledgeEscalation"
    case .answerEscalation: "answerEscalation"
    case .takeBackAcknowledgement: "takeBackAcknowledgement"
    case .takeBackAnswer: "takeBackAnswer"
    }
  }
}
