public import FollowUp
internal import OrderedCollections

/// What taking over an exchange document makes happen: the events of the clinic first, then those of each patient in
/// the document's order, then those of everybody else whose calls its settings move. What is there already and equal
/// makes nothing happen.
public struct ImportDecision: Hashable, Sendable {
  public private(set) var changes: [Change] = []
  public private(set) var summary = ImportSummary()
  /// The settings until now, where the document changes them.
  private var former: ClinicSettings?

  /// Decides on a document.
  ///
  /// - Parameters:
  ///   - document: What is taken over.
  ///   - context: The clinic as it is before the import, the protocol, the clock, and who imports.
  ///   - record: A patient's record as it is before the import; nil for one who is not known.
  ///   - forEachRecord: Calls its argument with every record as it is before the import.
  /// - Throws: what `record` and `forEachRecord` throw, and `ImportRefusal` where a desk is calling one of the
  ///   patients just now.
  public init(
    _ document: ExchangeDocument, in context: DecisionContext, record: (PatientID) throws -> PatientRecord?,
    forEachRecord: ((PatientRecord) throws -> Void) throws -> Void
  ) throws {
    let former = context.clinic
    let clinic = document.applied(to: former)
    decide(clinic, formerly: former)
    var context = context
    context.clinic = clinic
    self.former = clinic.settings == former.settings ? nil : former.settings
    let decided = try decidePatients(of: document, record, in: context)
    if self.former != nil {
      try forEachRecord { if !decided.contains($0.id) { move($0, in: context) } }
    }
  }

  /// Decides on a part of a document, that is, on all that the document says of some patients. `context` has the
  /// clinic as the document makes it; `former` are the settings until now, where it changes them.
  init(
    part document: ExchangeDocument, in context: DecisionContext, formerly former: ClinicSettings?,
    record: (PatientID) throws -> PatientRecord?
  ) throws {
    self.former = former
    _ = try decidePatients(of: document, record, in: context)
  }

  /// Decides what a document makes of the clinic itself.
  init(clinicOf document: ExchangeDocument, formerly former: Clinic) {
    decide(document.applied(to: former), formerly: former)
  }

  /// Decides on patients of whom the document says nothing, whose calls the new settings move.
  init(moving records: [PatientRecord], in context: DecisionContext, formerly former: ClinicSettings) {
    self.former = former
    for record in records { move(record, in: context) }
  }

  /// - Returns: The patients on whom was decided.
  private mutating func decidePatients(
    of document: ExchangeDocument, _ record: (PatientID) throws -> PatientRecord?, in context: DecisionContext
  ) throws -> Set<PatientID> {
    let attempts = Dictionary(grouping: document.attempts, by: \.patient)
    for patient in document.patients {
      try decide(patient, attempts: attempts[patient.id] ?? [], known: try record(patient.id), in: context)
    }
    let described = Set(document.patients.map(\.id))
    for (id, attempts) in attempts.sorted(by: { $0.key < $1.key }) where !described.contains(id) {
      let nothing = PatientRows(id: id, rows: ImportedRows())
      try decide(nothing, attempts: attempts, known: try record(id), in: context)
    }
    return described.union(attempts.keys)
  }

  /// Moves the calls of a patient of whom the document says nothing to where the new settings want them.
  private mutating func move(_ record: PatientRecord, in context: DecisionContext) {
    guard let former else { return }
    let events = record.decideSettings(formerly: former, in: context)
    guard !events.isEmpty else { return }
    changes += events.map { .patient(record.id, $0) }
    summary.patientsMoved += 1
  }

  private mutating func decide(_ clinic: Clinic, formerly former: Clinic) {
    if clinic.settings != former.settings { changes.append(.clinic(.settingsChanged(clinic.settings))) }
    for member in clinic.staff where former.staffMember(member.id) != member {
      changes.append(.clinic(.staffMemberRecorded(member)))
    }
    summary.hasChangedClinic = !changes.isEmpty
  }

  private mutating func decide(
    _ patient: PatientRows, attempts: [ExchangedAttempt], known: PatientRecord?, in context: DecisionContext
  ) throws(ImportRefusal) {
    let made = attempts.inOrder.filter { $0.at <= context.now }
    let imported: RecordImport
    do throws(Rejection) {
      guard var new = try RecordImport(patient.rows, made, into: known, formerly: former, in: context) else { return }
      for attempt in made { try new.take(attempt) }
      imported = new
    } catch {
      throw ImportRefusal(patient: patient.id, rejection: error)
    }
    summary.callsToCome += attempts.count - made.count
    summary.callsOfUnknownFollowUps += imported.callsOfUnknownFollowUps
    changes += imported.events.map { .patient(patient.id, $0) }
    summary.followUpsPlanned += imported.events.count { if case .followUpPlanned = $0 { true } else { false } }
    if imported.events.isEmpty {
      summary.patientsUnchanged += 1
    } else if known == nil {
      summary.patientsAdded += 1
    } else {
      summary.patientsChanged += 1
    }
  }
}

extension [ExchangedAttempt] {
  /// In the order of their times; those of one time stay in theirs.
  fileprivate var inOrder: [ExchangedAttempt] {
    let isInOrder = zip(self, dropFirst()).allSatisfy { $0.at <= $1.at }
    return isInOrder ? self : sorted { $0.at < $1.at }
  }
}

/// Why an import was refused: a patient's record does not allow it at the moment. Nothing has changed.
public struct ImportRefusal: Error, Hashable, Sendable {
  public var patient: PatientID
  public var rejection: Rejection

  public init(patient: PatientID, rejection: Rejection) {
    self.patient = patient
    self.rejection = rejection
  }
}

/// What an import changes, in numbers.
public struct ImportSummary: Hashable, Sendable {
  public var patientsAdded = 0
  public var patientsChanged = 0
  public var patientsUnchanged = 0
  public var followUpsPlanned = 0
  /// Patients whom the document does not describe, with calls that new settings of the clinic move.
  public var patientsMoved = 0
  /// Contact attempts that were left out since their time has not come.
  public var callsToCome = 0
  /// Contact attempts that name follow-ups which neither the document nor the clinic knows; they were taken over as
  /// history.
  public var callsOfUnknownFollowUps = 0
  /// Whether a setting of the clinic or one of its people changed.
  public var hasChangedClinic = false

  public init() {}

  /// Adds what another part of the same import changes.
  mutating func add(_ other: ImportSummary) {
    patientsAdded += other.patientsAdded
    patientsChanged += other.patientsChanged
    patientsUnchanged += other.patientsUnchanged
    followUpsPlanned += other.followUpsPlanned
    patientsMoved += other.patientsMoved
    callsToCome += other.callsToCome
    callsOfUnknownFollowUps += other.callsOfUnknownFollowUps
    hasChangedClinic = hasChangedClinic || other.hasChangedClinic
  }

  public var changesNothing: Bool { patientsAdded == 0 && patientsChanged == 0 && !hasChangedClinic }
}

/// One patient's record as an import makes it.
private struct RecordImport {
  private var record: PatientRecord
  private(set) var events: [Event]
  private let context: DecisionContext

  /// How many attempts name follow-ups that nobody knows.
  private(set) var callsOfUnknownFollowUps = 0

  /// Nil where the patient is neither known nor described.
  ///
  /// Of the attempts `made`, those about nothing but what the document brings with it become history before anything is
  /// planned: what came of them is told by the follow-ups themselves. The others are for ``take(_:)``.
  ///
  /// `former` are the settings that the clinic had until now, where the document changes them.
  init?(
    _ described: ImportedRows, _ made: [ExchangedAttempt], into known: PatientRecord?,
    formerly former: ClinicSettings?, in context: DecisionContext
  ) throws(Rejection) {
    self.context = context
    var rows = described
    let brought = Set(rows.followUps.map(\.id)).subtracting(known?.followUps.keys.elements ?? [])
    rows.attempts = made.map(\.history).filter { $0.outcomes.allSatisfy { brought.contains($0.followUp) } }
    if let known {
      record = known
      events = former.map { known.decideSettings(formerly: $0, in: context) } ?? []
      record.apply(events)
      events += try record.perform(.importRows(rows), in: context)
    } else {
      guard let new = PatientRecord.registering(rows, in: context) else { return nil }
      (record, events) = new
    }
  }

  /// Takes an attempt over that is not there yet. One whose follow-ups are still open here serves them, as if it had
  /// been entered late; any other becomes part of the history, and what the dentist still owes stays owed.
  ///
  /// - Throws: `Rejection` where a desk is calling the patient just now.
  mutating func take(_ attempt: ExchangedAttempt) throws(Rejection) {
    if record.attempts[attempt.id] == nil {
      let history = attempt.history
      if history.outcomes.contains(where: { record.followUps[$0.followUp] == nil }) { callsOfUnknownFollowUps += 1 }
      let served = history.outcomes.filter { record.followUps[$0.followUp]?.isOpen == true }
      if served.isEmpty {
        try perform(.importRows(ImportedRows(attempts: [history])), as: attempt.by, at: context.now)
      } else {
        var draft = attempt.draft
        draft.serving = .these(served)
        try perform(.recordAttempt(draft), as: attempt.by, at: context.now)
      }
    }
    guard !record.escalations.isEmpty else { return }
    let escalation = EscalationID(attempt.id.rawValue + "/escalation")
    guard let state = record.escalations[escalation]?.state else { return }
    if let acknowledged = attempt.acknowledgement, state == .open {
      try perform(.acknowledgeEscalation(escalation), as: acknowledged.by, at: acknowledged.at)
    }
    if let answer = attempt.answer, record.escalations[escalation]?.isPending == true {
      try perform(.answerEscalation(escalation, answer: answer.text), as: answer.by, at: answer.at)
    }
  }

  private mutating func perform(_ command: Command, as author: String, at now: Instant) throws(Rejection) {
    var context = context
    context.author = author
    context.now = now
    events += try record.perform(command, in: context)
  }
}
