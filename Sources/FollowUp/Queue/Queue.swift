/// The day's list: every call that stands on it, in the order in which the desk should make them.
public struct Queue: Hashable, Sendable {
  public var date: CivilDate
  public var now: Instant
  /// The calls to be made; entries beyond a batch's capacity that can wait come last of all.
  public var entries: [QueueEntry]
  /// How far each batch of the day has come, in the order of the day.
  public var batches: [BatchProgress]
  /// Escalations that wait for the dentist's answer, of the whole clinic, the nearest deadline first.
  public var escalations: [PendingEscalation]

  public init(
    date: CivilDate, now: Instant, entries: [QueueEntry], batches: [BatchProgress],
    escalations: [PendingEscalation] = []
  ) {
    self.date = date
    self.now = now
    self.entries = entries
    self.batches = batches
    self.escalations = escalations
  }

  /// How many escalations wait for the dentist's answer.
  public var pendingEscalations: Int { escalations.count }
}

/// An escalation that waits for the dentist's answer, and what a list says of whose it is.
public struct PendingEscalation: Hashable, Sendable {
  public var escalation: Escalation
  public var patient: PatientID
  public var name: String
  /// Who answers for a minor.
  public var guardian: Guardian?
  public var isVIP: Bool

  public init(escalation: Escalation, of patient: Patient) {
    self.escalation = escalation
    self.patient = patient.id
    name = patient.name
    guardian = patient.guardian
    isVIP = patient.vip != nil
  }

  var rank: (Instant, EscalationID) { (escalation.deadline, escalation.id) }
}

/// One patient, one call: all that is due for one patient in one batch (or at one time of the timed lane).
public struct QueueEntry: Hashable, Sendable {
  public var patient: PatientID
  public var name: String
  public var lane: Lane
  /// When the call stands on the list: the batch's time, or the time of the timed call.
  public var at: Instant
  public var isVIP: Bool
  /// The reasons of the call, most urgent first; at least one.
  public var followUps: [QueuedFollowUp]
  public var urgency: Urgency
  /// Beyond the batch's capacity, and there is time until after the next open day.
  public var canWait: Bool
  /// A claim that holds at the time of the list.
  public var claim: Claim?
  /// Who promised to call back, while the call is theirs alone.
  public var personalTo: String?
  /// Patients on this list that share a number with this one.
  public var sharesNumberWith: [PatientID]
  /// Who answers for a minor.
  public var guardian: Guardian?
  public var birthday: Birthday?
  public var attendingDentist: StaffID?
  /// The number of the coming attempt, 1 for the first.
  public var attempt: Int

  public init(
    patient: PatientID, name: String, lane: Lane, at: Instant, isVIP: Bool, followUps: [QueuedFollowUp],
    urgency: Urgency, canWait: Bool = false, claim: Claim? = nil, personalTo: String? = nil,
    sharesNumberWith: [PatientID] = [], guardian: Guardian? = nil, birthday: Birthday? = nil,
    attendingDentist: StaffID? = nil, attempt: Int = 1
  ) {
    self.patient = patient
    self.name = name
    self.lane = lane
    self.at = at
    self.isVIP = isVIP
    self.followUps = followUps
    self.urgency = urgency
    self.canWait = canWait
    self.claim = claim
    self.personalTo = personalTo
    self.sharesNumberWith = sharesNumberWith
    self.guardian = guardian
    self.birthday = birthday
    self.attendingDentist = attendingDentist
    self.attempt = attempt
  }
}

/// A follow-up on the day's list and where it was put.
public struct QueuedFollowUp: Hashable, Sendable {
  public var followUp: FollowUp
  public var placement: Placement
  public var isOverdue: Bool

  public init(followUp: FollowUp, placement: Placement, isOverdue: Bool) {
    self.followUp = followUp
    self.placement = placement
    self.isOverdue = isOverdue
  }
}

/// How far a batch has come, counted in calls (entries), not follow-ups.
public struct BatchProgress: Hashable, Sendable {
  public var time: ClockTime
  /// Calls of this batch that were made today, whatever came of them.
  public var made: Int
  /// Calls made and calls still standing in it.
  public var total: Int

  public init(time: ClockTime, made: Int, total: Int) {
    self.time = time
    self.made = made
    self.total = total
  }
}
