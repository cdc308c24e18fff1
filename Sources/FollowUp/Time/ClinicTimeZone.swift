private import FoundationEssentials
private import FoundationInternationalization

/// The clinic's time zone: wall clock to instant and back.
///
/// The offsets of the years 1970–2100 are read once from the time zone database and kept as a table, since a plan
/// of a year's visits asks for thousands of them. Outside those years the nearest offset holds.
public struct ClinicTimeZone: Hashable, Sendable {
  /// The name in the time zone database, `Asia/Shanghai`.
  public let identifier: String
  /// Where an offset begins to hold, ascending; the first one holds since ever.
  private let changes: [Change]

  private struct Change: Hashable {
    let from: Int64
    let offset: Int64
  }

  /// Nil where the time zone database has no zone of that name.
  public init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.identifier = identifier
    let (start, end) = (Date(timeIntervalSince1970: 0), Date(timeIntervalSince1970: 4_133_980_800))
    var changes = [Change(from: .min, offset: Int64(zone.secondsFromGMT(for: start)))]
    var moment = start
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment, next < end {
      let offset = Int64(zone.secondsFromGMT(for: next))
      changes.append(Change(from: Int64(next.timeIntervalSince1970), offset: offset))
      moment = next
    }
    self.changes = changes
  }

  private init(fixed identifier: String, offset: Int64) {
    self.identifier = identifier
    changes = [Change(from: .min, offset: offset)]
  }

  /// Coordinated universal time, which every system knows.
  public static let universal = ClinicTimeZone(fixed: "UTC", offset: 0)

  /// Seconds east of Greenwich that the wall clock shows at `instant`.
  public func offset(at instant: Instant) -> Int64 {
    offset(atSeconds: instant.secondsSinceEpoch)
  }

  private func offset(atSeconds seconds: Int64) -> Int64 {
    var (low, high) = (0, changes.count)
    // Many zones, China's among them, have long been at rest.
    if changes[high - 1].from <= seconds { low = high - 1 }
    while high - low > 1 {
      let middle = (low + high) / 2
      if changes[middle].from <= seconds { low = middle } else { high = middle }
    }
    return changes[low].offset
  }

  /// The day that the clinic's calendar shows at `instant`.
  public func date(of instant: Instant) -> CivilDate {
    CivilDate(dayNumber: dayNumber(of: instant))
  }

  /// The ``CivilDate/dayNumber`` of that day; outside the years 1–9999 it runs on.
  func dayNumber(of instant: Instant) -> Int {
    Int(localSeconds(of: instant).flooredQuotient(by: .day))
  }

  /// The wall clock at `instant`, seconds cut off.
  public func time(of instant: Instant) -> ClockTime {
    ClockTime(clampedMinutes: Int(localSeconds(of: instant).flooredRemainder(by: .day) / 60))
  }

  /// The seconds of the wall clock at `instant`, 0–59.
  public func second(of instant: Instant) -> Int {
    Int(localSeconds(of: instant).flooredRemainder(by: 60))
  }

  /// When the wall clock shows `time` on `date`. A time that the change to summer time leaves out is taken with
  /// the offset before the change (so it reads as much later); one that comes twice is the first of the two.
  public func instant(of date: CivilDate, at time: ClockTime) -> Instant {
    instant(localSeconds: Int64(date.dayNumber) * .day + Int64(time.minutes) * .minute)
  }

  /// The first second of `date`.
  public func startOfDay(_ date: CivilDate) -> Instant {
    startOfDay(date.dayNumber)
  }

  /// The last second of `date`.
  public func endOfDay(_ date: CivilDate) -> Instant {
    endOfDay(date.dayNumber)
  }

  /// The same for the day of that ``CivilDate/dayNumber``.
  func endOfDay(_ dayNumber: Int) -> Instant {
    startOfDay(min(dayNumber + 1, CivilDate.lastDayNumber)) - 1
  }

  /// The same for the day of that ``CivilDate/dayNumber``.
  func startOfDay(_ dayNumber: Int) -> Instant {
    let start = instant(localSeconds: Int64(dayNumber) * .day)
    // Where midnight itself is left out, the day begins with the change.
    return self.dayNumber(of: start) == dayNumber ? start : start + 1
  }

  private func instant(localSeconds: Int64) -> Instant {
    let before = offset(atSeconds: localSeconds - .day)
    let after = offset(atSeconds: localSeconds + .day)
    let early = localSeconds - before
    if before == after { return Instant(secondsSinceEpoch: early) }
    if offset(atSeconds: early) == before { return Instant(secondsSinceEpoch: early) }
    let late = localSeconds - after
    return Instant(secondsSinceEpoch: offset(atSeconds: late) == after ? late : early)
  }

  private func localSeconds(of instant: Instant) -> Int64 {
    instant.secondsSinceEpoch &+ offset(at: instant)
  }

  /// `yyyy-MM-ddTHH:mm:ss±HH:mm` on this zone's clock.
  public func iso8601(_ instant: Instant) -> String {
    var text: [UInt8] = []
    appendISO8601(instant, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether that text, read again, is `instant`: it has room for the years 1–9999 only, and for whole minutes of
  /// offset.
  public func canWrite(_ instant: Instant) -> Bool {
    let offset = offset(at: instant)
    let (local, overflows) = instant.secondsSinceEpoch.addingReportingOverflow(offset)
    guard !overflows, offset % .minute == 0, offset.magnitude <= 18 * UInt64(Int64.hour) else { return false }
    let day = local.flooredQuotient(by: .day)
    return day == Int64(CivilDate.clamped(dayNumber: Int(day)))
  }

  /// The same, 25 bytes of ASCII, added to `text`.
  public func appendISO8601(_ instant: Instant, to text: inout [UInt8]) {
    let offset = offset(at: instant)
    let local = instant.secondsSinceEpoch &+ offset
    let date = CivilDate(dayNumber: Int(local.flooredQuotient(by: .day)))
    let second = Int(local.flooredRemainder(by: .day))
    let minutes = Int(offset.magnitude / 60)
    text.append(addingCapacity: 25) { text in
      text.append(decimal: date.year / 100)
      text.append(decimal: date.year % 100)
      text.append(UInt8(ascii: "-"))
      text.append(decimal: date.month)
      text.append(UInt8(ascii: "-"))
      text.append(decimal: date.day)
      text.append(UInt8(ascii: "T"))
      text.append(decimal: second / 3_600)
      text.append(UInt8(ascii: ":"))
      text.append(decimal: second / 60 % 60)
      text.append(UInt8(ascii: ":"))
      text.append(decimal: second % 60)
      text.append(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
      text.append(decimal: minutes / 60)
      text.append(UInt8(ascii: ":"))
      text.append(decimal: minutes % 60)
    }
  }
}

extension OutputSpan<UInt8> {
  /// Adds the two decimal digits of `number`, 0–99.
  fileprivate mutating func append(decimal number: Int) {
    append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10))
    append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
  }
}

extension Int64 {
  func flooredQuotient(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return (self % divisor != 0) && ((self < 0) != (divisor < 0)) ? quotient - 1 : quotient
  }

  func flooredRemainder(by divisor: Int64) -> Int64 {
    self &- flooredQuotient(by: divisor) &* divisor
  }
}

extension ClinicTimeZone {
  /// The names in the time zone database, for suggesting the nearest one.
  ///
  /// Naming them also binds the database, and the lunar calendar beside it, into a statically linked program: without
  /// a reference to them the linker leaves both out, and no zone would be known.
  public static var knownIdentifiers: [String] { TimeZone.knownTimeZoneIdentifiers }
}
