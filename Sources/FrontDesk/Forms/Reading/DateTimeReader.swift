public import FollowUp

/// Reads a moment as people say it: `1530`, `15:30`, `明天 10`, `下周三下午三点半`, `+2h`, `tomorrow 10`, `11-28 9:30`,
/// `28.11 в 10`, `завтра 10:00`.
///
/// What is left open is taken as the next time it comes: a time that has passed today means tomorrow, a date without a
/// year the next such day, the name of a weekday its next one. An hour from 1 to 6 without more is in the afternoon,
/// for nobody is called at night.
public struct DateTimeReader: Sendable {
  public var now: Instant
  public var timeZone: ClinicTimeZone
  /// The time of a day that was given without one; nil: a time has to be given.
  public var defaultTime: ClockTime?

  public init(now: Instant, timeZone: ClinicTimeZone, defaultTime: ClockTime? = nil) {
    self.now = now
    self.timeZone = timeZone
    self.defaultTime = defaultTime
  }

  public enum Reading: Hashable, Sendable {
    case empty
    case moment(Instant)
    /// A day, and no time to go with it.
    case timeMissing(CivilDate)
    case unreadable
  }

  public func read(_ text: String) -> Reading {
    var parts = DateTimeParts(today: timeZone.date(of: now))
    var scanner = InputScanner(text)
    scanner.skipFiller()
    if scanner.isAtEnd { return .empty }
    while !scanner.isAtEnd {
      guard parts.take(from: &scanner) else { return .unreadable }
      scanner.skipFiller()
    }
    return moment(of: parts)
  }

  private func moment(of parts: DateTimeParts) -> Reading {
    if let minutes = parts.minutesFromNow {
      guard parts.date == nil, parts.time == nil else { return .unreadable }
      return .moment(wholeMinute(of: now + Int64(minutes) * .minute))
    }
    guard let time = parts.resolvedTime else {
      guard let date = parts.date?.value else { return .unreadable }
      guard let defaultTime, parts.partOfDay == nil else { return .timeMissing(date) }
      return .moment(timeZone.instant(of: date, at: defaultTime))
    }
    switch parts.date {
    case nil:
      let today = timeZone.instant(of: parts.today, at: time)
      return .moment(today > now ? today : timeZone.instant(of: parts.today.adding(days: 1), at: time))
    case .weekday(let date):
      let moment = timeZone.instant(of: date, at: time)
      return .moment(moment > now ? moment : timeZone.instant(of: date.adding(days: 7), at: time))
    case .day(let date):
      return .moment(timeZone.instant(of: date, at: time))
    }
  }

  private func wholeMinute(of instant: Instant) -> Instant {
    instant - Int64(timeZone.second(of: instant))
  }
}

/// What a text has said so far.
fileprivate struct DateTimeParts {
  let today: CivilDate
  var date: SaidDate?
  var time: SaidTime?
  var partOfDay: DateWords.PartOfDay?
  var minutesFromNow: Int?

  enum SaidDate {
    case day(CivilDate)
    /// The name of a weekday, where today may be meant or a week from now.
    case weekday(CivilDate)

    var value: CivilDate {
      switch self {
      case .day(let date), .weekday(let date): date
      }
    }
  }

  struct SaidTime {
    var hour: Int
    var minute: Int
    /// Written so that it can only be meant on a clock of 24 hours: `03:30`, `0330`.
    var isExact: Bool
  }

  init(today: CivilDate) {
    self.today = today
  }

  var resolvedTime: ClockTime? {
    guard let time else { return partOfDay == .noon ? ClockTime(hour: 12, minute: 0) : nil }
    var hour = time.hour
    switch partOfDay {
    case .afternoon: if hour < 12 { hour += 12 }
    case .noon: if hour < 3 { hour += 12 }
    case .morning: if hour == 12 { hour = 0 }
    case nil: if (1...6).contains(hour) && !time.isExact { hour += 12 }
    }
    return ClockTime(hour: hour, minute: time.minute)
  }

  /// Takes the next part; false where nothing fits or a part comes twice.
  mutating func take(from scanner: inout InputScanner) -> Bool {
    takeSpan(from: &scanner) || takeDay(from: &scanner) || takePartOfDay(from: &scanner)
      || takeTime(from: &scanner)
  }

  // MARK: Spans from now

  private mutating func takeSpan(from scanner: inout InputScanner) -> Bool {
    var attempt = scanner
    let isMarked = attempt.skip("+") || attempt.skipWord("in", "через")
    attempt.skipSpaces()
    let isHalf = attempt.skip("半")
    let number = isHalf ? nil : attempt.number()
    let hasNumber = number != nil
    guard hasNumber || isHalf || isMarked else { return false }
    // "через час" leaves the number out.
    let count = number?.value ?? 1
    attempt.skipSpaces()
    let unit = attempt.take(from: DateWords.units)
    let isAfter = attempt.skip("以后", "之后", "后")
    guard unit != nil ? isMarked || isAfter : isMarked && hasNumber else { return false }
    guard minutesFromNow == nil, date == nil, !isHalf || unit == .hours else { return false }
    switch unit ?? .minutes {
    case .minutes: minutesFromNow = count
    case .hours: minutesFromNow = isHalf ? 30 : count * 60
    case .days: date = .day(today.adding(days: count))
    case .weeks: date = .day(today.adding(days: count * 7))
    }
    scanner = attempt
    return true
  }

  // MARK: Days

  private mutating func takeDay(from scanner: inout InputScanner) -> Bool {
    guard date == nil else { return false }
    var attempt = scanner
    guard let found = DateTimeParts.day(from: &attempt, today: today) else { return false }
    date = found
    scanner = attempt
    return true
  }

  private static func day(from scanner: inout InputScanner, today: CivilDate) -> SaidDate? {
    if let days = scanner.take(from: DateWords.days) { return .day(today.adding(days: days)) }
    if let weekday = weekday(from: &scanner, today: today) { return weekday }
    var attempt = scanner
    if let date = CalendarDay.read(from: &attempt), let day = date.next(after: today) {
      scanner = attempt
      return .day(day)
    }
    return nil
  }

  private static func weekday(from scanner: inout InputScanner, today: CivilDate) -> SaidDate? {
    var attempt = scanner
    var week: Int?
    let weekday: Weekday
    if attempt.skip("下下") {
      week = 2
    } else if attempt.skip("下") {
      week = 1
    } else if attempt.skip("本", "这") {
      week = 0
    }
    if attempt.skip("周", "星期", "礼拜") {
      guard let named = attempt.take(from: DateWords.weekdays) else { return nil }
      weekday = named
    } else {
      week = attempt.take(from: DateWords.nextWeek)
      attempt.skipSpaces()
      guard let named = attempt.take(from: DateWords.weekdayNames) else { return nil }
      weekday = named
    }
    scanner = attempt
    if let week {
      let monday = today.adding(days: -today.weekday.daysAfterMonday)
      return .day(monday.adding(days: 7 * week + weekday.daysAfterMonday))
    }
    let ahead = (weekday.daysAfterMonday - today.weekday.daysAfterMonday + 7) % 7
    return .weekday(today.adding(days: ahead))
  }

  // MARK: Times

  private mutating func takePartOfDay(from scanner: inout InputScanner) -> Bool {
    guard partOfDay == nil, let found = scanner.take(from: DateWords.partsOfDay) else { return false }
    partOfDay = found
    return true
  }

  private mutating func takeTime(from scanner: inout InputScanner) -> Bool {
    guard time == nil else { return false }
    var attempt = scanner
    guard let first = attempt.number() else { return false }
    var said = SaidTime(hour: first.value, minute: 0, isExact: first.value == 0)
    if first.digits >= 3 {
      said = SaidTime(hour: first.value / 100, minute: first.value % 100, isExact: first.digits == 4)
    } else {
      guard takeMinute(of: &said, writtenInDigits: first.digits, from: &attempt) else { return false }
    }
    guard (0..<24).contains(said.hour), (0..<60).contains(said.minute) else { return false }
    time = said
    scanner = attempt
    return true
  }
}

extension DateTimeParts {
  /// What follows the hour: `:30`, `点半`, `.30`, ` ч 30`, or nothing. False where a sign promises a minute that does
  /// not come.
  private func takeMinute(
    of said: inout SaidTime, writtenInDigits digits: Int, from scanner: inout InputScanner
  ) -> Bool {
    if scanner.skip(":", "点", "时") {
      if scanner.skip("半") {
        said.minute = 30
      } else if let minute = scanner.number(upTo: 2) {
        said.minute = minute.value
        said.isExact = digits == 2 && said.hour < 10
      }
      _ = scanner.skip("钟", "整", "分")
      return true
    }
    if scanner.skip(".", "-") {
      guard let minute = scanner.number(upTo: 2), minute.digits == 2 else { return false }
      said.minute = minute.value
      return true
    }
    var attempt = scanner
    attempt.skipSpaces()
    if attempt.skipWord("ч", "h", "час", "часа", "часов") {
      attempt.skipSpaces()
      if let minute = attempt.number(upTo: 2) {
        said.minute = minute.value
        attempt.skipSpaces()
        _ = attempt.skipWord("мин", "м", "min")
      }
      scanner = attempt
    }
    return true
  }
}

extension Weekday {
  var daysAfterMonday: Int { Weekday.allCases.firstIndex(of: self) ?? 0 }
}
