public import OrderedCollections

/// Everything the clinic knows about one patient: the aggregate that commands are decided on and events applied to.
///
/// `decide` (``PatientRecord/decide(_:in:)``) never changes it; ``apply(_:)`` is the only mutation.
public struct PatientRecord: Hashable, Sendable {
  public internal(set) var patient: Patient
  /// When the patient was first recorded here.
  public internal(set) var registeredAt: Instant
  /// In the order they were recorded.
  public internal(set) var visits: OrderedDictionary<VisitID, Visit>
  public internal(set) var appointments: OrderedDictionary<AppointmentID, RecordedAppointment>
  public internal(set) var planItems: OrderedDictionary<PlanItemID, PlanItem>
  public internal(set) var followUps: OrderedDictionary<FollowUpID, FollowUp>
  public internal(set) var attempts: OrderedDictionary<AttemptID, ContactAttempt>
  public internal(set) var escalations: OrderedDictionary<EscalationID, Escalation>
  public internal(set) var claim: Claim?
  /// What the last imported document said of the patient. A later import brings in only what has changed since
  /// then, so that an unchanged document never undoes what the desk learned.
  public internal(set) var importedPatient: Patient?
  /// What each attempt that still stands changed: what taking it back restores.
  public internal(set) var replaced: [AttemptID: ReplacedState]

  /// The record of a patient of whom nothing else is known.
  public init(patient: Patient, registeredAt: Instant) {
    self.patient = patient
    self.registeredAt = registeredAt
    visits = [:]
    appointments = [:]
    planItems = [:]
    followUps = [:]
    attempts = [:]
    escalations = [:]
    importedPatient = nil
    replaced = [:]
  }

  public var id: PatientID { patient.id }
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
