/// Where the placing rules, or a rescheduling, put a follow-up, and why.
public struct Placement: Hashable, Sendable {
  public var lane: Lane
  public var at: Instant
  /// Whether it comes after its window since the window held no moment to call.
  public var isLate: Bool
  public var reason: PlacementReason

  public init(lane: Lane, at: Instant, isLate: Bool, reason: PlacementReason) {
    self.lane = lane
    self.at = at
    self.isLate = isLate
    self.reason = reason
  }
}

/// The rule of placing that decided.
public enum PlacementReason: Hashable, Sendable {
  /// The earliest batch of an open day inside the window.
  case batchInWindow
  /// The earliest batch of the kind the patient prefers inside the window.
  case preferredBatchInWindow
  /// No batch in the window; the window opens inside calling hours.
  case timedAtDue
  /// The window opens outside calling hours; called at their end.
  case timedAtEndOfCallingHours
  /// No batch in the window; the last batch of the day before it.
  case batchOfDayBefore
  /// The first batch after the window opened; late.
  case firstBatchAfterDue
  case rescheduled(ReschedulingReason)
  /// Not finished in its batch, it moved on to a later one; `from` is where it stood first.
  case carriedOver(from: Instant)
}
