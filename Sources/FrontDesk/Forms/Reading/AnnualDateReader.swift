public import FollowUp

/// Reads a day that comes back every year, as people say it: `5-15`, `1990-5-15`, `15.05.1990`, `八月十五`,
/// `农历8-15`, `闰六月初一`, `腊月廿三`, `15 мая`, `May 15 1990`.
public struct AnnualDateReader: Sendable {
  /// The latest year that a year of birth can be.
  public var currentYear: Int

  public init(currentYear: Int) {
    self.currentYear = currentYear
  }

  public struct Reading: Hashable, Sendable {
    public var date: AnnualDate
    public var year: Int?
  }

  /// Nil where the text is no such day, or the day or year does not exist.
  ///
  /// `calendar` and `isLeapMonth` are what was chosen beside the text; without a choice the text says it. A month and
  /// day in Chinese numerals without 日 or 号 are lunar, as is usual.
  public func read(_ text: String, calendar: DateCalendar? = nil, isLeapMonth: Bool = false) -> Reading? {
    var scanner = InputScanner(text)
    guard let said = SaidDay.read(from: &scanner, currentYear: currentYear), scanner.isAtEnd else { return nil }
    let calendar = calendar ?? said.calendar
    let isLeap = calendar == .lunar && (isLeapMonth || said.isLeapMonth)
    if let year = said.year {
      guard (1900...max(1900, currentYear)).contains(year) else { return nil }
      if calendar == .solar && CivilDate(year: year, month: said.month, day: said.day) == nil { return nil }
    }
    guard
      let date = AnnualDate(calendar: calendar, month: said.month, day: said.day, isLeapMonth: isLeap)
    else { return nil }
    return Reading(date: date, year: said.year)
  }
}

private struct SaidDay {
  var calendar: DateCalendar
  var isLeapMonth = false
  var year: Int?
  var month: Int
  var day: Int

  static func read(from scanner: inout InputScanner, currentYear: Int) -> SaidDay? {
    scanner.skipFiller()
    let named = scanner.take(from: calendars)
    scanner.skipFiller()
    var attempt = scanner
    if let day = compact(from: &attempt) ?? lunar(from: &attempt, or: scanner) {
      return finished(day, named: named, attempt, &scanner)
    }
    attempt = scanner
    guard let parts = CalendarDay.read(from: &attempt), let month = parts.month else {
      return shortYear(from: &scanner, named: named, currentYear: currentYear)
    }
    if parts.year == nil, attempt.skip("-", "/") {
      return shortYear(from: &scanner, named: named, currentYear: currentYear)
    }
    let day = SaidDay(calendar: .solar, year: parts.year, month: month, day: parts.day)
    return finished(day, named: named, attempt, &scanner)
  }

  private static func finished(
    _ day: SaidDay, named: DateCalendar?, _ attempt: InputScanner, _ scanner: inout InputScanner
  ) -> SaidDay {
    scanner = attempt
    scanner.skipFiller()
    var day = day
    if let named { day.calendar = named }
    return day
  }

  private static let calendars: [String: DateCalendar] = [
    "农历": .lunar, "阴历": .lunar, "旧历": .lunar, "lunar": .lunar, "лунный": .lunar, "лун.": .lunar,
    "公历": .solar, "阳历": .solar, "新历": .solar, "西历": .solar, "solar": .solar, "солнечный": .solar,
  ]

  private static let lunarMonths: [String: Int] = ["正": 1, "冬": 11, "腊": 12]

  /// `0515`, `19900515`.
  private static func compact(from scanner: inout InputScanner) -> SaidDay? {
    var attempt = scanner
    guard let number = attempt.number(upTo: 8), number.digits == 4 || number.digits == 8, attempt.isAtEnd else {
      return nil
    }
    scanner = attempt
    let year = number.digits == 8 ? number.value / 10_000 : nil
    return SaidDay(calendar: .solar, year: year, month: number.value / 100 % 100, day: number.value % 100)
  }

  /// `八月十五`, `闰六月初一`, `1990年腊月廿三`: with 月, and a Chinese numeral or a name of the lunar calendar.
  private static func lunar(from scanner: inout InputScanner, or start: InputScanner) -> SaidDay? {
    var attempt = start
    var year: Int?
    var afterYear = attempt
    if let number = afterYear.number(), number.digits == 4, afterYear.skip("年") {
      year = number.value
      attempt = afterYear
    }
    let isLeap = attempt.skip("闰")
    let month: InputScanner.Number
    if let name = attempt.take(from: lunarMonths) {
      month = InputScanner.Number(value: name, digits: 0)
    } else if let number = attempt.number(upTo: 2) {
      month = number
    } else {
      return nil
    }
    guard attempt.skip("月") else { return nil }
    let isFirstTen = attempt.skip("初")
    guard let day = attempt.number(upTo: 2) else { return nil }
    let isSolarDay = attempt.skip("日", "号")
    guard isLeap || isFirstTen || (month.isChinese || day.isChinese) && !isSolarDay else { return nil }
    scanner = attempt
    return SaidDay(calendar: .lunar, isLeapMonth: isLeap, year: year, month: month.value, day: day.value)
  }

  /// `90-5-15`: a year of two digits is the last one that is not in the future.
  private static func shortYear(
    from scanner: inout InputScanner, named: DateCalendar?, currentYear: Int
  ) -> SaidDay? {
    var attempt = scanner
    guard let year = attempt.number(upTo: 2), year.digits == 2, attempt.skip("-", "/", "年"),
      let month = attempt.number(upTo: 2), attempt.skip("-", "/", "月"), let day = attempt.number(upTo: 2)
    else { return nil }
    _ = attempt.skip("日", "号")
    let century = currentYear / 100 * 100
    let full = century + year.value <= currentYear ? century + year.value : century - 100 + year.value
    return finished(
      SaidDay(calendar: .solar, year: full, month: month.value, day: day.value), named: named, attempt, &scanner)
  }
}
