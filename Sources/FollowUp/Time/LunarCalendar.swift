private import FoundationEssentials
private import FoundationInternationalization
private import Synchronization

/// A day of the Chinese lunar calendar (农历).
public struct LunarDate: Hashable, Sendable {
  /// The Gregorian year in which the lunar year begins.
  public var year: Int
  /// 1–12.
  public var month: Int
  /// Whether it is the leap month that follows the ordinary one of the same number.
  public var isLeapMonth: Bool
  /// 1–30.
  public var day: Int

  public init(year: Int, month: Int, isLeapMonth: Bool = false, day: Int) {
    self.year = year
    self.month = month
    self.isLeapMonth = isLeapMonth
    self.day = day
  }
}

/// Lunar dates to solar ones and back, for the lunar years 1600–2400.
public enum LunarCalendar {
  public static let years = 1600...2400

  /// The calendar counts its days in universal time; a day is looked up at its noon.
  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .chinese)
    calendar.timeZone = .gmt
    return calendar
  }()

  /// The lunar date of `date`; nil outside ``years``.
  public static func lunarDate(of date: CivilDate) -> LunarDate? {
    guard (years.lowerBound...years.upperBound + 1).contains(date.year) else { return nil }
    let noon = Date(timeIntervalSince1970: TimeInterval(date.dayNumber) * 86_400 + 43_200)
    let fields = calendar.dateComponents([.era, .year, .month, .day], from: noon)
    guard let era = fields.era, let yearOfEra = fields.year, let month = fields.month, let day = fields.day else {
      return nil
    }
    let year = (era - 1) * 60 + yearOfEra + yearBeforeFirstEra
    guard years.contains(year) else { return nil }
    return LunarDate(year: year, month: month, isLeapMonth: fields.isLeapMonth ?? false, day: day)
  }

  /// The solar date on which a day of the lunar year `year` is kept: a leap month that the year lacks is the ordinary
  /// month of that number, and the 30th of a month of 29 days is its 29th. Nil outside ``years`` or where `month` or
  /// `day` is no number of a lunar month or day.
  public static func solarDate(year: Int, month: Int, day: Int, isLeapMonth: Bool = false) -> CivilDate? {
    guard years.contains(year), (1...12).contains(month), (1...30).contains(day),
      let first = (isLeapMonth ? firstDay(of: month, isLeap: true, in: year) : nil)
        ?? firstDay(of: month, isLeap: false, in: year)
    else { return nil }
    let date = first.adding(days: day - 1)
    if day == 30, lunarDate(of: date)?.day != 30 { return date.adding(days: -1) }
    return date
  }

  /// The lunar year that `date` lies in; nil outside ``years``.
  static func year(of date: CivilDate) -> Int? {
    guard let newYear = firstDay(of: 1, isLeap: false, in: date.year) else { return lunarDate(of: date)?.year }
    let year = newYear <= date ? date.year : date.year - 1
    return years.contains(year) ? year : nil
  }

  private struct Month: Hashable {
    var year: Int
    var month: Int
    var isLeap: Bool
  }

  /// The first days of the months that were asked for so far (nil for months that there are not): a few years' in all,
  /// asked for again whenever a patient with a lunar birthday is planned.
  private static let firstDays = Mutex<[Month: CivilDate?]>([:])

  /// The first day of a lunar month; nil where the year has no such month.
  private static func firstDay(of month: Int, isLeap: Bool, in year: Int) -> CivilDate? {
    guard years.contains(year) else { return nil }
    let key = Month(year: year, month: month, isLeap: isLeap)
    if let known = firstDays.withLock({ $0[key] }) { return known }
    let found = findFirstDay(of: month, isLeap: isLeap, in: year)
    firstDays.withLock { $0[key] = .some(found) }
    return found
  }

  private static func findFirstDay(of month: Int, isLeap: Bool, in year: Int) -> CivilDate? {
    let count = year - yearBeforeFirstEra - 1
    var fields = DateComponents()
    fields.era = count / 60 + 1
    fields.year = count % 60 + 1
    fields.month = month
    fields.isLeapMonth = isLeap
    fields.day = 1
    fields.hour = 12
    guard let noon = calendar.date(from: fields) else { return nil }
    let date = CivilDate(dayNumber: Int((noon.timeIntervalSince1970 / 86_400).rounded(.down)))
    guard let found = lunarDate(of: date), found == LunarDate(year: year, month: month, isLeapMonth: isLeap, day: 1)
    else { return nil }
    return date
  }

  /// The cycles of 60 years ("eras") count from the lunar year that began in 2637 BCE, the astronomical year −2636.
  private static let yearBeforeFirstEra = -2637
}
