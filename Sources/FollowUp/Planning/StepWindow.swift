/// The window of one occurrence of a step, counted from a certain `T`.
struct StepWindow: Hashable {
  /// The step's name: `due` as the protocol writes it; of a later occurrence as counted from T.
  var name: String
  var due: Instant
  var by: Instant
  var isClockStep: Bool
}

extension Step {
  /// Whether it comes again.
  var repeats: Bool { period != nil }

  /// `every`, unless it is no time at all.
  private var period: CalendarDuration? {
    guard let every, every.months > 0 || every.days > 0 || every.seconds > 0 else { return nil }
    return every
  }

  /// How many occurrences of a repeating step are ever looked at: days in the 9999 years of the calendar.
  private static let occurrenceLimit = 3_700_000

  /// The window of the occurrence after `index` earlier ones. Days and months count on the clinic's calendar and mean
  /// whole days; hours run on the clock.
  func window(_ index: Int = 0, from start: Instant, calendar: OpeningCalendar) -> StepWindow {
    let shift = index == 0 ? CalendarDuration(seconds: 0) : period?.times(index) ?? CalendarDuration(seconds: 0)
    let zone = calendar.timeZone
    let treatmentDay = zone.dayNumber(of: start)
    let origin =
      shift.isClock
      ? start + shift.seconds
      : zone.instant(of: shift.added(to: CivilDate(dayNumber: treatmentDay)), at: zone.time(of: start))
    let opening =
      due.isClock ? origin + due.seconds : zone.startOfDay((due + shift).added(toDayNumber: treatmentDay))
    let closing: Instant =
      switch by {
      case .endOfCallingHours: calendar.endOfCallingHours(on: zone.date(of: origin))
      case .after(let duration) where duration.isClock: origin + duration.seconds
      case .after(let duration): zone.endOfDay((duration + shift).added(toDayNumber: treatmentDay))
      }
    return StepWindow(
      name: index == 0 ? name : (due + shift).description, due: opening, by: closing, isClockStep: due.isClock)
  }

  /// The first occurrence from `first` on whose window is not over at `now`; nil where there is none any more.
  func occurrence(from first: Int, openAt now: Instant, since start: Instant, calendar: OpeningCalendar) -> Int? {
    func isOver(_ index: Int) -> Bool { window(index, from: start, calendar: calendar).by < now }
    guard isOver(first) else { return first }
    guard repeats, first < Step.occurrenceLimit else { return nil }
    // Windows end one after the other, so the first that is not over is found by doubling and halving.
    var (over, open) = (first, first + 1)
    while isOver(open) {
      guard open < Step.occurrenceLimit else { return nil }
      (over, open) = (open, min(first + (open - first) * 2, Step.occurrenceLimit))
    }
    while open - over > 1 {
      let middle = (over + open) / 2
      if isOver(middle) { over = middle } else { open = middle }
    }
    return open
  }

  /// Which occurrence bears `name`; nil where none does.
  func occurrence(named name: String) -> Int? {
    if name == self.name { return 0 }
    guard let period, let duration = CalendarDuration(name) else { return nil }
    let index: Int
    if period.months > 0 {
      index = (duration.months - due.months) / period.months
    } else if period.days > 0 {
      index = (duration.days - due.days) / period.days
    } else {
      index = Int(clamping: (duration.seconds - due.seconds) / period.seconds)
    }
    guard (1...Step.occurrenceLimit).contains(index), (due + period.times(index)).description == name else {
      return nil
    }
    return index
  }
}
