/// A follow-up (回访任务): one thing that has to be done for one patient, with its window and its state.
public struct FollowUp: Hashable, Sendable {
  /// Everything but the state, which is what changes: planning, lists and undo hold many copies of a follow-up.
  private var task: Shared<Task>
  public var state: State

  /// What has become of a follow-up. Whether an open one is due or claimed depends on the clock and on the
  /// patient's claim, so it is not stored.
  public enum State: Hashable, Sendable {
    /// To be done where the placing rules put it.
    case planned
    /// To be done at a place that an attempt or the desk chose.
    case rescheduled(Rescheduling)
    /// To be done once the desk has found a number that works.
    case needsNumber
    case done(at: Instant)
    case skipped(SkipReason, at: Instant)
    case cancelled(CancelReason, at: Instant)
    case superseded(SupersedeReason, at: Instant)
  }

  public init(
    id: FollowUpID, rule: RuleID, step: String, purpose: String, kind: FollowUpKind, origin: FollowUpOrigin,
    procedures: [String] = [], teeth: [ToothNumber] = [], dentist: StaffID? = nil, startsFrom: Instant, due: Instant,
    by: Instant, isClockStep: Bool, recordedAt: Instant, note: String = "", state: State = .planned
  ) {
    task = Shared(
      Task(
        id: id, rule: rule, step: step, purpose: purpose, kind: kind, origin: origin, procedures: procedures,
        teeth: teeth, dentist: dentist, startsFrom: startsFrom, due: due, by: by, isClockStep: isClockStep,
        recordedAt: recordedAt, note: note))
    self.state = state
  }

  /// From when on it is placed: `due`, or the moment it was recorded where the window was open by then.
  public var placedFrom: Instant { max(due, recordedAt) }

  /// Whether there is still something to do.
  public var isOpen: Bool {
    switch state {
    case .planned, .rescheduled, .needsNumber: true
    case .done, .skipped, .cancelled, .superseded: false
    }
  }

  public func isOverdue(at now: Instant) -> Bool { isOpen && now > by }
}

// MARK: - What is to be done

extension FollowUp {
  fileprivate struct Task: Hashable, Sendable {
    var id: FollowUpID
    var rule: RuleID
    var step: String
    var purpose: String
    var kind: FollowUpKind
    var origin: FollowUpOrigin
    var procedures: [String]
    var teeth: [ToothNumber]
    var dentist: StaffID?
    var startsFrom: Instant
    var due: Instant
    var by: Instant
    var isClockStep: Bool
    var recordedAt: Instant
    var note: String
  }

  public var id: FollowUpID {
    get { task.value.id }
    set { task.value.id = newValue }
  }

  public var rule: RuleID {
    get { task.value.rule }
    set { task.value.rule = newValue }
  }

  /// The step's `due` as the protocol writes it; of a repeated step as counted from T (`P1Y`, `P2Y`, …).
  public var step: String {
    get { task.value.step }
    set { task.value.step = newValue }
  }

  public var purpose: String {
    get { task.value.purpose }
    set { task.value.purpose = newValue }
  }

  public var kind: FollowUpKind {
    get { task.value.kind }
    set { task.value.kind = newValue }
  }

  public var origin: FollowUpOrigin {
    get { task.value.origin }
    set { task.value.origin = newValue }
  }

  /// The procedures it is about, without repetition, in the order of the visit.
  public var procedures: [String] {
    get { task.value.procedures }
    set { task.value.procedures = newValue }
  }

  /// The teeth it is about, likewise.
  public var teeth: [ToothNumber] {
    get { task.value.teeth }
    set { task.value.teeth = newValue }
  }

  /// Who treated the patient, or is meant to hear the answer.
  public var dentist: StaffID? {
    get { task.value.dentist }
    set { task.value.dentist = newValue }
  }

  /// When the treatment ended, or what else its steps count from.
  public var startsFrom: Instant {
    get { task.value.startsFrom }
    set { task.value.startsFrom = newValue }
  }

  /// The first moment of the window.
  public var due: Instant {
    get { task.value.due }
    set { task.value.due = newValue }
  }

  /// The last moment of the window; after it the follow-up is overdue.
  public var by: Instant {
    get { task.value.by }
    set { task.value.by = newValue }
  }

  /// Whether its step is given in hours (a clock step) and not in days or months (a day step).
  public var isClockStep: Bool {
    get { task.value.isClockStep }
    set { task.value.isClockStep = newValue }
  }

  /// When it came to be planned; it is never placed before that.
  public var recordedAt: Instant {
    get { task.value.recordedAt }
    set { task.value.recordedAt = newValue }
  }

  /// What the call is about, for one that a dentist or the desk asked for; else empty.
  public var note: String {
    get { task.value.note }
    set { task.value.note = newValue }
  }
}

/// What a follow-up comes from.
public enum FollowUpOrigin: Hashable, Sendable {
  case visit(VisitID)
  case appointment(AppointmentID)
  /// The label of the special date (`birthday` for the birthday).
  case specialDate(label: String)
  /// Asked for by a person, whose name it carries.
  case request(by: String)

  public var visit: VisitID? {
    if case .visit(let id) = self { id } else { nil }
  }
}

/// Where an attempt or the desk put a follow-up, in place of the placing rules.
public struct Rescheduling: Hashable, Sendable {
  public var lane: Lane
  public var at: Instant
  public var reason: ReschedulingReason
  /// Who promised to call back; until 30 minutes after `at` the call is theirs alone.
  public var personalTo: String?

  public init(lane: Lane, at: Instant, reason: ReschedulingReason, personalTo: String? = nil) {
    self.lane = lane
    self.at = at
    self.reason = reason
    self.personalTo = personalTo
  }
}

public enum ReschedulingReason: Hashable, Sendable {
  case disposition(Disposition)
  /// The desk moved it by hand.
  case byDesk
}

/// Where a call stands: in one of the day's batches, or in the timed lane with a clock of its own.
public enum Lane: Hashable, Comparable, Sendable {
  case batch(ClockTime)
  case timed

  /// `10:30`, `16:00`, `timed`, as in exchange documents.
  public var code: String {
    switch self {
    case .batch(let time): time.description
    case .timed: "timed"
    }
  }
}

public enum SkipReason: Hashable, Sendable {
  /// The desk skipped it, with its reason.
  case byDesk(String)
  /// Too many attempts that reached nobody.
  case unreachable
}

public enum CancelReason: Hashable, Sendable {
  case consentWithdrawn(ConsentKind)
  /// The patient moved, is treated elsewhere or has died.
  case patientLeft(PatientStatus)
  /// The visit, appointment or special date it came from is gone or was changed.
  case originChanged
  case byDesk(String)
}

public enum SupersedeReason: Hashable, Sendable {
  /// Another call is planned within 7 days around it.
  case anotherCallPlanned(FollowUpID)
  /// The patient was reached within 7 days around it.
  case patientReached(AttemptID)
  /// An appointment is booked within 7 days.
  case appointmentBooked(AppointmentID)
}
