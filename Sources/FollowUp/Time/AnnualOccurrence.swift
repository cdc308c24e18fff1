/// The day on which an annual date falls in one year.
public struct AnnualOccurrence: Hashable, Sendable {
  public let date: CivilDate
  /// The year in the calendar of the annual date. A lunar one may fall twice into one solar year, never twice into one
  /// lunar year.
  public let year: Int
}

extension AnnualDate {
  /// The day on which it is kept in `year` of its own calendar: 29 February on the 28th of other years, lunar dates as
  /// ``LunarCalendar`` says. Nil outside the years that the calendar knows.
  public func date(in year: Int) -> CivilDate? {
    switch calendar {
    case .solar:
      guard (1...12).contains(month) else { return nil }
      return CivilDate(year: year, month: month, day: min(day, CivilDate.daysInMonth(month, of: year)))
    case .lunar:
      return LunarCalendar.solarDate(year: year, month: month, day: day, isLeapMonth: isLeapMonth)
    }
  }

  /// The first occurrence on `date` or after it.
  public func occurrence(onOrAfter date: CivilDate) -> AnnualOccurrence? {
    let current: Int? =
      switch calendar {
      case .solar: date.year
      case .lunar: LunarCalendar.year(of: date)
      }
    guard let current else { return nil }
    for year in current...current + 1 {
      if let candidate = self.date(in: year), candidate >= date { return AnnualOccurrence(date: candidate, year: year) }
    }
    return nil
  }
}
