extension PatientRecord {
  /// What `command` makes happen, in the order in which it happens; empty where everything is as asked for already.
  ///
  /// Never changes the record: ``apply(_:)-(Event)`` does. Whatever the context's clock and author are goes into the
  /// events.
  public func decide(_ command: Command, in context: DecisionContext) throws(Rejection) -> [Event] {
    var decision = Decision(self, in: context)
    switch command {
    case .importRows(let rows): decision.importRows(rows)

    case .claim(let desk): try decision.claim(for: desk)
    case .releaseClaim(let desk): decision.releaseClaim(of: desk)

    case .recordAttempt(let draft): try decision.record(draft)
    case .takeBack(let id): try decision.takeBack(id)
    case .correct(let id, let draft): try decision.correct(id, with: draft)

    case .setVIP(let flag): decision.changePatient { $0.vip = flag }
    case .setTags(let tags): decision.setTags(tags)
    case .setGrade(let grade): decision.changePatient { $0.grade = grade }
    case .setPreferredBatch(let time): try decision.setPreferredBatch(time)
    case .setConsent(let consent): decision.setConsent(consent)
    case .addPhone(let phone): try decision.addPhone(phone)
    case .setBirthday(let birthday): decision.setBirthday(birthday)
    case .addSpecialDate(let date): decision.addSpecialDate(date)

    case .requestFollowUp(let request): try decision.request(request)
    case .reschedule(let id, let lane, let instant): try decision.reschedule(id, to: lane, at: instant)
    case .skip(let id, let reason): try decision.skip(id, reason: reason)
    case .putBack(let id, let state): try decision.putBack(id, as: state)

    case .bookAppointment(let appointment): try decision.book(appointment)
    case .setAppointmentStatus(let id, let status): try decision.setStatus(status, of: id)

    case .acknowledgeEscalation(let id): try decision.acknowledge(id)
    case .answerEscalation(let id, let answer): try decision.answer(id, with: answer)
    }
    return decision.events
  }
}
