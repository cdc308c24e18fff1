/// A day of the year in one of two calendars.
public struct AnnualDate: Hashable, Sendable {
  public var calendar: DateCalendar
  /// 1–12.
  public var month: Int
  /// 1–31 (solar) or 1–30 (lunar).
  public var day: Int
  /// Whether `month` is the leap month of a lunar year; false for solar dates.
  public var isLeapMonth: Bool

  /// Nil where no year of the calendar has such a day.
  public init?(calendar: DateCalendar = .solar, month: Int, day: Int, isLeapMonth: Bool = false) {
    guard (1...12).contains(month), day >= 1 else { return nil }
    switch calendar {
    case .solar: guard day <= CivilDate.daysInMonth(month, of: 2000), !isLeapMonth else { return nil }
    case .lunar: guard day <= 30 else { return nil }
    }
    self.calendar = calendar
    self.month = month
    self.day = day
    self.isLeapMonth = isLeapMonth
  }
}

/// The raw value is the code in exchange documents.
public enum DateCalendar: String, CaseIterable, Sendable {
  case solar, lunar
}

public struct Birthday: Hashable, Sendable {
  public var date: AnnualDate
  /// The year of birth in the calendar of `date`; nil where the patient did not say.
  public var year: Int?
  public var unrecognizedFields: UnrecognizedFields?

  public init(date: AnnualDate, year: Int? = nil, unrecognizedFields: UnrecognizedFields? = nil) {
    self.date = date
    self.year = year
    self.unrecognizedFields = unrecognizedFields
  }
}

/// A day other than the birthday that the clinic congratulates on: `wedding`, or free text.
public struct SpecialDate: Hashable, Sendable {
  public var label: String
  public var date: AnnualDate
  /// The year it first happened, where known.
  public var year: Int?
  public var unrecognizedFields: UnrecognizedFields?

  public init(label: String, date: AnnualDate, year: Int? = nil, unrecognizedFields: UnrecognizedFields? = nil) {
    self.label = label
    self.date = date
    self.year = year
    self.unrecognizedFields = unrecognizedFields
  }
}
