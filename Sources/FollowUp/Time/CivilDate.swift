/// A day of the Gregorian calendar, without a time zone.
public struct CivilDate: Hashable, Comparable, Sendable {
  public let year: Int
  /// 1–12.
  public let month: Int
  /// 1–31, always a day that the month has.
  public let day: Int

  /// Nil where the day does not exist or the year lies outside 1–9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.daysInMonth(month, of: year)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1970-01-01, negative before it.
  ///
  /// The arithmetic is Howard Hinnant's "days from civil" (public domain), which counts years from March so that
  /// the leap day comes last.
  public var dayNumber: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day `dayNumber` days after 1970-01-01, held inside the years 1–9999.
  public init(dayNumber: Int) {
    let clamped = CivilDate.clamped(dayNumber: dayNumber)
    let shifted = clamped + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      unchecked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static var firstDayNumber: Int { -719_162 }
  static var lastDayNumber: Int { 2_932_896 }

  /// The day number of the years 1–9999 that is nearest to `dayNumber`.
  static func clamped(dayNumber: Int) -> Int { min(max(dayNumber, firstDayNumber), lastDayNumber) }

  /// A number of days that can be added to a day of those years without overflow, and leaves them where `days` does.
  static func clamped(days: Int) -> Int { min(max(days, -4_000_000), 4_000_000) }

  static let first = CivilDate(unchecked: 1, 1, 1)
  static let last = CivilDate(unchecked: 9999, 12, 31)

  public static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let index = (dayNumber % 7 + 7 + 3) % 7
    return Weekday.inOrder[index]
  }

  /// One number takes less to hash than three.
  public func hash(into hasher: inout Hasher) { hasher.combine(year << 9 | month << 5 | day) }

  public static func < (lhs: CivilDate, rhs: CivilDate) -> Bool {
    (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
  }

  public func adding(days: Int) -> CivilDate {
    CivilDate(dayNumber: dayNumber + CivilDate.clamped(days: days))
  }

  /// The same day `months` later; where that month is shorter, its last day (31 January + 1 month = 28 or 29
  /// February). Held inside the years 1–9999.
  public func adding(months: Int) -> CivilDate {
    guard months != 0 else { return self }
    let bounded = min(max(months, -120_000), 120_000)
    let index = year * 12 + (month - 1) + bounded
    let (newYear, newMonth) = (index.flooredQuotient(by: 12), index.flooredRemainder(by: 12) + 1)
    if newYear < 1 { return CivilDate.first }
    if newYear > 9999 { return CivilDate.last }
    return CivilDate(unchecked: newYear, newMonth, min(day, CivilDate.daysInMonth(newMonth, of: newYear)))
  }
}

extension CivilDate: LosslessStringConvertible {
  /// `yyyy-MM-dd`, nothing else.
  public init?(_ text: String) {
    var reader = DigitReader(text)
    guard let date = reader.date(), reader.isAtEnd else { return nil }
    self = date
  }

  public var description: String {
    "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }
}

/// A day of the week; the raw value is its name in exchange documents.
public enum Weekday: String, CaseIterable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  fileprivate static let inOrder = allCases
}

extension Int {
  func flooredQuotient(by divisor: Int) -> Int {
    let quotient = self / divisor
    return (self % divisor != 0) && ((self < 0) != (divisor < 0)) ? quotient - 1 : quotient
  }

  func flooredRemainder(by divisor: Int) -> Int {
    self &- flooredQuotient(by: divisor) &* divisor
  }

  /// Decimal digits with leading zeros, at least `width` of them.
  func padded(to width: Int) -> String {
    let digits = String(magnitude)
    let zeros = String(repeating: "0", count: Swift.max(0, width - digits.count))
    return (self < 0 ? "-" : "") + zeros + digits
  }
}
