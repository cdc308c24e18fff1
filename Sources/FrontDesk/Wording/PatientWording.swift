public import FollowUp
public import Wording

extension Patient {
  /// Whether somebody else answers for the patient.
  var isMinor: Bool { guardian != nil }

  /// A number as it is shown to everybody: its first three and last four digits. One of less than eight digits
  /// shows its last two.
  static func masked(_ number: String) -> String {
    let count = number.count(where: \.isNumber)
    let (head, tail) = count >= 8 ? (3, 4) : (0, 2)
    var seen = 0
    return String(
      number.map { character -> Character in
        guard character.isNumber else { return character }
        seen += 1
        return seen <= head || seen > count - tail ? character : "*"
      })
  }
}

extension Voice {
  /// Whom to ask for: for a minor the guardian first, then the patient.
  public func callName(_ patient: Patient) -> String { callName(patient.name, guardian: patient.guardian) }

  /// Whom to ask for, to reach the patient of that name.
  public func callName(_ name: String, guardian: Guardian?) -> String {
    guard let guardian else { return name }
    guard let relation = guardian.relation, !relation.isEmpty else { return "\(guardian.name) › \(name)" }
    return self(
      QueuePhrase.minor,
      [
        "guardian": guardian.name, "relation": self.name(of: relation, as: RelationPhrase.self), "patient": name,
      ])
  }

  /// As ``callName(_:guardian:)`` without the relation, for narrow columns.
  func shortCallName(_ name: String, guardian: Guardian?) -> String {
    guardian.map { "\($0.name)›\(name)" } ?? name
  }

  /// `58 岁`; empty where the year of birth is unknown.
  public func age(_ patient: Patient, on date: CivilDate) -> String { age(patient.birthday, on: date) }

  public func age(_ birthday: Birthday?, on date: CivilDate) -> String {
    guard let age = birthday?.age(on: date) else { return "" }
    return age == 0 ? self(QueuePhrase.ageUnderOne) : self(QueuePhrase.age, count: age)
  }

  /// As ``age(_:on:)``, for a column.
  func shortAge(_ birthday: Birthday?, on date: CivilDate) -> String {
    birthday?.age(on: date).map { self(QueuePhrase.ageShort, ["count": $0 == 0 ? "<1" : "\($0)"]) } ?? ""
  }

  /// What a follow-up is about, short enough for a column: procedures and teeth, or what else it comes from.
  public func reason(_ followUp: FollowUp) -> String {
    [reasonWithoutTeeth(followUp), teeth(followUp)].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The teeth that were treated: `36,37`; empty for a follow-up that comes from no visit.
  func teeth(_ followUp: FollowUp) -> String {
    guard case .visit = followUp.origin, !followUp.procedures.isEmpty else { return "" }
    return followUp.teeth.map { "\($0.number)" }.joined(separator: ",")
  }

  func reasonWithoutTeeth(_ followUp: FollowUp) -> String {
    switch followUp.origin {
    case .specialDate(let label): return name(of: label, as: SpecialDatePhrase.self)
    case .request:
      let note = followUp.note.split(whereSeparator: \.isNewline).first ?? ""
      return note.isEmpty ? name(of: followUp.rule.rawValue, as: RulePhrase.self) : String(note)
    case .appointment: return name(of: followUp.rule.rawValue, as: RulePhrase.self)
    case .visit:
      guard !followUp.procedures.isEmpty else { return name(of: followUp.rule.rawValue, as: RulePhrase.self) }
      return followUp.procedures.map { name(of: $0, as: ProcedurePhrase.self) }.joined(separator: "·")
    }
  }

  /// When after the treatment the call comes, for a column.
  public func elapsed(_ followUp: FollowUp, in zone: ClinicTimeZone) -> String {
    if case .appointment = followUp.origin {
      return self(TimePhrase.stepAppointment, ["time": zone.time(of: followUp.startsFrom).description])
    }
    if case .specialDate = followUp.origin { return shortDate(zone.date(of: followUp.startsFrom)) }
    return elapsed(step: followUp.step)
  }

  /// As ``elapsed(_:in:)``, a special date as seen from `now`: today, tomorrow and yesterday by name.
  func elapsed(_ followUp: FollowUp, from now: Instant, in zone: ClinicTimeZone) -> String {
    if case .specialDate = followUp.origin {
      return day(zone.date(of: followUp.startsFrom), from: zone.date(of: now))
    }
    return elapsed(followUp, in: zone)
  }
}
