internal import OrderedCollections

/// What one patient contributes to the list of a day: a pure function of the record alone, so that a change of one
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

  public init(_ record: PatientRecord, on day: QueueDay) {
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

extension PatientRecord {
  fileprivate func entries(on day: QueueDay) -> [QueueEntry] {
    var calls: OrderedDictionary<CallKey, [QueuedFollowUp]> = [:]
    for queued in queuedFollowUps(on: day) {
      let time = queued.placement.lane == .timed && queued.placement.at <= day.now ? nil : queued.placement.at
      let key = CallKey(
        lane: queued.placement.lane, time: time, personalTo: queued.followUp.personalTo(at: day.now))
      calls[key, default: []].append(queued)
    }
    return calls.map { entry(of: $0.value, personalTo: $0.key.personalTo, on: day) }.sorted { $0.at < $1.at }
  }

  private func queuedFollowUps(on day: QueueDay) -> [QueuedFollowUp] {
    openFollowUps(at: day.now, clinic: day.clinic, followUpProtocol: day.followUpProtocol).compactMap { followUp in
      let placement = day.standing(of: placement(of: followUp, in: day.calendar))
      guard day.contains(placement.at) else { return nil }
      return QueuedFollowUp(followUp: followUp, placement: placement, isOverdue: followUp.isOverdue(at: day.now))
    }
  }

  private func entry(of reasons: [QueuedFollowUp], personalTo author: String?, on day: QueueDay) -> QueueEntry {
    let isVIP = patient.vip != nil
    let ranked = reasons.map { ($0.urgency(isVIP: isVIP, now: day.now), $0) }.sorted { lhs, rhs in
      (lhs.0, lhs.1.followUp.rank) < (rhs.0, rhs.1.followUp.rank)
    }
    let first = reasons.min { $0.placement.at < $1.placement.at }
    let claim = claim.flatMap { $0.holds(at: day.now) ? $0 : nil }
    return QueueEntry(
      patient: id, name: patient.name, lane: first?.placement.lane ?? .timed, at: first?.placement.at ?? day.now,
      isVIP: isVIP, followUps: ranked.map(\.1), urgency: ranked.first?.0 ?? .other, claim: claim,
      personalTo: author, guardian: patient.guardian, birthday: patient.birthday,
      attendingDentist: patient.attendingDentist,
      attempt: 1 + (reasons.map { attempts(serving: $0.followUp.id).count }.max() ?? 0))
  }

  /// Where the placing rules, or a rescheduling, put the follow-up.
  func placement(of followUp: FollowUp, in calendar: OpeningCalendar) -> Placement {
    Placing(calendar: calendar).place(followUp, preferredBatch: patient.preferredBatch)
  }

  /// The follow-ups that stand in the patient's entry at `instant`: of several entries of that day the one whose time
  /// has come, then the most urgent, then the earliest.
  func followUpsToCall(at instant: Instant, in context: DecisionContext) -> [FollowUpID] {
    let day = QueueDay(at: instant, clinic: context.clinic, followUpProtocol: context.followUpProtocol)
    let entry = entries(on: day).min { lhs, rhs in
      (lhs.at > instant ? 1 : 0, lhs.urgency, lhs.at) < (rhs.at > instant ? 1 : 0, rhs.urgency, rhs.at)
    }
    return entry?.followUps.map(\.followUp.id) ?? []
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
