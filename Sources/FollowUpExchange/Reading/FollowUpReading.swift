internal import FollowUp

extension DocumentReading {
  /// One row of the section `followUps`, and whose it is.
  mutating func followUp(_ fields: Fields) -> (PatientID, FollowUp)? {
    guard let id = id(fields) else { return nil }
    let patient = patientID(fields)
    let rule = fields.identifier("rule", required: true)
    let step = fields.text("step", required: true)
    let kind = fields.code("kind", FollowUpKind.self, required: true)
    let origin = origin(fields)
    let due = fields.instant("due", required: true)
    let by = fields.instant("by", required: true)
    let startsFrom = fields.instant("startsFrom") ?? due
    let recordedAt = fields.instant("recordedAt") ?? now
    let state = state(fields)
    guard let patient, let rule, let step, let kind, let origin, let due, let by, let startsFrom, let state else {
      return nil
    }
    let purpose = fields.text("purpose") ?? ""
    let isClockStep = fields.flag("clockStep") ?? false
    let procedures = fields.texts("procedures")
    let teeth = fields.texts("teeth").compactMap { text in
      let tooth = Int(text).flatMap { ToothNumber($0) }
      if tooth == nil { fields.row.refuse(.badTooth, field: "teeth", value: text) }
      return tooth
    }
    let followUp = FollowUp(
      id: FollowUpID(id), rule: RuleID(rule), step: step, purpose: purpose, kind: kind, origin: origin,
      procedures: procedures, teeth: teeth, dentist: staffID("dentist", fields), startsFrom: startsFrom, due: due,
      by: by, isClockStep: isClockStep, recordedAt: recordedAt, note: fields.text("note") ?? "", state: state)
    return (patient, followUp)
  }

  private func origin(_ fields: Fields) -> FollowUpOrigin? {
    let origins: [FollowUpOrigin?] = [
      fields.identifier("visit").map { .visit(VisitID($0)) },
      fields.identifier("appointment").map { .appointment(AppointmentID($0)) },
      fields.text("specialDate").map { .specialDate(label: $0) },
      fields.text("requestedBy").map { .request(by: $0) },
    ]
    let named = origins.compactMap(\.self)
    if named.count == 1, let origin = named.first { return origin }
    fields.row.refuse(.notOneOrigin, field: "visit")
    return nil
  }

  // MARK: What has become of it

  /// The state and what belongs to it, in members of the row; a row without `state` is planned.
  private func state(_ fields: Fields) -> FollowUp.State? {
    let name = fields.code("state", ExchangedFollowUpState.Name.self)
    let reason = fields.code("reason", ExchangedFollowUpState.Reason.self)
    let isClosed = name.map { ![.planned, .rescheduled, .needsNumber].contains($0) } ?? false
    let closedAt = fields.instant("closedAt", required: isClosed)
    switch name {
    case nil, .planned: return .planned
    case .needsNumber: return .needsNumber
    case .rescheduled: return place(fields).map { .rescheduled($0) }
    case .done: return closedAt.map { .done(at: $0) }
    case .skipped: return closedAt.flatMap { at in skipReason(reason, fields).map { .skipped($0, at: at) } }
    case .cancelled: return closedAt.flatMap { at in cancelReason(reason, fields).map { .cancelled($0, at: at) } }
    case .superseded: return closedAt.flatMap { at in supersedeReason(reason, fields).map { .superseded($0, at: at) } }
    }
  }

  /// `{ "lane": "16:00", "at": "…", "disposition": "…", "personalTo": "…" }`, the first two required.
  private func place(_ fields: Fields) -> Rescheduling? {
    guard let place = fields.object("place") else {
      fields.refuse(.missing, "place")
      return nil
    }
    let lane = lane(place, required: true)
    let at = place.instant("at", required: true)
    let disposition = place.code("disposition", Disposition.self)
    let personalTo = place.text("personalTo")
    guard let lane, let at else { return nil }
    return Rescheduling(
      lane: lane, at: at, reason: disposition.map { .disposition($0) } ?? .byDesk, personalTo: personalTo)
  }

  private func skipReason(_ reason: ExchangedFollowUpState.Reason?, _ fields: Fields) -> SkipReason? {
    switch reason {
    case .byDesk: return .byDesk(fields.text("words") ?? "")
    case .unreachable: return .unreachable
    default: return refuseReason(reason, fields)
    }
  }

  private func cancelReason(_ reason: ExchangedFollowUpState.Reason?, _ fields: Fields) -> CancelReason? {
    switch reason {
    case .byDesk: return .byDesk(fields.text("words") ?? "")
    case .originChanged: return .originChanged
    case .consentWithdrawn:
      return fields.code("because", ConsentKind.self, required: true).map { .consentWithdrawn($0) }
    case .patientLeft: return fields.code("because", PatientStatus.self, required: true).map { .patientLeft($0) }
    default: return refuseReason(reason, fields)
    }
  }

  private func supersedeReason(_ reason: ExchangedFollowUpState.Reason?, _ fields: Fields) -> SupersedeReason? {
    switch reason {
    case .anotherCallPlanned:
      return fields.identifier("because", required: true).map { .anotherCallPlanned(FollowUpID($0)) }
    case .patientReached:
      return fields.identifier("because", required: true).map { .patientReached(AttemptID($0)) }
    case .appointmentBooked:
      return fields.identifier("because", required: true).map { .appointmentBooked(AppointmentID($0)) }
    default: return refuseReason(reason, fields)
    }
  }

  /// For a reason that does not belong to the state of the row.
  private func refuseReason<Reason>(
    _ reason: ExchangedFollowUpState.Reason?, _ fields: Fields
  ) -> Reason? {
    fields.row.refuse(reason == nil ? .missing : .unknownCode, field: "reason", value: reason?.rawValue)
    return nil
  }

  // MARK: Lanes

  /// `10:30`, `16:00` or `timed`.
  func lane(_ fields: Fields, required: Bool = false) -> Lane? {
    guard let text = fields.text("lane", required: required), !text.isEmpty else { return nil }
    if text == Lane.timed.code { return .timed }
    if let time = ClockTime(text) { return .batch(time) }
    fields.row.refuse(.notATime, field: fields.path("lane"), value: text)
    return nil
  }
}
