internal import OrderedCollections

extension Decision {
  mutating func record(_ draft: AttemptDraft, correcting corrected: ContactAttempt? = nil) throws(Rejection) {
    let served = try check(draft, correcting: corrected)
    let call = Call(
      draft, served: served, correcting: corrected, patient: record.patient, now: now, author: context.author)
    add(.attemptRecorded(call.attempt))
    let id = call.attempt.id
    for reason in served { keep(reason.followUp, cause: id) }
    changePatient(cause: id) { $0.learn(from: call) }
    if let appointment = draft.appointment { try add(booked: appointment, cause: id) }
    for reason in served {
      if let state = state(after: reason, of: call) { move(reason.followUp.id, to: state, cause: id) }
    }
    planPromisedCall(of: call)
    escalate(call)
    replan(cause: id)
    if record.claim != nil { add(.claimReleased) }
  }

  /// The reasons the call served, after everything that could refuse it.
  private func check(
    _ draft: AttemptDraft, correcting corrected: ContactAttempt?
  ) throws(Rejection) -> [ServedReason] {
    try refuseIfClaimed(byOtherThan: context.desk)
    guard record.attempts[draft.id] == nil else { throw .duplicateAttempt(draft.id) }
    let moment = draft.at ?? corrected?.at ?? now
    guard moment <= now else { throw .attemptInFuture(moment) }
    if let satisfaction = draft.collected.satisfaction, !(1...5).contains(satisfaction) {
      throw .satisfactionOutOfRange(satisfaction)
    }
    try refuseUnlessBatch(draft.collected.preferredBatch)
    if let phone = draft.collected.phone { try refuseUnlessNumber(phone) }
    if let appointment = draft.appointment, record.appointments[appointment.id] != nil {
      throw .duplicateAppointment(appointment.id)
    }
    if let appointment = draft.appointment, appointment.at <= moment { throw .appointmentInPast(appointment.at) }
    let served = try servedReasons(of: draft, at: moment, correcting: corrected)
    if draft.disposition == .callBack || served.contains(where: { $0.disposition == .callBack }) {
      guard let promised = draft.callBackAt else { throw .callBackTimeMissing }
      guard promised > moment else { throw .callBackTimeInPast(promised) }
    }
    return served
  }

  private func servedReasons(
    of draft: AttemptDraft, at moment: Instant, correcting corrected: ContactAttempt?
  ) throws(Rejection) -> [ServedReason] {
    let outcomes: [ReasonOutcome]
    switch draft.serving {
    case .these(let named): outcomes = named
    case .whatIsDue:
      let ids = corrected.map(stillOpen) ?? record.followUpsToCall(at: moment, in: context)
      outcomes = ids.map { ReasonOutcome(followUp: $0, disposition: draft.disposition) }
    }
    var served: [ServedReason] = []
    for outcome in outcomes where !served.contains(where: { $0.followUp.id == outcome.followUp }) {
      let followUp = try openFollowUp(outcome.followUp, at: now)
      let placement = calendar.carriedOver(record.placement(of: followUp, in: calendar), at: moment)
      served.append(ServedReason(followUp: followUp, disposition: outcome.disposition, placement: placement))
    }
    return served
  }

  /// What the corrected attempt served, as far as it is open again.
  private func stillOpen(servedBy corrected: ContactAttempt) -> [FollowUpID] {
    corrected.outcomes.map(\.followUp).filter { (try? openFollowUp($0, at: now)) != nil }
  }

  /// A promise to call back that is about nothing on the list becomes a call of its own.
  private mutating func planPromisedCall(of call: Call) {
    guard call.dispositions.contains(.callBack), let promised = call.attempt.callBackAt,
      !call.served.contains(where: { $0.disposition == .callBack })
    else { return }
    let request = FollowUpRequest(
      id: FollowUpID("\(call.attempt.id)/call-back"), requestedBy: context.author, date: .moment(promised),
      note: call.attempt.note, dentist: record.patient.attendingDentist)
    var followUp = followUp(for: request)
    followUp.state = .rescheduled(.callBack(at: promised, by: context.author))
    keep(followUp, cause: call.attempt.id)
  }

  private mutating func escalate(_ call: Call) {
    let reason = call.served.first { $0.disposition == call.attempt.disposition }
    escalate(call.attempt, about: reason?.followUp)
  }

  /// Hands the patient to the dentist where the result of the attempt asks for that; `followUp` is the one with that
  /// result.
  mutating func escalate(_ attempt: ContactAttempt, about followUp: FollowUp?) {
    guard let cause = attempt.disposition.escalationCause else { return }
    add(
      .escalationOpened(
        Escalation(
          id: EscalationID("\(attempt.id)/escalation"), attempt: attempt.id, cause: cause,
          dentist: record.dentistToTell(followUp),
          note: attempt.note, openedAt: attempt.at,
          deadline: calendar.adding(callingTime: Escalation.timeToAnswer, to: attempt.at))))
  }
}

extension PatientRecord {
  /// Who is told of a patient who is unwell or complains: the attending dentist, who receives the feedback; else who
  /// has treated the patient, by the follow-up that the call is about or the last visit.
  public func dentistToTell(_ followUp: FollowUp?) -> StaffID? {
    patient.attendingDentist ?? followUp?.dentist ?? lastAttendedVisit?.dentist
  }
}

extension Escalation {
  /// How much calling time the dentist has for the answer, in seconds: 2 hours.
  public static let timeToAnswer: Int64 = 2 * .hour
}

extension Rescheduling {
  /// A call that `author` promised to make at `instant`.
  static func callBack(at instant: Instant, by author: String) -> Rescheduling {
    Rescheduling(lane: .timed, at: instant, reason: .disposition(.callBack), personalTo: author)
  }
}
