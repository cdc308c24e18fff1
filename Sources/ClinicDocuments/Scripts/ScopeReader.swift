internal import FollowUp
internal import Wording

/// Reads which calls an entry is for, and checks that there are such calls.
struct ScopeReader {
  let followUpProtocol: FollowUpProtocol

  private static let attempts = Dictionary(uniqueKeysWithValues: ScriptAttempt.allCases.map { ($0.rawValue, $0) })
  private static let audiences = Dictionary(uniqueKeysWithValues: ScriptAudience.allCases.map { ($0.rawValue, $0) })
  private static let knownKeys = ["rule", "step", "purpose", "procedure", "occasion", "audience", "attempt"]
  private static let combinationLimit = 1000

  /// One scope for each combination of what the lists name; nil, and a report, if anything is wrong.
  func scopes(at place: DocumentNode, _ reader: inout DocumentReader) -> [ScriptScope]? {
    let mistakesBefore = reader.mistakes
    guard let list = reader.members(of: place, known: Self.knownKeys, .leftOut) else { return nil }
    let members = Dictionary(list.map { ($0.key, $0.value) }) { first, _ in first }
    let rules = members["rule"].map { readRules($0, &reader) } ?? [nil]
    let purposes = members["purpose"].map { readPurposes($0, of: rules, &reader) } ?? [nil]
    let steps = members["step"].map { readSteps($0, of: rules, &reader) } ?? []
    let procedures = members["procedure"].map { readProcedures($0, &reader) } ?? [nil]
    let occasions = members["occasion"].map { texts(at: $0, &reader).map { Optional($0.text) } } ?? [nil]
    let audience = members["audience"].flatMap { reader.choice($0, among: Self.audiences, .leftOut) }
    let attempt = members["attempt"].flatMap { reader.choice($0, among: Self.attempts, .leftOut) }
    guard reader.mistakes == mistakesBefore else { return nil }
    let counts = [rules.count, purposes.count, procedures.count, occasions.count]
    guard counts.reduce(1, { $0.multipliedReportingOverflow(by: $1).partialValue }) <= Self.combinationLimit,
      counts.allSatisfy({ $0 <= Self.combinationLimit })
    else {
      reader.report(.tooManyCombinations, at: place, .leftOut)
      return nil
    }
    var scopes: [ScriptScope] = []
    for rule in rules {
      for purpose in purposes {
        for procedure in procedures {
          for occasion in occasions {
            scopes.append(
              ScriptScope(
                rule: rule, steps: Set(steps), purpose: purpose, procedure: procedure, occasion: occasion,
                audience: audience, attempt: attempt))
          }
        }
      }
    }
    return scopes
  }

  /// One text, or the texts of a list; what is wrong is reported.
  private func texts(at place: DocumentNode, _ reader: inout DocumentReader) -> [(text: String, place: DocumentNode)] {
    guard place.node.sequence != nil else {
      return reader.text(place, .leftOut).map { [($0, place)] } ?? []
    }
    let items = reader.items(of: place, .leftOut) ?? []
    if items.isEmpty { reader.report(.empty, at: place, .leftOut) }
    return items.compactMap { item in reader.text(item, .leftOut).map { ($0, item) } }
  }

  private func readRules(_ place: DocumentNode, _ reader: inout DocumentReader) -> [RuleID?] {
    let names = followUpProtocol.rules.map(\.id.rawValue)
    return texts(at: place, &reader).map { name, place in
      if !names.contains(name) {
        reader.report(.unknownRule(name, nearest: names.nearest(to: name)), at: place, .leftOut)
      }
      return RuleID(name)
    }
  }

  private func readPurposes(
    _ place: DocumentNode, of rules: [RuleID?], _ reader: inout DocumentReader
  ) -> [String?] {
    guard areKnown(rules) else { return [nil] }
    var names = steps(of: rules).map(\.purpose)
    if rules == [nil] { names += PurposePhrase.allCases.map(\.code) }
    return texts(at: place, &reader).map { name, place in
      if !names.contains(name) {
        reader.report(.unknownValue(name, nearest: names.nearest(to: name)), at: place, .leftOut)
      }
      return name
    }
  }

  private func readSteps(_ place: DocumentNode, of rules: [RuleID?], _ reader: inout DocumentReader) -> [String] {
    guard areKnown(rules) else { return [] }
    let candidates = steps(of: rules)
    return texts(at: place, &reader).map { name, place in
      if !candidates.contains(where: { $0.isCalled(name) }) {
        let nearest = candidates.map(\.name).nearest(to: name)
        reader.report(.unknownValue(name, nearest: nearest), at: place, .leftOut)
      }
      return name
    }
  }

  /// Clinics have codes of their own, so an unknown one is only reported if it looks like a slip of the pen.
  private func readProcedures(_ place: DocumentNode, _ reader: inout DocumentReader) -> [String?] {
    var known = Set(ProcedurePhrase.allCases.map(\.code)).union(followUpProtocol.proceduresWithoutFollowUp)
    for case .procedures(let codes) in followUpProtocol.rules.map(\.trigger) { known.formUnion(codes) }
    return texts(at: place, &reader).map { code, place in
      if !known.contains(code), let nearest = known.sorted().nearest(to: code) {
        reader.report(.unknownValue(code, nearest: nearest), at: place, .kept)
      }
      return code
    }
  }

  /// Of a misspelled rule nothing can be said but that.
  private func areKnown(_ rules: [RuleID?]) -> Bool {
    rules.allSatisfy { $0.map { followUpProtocol.rule($0) != nil } ?? true }
  }

  private func steps(of rules: [RuleID?]) -> [Step] {
    rules.flatMap { id in
      id.map { followUpProtocol.rule($0)?.steps ?? [] } ?? followUpProtocol.rules.flatMap(\.steps)
    }
  }
}

extension Step {
  /// Whether a follow-up of this step can carry `name`: its own, or that of a later turn of a repeated step.
  fileprivate func isCalled(_ name: String) -> Bool {
    if name == self.name { return true }
    guard let every, let wanted = CalendarDuration(name) else { return false }
    return (1...100).contains { turn in due + every.times(turn) == wanted }
  }
}

extension DocumentReader {
  /// How many problems leave something unused.
  fileprivate var mistakes: Int { problems.count { $0.consequence != .kept } }
}
