/// One of the day's two or so rounds of calls (批次), on a certain day.
public struct Batch: Hashable, Sendable {
  public let date: CivilDate
  /// Its name in the clinic's settings, which is also its lane.
  public let time: ClockTime
  public let at: Instant

  public init(date: CivilDate, time: ClockTime, at: Instant) {
    self.date = date
    self.time = time
    self.at = at
  }
}

/// When the clinic may call: open days, their calling hours and batches, as moments on the time line.
///
/// All of it follows the clinic's wall clock, so a batch at 10:30 stays at 10:30 across a change to summer time.
/// Searches look at most ``searchLimit`` days far; settings that close every one of those are not followed beyond
/// them, so that there is always an answer.
public struct OpeningCalendar: Hashable, Sendable {
  public let settings: ClinicSettings

  /// How many days a search for an open day looks at before it takes closed ones: more than two years.
  public static let searchLimit = 800

  public init(settings: ClinicSettings) {
    self.settings = settings
  }

  public var timeZone: ClinicTimeZone { settings.timeZone }

  public func isOpen(on date: CivilDate) -> Bool {
    settings.isOpen(on: date)
  }

  /// The first open day after `date`; the very next day where none is open.
  public func nextOpenDay(after date: CivilDate) -> CivilDate {
    firstOpenDay { date.adding(days: 1 + $0) }
  }

  /// The last open day before `date`; the day before where none is open.
  public func previousOpenDay(before date: CivilDate) -> CivilDate {
    firstOpenDay { date.adding(days: -1 - $0) }
  }

  private func firstOpenDay(_ day: (Int) -> CivilDate) -> CivilDate {
    for offset in 0..<OpeningCalendar.searchLimit {
      let candidate = day(offset)
      if isOpen(on: candidate) { return candidate }
    }
    return day(0)
  }
}

// MARK: - Batches

extension OpeningCalendar {
  /// The batches of `date` in their order; none on a closed day.
  public func batches(on date: CivilDate) -> [Batch] {
    guard isOpen(on: date) else { return [] }
    return settings.batches.map { batch(on: date, at: $0) }.sorted { $0.at < $1.at }
  }

  /// The earliest batch of an open day from `start` to `end`, ends included, and of those the earliest of `preferred`
  /// where there is one. No more than ``searchLimit`` days are looked at.
  public func firstBatch(from start: Instant, through end: Instant, preferring preferred: ClockTime?) -> Batch? {
    guard start <= end else { return nil }
    let firstDay = timeZone.dayNumber(of: start)
    let lastDay = min(timeZone.dayNumber(of: end), firstDay + OpeningCalendar.searchLimit)
    var earliest: Batch?
    for day in firstDay...max(firstDay, lastDay) {
      let date = CivilDate(dayNumber: day)
      guard isOpen(on: date) else { continue }
      for time in settings.batches {
        let batch = batch(on: date, at: time)
        guard batch.at >= start, batch.at <= end else { continue }
        if time == preferred { return batch }
        if earliest.map({ batch.at < $0.at }) ?? true { earliest = batch }
      }
      if earliest != nil, preferred.map({ !settings.batches.contains($0) }) ?? true { return earliest }
    }
    return earliest
  }

  /// The first batch of an open day that begins after `instant`, not at it.
  public func firstBatch(after instant: Instant) -> Batch {
    let today = timeZone.date(of: instant)
    if isOpen(on: today), let batch = earliestBatch(on: today, where: { $0 > instant }) { return batch }
    return firstBatch(of: nextOpenDay(after: today))
  }

  /// The first batch of an open day that begins at `instant` or after it.
  public func firstBatch(atOrAfter instant: Instant) -> Batch {
    firstBatch(after: instant - 1)
  }

  /// The last batch of an open day that began at `instant` or before it.
  public func lastBatch(atOrBefore instant: Instant) -> Batch {
    let today = timeZone.date(of: instant)
    return lastBatch(on: today, atOrBefore: instant) ?? lastBatch(of: previousOpenDay(before: today))
  }

  /// The last batch of `date` that began at `instant` or before it; nil on a closed day.
  func lastBatch(on date: CivilDate, atOrBefore instant: Instant) -> Batch? {
    isOpen(on: date) ? latestBatch(on: date) { $0 <= instant } : nil
  }

  /// The first batch of `date`, which is taken to be open.
  public func firstBatch(of date: CivilDate) -> Batch {
    earliestBatch(on: date) { _ in true } ?? batch(openingOf: date)
  }

  /// The last batch of `date`, which is taken to be open.
  public func lastBatch(of date: CivilDate) -> Batch {
    latestBatch(on: date) { _ in true } ?? batch(openingOf: date)
  }

  /// The earliest of the batches whose time fits, whether or not the clinic is open.
  private func earliestBatch(on date: CivilDate, where fits: (Instant) -> Bool) -> Batch? {
    var earliest: Batch?
    for time in settings.batches {
      let batch = batch(on: date, at: time)
      guard fits(batch.at), earliest.map({ batch.at < $0.at }) ?? true else { continue }
      earliest = batch
    }
    return earliest
  }

  /// The latest of the batches whose time fits, whether or not the clinic is open.
  private func latestBatch(on date: CivilDate, where fits: (Instant) -> Bool) -> Batch? {
    var latest: Batch?
    for time in settings.batches {
      let batch = batch(on: date, at: time)
      guard fits(batch.at), latest.map({ batch.at >= $0.at }) ?? true else { continue }
      latest = batch
    }
    return latest
  }

  /// Stands in for the batches of settings that name none: calls are made as soon as they may be.
  private func batch(openingOf date: CivilDate) -> Batch {
    batch(on: date, at: settings.callingHours.lowerBound)
  }

  private func batch(on date: CivilDate, at time: ClockTime) -> Batch {
    Batch(date: date, time: time, at: timeZone.instant(of: date, at: time))
  }
}

// MARK: - Calling hours

extension OpeningCalendar {
  /// When the desk may call on `date`, ends included; nil on a closed day.
  public func callingHours(on date: CivilDate) -> ClosedRange<Instant>? {
    isOpen(on: date) ? callingHoursIgnoringClosure(on: date) : nil
  }

  /// When calls on `date` end, whether or not it is open.
  public func endOfCallingHours(on date: CivilDate) -> Instant {
    callingHoursIgnoringClosure(on: date).upperBound
  }

  /// Whether `instant` lies inside the calling hours of an open day, ends included.
  public func isWithinCallingHours(_ instant: Instant) -> Bool {
    callingHours(on: timeZone.date(of: instant))?.contains(instant) ?? false
  }

  /// The moment at which `callingTime` seconds have passed since `start`, counted only inside the calling hours of
  /// open days. Where no calling time is left within ``searchLimit`` days, the clock counts through.
  public func adding(callingTime: Int64, to start: Instant) -> Instant {
    var remaining = max(callingTime, 0)
    let firstDay = timeZone.date(of: start)
    for offset in 0..<OpeningCalendar.searchLimit {
      guard let hours = callingHours(on: firstDay.adding(days: offset)), hours.upperBound > start else { continue }
      let begin = max(hours.lowerBound, start)
      let available = hours.upperBound - begin
      if remaining <= available { return begin + remaining }
      remaining -= available
    }
    return start + max(callingTime, 0)
  }

  private func callingHoursIgnoringClosure(on date: CivilDate) -> ClosedRange<Instant> {
    let opening = timeZone.instant(of: date, at: settings.callingHours.lowerBound)
    let closing = timeZone.instant(of: date, at: settings.callingHours.upperBound)
    return opening...max(opening, closing)
  }
}
