internal import OrderedCollections

/// Relationship, marketing and greeting calls give way, so that nobody is called twice within days.
extension PlanningWork {
  /// How many days before and after a courtesy call another contact makes it needless.
  static let courtesyDistance = 7

  /// A call that stands, as others see it.
  private struct StandingCall {
    var id: FollowUpID
    var visit: VisitID?
    /// The ``CivilDate/dayNumber`` of its day.
    var day: Int
  }

  /// A call of which it has yet to be seen if it gives way; the one that stays before others comes first.
  private struct UndecidedCall: Comparable {
    var index: Int
    /// As if it stood.
    var followUp: FollowUp
    var at: Instant

    static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.followUp.kind.courtesyRank, lhs.at, lhs.followUp.id)
        < (rhs.followUp.kind.courtesyRank, rhs.at, rhs.followUp.id)
    }
  }

  /// Supersedes courtesy calls that are needless and reinstates those whose reason to give way has fallen away.
  ///
  /// Where two of them stand too close, the more urgent kind stays, then the earlier one. Those that were promised (the
  /// patient asked to be called back, the desk chose the time) stay in any case.
  ///
  /// `wanted` says which the protocol asks for.
  mutating func dropCourtesyCalls(_ wanted: WantedFollowUps) {
    let (ranked, standing) = courtesyCalls(wanted)
    var calls = standing
    for undecided in ranked {
      let call = standingCall(undecided.followUp, at: undecided.at)
      let index = undecided.index
      let isOpen = followUps.values[index].isOpen
      if let reason = wanted.reasonMoot(index) ?? reasonToDrop(undecided.followUp, call, among: calls) {
        if isOpen { move(index, to: .superseded(reason, at: now)) }
      } else {
        if !isOpen { move(index, to: .planned) }
        calls.append(call)
      }
    }
  }

  /// The calls of which it has yet to be seen if they give way, the one that stays before others first, and those that
  /// stand in any case. None at all where there is nothing to be seen.
  private func courtesyCalls(_ wanted: WantedFollowUps) -> (undecided: [UndecidedCall], standing: [StandingCall]) {
    var undecided: [Int] = []
    var standing: [Int] = []
    for index in unsettled {
      let followUp = followUps.values[index]
      if isUndecided(followUp, isWanted: wanted.contains(index)) {
        undecided.append(index)
      } else if followUp.isOpen {
        standing.append(index)
      }
    }
    guard !undecided.isEmpty else { return ([], []) }
    let (placing, preferredBatch) = (Placing(calendar: calendar), patient.preferredBatch)
    let calls = standing.map { index in
      let followUp = followUps.values[index]
      return standingCall(followUp, at: placing.place(followUp, preferredBatch: preferredBatch).at)
    }
    var ranked = undecided.map { index in
      var asPlanned = followUps.values[index]
      if !asPlanned.isOpen { asPlanned.state = .planned }
      let instant = placing.place(asPlanned, preferredBatch: preferredBatch).at
      return UndecidedCall(index: index, followUp: asPlanned, at: instant)
    }
    if ranked.count > 1 { ranked.sort() }
    return (ranked, calls)
  }

  private func standingCall(_ followUp: FollowUp, at instant: Instant) -> StandingCall {
    StandingCall(id: followUp.id, visit: followUp.origin.visit, day: calendar.timeZone.dayNumber(of: instant))
  }

  /// Whether it has yet to be seen if a follow-up gives way.
  private func isUndecided(_ followUp: FollowUp, isWanted: Bool) -> Bool {
    guard followUp.kind != .clinical else { return false }
    switch followUp.state {
    case .planned, .needsNumber: return true
    case .rescheduled(let rescheduling):
      switch rescheduling.reason {
      case .byDesk, .disposition(.callBack): return false
      case .disposition: return true
      }
    case .superseded(let reason, _):
      return followUp.by >= now && isWanted && patient.consent.allows(followUp.kind)
        && mayFallAway(reason)
    case .done, .skipped, .cancelled: return false
    }
  }

  /// Whether what a call gave way to may no longer come about: an appointment or a call that can still be cancelled,
  /// or was. A contact that took place stays one unless its record was taken back.
  func mayFallAway(_ reason: SupersedeReason) -> Bool {
    switch reason {
    case .patientReached(let id):
      return !(record.attempts[id]?.stands ?? false)
    case .appointmentBooked(let id):
      guard let appointment = record.appointments[id]?.appointment else { return true }
      return appointment.status == .cancelled || appointment.status == .booked && appointment.at > now
    case .anotherCallPlanned(let id):
      switch followUps[id]?.state {
      case nil, .planned, .rescheduled, .needsNumber, .superseded, .cancelled(.originChanged, _): return true
      case .done, .skipped, .cancelled: return false
      }
    }
  }

  private func reasonToDrop(
    _ followUp: FollowUp, _ call: StandingCall, among calls: [StandingCall]
  ) -> SupersedeReason? {
    if followUp.kind != .greeting, let id = bookedAppointment(around: call.day) { return .appointmentBooked(id) }
    if let id = contact(around: call.day, notServing: followUp.id) { return .patientReached(id) }
    return calls.first { other in
      // What one visit brings about on one day is one call, not another.
      let isSameCall = other.visit != nil && other.visit == call.visit && other.day == call.day
      return other.id != call.id && !isSameCall && PlanningWork.isTooClose(other.day, to: call.day)
    }.map { .anotherCallPlanned($0.id) }
  }

  private func bookedAppointment(around day: Int) -> AppointmentID? {
    let appointments = record.appointments.values
    return appointments.indices.first {
      appointments[$0].appointment.status == .booked && appointments[$0].appointment.at > now
        && PlanningWork.isTooClose(calendar.timeZone.dayNumber(of: appointments[$0].appointment.at), to: day)
    }.map { appointments[$0].appointment.id }
  }

  private func contact(around day: Int, notServing id: FollowUpID) -> AttemptID? {
    let attempts = record.attempts.values
    return attempts.indices.first {
      attempts[$0].disposition.reachedPatient
        && PlanningWork.isTooClose(calendar.timeZone.dayNumber(of: attempts[$0].at), to: day)
        && attempts[$0].stands && !attempts[$0].outcomes.contains { $0.followUp == id }
    }.map { attempts[$0].id }
  }

  private static func isTooClose(_ day: Int, to other: Int) -> Bool { abs(day - other) <= courtesyDistance }
}

extension FollowUpKind {
  /// Which of two courtesy calls stays: the lower.
  fileprivate var courtesyRank: Int {
    switch self {
    case .clinical: 0
    case .relationship: 1
    case .marketing: 2
    case .greeting: 3
    }
  }
}
