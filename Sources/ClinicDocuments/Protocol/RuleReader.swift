internal import FollowUp
internal import Wording

/// Reads one rule of a protocol.
struct RuleReader {
  var reader: DocumentReader
  /// The built-in rule of the same name, if there is one.
  let base: Rule?
  let isBuiltIn: Bool
  /// The names of all built-in rules, to suggest from.
  let names: [String]

  private var consequence: DocumentProblem.Consequence { base == nil ? .leftOut : .builtIn }

  init(reader: DocumentReader, base: Rule?, isBuiltIn: Bool, names: [String]) {
    self.reader = reader
    self.base = base
    self.isBuiltIn = isBuiltIn
    self.names = names
  }

  /// What sets off the built-in rules that do not start from procedures, by its name in the document.
  private static let triggers: [String: Trigger] = [
    "other-treatment": .otherTreatment, "missed-appointment": .missedAppointment, "handover": .handover,
    "child-membership": .childMembership, "special-date": .specialDate, "request": .request,
  ]

  private static let conditions = Dictionary(
    uniqueKeysWithValues: ProcedureCondition.allCases.map { ($0.rawValue, $0) })

  private static let kinds = Dictionary(uniqueKeysWithValues: FollowUpKind.allCases.map { ($0.rawValue, $0) })

  private static let purposes = Dictionary(
    uniqueKeysWithValues: PurposePhrase.allCases.map { ($0.code, $0.code) })

  /// The rule, completed by the built-in one of its name; nil if anything in it is wrong, which is then reported.
  mutating func read(_ member: DocumentMember) -> Rule? {
    let problemsBefore = reader.problems.count
    let known = ["procedures", "trigger", "condition", "additional", "steps"]
    guard let members = reader.members(of: member.value, known: known, consequence) else { return nil }
    var (trigger, condition, isAdditional, steps) =
      (base?.trigger, base?.condition, base?.isAdditional ?? false, base?.steps)
    for part in members {
      switch part.key {
      case "procedures": trigger = readProcedures(part) ?? trigger
      case "trigger": trigger = readTrigger(part) ?? trigger
      case "condition": condition = reader.choice(part.value, among: Self.conditions, consequence) ?? condition
      case "additional": isAdditional = reader.yesOrNo(part.value, consequence) ?? isAdditional
      default: steps = readSteps(part.value)
      }
    }
    if trigger == nil, !members.contains(where: { $0.key == "procedures" || $0.key == "trigger" }) {
      reader.report(.unknownRule(member.key, nearest: names.nearest(to: member.key)), at: member.keyNode, consequence)
    } else if steps == nil, !members.contains(where: { $0.key == "steps" }) {
      reader.report(.missingKey("steps"), at: member.keyNode, consequence)
    }
    guard reader.problems.count == problemsBefore, let trigger, let steps else { return nil }
    return Rule(
      id: RuleID(member.key), trigger: trigger, condition: condition, isAdditional: isAdditional, steps: steps)
  }

  private mutating func readProcedures(_ part: DocumentMember) -> Trigger? {
    let startsFromProcedures = if case .procedures? = base?.trigger { true } else { base == nil }
    guard startsFromProcedures else {
      reader.report(.triggerIsFixed, at: part.keyNode, consequence)
      return nil
    }
    guard let codes = reader.codes(of: part.value, consequence) else { return nil }
    guard !codes.isEmpty else {
      reader.report(.empty, at: part.value, consequence)
      return nil
    }
    return .procedures(Set(codes.map(\.code)))
  }

  private mutating func readTrigger(_ part: DocumentMember) -> Trigger? {
    guard let trigger = reader.choice(part.value, among: Self.triggers, consequence) else { return nil }
    guard isBuiltIn || base?.trigger == trigger else {
      reader.report(.triggerIsFixed, at: part.keyNode, consequence)
      return nil
    }
    return trigger
  }

  private mutating func readSteps(_ place: DocumentNode) -> [Step]? {
    guard let items = reader.items(of: place, consequence) else { return nil }
    var steps: [Step] = []
    for item in items {
      guard let step = readStep(item) else { continue }
      // Steps are known by their `due`; only steps for opposite conditions may share it.
      if steps.contains(where: { $0.name == step.name && !$0.excludes(step) }) {
        reader.report(.repeatedStep(step.name), at: item, consequence)
      } else {
        steps.append(step)
      }
    }
    return steps.count == items.count ? steps : nil
  }

  private mutating func readStep(_ place: DocumentNode) -> Step? {
    let known = ["due", "by", "kind", "purpose", "condition", "every", "unlessAppointmentWithin"]
    let problemsBefore = reader.problems.count
    guard let list = reader.members(of: place, known: known, consequence) else { return nil }
    let members = Dictionary(list.map { ($0.key, $0.value) }) { first, _ in first }
    for key in ["due", "by", "kind", "purpose"] where members[key] == nil {
      // A misspelled key was reported with the right one as its suggestion; that it is missing says nothing new.
      if reader.problems.count == problemsBefore { reader.report(.missingKey(key), at: place, consequence) }
    }
    let due = members["due"].flatMap { reader.duration($0, consequence) }
    let by = members["by"].flatMap { readEnd($0) }
    let kind = members["kind"].flatMap { reader.choice($0, among: Self.kinds, consequence) }
    let purpose = members["purpose"].flatMap { reader.choice($0, among: Self.purposes, consequence) }
    let condition = members["condition"].flatMap { reader.choice($0, among: Self.conditions, consequence) }
    let every = members["every"].flatMap { readInterval($0) }
    let days = members["unlessAppointmentWithin"].flatMap { readDays($0) }
    guard reader.problems.count == problemsBefore, let due, let by, let kind, let purpose else { return nil }
    let end: StepEnd
    switch by {
    case .endOfCallingHours: end = .endOfCallingHours
    case .after(let written):
      guard written.duration.approximateSeconds >= due.duration.approximateSeconds else {
        reader.report(
          .endsBeforeItBegins(due: due.text, by: written.text), at: members["by"] ?? place, consequence)
        return nil
      }
      end = .after(written.duration)
    }
    return Step(
      due: due.duration, name: due.text, by: end, kind: kind, condition: condition,
      unlessAppointmentWithinDays: days, every: every, purpose: purpose)
  }

  private enum WrittenEnd {
    case after(WrittenDuration)
    case endOfCallingHours
  }

  private mutating func readEnd(_ place: DocumentNode) -> WrittenEnd? {
    let endOfCallingHours = "end of calling hours"
    if place.node.scalar == endOfCallingHours { return .endOfCallingHours }
    return reader.duration(place, consequence, alternatives: [endOfCallingHours]).map(WrittenEnd.after)
  }

  private mutating func readInterval(_ place: DocumentNode) -> CalendarDuration? {
    guard let interval = reader.duration(place, consequence) else { return nil }
    guard interval.duration.approximateSeconds >= .day else {
      reader.report(.repeatsWithoutPause(interval.text), at: place, consequence)
      return nil
    }
    return interval.duration
  }

  private mutating func readDays(_ place: DocumentNode) -> Int? {
    guard let written = reader.duration(place, consequence) else { return nil }
    guard written.duration.months == 0, written.duration.seconds == 0, !written.duration.isClock else {
      reader.report(.notInWholeDays(written.text), at: place, consequence)
      return nil
    }
    return written.duration.days
  }
}

extension Step {
  /// Whether no procedure ever calls for both.
  fileprivate func excludes(_ other: Step) -> Bool {
    switch (condition, other.condition) {
    case (.restored, .notRestored), (.notRestored, .restored), (.reaction, .noReaction), (.noReaction, .reaction): true
    default: false
    }
  }
}
