public import OrderedCollections

/// Everything the clinic knows about one patient: the aggregate that commands are decided on and events applied to.
///
/// `decide` (``PatientRecord/decide(_:in:)``) never changes it; ``apply(_:)`` is the only mutation.
public struct PatientRecord: Hashable, Sendable {
  /// Everything: deciding, planning and lists hold many copies of a record.
  private var content: Shared<Content>

  /// The record of a patient of whom nothing else is known.
  public init(patient: Patient, registeredAt: Instant) {
    content = Shared(Content(patient: patient, registeredAt: registeredAt))
  }

  public var id: PatientID { patient.id }
}

// MARK: - What is known

extension PatientRecord {
  fileprivate struct Content: Hashable, Sendable {
    var patient: Patient
    var registeredAt: Instant
    var visits: OrderedDictionary<VisitID, Visit> = [:]
    var appointments: OrderedDictionary<AppointmentID, RecordedAppointment> = [:]
    var planItems: OrderedDictionary<PlanItemID, PlanItem> = [:]
    var followUps: OrderedDictionary<FollowUpID, FollowUp> = [:]
    var attempts: OrderedDictionary<AttemptID, ContactAttempt> = [:]
    var escalations: OrderedDictionary<EscalationID, Escalation> = [:]
    var claim: Claim?
    var importedPatient: Patient?
    var replaced: [AttemptID: ReplacedState] = [:]
  }

  public internal(set) var patient: Patient {
    get { content.value.patient }
    _modify { yield &content.value.patient }
  }

  /// When the patient was first recorded here.
  public var registeredAt: Instant { content.value.registeredAt }

  /// In the order they were recorded.
  public internal(set) var visits: OrderedDictionary<VisitID, Visit> {
    get { content.value.visits }
    _modify { yield &content.value.visits }
  }

  /// Likewise, as are all that follow.
  public internal(set) var appointments: OrderedDictionary<AppointmentID, RecordedAppointment> {
    get { content.value.appointments }
    _modify { yield &content.value.appointments }
  }

  public internal(set) var planItems: OrderedDictionary<PlanItemID, PlanItem> {
    get { content.value.planItems }
    _modify { yield &content.value.planItems }
  }

  public internal(set) var followUps: OrderedDictionary<FollowUpID, FollowUp> {
    get { content.value.followUps }
    _modify { yield &content.value.followUps }
  }

  public internal(set) var attempts: OrderedDictionary<AttemptID, ContactAttempt> {
    get { content.value.attempts }
    _modify { yield &content.value.attempts }
  }

  public internal(set) var escalations: OrderedDictionary<EscalationID, Escalation> {
    get { content.value.escalations }
    _modify { yield &content.value.escalations }
  }

  public internal(set) var claim: Claim? {
    get { content.value.claim }
    _modify { yield &content.value.claim }
  }

  /// What the last imported document said of the patient. A later import brings in only what has changed since
  /// then, so that an unchanged document never undoes what the desk learned.
  public internal(set) var importedPatient: Patient? {
    get { content.value.importedPatient }
    _modify { yield &content.value.importedPatient }
  }

  /// What each attempt that still stands changed: what taking it back restores.
  public internal(set) var replaced: [AttemptID: ReplacedState] {
    get { content.value.replaced }
    _modify { yield &content.value.replaced }
  }
}

/// An appointment and when it came to be known: one recorded long after its time was never missed at the desk.
public struct RecordedAppointment: Hashable, Sendable {
  public var appointment: Appointment
  /// When its time came to be known; a new status alone doesn't change that.
  public var recordedAt: Instant
  /// What the last imported document said of it; nil for one booked here.
  public var imported: Appointment?

  public init(_ appointment: Appointment, recordedAt: Instant, imported: Appointment? = nil) {
    self.appointment = appointment
    self.recordedAt = recordedAt
    self.imported = imported
  }
}

/// A value before and after an attempt changed it.
public struct Replaced<Value: Hashable & Sendable>: Hashable, Sendable {
  public var before: Value
  public var after: Value

  public init(before: Value, after: Value) {
    self.before = before
    self.after = after
  }
}

/// The parts of a record that an attempt changed. What somebody else changed since `after` is not the attempt's to
/// take back.
public struct ReplacedState: Hashable, Sendable {
  public var patient: Replaced<Patient>?
  /// Each follow-up once.
  public var followUps: [Replaced<FollowUp>]
  /// Follow-ups that came to be with the attempt.
  public var added: [FollowUpID]
  /// The appointment that came to be with the attempt, as it was agreed on.
  public var addedAppointment: Appointment?

  public init(
    patient: Replaced<Patient>? = nil, followUps: [Replaced<FollowUp>] = [], added: [FollowUpID] = [],
    addedAppointment: Appointment? = nil
  ) {
    self.patient = patient
    self.followUps = followUps
    self.added = added
    self.addedAppointment = addedAppointment
  }
}
