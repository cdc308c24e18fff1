internal import FollowUp
internal import FollowUpExchange

/// Lets the desk of the sample clinic work through its list, call by call, as the program itself puts it together:
/// both batches and the timed lane of every day.
struct SampleCalls {
  private var random: SampleRandom
  private var clinic: ReplayedClinic
  private let calendar: OpeningCalendar
  private let receptionists: [String]
  private let end: Instant
  /// What happens without the desk, in the order of time, and how far it has been carried out.
  private let background: [DatedCommand]
  private var performed = 0
  private var attempts: [ExchangedAttempt] = []
  private var conversation: SampleConversation

  init(
    seed: UInt64, document: ExchangeDocument, followUpProtocol: FollowUpProtocol, from start: Instant, to end: Instant
  ) {
    random = SampleRandom(seed: seed)
    let settings = document.applied(to: Clinic())
    clinic = ReplayedClinic(clinic: settings, followUpProtocol: followUpProtocol)
    calendar = OpeningCalendar(settings: settings.settings)
    receptionists = document.staff.filter { $0.role == .receptionist }.map(\.name)
    self.end = end
    conversation = SampleConversation(seed: seed &+ 1, document: document, calendar: calendar, now: SampleClinic.now)
    background = Replay(document, from: start, to: end).commands
  }

  /// The calls made until the end, in their order.
  ///
  /// Throws what the domain refuses: then the sample contradicts itself.
  mutating func make() throws(Rejection) -> [ExchangedAttempt] {
    guard let start = background.first?.at else { return [] }
    var date = calendar.timeZone.date(of: start)
    while date <= calendar.timeZone.date(of: end) {
      if calendar.isOpen(on: date) { try work(on: date) }
      date = date.adding(days: 1)
    }
    try performBackground(until: end)
    return attempts
  }

  private mutating func performBackground(until instant: Instant) throws(Rejection) {
    while background.indices.contains(performed), background[performed].at <= instant {
      let command = background[performed]
      performed += 1
      _ = try clinic.perform(command)
    }
  }

  /// When the desk looks at its list, and how long until it looks again, in minutes since midnight. The looks at the
  /// batches' times take the batch, the others the calls of the timed lane until the next look.
  private static let looks = [9 * 60, 10 * 60 + 30, 12 * 60, 13 * 60 + 30, 15 * 60, 16 * 60, 17 * 60 + 30, 19 * 60]

  private mutating func work(on date: CivilDate) throws(Rejection) {
    for (position, minutes) in SampleCalls.looks.enumerated() {
      let look = calendar.timeZone.instant(of: date, at: ClockTime(clampedMinutes: minutes))
      guard look <= end else { return }
      let next = SampleCalls.looks.indices.contains(position + 1) ? SampleCalls.looks[position + 1] : 20 * 60 + 15
      let nextLook = look + Int64(next - minutes) * .minute
      try performBackground(until: look)
      let queue = Queue.build(
        records: clinic.records.values, on: date, now: look, clinic: clinic.clinic,
        protocol: clinic.followUpProtocol)
      for call in calls(of: queue, from: look, to: nextLook) where call.at <= end {
        try performBackground(until: call.at)
        try make(call)
      }
    }
  }

  private struct PlannedCall {
    var patient: PatientID
    var at: Instant
    var receptionist: String
  }

  /// The calls between two looks at the list, earliest first: the batch from its time on, one call after the other;
  /// timed calls a few minutes after their time.
  private mutating func calls(of queue: Queue, from look: Instant, to end: Instant) -> [PlannedCall] {
    var calls: [PlannedCall] = []
    var next = look + 50
    for entry in queue.entries where entry.at < end {
      let receptionist = entry.personalTo ?? random.pick(receptionists)
      switch entry.lane {
      case .batch:
        // A busy desk leaves some calls for later, those that are not urgent.
        guard entry.at == look, entry.urgency < .clinical || random.chance(93) else { continue }
        calls.append(PlannedCall(patient: entry.patient, at: next, receptionist: receptionist))
        next = next + Int64(random.number(65...150))
      case .timed:
        guard random.chance(94) else { continue }
        let at = max(entry.at, look) + Int64(random.number(1...9)) * .minute
        if at < end { calls.append(PlannedCall(patient: entry.patient, at: at, receptionist: receptionist)) }
      }
    }
    return calls.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  private mutating func make(_ call: PlannedCall) throws(Rejection) {
    guard let record = clinic.records[call.patient] else { return }
    var attempt = ExchangedAttempt(
      id: AttemptID("T\(attempts.count + 1)"), patient: call.patient, at: call.at, by: call.receptionist,
      disposition: .reachedWell)
    conversation.fill(&attempt, with: record.patient)
    let command = DatedCommand(
      patient: call.patient, command: .recordAttempt(attempt.draft), at: call.at, author: call.receptionist)
    _ = try clinic.perform(command)
    attempts.append(attempt)
  }
}
