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
  /// What each attempt that still stands changed, as it was before: what taking it back restores.
  public internal(set) var replaced: [AttemptID: ReplacedState]

  public init(patient: Patient, registeredAt: Instant) {
    self.patient = patient
    self.registeredAt = registeredAt
    visits = [:]
    appointments = [:]
    planItems = [:]
    followUps = [:]
    attempts = [:]
    escalations = [:]
    replaced = [:]
  }

  public var id: PatientID { patient.id }
}

/// An appointment and when it came to be known: one recorded long after its time was never missed at the desk.
public struct RecordedAppointment: Hashable, Sendable {
  public var appointment: Appointment
  public var recordedAt: Instant

  public init(_ appointment: Appointment, recordedAt: Instant) {
    self.appointment = appointment
    self.recordedAt = recordedAt
  }
}

/// The parts of a record that an attempt changed, as they were before.
public struct ReplacedState: Hashable, Sendable {
  public var patient: Patient?
  public var followUps: [FollowUp]
  /// Follow-ups that came to be with the attempt.
  public var added: [FollowUpID]
  public var addedAppointment: AppointmentID?

  public init(
    patient: Patient? = nil, followUps: [FollowUp] = [], added: [FollowUpID] = [],
    addedAppointment: AppointmentID? = nil
  ) {
    self.patient = patient
    self.followUps = followUps
    self.added = added
    self.addedAppointment = addedAppointment
  }
}
