import FollowUp
import Wording

extension Voice {
  /// A span of time in its largest sensible unit: `26 分`, `1 时 05 分`, `5 小时`, `3 天`. Less than a minute
  /// counts as one.
  func span(_ seconds: Int64) -> String {
    let minutes = max(1, Int(clamping: seconds / .minute))
    if minutes < 60 { return self(TimePhrase.minutes, count: minutes) }
    if (3 * 60..<24 * 60).contains(minutes) { return self(TimePhrase.hours, count: minutes / 60) }
    if minutes < 24 * 60 {
      return self(TimePhrase.hoursAndMinutes, ["hours": "\(minutes / 60)", "minutes": twoDigits(minutes % 60)])
    }
    return self(TimePhrase.days, count: minutes / (24 * 60))
  }

  /// How long after the treatment a step is, as people say it: `2 小时`, `第 7 天`, `3 个月`. A step that is no
  /// duration, or one of no length, is the empty text.
  func elapsed(step: String) -> String {
    guard let duration = CalendarDuration(step) else { return "" }
    if duration.isClock {
      let minutes = Int(clamping: duration.seconds / .minute)
      if minutes <= 0 { return "" }
      return minutes % 60 == 0
        ? self(TimePhrase.stepHours, count: minutes / 60) : self(TimePhrase.stepMinutes, count: minutes)
    }
    if duration.months > 0 {
      return duration.months % 12 == 0
        ? self(TimePhrase.stepYears, count: duration.months / 12)
        : self(TimePhrase.stepMonths, count: duration.months)
    }
    return duration.days > 0 ? self(TimePhrase.stepDay, count: duration.days) : ""
  }

  func weekday(_ date: CivilDate) -> String {
    name(of: date.weekday.rawValue, as: WeekdayPhrase.self)
  }

  /// `2026-11-21`, in Russian `21.11.2026`.
  func date(_ date: CivilDate) -> String { annual(month: date.month, day: date.day, year: date.year) }

  /// `11-21`, in Russian `21.11`.
  func shortDate(_ date: CivilDate) -> String { annual(month: date.month, day: date.day, year: nil) }

  /// `2026-11-21 周六`
  func dateWithWeekday(_ date: CivilDate) -> String {
    self(TimePhrase.dateWithWeekday, ["date": self.date(date), "weekday": weekday(date)])
  }

  /// The day as seen from `today`: today, tomorrow and yesterday by name, the days of this year without it.
  func day(_ date: CivilDate, from today: CivilDate) -> String {
    switch date.dayNumber - today.dayNumber {
    case 0: self(TimePhrase.today)
    case 1: self(TimePhrase.tomorrow)
    case -1: self(TimePhrase.yesterday)
    default: date.year == today.year ? shortDate(date) : self.date(date)
    }
  }

  /// Day and clock time: `明天 10:30`, `11-28 09:30`.
  func moment(_ instant: Instant, from now: Instant, in zone: ClinicTimeZone) -> String {
    "\(day(zone.date(of: instant), from: zone.date(of: now))) \(zone.time(of: instant))"
  }

  /// As ``moment(_:from:in:)``, inside a sentence: `today at 10:30`, `сегодня в 10:30`.
  func momentInText(_ instant: Instant, from now: Instant, in zone: ClinicTimeZone) -> String {
    let day = day(zone.date(of: instant), from: zone.date(of: now))
    return self(TimePhrase.momentInText, ["day": day, "time": "\(zone.time(of: instant))"])
  }

  /// A day of the year in its calendar, with the year where it is known: `03-05`, `农历八月十五`.
  func annual(_ date: AnnualDate, year: Int?) -> String {
    guard date.calendar == .lunar else { return annual(month: date.month, day: date.day, year: year) }
    let phrase: TimePhrase = date.isLeapMonth ? .lunarLeapDate : .lunarDate
    let name = language == .chinese ? LunarNames.name(of: date) : nil
    let text = self(phrase, ["date": name ?? annual(month: date.month, day: date.day, year: nil)])
    return year.map { self(TimePhrase.lunarYear, ["year": "\($0)", "date": text]) } ?? text
  }

  private func annual(month: Int, day: Int, year: Int?) -> String {
    let text = self(TimePhrase.solarDate, ["month": twoDigits(month), "day": twoDigits(day)])
    return year.map { self(TimePhrase.yearKnown, ["year": "\($0)", "date": text]) } ?? text
  }

  private func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
