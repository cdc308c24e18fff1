/// A day whose list is asked for, and the moment at which it is.
public struct QueueDay: Hashable, Sendable {
  public let date: CivilDate
  public let now: Instant
  public let clinic: Clinic
  public let followUpProtocol: FollowUpProtocol
  public let calendar: OpeningCalendar

  public init(_ date: CivilDate, now: Instant, clinic: Clinic, followUpProtocol: FollowUpProtocol) {
    self.date = date
    self.now = now
    self.clinic = clinic
    self.followUpProtocol = followUpProtocol
    calendar = OpeningCalendar(settings: clinic.settings)
  }

  /// The day of `now`.
  public init(at now: Instant, clinic: Clinic, followUpProtocol: FollowUpProtocol) {
    self.init(
      clinic.settings.timeZone.date(of: now), now: now, clinic: clinic, followUpProtocol: followUpProtocol)
  }

  /// Whether the day is over: its list shows what was put there and is still open, where it was put.
  public var isPast: Bool { date < calendar.timeZone.date(of: now) }

  public func contains(_ instant: Instant) -> Bool { calendar.timeZone.date(of: instant) == date }

  /// Where an open follow-up stands, as the list of this day sees it.
  func standing(of placement: Placement) -> Placement {
    isPast ? placement : calendar.carriedOver(placement, at: now)
  }
}
