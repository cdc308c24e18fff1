import FollowUp
public import Screen

/// A moment being typed, in whatever way the desk writes it: see ``DateTimeReader``.
public struct DateTimeField: Hashable, Sendable {
  public private(set) var field = TextField(limit: 60)

  public init() {}

  public mutating func handle(_ event: InputEvent) -> FieldResponse { field.handle(event) }

  public func reading(by reader: DateTimeReader) -> DateTimeReader.Reading {
    reader.read(field.text)
  }
}

/// A day of the year being typed, with the calendar it is told in: see ``AnnualDateReader``.
public struct AnnualDateField: Hashable, Sendable {
  public private(set) var field = TextField(limit: 40)
  /// The calendar chosen; nil leaves it to the text.
  public private(set) var calendar = ChoiceField<CalendarChoice>(CalendarChoice.allCases)

  public enum CalendarChoice: String, CaseIterable, Sendable {
    case solar, lunar
    case lunarLeapMonth = "lunar-leap-month"
  }

  public init() {}

  /// The two parts that can have the focus.
  public enum Part: Hashable, Sendable {
    case text, calendar
  }

  public mutating func handle(_ event: InputEvent, in part: Part) -> FieldResponse {
    switch part {
    case .text: field.handle(event)
    case .calendar: calendar.handle(event)
    }
  }

  public func value(by reader: AnnualDateReader) -> FieldValue<AnnualDateReader.Reading> {
    if field.trimmed.isEmpty { return .empty }
    let chosen: DateCalendar? = calendar.selection.map { $0 == .solar ? .solar : .lunar }
    let reading = reader.read(field.text, calendar: chosen, isLeapMonth: calendar.selection == .lunarLeapMonth)
    return reading.map { .value($0) } ?? .unreadable
  }
}
