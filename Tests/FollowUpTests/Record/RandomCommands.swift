import FollowUp
import OrderedCollections

/// Commands such as desks give, and some that make no sense, the same on every run.
struct RandomCommands {
  var generator: SeededGenerator
  private var made = 0

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  mutating func pick<Value>(_ values: [Value], else fallback: Value) -> Value {
    values.randomElement(using: &generator) ?? fallback
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

  private mutating func newID() -> String {
    made += 1
    return "made-\(made)"
  }

  /// Seconds until the next command: mostly minutes, at times days.
  mutating func pause() -> Int64 {
    chance(70) ? Int64.random(in: 0...1_800, using: &generator) : Int64.random(in: 0...10 * .day, using: &generator)
  }

  mutating func draft(for desk: Desk) -> AttemptDraft {
    let open = desk.record.openFollowUps(
      at: desk.now, clinic: desk.clinic, followUpProtocol: desk.followUpProtocol
    ).map(\.id)
    var draft = AttemptDraft(
      id: AttemptID(newID()), disposition: pick(Disposition.allCases, else: .noAnswer),
      channel: pick(ContactChannel.allCases, else: .phone), note: "note")
    if chance(60) {
      let served = open.shuffled(using: &generator).prefix(Int.random(in: 0...3, using: &generator))
      draft.serving = .these(
        served.map {
          ReasonOutcome(
            followUp: $0, disposition: chance(70) ? draft.disposition : pick(Disposition.allCases, else: .busy))
        })
    }
    if chance(20) { draft.at = desk.now - Int64.random(in: 0...7_200, using: &generator) }
    if chance(80) { draft.callBackAt = desk.now + Int64.random(in: -600...86_400, using: &generator) }
    if chance(20) { draft.withdrawnConsents = [pick(ConsentKind.allCases, else: .clinical)] }
    if chance(20) { draft.appointment = appointment(for: desk) }
    draft.collected = collected(for: desk)
    return draft
  }

  private mutating func appointment(for desk: Desk) -> Appointment {
    Appointment(
      id: AppointmentID(newID()), patient: desk.record.id, dentist: "d-li",
      at: desk.now + Int64.random(in: -.day...20 * .day, using: &generator))
  }

  private mutating func collected(for desk: Desk) -> CollectedDetails {
    var collected = CollectedDetails()
    if chance(15) { collected.birthday = birthday() }
    if chance(15), let date = AnnualDate(month: 11, day: Int.random(in: 1...30, using: &generator)) {
      collected.specialDates = [SpecialDate(label: pick(["wedding", "first visit"], else: ""), date: date)]
    }
    if chance(20) { collected.satisfaction = Int.random(in: 0...6, using: &generator) }
    if chance(15) { collected.vip = VIPFlag(reason: pick(["种植", "正畸"], else: "")) }
    if chance(20) { collected.tags = [pick(["怕疼", "爱聊天", "急躁"], else: "")] }
    if chance(15) { collected.phone = phone() }
    if chance(10) { collected.preferredBatch = pick(desk.clinic.settings.batches, else: ClockTime(clampedMinutes: 0)) }
    return collected
  }

  private mutating func phone() -> PhoneNumber {
    PhoneNumber(number: pick(["13800000001", "13900000009", "+86 138 0000 0002", ""], else: ""))
  }

  private mutating func birthday() -> Birthday? {
    AnnualDate(month: Int.random(in: 1...12, using: &generator), day: Int.random(in: 1...28, using: &generator))
      .map { Birthday(date: $0) }
  }

  mutating func command(for desk: Desk) -> Command {
    let record = desk.record
    let followUp = pick(record.followUps.keys + ["unknown"], else: "unknown")
    let attempt = pick(record.attempts.keys + ["unknown"], else: "unknown")
    let escalation = pick(record.escalations.keys + ["unknown"], else: "unknown")
    switch Int.random(in: 0..<24, using: &generator) {
    case 0: return .claim(desk: pick(["desk-1", "desk-2"], else: ""))
    case 1: return .releaseClaim(desk: pick(["desk-1", "desk-2"], else: ""))
    case 2: return .takeBack(attempt)
    case 3: return .correct(attempt, draft(for: desk))
    case 4: return .setVIP(chance(50) ? nil : VIPFlag(reason: "种植"))
    case 5: return .setTags(chance(50) ? [] : ["怕疼", ""])
    case 6: return .setGrade(pick([.a, .b, nil], else: nil))
    case 7: return .setPreferredBatch(pick(desk.clinic.settings.batches, else: ClockTime(clampedMinutes: 1)))
    case 8: return .setConsent(Consent(clinical: chance(80), marketing: chance(70)))
    case 9: return .addPhone(phone())
    case 10: return .setBirthday(birthday())
    case 11:
      let request = FollowUpRequest(
        id: FollowUpID(newID()), requestedBy: "王磊",
        date: .moment(desk.now + Int64.random(in: 0...90_000, using: &generator)),
        note: "")
      return .requestFollowUp(request)
    case 12:
      let lane: Lane =
        chance(50) ? .timed : .batch(pick(desk.clinic.settings.batches, else: ClockTime(clampedMinutes: 0)))
      return .reschedule(followUp, lane: lane, at: desk.now + Int64.random(in: -.day...5 * .day, using: &generator))
    case 13: return .skip(followUp, reason: chance(80) ? "已到店" : " ")
    case 14: return .bookAppointment(appointment(for: desk))
    case 15:
      return .setAppointmentStatus(
        pick(record.appointments.keys + ["unknown"], else: "unknown"), pick(AppointmentStatus.allCases, else: .booked))
    case 16: return .acknowledgeEscalation(escalation)
    case 17: return .answerEscalation(escalation, answer: chance(80) ? "已处理" : "")
    case 18:
      let code = pick(["extraction", "filling", "scaling", "implant-surgery", "check-up"], else: "filling")
      let visit = Visit(
        id: VisitID(newID()), patient: record.id,
        endedAt: desk.now - Int64.random(in: 0...400 * .day, using: &generator),
        procedures: [Procedure(code: code)])
      return .importRows(ImportedRows(visits: [visit]))
    case 19: return .takeBackAcknowledgement(escalation)
    case 20:
      return .takeBackAnswer(escalation, restoring: chance(50) ? .open : .acknowledged(by: "王磊", at: desk.now))
    default: return .recordAttempt(draft(for: desk))
    }
  }
}
