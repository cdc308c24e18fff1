/// A time of day on the clinic's wall clock, to the minute, without a date or zone.
public struct ClockTime: Hashable, Comparable, Sendable {
  /// Minutes since midnight, 0–1439.
  public let minutes: Int

  /// Nil outside 00:00–23:59.
  public init?(hour: Int, minute: Int) {
    guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
    minutes = hour * 60 + minute
  }

  /// `clampedMinutes` after midnight, held inside one day.
  public init(clampedMinutes: Int) {
    minutes = Swift.min(Swift.max(clampedMinutes, 0), 1439)
  }

  public var hour: Int { minutes / 60 }
  public var minute: Int { minutes % 60 }

  public static func < (lhs: ClockTime, rhs: ClockTime) -> Bool { lhs.minutes < rhs.minutes }
}

extension ClockTime: LosslessStringConvertible {
  /// `HH:mm`, nothing else.
  public init?(_ text: String) {
    var reader = DigitReader(text)
    guard let hour = reader.number(digits: 2), reader.skip(":"), let minute = reader.number(digits: 2),
      reader.isAtEnd
    else { return nil }
    self.init(hour: hour, minute: minute)
  }

  public var description: String { "\(hour.padded(to: 2)):\(minute.padded(to: 2))" }
}
