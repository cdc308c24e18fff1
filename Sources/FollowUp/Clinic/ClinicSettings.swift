/// What a clinic sets for itself. The defaults are those of a clinic in China with its weekly day off on Sunday.
public struct ClinicSettings: Hashable, Sendable {
  public var name: String
  public var timeZone: ClinicTimeZone
  /// When the desk calls, ascending, at least one.
  public var batches: [ClockTime]
  /// From when to when the desk may call at all, ends included.
  public var callingHours: ClosedRange<ClockTime>
  public var closedWeekdays: Set<Weekday>
  /// Holidays.
  public var closedDates: Set<CivilDate>
  /// Working days that fall on a weekly day off or holiday (make-up days); they win over the other two.
  public var openDates: Set<CivilDate>
  /// How many calls one batch takes before the others are folded under "can wait".
  public var batchCapacity: Int
  /// How long after the time of an appointment a patient who has not come counts as missing, in minutes.
  public var missedAfterMinutes: Int
  /// How many attempts that reached nobody, on at least two different days, close a follow-up as unreachable.
  public var attemptsBeforeUnreachable: Int
  /// How long a patient's data is kept after the last activity; nil: as long as nobody erases it.
  public var retention: CalendarDuration?
  public var unrecognizedFields: UnrecognizedFields?
  /// Members at the top level of an exchange document that this version does not know.
  public var unrecognizedDocumentFields: UnrecognizedFields?

  public init(
    name: String = "", timeZone: ClinicTimeZone = .china,
    batches: [ClockTime] = [ClockTime(clampedMinutes: 10 * 60 + 30), ClockTime(clampedMinutes: 16 * 60)],
    callingHours: ClosedRange<ClockTime> = ClockTime(clampedMinutes: 9 * 60)...ClockTime(clampedMinutes: 20 * 60),
    closedWeekdays: Set<Weekday> = [.sunday], closedDates: Set<CivilDate> = [], openDates: Set<CivilDate> = [],
    batchCapacity: Int = 40, missedAfterMinutes: Int = 15, attemptsBeforeUnreachable: Int = 3
  ) {
    self.name = name
    self.timeZone = timeZone
    self.batches = batches
    self.callingHours = callingHours
    self.closedWeekdays = closedWeekdays
    self.closedDates = closedDates
    self.openDates = openDates
    self.batchCapacity = batchCapacity
    self.missedAfterMinutes = missedAfterMinutes
    self.attemptsBeforeUnreachable = attemptsBeforeUnreachable
  }

  /// Whether the clinic works on `date`.
  public func isOpen(on date: CivilDate) -> Bool {
    let weekday = date.weekday
    // Of the handful of weekdays, looking at each is quicker than hashing one.
    let isDayOff = closedWeekdays.contains { $0 == weekday } || closedDates.contains(date)
    return !isDayOff || openDates.contains(date)
  }
}

extension ClinicTimeZone {
  /// China's one time zone; coordinated universal time on a system without a time zone database.
  public static let china = ClinicTimeZone(identifier: "Asia/Shanghai") ?? .universal
}
