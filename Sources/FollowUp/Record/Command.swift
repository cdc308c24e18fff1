/// What a desk, a dentist or an import asks of one patient's record. Ids are made by the caller.
public enum Command: Hashable, Sendable {
  /// Rows of an exchange document that belong to this patient. What is already there and equal changes nothing.
  case importRows(ImportedRows)

  case claim(desk: String)
  case releaseClaim(desk: String)

  case recordAttempt(AttemptDraft)
  /// Undoes an attempt; it stays readable.
  case takeBack(AttemptID)
  /// Takes `AttemptID` back and records the draft in its place.
  case correct(AttemptID, AttemptDraft)

  /// nil takes the flag away.
  case setVIP(VIPFlag?)
  case setTags([String])
  case setGrade(PatientGrade?)
  case setPreferredBatch(ClockTime?)
  case setConsent(Consent)
  case addPhone(PhoneNumber)
  case setBirthday(Birthday?)
  case addSpecialDate(SpecialDate)

  case requestFollowUp(FollowUpRequest)
  case reschedule(FollowUpID, lane: Lane, at: Instant)
  case skip(FollowUpID, reason: String)
  /// Undoes what the desk did by ``skip(_:reason:)`` or ``reschedule(_:lane:at:)``: the follow-up is open again, in
  /// the state it had.
  case putBack(FollowUpID, as: FollowUp.State)

  case bookAppointment(Appointment)
  case setAppointmentStatus(AppointmentID, AppointmentStatus)

  case acknowledgeEscalation(EscalationID)
  case answerEscalation(EscalationID, answer: String)
  /// Undoes ``acknowledgeEscalation(_:)``: nobody has taken the escalation up.
  case takeBackAcknowledgement(EscalationID)
  /// Undoes ``answerEscalation(_:answer:)``: the dentist owes an answer again, in the state before it.
  case takeBackAnswer(EscalationID, restoring: Escalation.State)
}

/// The rows of an exchange document about one patient.
public struct ImportedRows: Hashable, Sendable {
  /// Present if the document describes the patient; then its fields replace the recorded ones.
  public var patient: Patient?
  public var visits: [Visit]
  public var appointments: [Appointment]
  public var planItems: [PlanItem]
  /// What the clinic that wrote the document had planned, with what has become of it. Those that are known already
  /// stay as they are.
  public var followUps: [FollowUp]
  /// Attempts that become part of the history: what followed from them is told by the other rows. Those that are
  /// known already, and outcomes of follow-ups that nobody knows, are left out.
  public var attempts: [ContactAttempt]

  public init(
    patient: Patient? = nil, visits: [Visit] = [], appointments: [Appointment] = [], planItems: [PlanItem] = [],
    followUps: [FollowUp] = [], attempts: [ContactAttempt] = []
  ) {
    self.patient = patient
    self.visits = visits
    self.appointments = appointments
    self.planItems = planItems
    self.followUps = followUps
    self.attempts = attempts
  }
}

/// A contact attempt as the desk enters it.
public struct AttemptDraft: Hashable, Sendable {
  public var id: AttemptID
  public var serving: ServedFollowUps
  public var disposition: Disposition
  /// When it took place; nil: now, or for a correction when the corrected one took place.
  public var at: Instant?
  public var channel: ContactChannel
  /// nil: the first number that works.
  public var phone: String?
  public var note: String
  public var collected: CollectedDetails
  /// For `call-back`: the time the patient asked for.
  public var callBackAt: Instant?
  /// For `booked`: what was agreed on, where the desk entered it.
  public var appointment: Appointment?
  /// For `do-not-call`: what the patient withdrew; empty: the consents of the follow-ups it served.
  public var withdrawnConsents: Set<ConsentKind>

  public init(
    id: AttemptID, serving: ServedFollowUps = .whatIsDue, disposition: Disposition, at: Instant? = nil,
    channel: ContactChannel = .phone, phone: String? = nil, note: String = "",
    collected: CollectedDetails = CollectedDetails(), callBackAt: Instant? = nil, appointment: Appointment? = nil,
    withdrawnConsents: Set<ConsentKind> = []
  ) {
    self.id = id
    self.serving = serving
    self.disposition = disposition
    self.at = at
    self.channel = channel
    self.phone = phone
    self.note = note
    self.collected = collected
    self.callBackAt = callBackAt
    self.appointment = appointment
    self.withdrawnConsents = withdrawnConsents
  }
}

/// Which follow-ups a contact attempt is about.
public enum ServedFollowUps: Hashable, Sendable {
  /// All that stand in the patient's entry when it takes place, with its result; for a correction those that the
  /// corrected one served, as far as they are open again.
  case whatIsDue
  /// These, each with a result of its own. None: the patient was approached about nothing that is planned.
  case these([ReasonOutcome])
}

/// A call that a dentist or the desk asks for.
public struct FollowUpRequest: Hashable, Sendable {
  public var id: FollowUpID
  public var requestedBy: String
  public var date: RequestedDate
  public var note: String
  public var dentist: StaffID?

  /// A free date, or a free time.
  public enum RequestedDate: Hashable, Sendable {
    case day(CivilDate)
    case moment(Instant)
  }

  public init(id: FollowUpID, requestedBy: String, date: RequestedDate, note: String, dentist: StaffID? = nil) {
    self.id = id
    self.requestedBy = requestedBy
    self.date = date
    self.note = note
    self.dentist = dentist
  }
}

/// What deciding needs besides the record: the clinic, its protocol, the clock and who asks.
public struct DecisionContext: Sendable {
  public var clinic: Clinic
  public var followUpProtocol: FollowUpProtocol
  public var now: Instant
  /// The name of who asks.
  public var author: String
  /// The desk (one running program) that asks, as in its claims.
  public var desk: String

  public init(
    clinic: Clinic, followUpProtocol: FollowUpProtocol, now: Instant, author: String, desk: String = ""
  ) {
    self.clinic = clinic
    self.followUpProtocol = followUpProtocol
    self.now = now
    self.author = author
    self.desk = desk
  }
}
