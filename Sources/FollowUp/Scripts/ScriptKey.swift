/// The call that a script is asked for.
public struct ScriptKey: Hashable, Sendable {
  public var rule: RuleID
  /// The step as the follow-up carries it: `P7D`; of a repeated step as counted from the treatment, `P2Y`.
  public var step: String
  public var purpose: String
  /// The codes of what was done, in the order of the visit.
  public var procedures: [String]
  /// The label of the special date that is congratulated on: `birthday`, `wedding`, …
  public var occasion: String?
  /// 1 for the first attempt.
  public var attempt: Int
  public var audience: ScriptAudience

  public init(
    rule: RuleID, step: String, purpose: String, procedures: [String] = [], occasion: String? = nil,
    attempt: Int = 1, audience: ScriptAudience = .patient
  ) {
    self.rule = rule
    self.step = step
    self.purpose = purpose
    self.procedures = procedures
    self.occasion = occasion
    self.attempt = attempt
    self.audience = audience
  }

  /// The key of a call about `followUp`.
  public init(_ followUp: FollowUp, attempt: Int, audience: ScriptAudience) {
    let occasion: String? = if case .specialDate(let label) = followUp.origin { label } else { nil }
    self.init(
      rule: followUp.rule, step: followUp.step, purpose: followUp.purpose, procedures: followUp.procedures,
      occasion: occasion, attempt: attempt, audience: audience)
  }
}

/// Who is spoken to. The raw value is the code in the documents that clinics edit.
public enum ScriptAudience: String, CaseIterable, Sendable {
  case patient
  /// Who answers for a minor.
  case guardian
}

/// Which of the attempts of a follow-up a script is written for. The raw value is the code in the documents that
/// clinics edit.
public enum ScriptAttempt: String, CaseIterable, Sendable {
  case first
  /// The second and every later one.
  case again
  /// The third and every later one.
  case third

  public func covers(_ number: Int) -> Bool {
    switch self {
    case .first: number <= 1
    case .again: number >= 2
    case .third: number >= 3
    }
  }
}

/// The calls that a script is written for. What is nil (or, of the steps, empty) holds for all.
public struct ScriptScope: Hashable, Sendable {
  public var rule: RuleID?
  public var steps: Set<String>
  public var purpose: String?
  /// One of the codes of what was done.
  public var procedure: String?
  /// The label of the special date.
  public var occasion: String?
  public var audience: ScriptAudience?
  public var attempt: ScriptAttempt?

  public init(
    rule: RuleID? = nil, steps: Set<String> = [], purpose: String? = nil, procedure: String? = nil,
    occasion: String? = nil, audience: ScriptAudience? = nil, attempt: ScriptAttempt? = nil
  ) {
    self.rule = rule
    self.steps = steps
    self.purpose = purpose
    self.procedure = procedure
    self.occasion = occasion
    self.audience = audience
    self.attempt = attempt
  }

  public func covers(_ key: ScriptKey) -> Bool {
    (rule == nil || rule == key.rule)
      && (steps.isEmpty || steps.contains(key.step))
      && (purpose == nil || purpose == key.purpose)
      && (procedure.map(key.procedures.contains) ?? true)
      && (occasion == nil || occasion == key.occasion)
      && (audience == nil || audience == key.audience)
      && (attempt?.covers(key.attempt) ?? true)
  }

  /// How closely a scope describes a call. A rule weighs more than a step, a step more than what was done or is
  /// congratulated on, that more than a purpose, a purpose more than who is spoken to, and that more than the attempt.
  var specificity: Int {
    let about = (procedure == nil ? 0 : 32) + (occasion == nil ? 0 : 32) + (purpose == nil ? 0 : 16)
    let attemptWeight =
      switch attempt {
      case nil: 0
      case .first, .again: 1
      case .third: 2
      }
    return (rule == nil ? 0 : 256) + (steps.isEmpty ? 0 : 128) + about + (audience == nil ? 0 : 4) + attemptWeight
  }
}
