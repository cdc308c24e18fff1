/// Puts follow-ups on the list: which batch, or which time of the timed lane.
///
/// A pure function of the follow-up, the patient's preferred batch and the clinic's opening calendar, so that a
/// change of the settings moves every open call at once and nothing stored grows stale.
public struct Placing: Hashable, Sendable {
  public let calendar: OpeningCalendar

  /// What has to lie between the end of a treatment and a call that is pulled forward, in seconds.
  public static let leastTimeAfterTreatment: Int64 = .hour

  public init(calendar: OpeningCalendar) {
    self.calendar = calendar
  }

  /// Where `followUp` stands. A rescheduling decides alone; otherwise the first of these rules that fits:
  ///
  /// 1. the earliest batch of an open day inside the window, ends included, and of those the earliest of
  ///    `preferredBatch` where there is one;
  /// 2. a clock step whose window opens inside calling hours: the timed lane, as it opens;
  /// 3. a clinical step is pulled forward, if at least an hour has passed since the treatment by then: a clock step
  ///    to the end of the calling hours of the day on which it opens, a day step to the last batch of the day before;
  /// 4. the first batch after the window opens, late.
  ///
  /// The window counts from ``FollowUp/placedFrom``, and no rule reaches back before the follow-up was recorded.
  public func place(_ followUp: FollowUp, preferredBatch: ClockTime?) -> Placement {
    if case .rescheduled(let rescheduling) = followUp.state {
      return Placement(
        lane: rescheduling.lane, at: rescheduling.at, isLate: false, reason: .rescheduled(rescheduling.reason))
    }
    return batchInWindow(of: followUp, preferring: preferredBatch)
      ?? timedAtDue(followUp)
      ?? pulledForward(followUp)
      ?? placement(in: calendar.firstBatch(after: followUp.placedFrom), isLate: true, .firstBatchAfterDue)
  }

  private func batchInWindow(of followUp: FollowUp, preferring preferred: ClockTime?) -> Placement? {
    calendar.firstBatch(from: followUp.placedFrom, through: followUp.by, preferring: preferred).map { batch in
      placement(in: batch, batch.time == preferred ? .preferredBatchInWindow : .batchInWindow)
    }
  }

  private func timedAtDue(_ followUp: FollowUp) -> Placement? {
    guard followUp.isClockStep, calendar.isWithinCallingHours(followUp.placedFrom) else { return nil }
    return Placement(lane: .timed, at: followUp.placedFrom, isLate: false, reason: .timedAtDue)
  }

  private func pulledForward(_ followUp: FollowUp) -> Placement? {
    guard followUp.kind == .clinical else { return nil }
    let day = calendar.timeZone.date(of: followUp.placedFrom)
    if followUp.isClockStep {
      guard let hours = calendar.callingHours(on: day), isAllowed(hours.upperBound, for: followUp) else { return nil }
      return Placement(lane: .timed, at: hours.upperBound, isLate: false, reason: .timedAtEndOfCallingHours)
    }
    let dayBefore = day.adding(days: -1)
    guard let batch = calendar.batches(on: dayBefore).last, isAllowed(batch.at, for: followUp) else { return nil }
    return placement(in: batch, .batchOfDayBefore)
  }

  private func isAllowed(_ moment: Instant, for followUp: FollowUp) -> Bool {
    moment - followUp.startsFrom >= Placing.leastTimeAfterTreatment && moment >= followUp.recordedAt
  }

  private func placement(in batch: Batch, isLate: Bool = false, _ reason: PlacementReason) -> Placement {
    Placement(lane: .batch(batch.time), at: batch.at, isLate: isLate, reason: reason)
  }
}
