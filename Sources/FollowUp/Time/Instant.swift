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
    let local = Int64(date.dayNumber) * .day + Int64(hour) * .hour + Int64(minute) * .minute + Int64(second)
    self.init(secondsSinceEpoch: local - Int64(offset))
  }
}
