/// A rule of the protocol and the procedures of one visit that it applies to, in the order of the visit.
struct AppliedRule {
  /// Where the rule stands in the protocol.
  var index: Int
  var rule: Rule
  var procedures: [Procedure]
}

/// Where the rules for a procedure stand in the protocol, ascending, whatever conditions they make.
struct RulesByProcedure: Hashable, Sendable {
  /// By procedure code.
  private var named: [String: [Int]] = [:]
  /// The rules for every other treatment.
  private(set) var general: [Int] = []
  /// Of each rule of the protocol.
  private let reaches: [Int64]

  init(_ rules: [Rule]) {
    reaches = rules.map(\.reach)
    for (index, rule) in rules.enumerated() {
      switch rule.trigger {
      case .procedures(let codes): for code in codes { named[code, default: []].append(index) }
      case .otherTreatment: general.append(index)
      case .missedAppointment, .handover, .childMembership, .specialDate, .request: break
      }
    }
  }

  func naming(_ code: String) -> [Int] { named[code] ?? [] }

  /// Whether every window that `visit` may have opened is over at `now`. Says no where that is not plain.
  func arePlainlyOver(for visit: Visit, at now: Instant) -> Bool {
    let age = now.secondsSinceEpoch - visit.endedAt.secondsSinceEpoch
    return visit.procedures.allSatisfy { procedure in
      general.allSatisfy { reaches[$0] < age } && naming(procedure.code).allSatisfy { reaches[$0] < age }
    }
  }
}

extension Rule {
  /// A number of seconds after T by which the window of its last step is over for certain.
  fileprivate var reach: Int64 {
    steps.map { step in
      guard !step.repeats else { return .max }
      switch step.by {
      case .endOfCallingHours: return 3 * .day
      // Months are taken at their longest; two days stand for the day's end and the changes of the clock.
      case .after(let duration): return Int64(duration.months * 31 + duration.days + 2) * .day + duration.seconds
      }
    }.max() ?? 0
  }
}

extension FollowUpProtocol {
  /// Which rules a visit sets off, in the order of the protocol. Procedures of one rule stand together, so that they
  /// yield one follow-up a step.
  func rules(appliedBy visit: Visit) -> [AppliedRule] {
    var applied: [AppliedRule] = []
    for procedure in visit.procedures {
      forEachRule(for: procedure) { index in
        if let place = applied.firstIndex(where: { $0.index == index }) {
          applied[place].procedures.append(procedure)
        } else {
          applied.append(AppliedRule(index: index, rule: rules[index], procedures: [procedure]))
        }
      }
    }
    if applied.count > 1 { applied.sort { $0.index < $1.index } }
    return applied
  }

  /// The first rule that names the procedure and fits it, else the general one, and all additional rules that fit.
  private func forEachRule(for procedure: Procedure, _ body: (Int) -> Void) {
    func fits(_ index: Int) -> Bool { rules[index].condition?.holds(for: procedure) ?? true }
    var hasOwn = false
    for index in rulesByProcedure.naming(procedure.code) where fits(index) {
      guard rules[index].isAdditional || !hasOwn else { continue }
      if !rules[index].isAdditional { hasOwn = true }
      body(index)
    }
    if !hasOwn, !proceduresWithoutFollowUp.contains(procedure.code),
      let general = rulesByProcedure.general.first(where: fits)
    {
      body(general)
    }
  }
}

/// One step of a rule and the procedures of the visit whose condition it meets.
struct AppliedStep {
  var step: Step
  /// Other steps of the same name that apply as well; their windows may end earlier.
  var alternatives: [Step]
  /// In the order of the visit.
  var procedures: [Procedure]
}

extension AppliedRule {
  /// The steps that apply. Steps of one name are one call: the first of them in the protocol says what for, and
  /// whichever ends first says by when.
  var steps: [AppliedStep] {
    var applied: [AppliedStep] = []
    applied.reserveCapacity(rule.steps.count)
    for step in rule.steps where procedures.contains(where: step.fits) {
      if let index = applied.firstIndex(where: { $0.step.name == step.name }) {
        applied[index].alternatives.append(step)
        let steps = [applied[index].step] + applied[index].alternatives
        applied[index].procedures = procedures.filter { procedure in steps.contains { $0.fits(procedure) } }
      } else {
        let fitting = step.condition == nil ? procedures : procedures.filter(step.fits)
        applied.append(AppliedStep(step: step, alternatives: [], procedures: fitting))
      }
    }
    return applied
  }
}

extension AppliedStep {
  /// The window of a step that does not repeat; of its alternatives whichever ends first says by when.
  func window(from start: Instant, calendar: OpeningCalendar) -> StepWindow {
    var window = step.window(from: start, calendar: calendar)
    for alternative in alternatives {
      window.by = min(window.by, alternative.window(from: start, calendar: calendar).by)
    }
    return window
  }
}

extension Step {
  fileprivate func fits(_ procedure: Procedure) -> Bool {
    condition?.holds(for: procedure) ?? true
  }
}

extension Sequence {
  /// What `value` gives for the elements, each once, where it first comes. Meant for the few things that one visit is
  /// about.
  func values<Value: Equatable>(_ value: (Element) -> Value?) -> [Value] {
    var values: [Value] = []
    for element in self {
      if let value = value(element), !values.contains(value) { values.append(value) }
    }
    return values
  }

  /// Whether ``values(_:)`` gives `values`.
  func give<Value: Equatable>(_ values: [Value], _ value: (Element) -> Value?) -> Bool {
    var count = 0
    for element in self {
      guard let value = value(element), !values[..<count].contains(value) else { continue }
      guard count < values.count, values[count] == value else { return false }
      count += 1
    }
    return count == values.count
  }
}
