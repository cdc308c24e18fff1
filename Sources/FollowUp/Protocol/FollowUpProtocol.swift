/// The protocol (回访方案): which follow-ups a clinic owes its patients, and when. Data that a clinic can edit.
public struct FollowUpProtocol: Hashable, Sendable {
  /// In the order of the protocol's document. Ids are unique.
  public var rules: [Rule] {
    didSet { arrange() }
  }
  /// ``rules`` by the procedures that set them off.
  private(set) var rulesByProcedure = RulesByProcedure([])
  /// Those of ``rules`` that something else than a treatment sets off.
  private(set) var rulesBeyondTreatments: [Rule] = []
  /// Those of ``rules`` that a missed appointment sets off.
  private(set) var rulesForMissedAppointments: [Rule] = []
  /// Procedure codes that are no treatment and plan nothing: consultation, check-up, imaging.
  public var proceduresWithoutFollowUp: Set<String>

  public init(rules: [Rule], proceduresWithoutFollowUp: Set<String>) {
    self.rules = rules
    self.proceduresWithoutFollowUp = proceduresWithoutFollowUp
    arrange()
  }

  private mutating func arrange() {
    rulesByProcedure = RulesByProcedure(rules)
    rulesBeyondTreatments = rules.filter { rule in
      switch rule.trigger {
      case .procedures, .otherTreatment, .request: false
      case .missedAppointment, .handover, .childMembership, .specialDate: true
      }
    }
    rulesForMissedAppointments = rules.filter { $0.trigger == .missedAppointment }
  }

  public func rule(_ id: RuleID) -> Rule? {
    rules.first { $0.id == id }
  }
}

/// The name of a rule in the protocol, `extraction`, `implant-surgery`, …
public struct RuleID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let rawValue: String

  public init(_ rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }

  public var description: String { rawValue }

  public static func < (lhs: RuleID, rhs: RuleID) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// One rule of the protocol: what sets it off and which steps follow.
public struct Rule: Hashable, Sendable {
  public var id: RuleID
  public var trigger: Trigger
  /// What must also hold of the procedure, for a trigger by procedures.
  public var condition: ProcedureCondition?
  /// Whether its steps come in addition to those of other rules for the same procedure; otherwise the first rule
  /// that fits is the only one.
  public var isAdditional: Bool
  public var steps: [Step]

  public init(
    id: RuleID, trigger: Trigger, condition: ProcedureCondition? = nil, isAdditional: Bool = false, steps: [Step]
  ) {
    self.id = id
    self.trigger = trigger
    self.condition = condition
    self.isAdditional = isAdditional
    self.steps = steps
  }
}

/// What sets a rule off, and so what its `T` is.
public enum Trigger: Hashable, Sendable {
  /// A procedure of one of these codes; T = the end of the visit.
  case procedures(Set<String>)
  /// A treatment that no other rule names; T = the end of the visit.
  case otherTreatment
  /// A booked appointment and the patient has not come; T = the time of the appointment.
  case missedAppointment
  /// A referral to a colleague with whom nothing is booked; T = the end of the visit.
  case handover
  /// A child's membership; T = the end of the last attended visit.
  case childMembership
  /// A birthday, anniversary or other special date; T = the start of that day.
  case specialDate
  /// A dentist or the desk asks for a call; the request carries its own date or time.
  case request
}

/// What a rule or step asks of the procedure.
public enum ProcedureCondition: String, CaseIterable, Sendable {
  case needsProsthesis
  case restored
  case notRestored = "not restored"
  case reaction
  case noReaction = "no reaction"

  public func holds(for procedure: Procedure) -> Bool {
    switch self {
    case .needsProsthesis: procedure.needsProsthesis
    case .restored: procedure.isRestored
    case .notRestored: !procedure.isRestored
    case .reaction: procedure.hasReaction
    case .noReaction: !procedure.hasReaction
    }
  }
}

/// One step of a rule: a call that may be made from `due` on and is overdue after `by`, both counted from T.
public struct Step: Hashable, Sendable {
  public var due: CalendarDuration
  /// `due` as the protocol's document writes it: the step's name in lists and exports.
  public var name: String
  public var by: StepEnd
  public var kind: FollowUpKind
  public var condition: ProcedureCondition?
  /// If present, the step is planned only if no appointment is booked within so many days of `due`.
  public var unlessAppointmentWithinDays: Int?
  /// If present, the step comes again every so often after `due`, without end.
  public var every: CalendarDuration?
  /// What the call is for: a key of the wording and of the scripts, `reaction`, `healing`, …
  public var purpose: String

  public init(
    due: CalendarDuration, name: String? = nil, by: StepEnd, kind: FollowUpKind, condition: ProcedureCondition? = nil,
    unlessAppointmentWithinDays: Int? = nil, every: CalendarDuration? = nil, purpose: String
  ) {
    self.due = due
    self.name = name ?? due.description
    self.by = by
    self.kind = kind
    self.condition = condition
    self.unlessAppointmentWithinDays = unlessAppointmentWithinDays
    self.every = every
    self.purpose = purpose
  }
}

public enum StepEnd: Hashable, Sendable {
  case after(CalendarDuration)
  /// The end of the calling hours of the day of T.
  case endOfCallingHours
}

/// What a follow-up is to the patient; the raw value is its code in exchange documents.
public enum FollowUpKind: String, CaseIterable, Sendable {
  case clinical, relationship, marketing, greeting

  /// The consent without which such a call is not planned.
  public var consent: ConsentKind { self == .clinical ? .clinical : .marketing }
}
