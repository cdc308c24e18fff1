internal import OrderedCollections

extension Decision {
  mutating func request(_ request: FollowUpRequest) throws(Rejection) {
    guard record.patient.status == .active else { throw .patientLeft(record.patient.status) }
    guard record.followUps[request.id] == nil else { throw .duplicateFollowUp(request.id) }
    let followUp = followUp(for: request)
    guard record.patient.consent.allows(followUp.kind) else { throw .consentWithdrawn(followUp.kind.consent) }
    add(.followUpPlanned(followUp, cause: nil))
    replan()
  }

  /// The follow-up that a request asks for: on its whole day, or at its very time.
  func followUp(for request: FollowUpRequest) -> FollowUp {
    let rule = context.followUpProtocol.rules.first { $0.trigger == .request }
    let step = rule?.steps.first
    let zone = calendar.timeZone
    let (due, by): (Instant, Instant) =
      switch request.date {
      case .day(let date): (zone.startOfDay(date), zone.endOfDay(date))
      case .moment(let instant): (instant, instant)
      }
    let isClockStep = due == by
    return FollowUp(
      id: request.id, rule: rule?.id ?? .dentistRequest, step: (isClockStep ? "PT0H" : "P0D"),
      purpose: step?.purpose ?? "request", kind: step?.kind ?? .clinical, origin: .request(by: request.requestedBy),
      dentist: request.dentist ?? record.patient.attendingDentist, startsFrom: now, due: due, by: by,
      isClockStep: isClockStep, recordedAt: now, note: request.note)
  }

  /// A place in a batch is at that batch's time, on the day of `instant`.
  mutating func reschedule(_ id: FollowUpID, to lane: Lane, at instant: Instant) throws(Rejection) {
    try refuseIfClaimed(byOtherThan: context.desk)
    let followUp = try openFollowUp(id, at: now)
    var place = Rescheduling(lane: lane, at: instant, reason: .byDesk)
    if case .batch(let time) = lane {
      try refuseUnlessBatch(time)
      let zone = calendar.timeZone
      place.at = zone.instant(of: zone.date(of: instant), at: time)
    }
    guard followUp.state != .rescheduled(place) else { return }
    keep(followUp)
    move(id, to: .rescheduled(place))
    replan()
  }

  mutating func skip(_ id: FollowUpID, reason: String) throws(Rejection) {
    guard !reason.allSatisfy(\.isWhitespace) else { throw .emptySkipReason }
    try refuseIfClaimed(byOtherThan: context.desk)
    let followUp = try openFollowUp(id, at: now)
    keep(followUp)
    move(id, to: .skipped(.byDesk(reason), at: now))
    replan()
  }

  /// Refused where something else than the desk's hand has decided on the follow-up since.
  mutating func putBack(_ id: FollowUpID, as state: FollowUp.State) throws(Rejection) {
    try refuseIfClaimed(byOtherThan: context.desk)
    guard let followUp = record.followUps[id] else { throw .unknownFollowUp(id) }
    switch (followUp.state, state) {
    case (.skipped(.byDesk, _), .planned), (.skipped(.byDesk, _), .rescheduled), (.skipped(.byDesk, _), .needsNumber):
      break
    case (.rescheduled(let place), .planned), (.rescheduled(let place), .rescheduled),
      (.rescheduled(let place), .needsNumber):
      guard place.reason == .byDesk else { throw .followUpNotOpen(id) }
    default: throw .followUpNotOpen(id)
    }
    move(id, to: state)
    replan()
  }
}

extension RuleID {
  /// The rule of calls that a dentist or the desk asks for.
  static let dentistRequest: RuleID = "dentist-request"
}
