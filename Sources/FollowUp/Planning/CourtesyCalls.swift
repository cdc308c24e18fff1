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

  /// Supersedes courtesy calls that are needless and reinstates those whose reason to give way has fallen away.
  ///
  /// Where two of them stand too close, the more urgent kind stays, then the earlier one. Those that were promised (the
  /// patient asked to be called back, the desk chose the time) stay in any case.
  ///
  /// - Parameters:
  ///   - wanted: Where those stand that the protocol asks for.
  ///   - moot: Why some of these need not be made at present.
  func dropCourtesyCalls(wanted: Set<Int>, moot: [Int: SupersedeReason]) {
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
    guard !undecided.isEmpty else { return }
    let placing = Placing(calendar: calendar)
    func place(_ followUp: FollowUp) -> Instant {
      placing.place(followUp, preferredBatch: patient.preferredBatch).at
    }
    func call(_ followUp: FollowUp, at instant: Instant) -> StandingCall {
      StandingCall(id: followUp.id, visit: followUp.origin.visit, day: calendar.timeZone.dayNumber(of: instant))
    }
    var calls = standing.map { call(followUps.values[$0], at: place(followUps.values[$0])) }
    let ranked = undecided.map { index in
      var asPlanned = followUps.values[index]
      if !asPlanned.isOpen { asPlanned.state = .planned }
      return (index: index, followUp: asPlanned, at: place(asPlanned))
    }.sorted {
      ($0.followUp.kind.courtesyRank, $0.at, $0.followUp.id) < ($1.followUp.kind.courtesyRank, $1.at, $1.followUp.id)
    }
    for (index, followUp, instant) in ranked {
      let call = call(followUp, at: instant)
      let isOpen = followUps.values[index].isOpen
      if let reason = moot[index] ?? reasonToDrop(followUp, call, among: calls) {
        if isOpen { move(index, to: .superseded(reason, at: now)) }
      } else {
        if !isOpen { move(index, to: .planned) }
        calls.append(call)
      }
    }
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
    record.appointments.values.first {
      $0.appointment.status == .booked && $0.appointment.at > now
        && PlanningWork.isTooClose(calendar.timeZone.dayNumber(of: $0.appointment.at), to: day)
    }?.appointment.id
  }

  private func contact(around day: Int, notServing id: FollowUpID) -> AttemptID? {
    record.attempts.values.first { attempt in
      attempt.stands && attempt.disposition.reachedPatient
        && PlanningWork.isTooClose(calendar.timeZone.dayNumber(of: attempt.at), to: day)
        && !attempt.outcomes.contains { $0.followUp == id }
    }?.id
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
