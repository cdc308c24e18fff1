/// The call that a script is asked for.
public struct ScriptKey: Hashable, Sendable {
  public var rule: RuleID
  /// The step as the follow-up carries it: `P7D`; of a repeated step as counted from the treatment, `P2Y`.
  public var step: String
  public var purpose: String
  /// 1 for the first attempt.
  public var attempt: Int
  public var audience: ScriptAudience

  public init(rule: RuleID, step: String, purpose: String, attempt: Int = 1, audience: ScriptAudience = .patient) {
    self.rule = rule
    self.step = step
    self.purpose = purpose
    self.attempt = attempt
    self.audience = audience
  }

  /// The key of a call about `followUp`.
  public init(_ followUp: FollowUp, attempt: Int, audience: ScriptAudience) {
    self.init(
      rule: followUp.rule, step: followUp.step, purpose: followUp.purpose, attempt: attempt, audience: audience)
  }
}

/// Who is spoken to. The raw value is the code in the documents that clinics edit.
public enum ScriptAudience: String, CaseIterable, Sendable {
  case patient
  /// Who answers for a minor.
  case guardian
}

/// Whether the call is the first of its follow-up or one of the later ones.
public enum ScriptAttempt: String, CaseIterable, Sendable {
  case first
  case again

  public init(_ number: Int) {
    self = number <= 1 ? .first : .again
  }
}

/// The calls that a script is written for. What is nil (or, of the steps, empty) holds for all.
public struct ScriptScope: Hashable, Sendable {
  public var rule: RuleID?
  public var steps: Set<String>
  public var purpose: String?
  public var audience: ScriptAudience?
  public var attempt: ScriptAttempt?

  public init(
    rule: RuleID? = nil, steps: Set<String> = [], purpose: String? = nil, audience: ScriptAudience? = nil,
    attempt: ScriptAttempt? = nil
  ) {
    self.rule = rule
    self.steps = steps
    self.purpose = purpose
    self.audience = audience
    self.attempt = attempt
  }

  public func covers(_ key: ScriptKey) -> Bool {
    (rule == nil || rule == key.rule)
      && (steps.isEmpty || steps.contains(key.step))
      && (purpose == nil || purpose == key.purpose)
      && (audience == nil || audience == key.audience)
      && (attempt == nil || attempt == ScriptAttempt(key.attempt))
  }

  /// How closely a scope describes a call: a rule weighs more than a step, a step more than a purpose, a purpose
  /// more than who is spoken to, and that more than the attempt.
  var specificity: Int {
    (rule == nil ? 0 : 16) + (steps.isEmpty ? 0 : 8) + (purpose == nil ? 0 : 4) + (audience == nil ? 0 : 2)
      + (attempt == nil ? 0 : 1)
  }
}
