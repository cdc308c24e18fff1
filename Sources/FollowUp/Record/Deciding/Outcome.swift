internal import OrderedCollections

extension Decision {
  /// What becomes of the follow-up `reason` after `call`, which is part of the record by now; nil where it stays as
  /// it is.
  func state(after reason: ServedReason, of call: Call) -> FollowUp.State? {
    let moment = call.attempt.at
    switch reason.disposition {
    case .reachedWell, .booked, .notInterested, .discomfort, .complaint:
      return .done(at: moment)
    case .callBack:
      return call.attempt.callBackAt.map { .rescheduled(.callBack(at: $0, by: context.author)) }
    case .noAnswer, .poweredOff, .messageLeft, .thirdParty:
      return closedAsUnreachable(reason) ?? moved(to: nextBatch(after: reason), reason)
    case .busy:
      return closedAsUnreachable(reason) ?? .rescheduled(retryAfterBusy(reason, at: moment))
    case .declinedCall:
      return closedAsUnreachable(reason) ?? moved(to: batchOfNextDay(after: reason), reason)
    case .suspended, .invalidNumber, .wrongPerson:
      return record.patient.phones.contains(where: \.works) ? nil : .needsNumber
    case .doNotCall:
      let consent = reason.followUp.kind.consent
      let withdrawn = call.withdrawnConsents.contains(consent)
      return withdrawn ? .cancelled(.consentWithdrawn(consent), at: now) : .done(at: moment)
    case .elsewhere, .moved, .deceased:
      return .cancelled(.patientLeft(record.patient.status), at: now)
    }
  }

  private func moved(to batch: Batch, _ reason: ServedReason) -> FollowUp.State {
    .rescheduled(
      Rescheduling(lane: .batch(batch.time), at: batch.at, reason: .disposition(reason.disposition)))
  }

  /// The first batch after now and after the batch that the call was made from.
  private func nextBatch(after reason: ServedReason) -> Batch {
    calendar.firstBatch(after: max(now, reason.batchTime ?? now))
  }

  /// The batch that the patient prefers, else the first, of the next open day.
  private func batchOfNextDay(after reason: ServedReason) -> Batch {
    let day = calendar.nextOpenDay(after: calendar.timeZone.date(of: max(now, reason.batchTime ?? now)))
    let preferred = calendar.batches(on: day).first { $0.time == record.patient.preferredBatch }
    return preferred ?? calendar.firstBatch(of: day)
  }

  private func retryAfterBusy(_ reason: ServedReason, at moment: Instant) -> Rescheduling {
    let retry = max(moment + Disposition.timeUntilBusyRetry, now)
    if record.busyInARow(reason.followUp.id) <= Disposition.busyRetries, calendar.isWithinCallingHours(retry) {
      return Rescheduling(lane: .timed, at: retry, reason: .disposition(.busy))
    }
    let batch = nextBatch(after: reason)
    return Rescheduling(lane: .batch(batch.time), at: batch.at, reason: .disposition(.busy))
  }

  private func closedAsUnreachable(_ reason: ServedReason) -> FollowUp.State? {
    let inVain = record.attemptsInVain(reason.followUp.id)
    let days = Set(inVain.map { calendar.timeZone.date(of: $0.at) })
    guard inVain.count >= max(1, settings.attemptsBeforeUnreachable),
      days.count >= Disposition.daysBeforeUnreachable
    else { return nil }
    return .skipped(.unreachable, at: now)
  }
}

extension ServedReason {
  /// The time of the batch it stood in; nil for a call of the timed lane.
  fileprivate var batchTime: Instant? { placement.lane == .timed ? nil : placement.at }
}

extension Disposition {
  /// How long after a busy line the desk tries again, in seconds: 15 minutes.
  public static let timeUntilBusyRetry: Int64 = 15 * .minute
  /// How often a busy line is tried again before the call goes to the next batch.
  public static let busyRetries = 2
  /// On how many different days the desk must have tried before a follow-up closes as unreachable.
  public static let daysBeforeUnreachable = 2
}

extension PatientRecord {
  /// How many attempts that stand served the follow-up.
  func attemptsMade(serving id: FollowUpID) -> Int {
    attempts.values.count { attempt in attempt.stands && attempt.outcomes.contains { $0.followUp == id } }
  }

  /// The attempts that stand and served the follow-up, the latest first, each with its result for it.
  func attempts(serving id: FollowUpID) -> [(attempt: ContactAttempt, disposition: Disposition)] {
    let serving = attempts.values.compactMap { attempt -> (attempt: ContactAttempt, disposition: Disposition)? in
      guard attempt.stands, let outcome = attempt.outcomes.first(where: { $0.followUp == id }) else { return nil }
      return (attempt, outcome.disposition)
    }
    return serving.reversed()
  }

  /// How many attempts in a row found the line busy, the latest included, since the call last left a batch.
  func busyInARow(_ id: FollowUpID) -> Int {
    var count = 0
    for (attempt, disposition) in attempts(serving: id) {
      guard disposition == .busy else { break }
      count += 1
      if attempt.lane != .timed { break }
    }
    return count
  }

  /// The attempts that reached nobody since the patient was last reached about the follow-up.
  func attemptsInVain(_ id: FollowUpID) -> [ContactAttempt] {
    attempts(serving: id).prefix { !$0.disposition.reachedPatient }.map(\.attempt)
  }
}
