/// A rule of the protocol and the procedures of one visit that it applies to, in the order of the visit.
struct AppliedRule {
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
      named[procedure.code, default: []].allSatisfy { reaches[$0] < age } && general.allSatisfy { reaches[$0] < age }
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
    var applied: [(index: Int, procedures: [Procedure])] = []
    for procedure in visit.procedures {
      for index in ruleIndices(for: procedure) {
        if let place = applied.firstIndex(where: { $0.index == index }) {
          applied[place].procedures.append(procedure)
        } else {
          applied.append((index, [procedure]))
        }
      }
    }
    return applied.sorted { $0.index < $1.index }.map { AppliedRule(rule: rules[$0.index], procedures: $0.procedures) }
  }

  /// The first rule that names the procedure and fits it, else the general one, and all additional rules that fit.
  private func ruleIndices(for procedure: Procedure) -> [Int] {
    func fits(_ index: Int) -> Bool { rules[index].condition?.holds(for: procedure) ?? true }
    var own: Int?
    var additional: [Int] = []
    for index in rulesByProcedure.naming(procedure.code) where fits(index) {
      if rules[index].isAdditional { additional.append(index) } else { own = own ?? index }
    }
    if own == nil, !proceduresWithoutFollowUp.contains(procedure.code) {
      own = rulesByProcedure.general.first(where: fits)
    }
    return (own.map { [$0] } ?? []) + additional
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

extension Step {
  fileprivate func fits(_ procedure: Procedure) -> Bool {
    condition?.holds(for: procedure) ?? true
  }
}

extension Sequence where Element: Equatable {
  /// Each element once, where it first comes. Meant for the few things that one visit is about.
  func withoutRepetition() -> [Element] {
    reduce(into: []) { unique, element in
      if !unique.contains(element) { unique.append(element) }
    }
  }
}
