internal import FollowUp

extension DocumentReading {
  /// One row of the section `attempts`.
  mutating func attempt(_ fields: Fields) -> ExchangedAttempt? {
    guard let id = id(fields) else { return nil }
    let patient = patientID(fields)
    let at = fields.instant("at", required: true)
    let by = fields.text("by", required: true)
    let disposition = fields.code("disposition", Disposition.self, required: true)
    guard let patient, let at, let by, let disposition else { return nil }
    var attempt = ExchangedAttempt(id: AttemptID(id), patient: patient, at: at, by: by, disposition: disposition)
    if let followUps = fields.objectsIfPresent("followUps") {
      var outcomes: [ReasonOutcome] = []
      for outcome in followUps {
        guard let followUp = outcome.identifier("id", required: true) else { continue }
        let result = outcome.code("disposition", Disposition.self) ?? disposition
        outcomes.append(ReasonOutcome(followUp: FollowUpID(followUp), disposition: result))
      }
      attempt.serving = .these(outcomes)
    }
    attempt.channel = fields.code("channel", ContactChannel.self) ?? .phone
    attempt.phone = fields.text("phone")
    attempt.note = fields.text("note") ?? ""
    attempt.callBackAt = fields.instant("callBackAt", required: attempt.promisesCall)
    if attempt.promisesCall, let promised = attempt.callBackAt, promised <= at {
      fields.row.refuse(.callBackBeforeCall, field: "callBackAt", value: settings.timeZone.iso8601(promised))
    }
    attempt.lane = lane(fields)
    attempt.enteredAt = fields.instant("enteredAt")
    attempt.appointment = fields.identifier("appointment").map { AppointmentID($0) }
    attempt.satisfaction = fields.integer("satisfaction", in: 1...5)
    attempt.referral = referral(fields)
    attempt.acknowledgement = acknowledgement(fields)
    attempt.answer = answer(fields)
    attempt.unrecognizedFields = fields.unrecognized()
    return attempt
  }

  /// `{ "by": "…", "at": "…" }`, both of them required.
  private func acknowledgement(_ fields: Fields) -> ExchangedAttempt.Acknowledgement? {
    guard let acknowledgement = fields.object("acknowledged") else { return nil }
    let by = acknowledgement.text("by", required: true)
    let at = acknowledgement.instant("at", required: true)
    guard let by, let at else { return nil }
    return ExchangedAttempt.Acknowledgement(by: by, at: at)
  }

  /// `{ "text": "…", "by": "…", "at": "…" }`, all of them required.
  private func answer(_ fields: Fields) -> ExchangedAttempt.Answer? {
    guard let answer = fields.object("answer") else { return nil }
    let text = answer.text("text", required: true)
    let by = answer.text("by", required: true)
    let at = answer.instant("at", required: true)
    guard let text, let by, let at else { return nil }
    return ExchangedAttempt.Answer(text: text, by: by, at: at)
  }

  /// `{ "asked": true }`, `{ "agreed": true }`, `{ "name": "…" }`.
  private func referral(_ fields: Fields) -> Referral? {
    guard let referral = fields.object("referral") else { return nil }
    let asked = referral.flag("asked") ?? false
    let agreed = referral.flag("agreed") ?? false
    if let name = referral.text("name"), !name.isEmpty { return .named(name) }
    return agreed ? .agreed : asked ? .asked : nil
  }
}

extension ExchangedAttempt {
  /// Whether the patient asked to be called back.
  fileprivate var promisesCall: Bool {
    if disposition == .callBack { return true }
    guard case .these(let outcomes) = serving else { return false }
    return outcomes.contains { $0.disposition == .callBack }
  }
}
