/// A patient who is unwell or complains, handed to the dentist with a deadline (转医生).
public struct Escalation: Hashable, Sendable {
  public var id: EscalationID
  /// The attempt that found out.
  public var attempt: AttemptID
  public var cause: Cause
  /// Who has to answer; nil where the patient has no attending dentist, so that the desk must name one.
  public var dentist: StaffID?
  /// What the patient said, in the desk's words.
  public var note: String
  public var openedAt: Instant
  /// Two hours of calling time after `openedAt`.
  public var deadline: Instant
  public var state: State

  public enum Cause: String, CaseIterable, Sendable {
    case discomfort, complaint
  }

  public enum State: Hashable, Sendable {
    case open
    case acknowledged(by: String, at: Instant)
    case answered(String, by: String, at: Instant)
    /// The attempt behind it was taken back.
    case withdrawn(at: Instant)
  }

  public init(
    id: EscalationID, attempt: AttemptID, cause: Cause, dentist: StaffID?, note: String, openedAt: Instant,
    deadline: Instant, state: State = .open
  ) {
    self.id = id
    self.attempt = attempt
    self.cause = cause
    self.dentist = dentist
    self.note = note
    self.openedAt = openedAt
    self.deadline = deadline
    self.state = state
  }

  /// Whether the dentist still owes an answer.
  public var isPending: Bool {
    switch state {
    case .open, .acknowledged: true
    case .answered, .withdrawn: false
    }
  }
}

/// A desk holds a patient while it calls, so that no patient is called twice at once.
public struct Claim: Hashable, Sendable {
  /// The name of who holds it.
  public var by: String
  /// The desk (one running program), so that one person at two desks is told apart.
  public var desk: String
  public var at: Instant
  public var expires: Instant

  public init(by: String, desk: String, at: Instant, expires: Instant) {
    self.by = by
    self.desk = desk
    self.at = at
    self.expires = expires
  }

  /// Whether it keeps other desks from calling. One that lies more than two hours ahead comes of a clock that was
  /// wrong, and holds nobody; clocks of several machines differ by less.
  public func holds(at now: Instant) -> Bool { now < expires && at <= now + 2 * .hour }

  /// How long a claim lasts, in seconds: 15 minutes.
  public static let lifetime: Int64 = 15 * .minute
}
