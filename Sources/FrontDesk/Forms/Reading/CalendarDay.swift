import FollowUp

/// A day of the solar calendar as people write it, with or without its year: `2026-11-28`, `11/28`, `11月28日`, `28号`,
/// `28.11`, `28 ноября`, `Nov 28`.
struct CalendarDay: Hashable {
  var year: Int?
  /// Nil for the day of a month that was not named.
  var month: Int?
  var day: Int

  /// Nil where no day comes next; the scanner's position is then undefined.
  static func read(from scanner: inout InputScanner) -> CalendarDay? {
    if let month = scanner.take(from: DateWords.months) {
      scanner.skipSpaces()
      guard let day = scanner.number(upTo: 2) else { return nil }
      return CalendarDay(year: trailingYear(&scanner), month: month, day: day.value)
    }
    guard let first = scanner.number() else { return nil }
    if first.digits == 4 { return afterYear(first.value, from: &scanner) }
    if scanner.skip("月") {
      guard let day = scanner.number(upTo: 2) else { return nil }
      _ = scanner.skip("日", "号")
      return CalendarDay(month: first.value, day: day.value)
    }
    if scanner.skip("日", "号") { return CalendarDay(day: first.value) }
    if scanner.skip("-", "/") {
      guard let day = scanner.number(upTo: 2) else { return nil }
      return CalendarDay(month: first.value, day: day.value)
    }
    if scanner.skip(".") {
      guard let month = scanner.number(upTo: 2), (1...12).contains(month.value) else { return nil }
      let year = scanner.skip(".") ? scanner.number() : nil
      return CalendarDay(
        year: year.map { $0.value < 100 ? 2000 + $0.value : $0.value }, month: month.value, day: first.value)
    }
    scanner.skipSpaces()
    guard let month = scanner.take(from: DateWords.months) else { return nil }
    return CalendarDay(year: trailingYear(&scanner), month: month, day: first.value)
  }

  private static func afterYear(_ year: Int, from scanner: inout InputScanner) -> CalendarDay? {
    guard scanner.skip("-", "/", ".", "年"), let month = scanner.number(upTo: 2), scanner.skip("-", "/", ".", "月"),
      let day = scanner.number(upTo: 2)
    else { return nil }
    _ = scanner.skip("日", "号")
    return CalendarDay(year: year, month: month.value, day: day.value)
  }

  private static func trailingYear(_ scanner: inout InputScanner) -> Int? {
    var attempt = scanner
    while attempt.skip(" ", ",") {}
    guard let year = attempt.number(), year.digits == 4, (1900...2200).contains(year.value) else { return nil }
    scanner = attempt
    return year.value
  }

  /// The day meant by somebody who says it on `today`: where the year or the month was left out, the next such day.
  /// Nil where there is none within eight years.
  func next(after today: CivilDate) -> CivilDate? {
    if let year, let month { return CivilDate(year: year, month: month, day: day) }
    if let month {
      return (today.year...today.year + 8).lazy.compactMap { CivilDate(year: $0, month: month, day: day) }
        .first { $0 >= today }
    }
    return (0...2).lazy.compactMap { months -> CivilDate? in
      let target = CivilDate(year: today.year, month: today.month, day: 1)?.adding(months: months)
      return target.flatMap { CivilDate(year: $0.year, month: $0.month, day: day) }
    }.first { $0 >= today }
  }
}
