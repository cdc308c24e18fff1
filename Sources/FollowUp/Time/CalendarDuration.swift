/// An ISO 8601 duration: `PT2H`, `P7D`, `P2M14D`, `P1Y`, `P2W`.
///
/// A duration with parts of a day or longer counts on the calendar; one of hours and minutes alone runs on the
/// clock.
public struct CalendarDuration: Hashable, Sendable {
  /// Years are kept as 12 months each.
  public let months: Int
  /// Weeks are kept as 7 days each.
  public let days: Int
  /// The part of hours, minutes and seconds.
  public let seconds: Int64
  /// Whether it was written without a part of a day or longer: `PT0H` is a clock duration, `P0D` is not.
  public let isClock: Bool

  public init(months: Int = 0, days: Int = 0) {
    self.init(months: months, days: days, seconds: 0, isClock: false)
  }

  public init(seconds: Int64) {
    self.init(months: 0, days: 0, seconds: seconds, isClock: true)
  }

  private init(months: Int, days: Int, seconds: Int64, isClock: Bool) {
    self.months = months
    self.days = days
    self.seconds = seconds
    self.isClock = isClock
  }

  /// This duration `count` times over, as a repeated step counts from the treatment.
  public func times(_ count: Int) -> CalendarDuration {
    CalendarDuration(
      months: months.multipliedClamped(by: count), days: days.multipliedClamped(by: count),
      seconds: Int64(Int(clamping: seconds).multipliedClamped(by: count)), isClock: isClock)
  }

  public static func + (lhs: CalendarDuration, rhs: CalendarDuration) -> CalendarDuration {
    CalendarDuration(
      months: lhs.months + rhs.months, days: lhs.days + rhs.days, seconds: lhs.seconds + rhs.seconds,
      isClock: lhs.isClock && rhs.isClock)
  }

  /// `date` moved by the calendar part: months first, then days.
  public func added(to date: CivilDate) -> CivilDate {
    date.adding(months: months).adding(days: days)
  }

  /// The same for the ``CivilDate/dayNumber`` of a day, which is quicker where no months are to be counted.
  func added(toDayNumber dayNumber: Int) -> Int {
    var day = CivilDate.clamped(dayNumber: dayNumber)
    if months != 0 { day = CivilDate(dayNumber: day).adding(months: months).dayNumber }
    return CivilDate.clamped(dayNumber: day + CivilDate.clamped(days: days))
  }
}

extension CalendarDuration: LosslessStringConvertible {
  /// Whole numbers only, at most six digits each, units in the order of ISO 8601; nil for anything else.
  public init?(_ text: String) {
    var rest = Substring(text)
    guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
    let (calendarPart, clockPart): (Substring, Substring?)
    if let separator = rest.firstIndex(of: "T") {
      calendarPart = rest[..<separator]
      clockPart = rest[rest.index(after: separator)...]
    } else {
      (calendarPart, clockPart) = (rest, nil)
    }
    guard let calendar = CalendarDuration.fields(of: calendarPart, units: "YMWD"),
      let clock = CalendarDuration.fields(of: clockPart ?? "", units: "HMS"),
      clockPart == nil || !clock.isEmpty, !(calendar.isEmpty && clock.isEmpty)
    else { return nil }
    let months: Int = calendar["Y", default: 0] * 12 + calendar["M", default: 0]
    let days: Int = calendar["W", default: 0] * 7 + calendar["D", default: 0]
    let minutes: Int = clock["H", default: 0] * 60 + clock["M", default: 0]
    let seconds = Int64(minutes) * .minute + Int64(clock["S", default: 0])
    self.init(months: months, days: days, seconds: seconds, isClock: calendar.isEmpty)
  }

  private static func fields(of text: Substring, units: String) -> [Character: Int]? {
    var fields: [Character: Int] = [:]
    var (rest, remainingUnits) = (text, Substring(units))
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, digits.count <= 6, let value = Int(digits) else { return nil }
      rest = rest.dropFirst(digits.count)
      guard let unit = rest.popFirst(), let position = remainingUnits.firstIndex(of: unit) else { return nil }
      remainingUnits = remainingUnits[remainingUnits.index(after: position)...]
      fields[unit] = value
    }
    return fields
  }

  /// The shortest form: `P1Y2M`, `P7D`, `PT2H30M`, `P0D`, `PT0H`.
  public var description: String {
    var text = ""
    if months / 12 != 0 { text += "\(months / 12)Y" }
    if months % 12 != 0 { text += "\(months % 12)M" }
    if days != 0 { text += "\(days)D" }
    var clock = ""
    if seconds / 3600 != 0 { clock += "\(seconds / 3600)H" }
    if seconds % 3600 / 60 != 0 { clock += "\(seconds % 3600 / 60)M" }
    if seconds % 60 != 0 { clock += "\(seconds % 60)S" }
    if text.isEmpty && clock.isEmpty { return isClock ? "PT0H" : "P0D" }
    return "P" + text + (clock.isEmpty ? "" : "T" + clock)
  }
}

extension Int {
  fileprivate func multipliedClamped(by factor: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? ((self < 0) != (factor < 0) ? .min : .max) : product
  }
}
