import FollowUp
import Testing

/// Builds clinics and moments for tests; every value is given, nothing comes from the machine.
enum Fixture {
  static func zone(_ identifier: String) throws -> ClinicTimeZone {
    try #require(ClinicTimeZone(identifier: identifier))
  }

  static func time(_ text: String) throws -> ClockTime {
    try #require(ClockTime(text))
  }

  static func date(_ text: String) throws -> CivilDate {
    try #require(CivilDate(text))
  }

  /// `yyyy-MM-dd HH:mm` on the wall clock of `zone`.
  static func moment(_ text: String, in zone: ClinicTimeZone = .china) throws -> Instant {
    let parts = text.split(separator: " ")
    try #require(parts.count == 2)
    return zone.instant(of: try date(String(parts[0])), at: try time(String(parts[1])))
  }

  static func settings(
    zone: String = "Asia/Shanghai", batches: [String] = ["10:30", "16:00"],
    callingHours: (String, String) = ("09:00", "20:00"), closedWeekdays: Set<Weekday> = [.sunday],
    closedDates: [String] = [], openDates: [String] = []
  ) throws -> ClinicSettings {
    ClinicSettings(
      timeZone: try self.zone(zone), batches: try batches.map(time),
      callingHours: try time(callingHours.0)...time(callingHours.1), closedWeekdays: closedWeekdays,
      closedDates: Set(try closedDates.map(date)), openDates: Set(try openDates.map(date)))
  }
}

extension ClinicTimeZone {
  /// `yyyy-MM-dd HH:mm` on this zone's wall clock, for comparing with what a test expects.
  func text(_ instant: Instant) -> String {
    "\(date(of: instant)) \(time(of: instant))"
  }
}

extension Fixture {
  /// A follow-up of a made-up rule whose window is counted from `ended`; `by` may be `end`, the end of that day's
  /// calling hours.
  static func followUp(
    due: String, by: String, kind: FollowUpKind = .clinical, ended: Instant, recordedAt: Instant,
    calendar: OpeningCalendar
  ) throws -> FollowUp {
    let zone = calendar.timeZone
    let day = zone.date(of: ended)
    let dueDuration = try #require(CalendarDuration(due))
    let byDuration = CalendarDuration(by)
    let closing =
      switch byDuration {
      case nil: zone.instant(of: day, at: calendar.settings.callingHours.upperBound)
      case .some(let duration) where duration.isClock: ended + duration.seconds
      case .some(let duration): zone.startOfDay(duration.added(to: day).adding(days: 1)) - 1
      }
    return FollowUp(
      id: "V1/test/step", rule: "test", step: due, purpose: "test", kind: kind, origin: .visit("V1"),
      startsFrom: ended,
      due: dueDuration.isClock ? ended + dueDuration.seconds : zone.startOfDay(dueDuration.added(to: day)), by: closing,
      isClockStep: dueDuration.isClock, recordedAt: recordedAt)
  }
}
