extension PatientRecord {
  /// What `command` makes happen, in the order in which it happens; empty where everything is as asked for already.
  ///
  /// Never changes the record: ``apply(_:)-(Event)`` does. Whatever the context's clock and author are goes into the
  /// events.
  public func decide(_ command: Command, in context: DecisionContext) throws(Rejection) -> [Event] {
    var decision = Decision(self, in: context)
    try decision.decide(command)
    return decision.events
  }

  /// Decides and applies at once: what comes of ``decide(_:in:)`` and applying its events.
  ///
  /// - Returns: The events. Where it throws, the record stays as it was.
  public mutating func perform(_ command: Command, in context: DecisionContext) throws(Rejection) -> [Event] {
    var decision = Decision(self, in: context)
    try decision.decide(command)
    self = decision.record
    return decision.events
  }
}

extension Decision {
  fileprivate mutating func decide(_ command: Command) throws(Rejection) {
    switch command {
    case .importRows(let rows): importRows(rows)

    case .claim(let desk): try claim(for: desk)
    case .releaseClaim(let desk): releaseClaim(of: desk)

    case .recordAttempt(let draft): try record(draft)
    case .takeBack(let id): try takeBack(id)
    case .correct(let id, let draft): try correct(id, with: draft)

    case .setVIP(let flag): changePatient { $0.vip = flag }
    case .setTags(let tags): setTags(tags)
    case .setGrade(let grade): changePatient { $0.grade = grade }
    case .setPreferredBatch(let time): try setPreferredBatch(time)
    case .setConsent(let consent): setConsent(consent)
    case .addPhone(let phone): try addPhone(phone)
    case .setBirthday(let birthday): setBirthday(birthday)
    case .addSpecialDate(let date): addSpecialDate(date)

    case .requestFollowUp(let request): try self.request(request)
    case .reschedule(let id, let lane, let instant): try reschedule(id, to: lane, at: instant)
    case .skip(let id, let reason): try skip(id, reason: reason)
    case .putBack(let id, let state): try putBack(id, as: state)

    case .bookAppointment(let appointment): try book(appointment)
    case .setAppointmentStatus(let id, let status): try setStatus(status, of: id)

    case .acknowledgeEscalation(let id): try acknowledge(id)
    case .answerEscalation(let id, let answer): try self.answer(id, with: answer)
    case .takeBackAcknowledgement(let id): try takeBackAcknowledgement(of: id)
    case .takeBackAnswer(let id, let state): try takeBackAnswer(to: id, restoring: state)
    }
  }
}
