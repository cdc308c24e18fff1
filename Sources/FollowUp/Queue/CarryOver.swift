extension OpeningCalendar {
  /// Where a call that isn't finished stands at `now`, if the placing rules or a rescheduling put it at `placement`.
  ///
  /// One of today moves on to the latest batch that has begun since; in the timed lane it stays. One of an earlier
  /// day stands in today's latest batch that has begun, else in today's first; on a closed day, in the first batch
  /// of the next open one. One still to come stays.
  public func carriedOver(_ placement: Placement, at now: Instant) -> Placement {
    guard placement.at <= now else { return placement }
    let today = timeZone.date(of: now)
    let begun = lastBatch(on: today, atOrBefore: now)
    let batch: Batch
    if timeZone.date(of: placement.at) == today {
      guard placement.lane != .timed, let begun, begun.at > placement.at else { return placement }
      batch = begun
    } else if isOpen(on: today) {
      batch = begun ?? firstBatch(of: today)
    } else {
      batch = firstBatch(of: nextOpenDay(after: today))
    }
    return Placement(
      lane: .batch(batch.time), at: batch.at, isLate: placement.isLate, reason: .carriedOver(from: placement.at))
  }
}
