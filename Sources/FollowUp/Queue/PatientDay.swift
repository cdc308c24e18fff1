internal import OrderedCollections

/// What one patient contributes to the list of a day: a pure function of the open work alone, so that a change of one
/// record replaces one of these and the list is put together from them.
public struct PatientDay: Hashable, Sendable {
  public var patient: PatientID
  /// The patient's calls, earliest first. What they share with other patients is not known here.
  public var entries: [QueueEntry]
  /// The batches of the day from which the patient was called.
  public var batchesCalled: Set<ClockTime>
  /// The numbers that work of a patient with calls, as ``PhoneNumber/comparableDigits``.
  public var numbers: Set<String>
  /// The patient's escalations that wait for the dentist's answer, in the order in which they were opened.
  public var pendingEscalations: [PendingEscalation]

  public init(_ work: OpenWork, on day: QueueDay) {
    let record = work.record
    patient = record.id
    entries = record.entries(on: day)
    batchesCalled = []
    for attempt in record.attempts.values where attempt.stands && day.contains(attempt.at) {
      if case .batch(let time) = attempt.lane { batchesCalled.insert(time) }
    }
    numbers = entries.isEmpty ? [] : Set(record.patient.phones.lazy.filter(\.works).map(\.comparableDigits))
    pendingEscalations = record.escalations.values.filter(\.isPending).map {
      PendingEscalation(escalation: $0, of: record.patient)
    }
  }

  public init(_ record: PatientRecord, on day: QueueDay) { self.init(OpenWork(record), on: day) }

  /// Whether the patient leaves no trace on the day.
  public var isEmpty: Bool { entries.isEmpty && batchesCalled.isEmpty && pendingEscalations.isEmpty }
}

/// What belongs together in one call: a batch; all of the timed lane whose time has come; else a time of that lane.
/// A call that somebody promised stands alone while it is theirs.
private struct CallKey: Hashable {
  var lane: Lane
  /// Nil for what the timed lane has due.
  var time: Instant?
  var personalTo: String?
}

/// A call to be made on a day, for reasons that belong together.
private struct CallOfDay {
  /// A reason and its class.
  struct Reason: Comparable {
    let urgency: Urgency
    let rank: ReasonRank
    let queued: QueuedFollowUp

    static func == (lhs: Self, rhs: Self) -> Bool { (lhs.urgency, lhs.rank) == (rhs.urgency, rhs.rank) }
    static func < (lhs: Self, rhs: Self) -> Bool { (lhs.urgency, lhs.rank) < (rhs.urgency, rhs.rank) }
  }

  let key: CallKey
  /// The earliest time of its reasons.
  private(set) var at: Instant
  /// Most urgent first; at least one.
  private(set) var reasons: [Reason]

  init(_ key: CallKey, _ reason: Reason) {
    self.key = key
    at = reason.queued.placement.at
    reasons = [reason]
  }

  mutating func add(_ reason: Reason) {
    at = min(at, reason.queued.placement.at)
    reasons.insert(reason, at: reasons.firstIndex { reason < $0 } ?? reasons.endIndex)
  }

  var urgency: Urgency { reasons.first?.urgency ?? .other }
}

extension PatientRecord {
  fileprivate func entries(on day: QueueDay) -> [QueueEntry] {
    calls(on: day).map { entry(of: $0, on: day) }
  }

  /// The calls of the day, earliest first.
  private func calls(on day: QueueDay) -> [CallOfDay] {
    let isVIP = patient.vip != nil
    var calls: [CallOfDay] = []
    for followUp in openFollowUps(at: day.now, clinic: day.clinic, followUpProtocol: day.followUpProtocol) {
      let placement = day.standing(of: placement(of: followUp, in: day.calendar))
      guard day.contains(placement.at) else { continue }
      let queued = QueuedFollowUp(followUp: followUp, placement: placement, isOverdue: followUp.isOverdue(at: day.now))
      let reason = CallOfDay.Reason(
        urgency: queued.urgency(isVIP: isVIP, now: day.now), rank: followUp.rank, queued: queued)
      let time = placement.lane == .timed && placement.at <= day.now ? nil : placement.at
      let key = CallKey(lane: placement.lane, time: time, personalTo: followUp.personalTo(at: day.now))
      if let index = calls.firstIndex(where: { $0.key == key }) {
        calls[index].add(reason)
      } else {
        calls.append(CallOfDay(key, reason))
      }
    }
    if calls.count > 1 { calls.sort { $0.at < $1.at } }
    return calls
  }

  private func entry(of call: CallOfDay, on day: QueueDay) -> QueueEntry {
    let claim = claim.flatMap { $0.holds(at: day.now) ? $0 : nil }
    return QueueEntry(
      patient: id, name: patient.name, lane: call.key.lane, at: call.at, isVIP: patient.vip != nil,
      followUps: call.reasons.map(\.queued), urgency: call.urgency, claim: claim, personalTo: call.key.personalTo,
      guardian: patient.guardian, birthday: patient.birthday, attendingDentist: patient.attendingDentist,
      attempt: 1 + (call.reasons.map { attemptsMade(serving: $0.queued.followUp.id) }.max() ?? 0))
  }

  /// Where the placing rules, or a rescheduling, put the follow-up.
  func placement(of followUp: FollowUp, in calendar: OpeningCalendar) -> Placement {
    Placing(calendar: calendar).place(followUp, preferredBatch: patient.preferredBatch)
  }

  /// The follow-ups that stand in the patient's entry at `instant`: of several entries of that day the one whose time
  /// has come, then the most urgent, then the earliest.
  func followUpsToCall(at instant: Instant, in context: DecisionContext) -> [FollowUpID] {
    let day = QueueDay(at: instant, clinic: context.clinic, followUpProtocol: context.followUpProtocol)
    let call = calls(on: day).min { lhs, rhs in
      (lhs.at > instant ? 1 : 0, lhs.urgency, lhs.at) < (rhs.at > instant ? 1 : 0, rhs.urgency, rhs.at)
    }
    return call?.reasons.map(\.queued.followUp.id) ?? []
  }
}

extension QueuedFollowUp {
  func urgency(isVIP: Bool, now: Instant) -> Urgency {
    UrgencyCause(followUp, at: placement, isVIP: isVIP, now: now).urgency
  }
}

/// The order of reasons of one class: by kind, then the earlier end of the window, then id.
private struct ReasonRank: Comparable {
  let kind: Int
  let by: Instant
  let id: FollowUpID

  static func < (lhs: ReasonRank, rhs: ReasonRank) -> Bool {
    (lhs.kind, lhs.by, lhs.id) < (rhs.kind, rhs.by, rhs.id)
  }
}

extension FollowUp {
  fileprivate var rank: ReasonRank {
    ReasonRank(kind: FollowUpKind.allCases.firstIndex(of: kind) ?? 0, by: by, id: id)
  }

  /// Who promised to call back, while the call is theirs alone: until half an hour after the time promised.
  public func personalTo(at now: Instant) -> String? {
    guard case .rescheduled(let place) = state, now < place.at + Rescheduling.timeKeptPersonal else { return nil }
    return place.personalTo
  }
}

extension Rescheduling {
  /// How long after its time a promised call stays with who promised it, in seconds: 30 minutes.
  public static let timeKeptPersonal: Int64 = 30 * .minute
}
