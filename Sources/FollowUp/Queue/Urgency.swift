/// The classes of the order inside the list, most urgent first.
public enum Urgency: Int, CaseIterable, Comparable, Sendable {
  case timedDue, missedAppointment, overdueClinical, vip, clinical, overdueOther, other, greeting

  public static func < (lhs: Urgency, rhs: Urgency) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// What put a follow-up into its class of urgency.
public enum UrgencyCause: Hashable, Sendable {
  /// A call of the timed lane whose time has come.
  case timeHasCome(Instant)
  case appointmentMissed
  /// The last moment of its window has passed.
  case overdue(since: Instant, FollowUpKind)
  /// The patient is a VIP.
  case vip
  case kind(FollowUpKind)

  /// The cause for `followUp` where it stands at `placement`; the most urgent one that fits.
  init(_ followUp: FollowUp, at placement: Placement, isVIP: Bool, now: Instant) {
    if placement.lane == .timed, placement.at <= now {
      self = .timeHasCome(placement.at)
    } else if case .appointment = followUp.origin {
      self = .appointmentMissed
    } else if followUp.kind == .clinical, followUp.isOverdue(at: now) {
      self = .overdue(since: followUp.by, .clinical)
    } else if isVIP {
      self = .vip
    } else if followUp.kind != .clinical, followUp.kind != .greeting, followUp.isOverdue(at: now) {
      self = .overdue(since: followUp.by, followUp.kind)
    } else {
      self = .kind(followUp.kind)
    }
  }

  public var urgency: Urgency {
    switch self {
    case .timeHasCome: .timedDue
    case .appointmentMissed: .missedAppointment
    case .overdue(_, .clinical): .overdueClinical
    case .overdue: .overdueOther
    case .vip: .vip
    case .kind(.clinical): .clinical
    case .kind(.greeting): .greeting
    case .kind: .other
    }
  }
}
