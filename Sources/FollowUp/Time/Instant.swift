/// A moment on the time line, to the second.
///
/// Counted in seconds from 1970-01-01T00:00:00Z without leap seconds; it knows no time zone. Reading and writing
/// as text needs an offset, which ``ClinicTimeZone`` supplies.
public struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, negative before it.
  public var secondsSinceEpoch: Int64

  public init(secondsSinceEpoch: Int64) {
    self.secondsSinceEpoch = secondsSinceEpoch
  }

  /// After every moment of the calendar's years.
  static let endOfCalendar = Instant(secondsSinceEpoch: 253_402_300_799)

  public static func < (lhs: Instant, rhs: Instant) -> Bool {
    lhs.secondsSinceEpoch < rhs.secondsSinceEpoch
  }

  public static func + (lhs: Instant, seconds: Int64) -> Instant {
    Instant(secondsSinceEpoch: lhs.secondsSinceEpoch &+ seconds)
  }

  public static func - (lhs: Instant, seconds: Int64) -> Instant {
    Instant(secondsSinceEpoch: lhs.secondsSinceEpoch &- seconds)
  }

  /// Seconds from `rhs` to `lhs`; negative when `lhs` comes first.
  public static func - (lhs: Instant, rhs: Instant) -> Int64 {
    lhs.secondsSinceEpoch &- rhs.secondsSinceEpoch
  }
}

extension Int64 {
  /// Seconds in one minute, hour and (24-hour) day.
  public static let minute: Int64 = 60
  public static let hour: Int64 = 3_600
  public static let day: Int64 = 86_400
}

extension Instant {
  /// Reads an ISO 8601 instant with an offset: `2026-11-20T14:10:00+08:00`, `2026-11-20T06:10Z`,
  /// `2026-11-20T14:10:00.250+0800`. Seconds may be left out; a fraction is cut off.
  ///
  /// Returns nil where the text is anything else, a field is out of range, the date does not exist in the
  /// Gregorian calendar, or the offset is missing.
  public init?(iso8601 text: some StringProtocol) {
    if let instant = text.utf8.withContiguousStorageIfAvailable({ Instant(written: $0.span) }) ?? nil {
      self = instant
      return
    }
    var reader = DigitReader(text)
    guard let date = reader.date(), reader.skip("T") || reader.skip("t") || reader.skip(" "),
      let hour = reader.number(digits: 2), hour < 24, reader.skip(":"),
      let minute = reader.number(digits: 2), minute < 60
    else { return nil }
    var second = 0
    if reader.skip(":") {
      guard let value = reader.number(digits: 2), value < 60 else { return nil }
      second = value
      if reader.skip(".") || reader.skip(",") {
        guard reader.skipDigits() > 0 else { return nil }
      }
    }
    guard let offset = reader.offset(), reader.isAtEnd else { return nil }
    self.init(date, hour, minute, second, offset: offset)
  }

  private init(_ date: CivilDate, _ hour: Int, _ minute: Int, _ second: Int, offset: Int) {
    let local = Int64(date.dayNumber) * .day + Int64(hour) * .hour + Int64(minute) * .minute + Int64(second)
    self.init(secondsSinceEpoch: local - Int64(offset))
  }

  /// Reads the same from text in UTF-8; quick where it has the form that ``ClinicTimeZone`` writes,
  /// `2026-11-20T14:10:00+08:00`.
  public init?(iso8601 text: Span<UInt8>) {
    if let instant = Instant(written: text) {
      self = instant
    } else {
      self.init(iso8601: text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
    }
  }

  /// Nil also for what is an instant in another form.
  private init?(written text: Span<UInt8>) {
    guard text.count == 25, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: "T"),
      text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"), text[22] == UInt8(ascii: ":"),
      text[19] == UInt8(ascii: "+") || text[19] == UInt8(ascii: "-"),
      let century = text.decimal(at: 0), let year = text.decimal(at: 2), let month = text.decimal(at: 5),
      let day = text.decimal(at: 8), let hour = text.decimal(at: 11), hour < 24, let minute = text.decimal(at: 14),
      minute < 60, let second = text.decimal(at: 17), second < 60, let offsetHours = text.decimal(at: 20),
      offsetHours <= 18, let offsetMinutes = text.decimal(at: 23), offsetMinutes < 60,
      let date = CivilDate(year: century * 100 + year, month: month, day: day)
    else { return nil }
    let offset = offsetHours * 3_600 + offsetMinutes * 60
    self.init(date, hour, minute, second, offset: text[19] == UInt8(ascii: "-") ? -offset : offset)
  }
}

extension Span<UInt8> {
  /// The number that two decimal digits at `position` write; nil where there are none.
  fileprivate func decimal(at position: Int) -> Int? {
    let (tens, ones) = (self[position] &- UInt8(ascii: "0"), self[position + 1] &- UInt8(ascii: "0"))
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
  }
}
