public import FollowUp

/// Moves an exchange document by whole days, as if it had been written on another day.
///
/// Everything keeps its distance from the day of the document: treatments, appointments, calls, the clinic's calendar
/// with its weekly day off, and the special dates around that day, so that every day shows the same lists.
public struct DateShift: Hashable, Sendable {
  /// The day the document was written for.
  public let origin: CivilDate
  /// The day that takes its place.
  public let target: CivilDate
  public let timeZone: ClinicTimeZone

  public init(from origin: CivilDate, to target: CivilDate, timeZone: ClinicTimeZone) {
    self.origin = origin
    self.target = target
    self.timeZone = timeZone
  }

  /// By how many days dates move.
  public var days: Int { target.dayNumber - origin.dayNumber }

  /// Special dates that lie no further from the day of the document than this move with it. Those further away stay
  /// what they are.
  private static let nearby = 45

  public func shift(_ document: ExchangeDocument) -> ExchangeDocument {
    var result = document
    if let clinic = document.clinic { result.clinic = shift(clinic) }
    for index in result.patients.indices { shift(&result.patients[index].rows) }
    for index in result.attempts.indices { shift(&result.attempts[index]) }
    return result
  }

  /// `instant` so many days later, at the same time by the wall clock.
  public func shift(_ instant: Instant) -> Instant {
    let date = timeZone.date(of: instant).adding(days: days)
    return timeZone.instant(of: date, at: timeZone.time(of: instant)) + Int64(timeZone.second(of: instant))
  }

  private func shift(_ dates: Set<CivilDate>?) -> Set<CivilDate>? {
    dates.map { Set($0.map { $0.adding(days: days) }) }
  }

  private func shift(_ clinic: ClinicChanges) -> ClinicChanges {
    var result = clinic
    result.closedDates = shift(clinic.closedDates)
    result.openDates = shift(clinic.openDates)
    result.closedWeekdays = clinic.closedWeekdays.map { weekdays in
      // Any date of that weekday does.
      let days = (0..<7).map { origin.adding(days: $0) }.filter { weekdays.contains($0.weekday) }
      return Set(days.map { $0.adding(days: self.days).weekday })
    }
    return result
  }

  private func shift(_ rows: inout ImportedRows) {
    if let birthday = rows.patient?.birthday { rows.patient?.birthday = shift(birthday) }
    if let dates = rows.patient?.specialDates { rows.patient?.specialDates = dates.map(shift) }
    for index in rows.visits.indices { rows.visits[index].endedAt = shift(rows.visits[index].endedAt) }
    for index in rows.appointments.indices { rows.appointments[index].at = shift(rows.appointments[index].at) }
  }

  private func shift(_ attempt: inout ExchangedAttempt) {
    attempt.at = shift(attempt.at)
    attempt.callBackAt = attempt.callBackAt.map(shift)
    attempt.enteredAt = attempt.enteredAt.map(shift)
    if let acknowledged = attempt.acknowledgement { attempt.acknowledgement?.at = shift(acknowledged.at) }
    if let answer = attempt.answer { attempt.answer?.at = shift(answer.at) }
  }

  // MARK: Special dates

  private func shift(_ birthday: Birthday) -> Birthday {
    guard let (date, years) = shift(birthday.date) else { return birthday }
    var result = birthday
    result.date = date
    result.year = birthday.year.map { $0 + years }
    return result
  }

  private func shift(_ date: SpecialDate) -> SpecialDate {
    guard let (moved, years) = shift(date.date) else { return date }
    var result = date
    result.date = moved
    result.year = date.year.map { $0 + years }
    return result
  }

  /// The date whose day lies as far from the target as that of `date` from the origin, and by how many years of its
  /// calendar it moved; nil for one that stays.
  private func shift(_ date: AnnualDate) -> (AnnualDate, years: Int)? {
    let start = origin.adding(days: -DateShift.nearby)
    guard days != 0, let occurrence = date.occurrence(onOrAfter: start),
      occurrence.date <= start.adding(days: 2 * DateShift.nearby)
    else { return nil }
    let moved = occurrence.date.adding(days: days)
    switch date.calendar {
    case .solar:
      return AnnualDate(month: moved.month, day: moved.day).map { ($0, moved.year - occurrence.year) }
    case .lunar:
      guard let lunar = LunarCalendar.lunarDate(of: moved) else { return nil }
      return AnnualDate(calendar: .lunar, month: lunar.month, day: lunar.day, isLeapMonth: lunar.isLeapMonth)
        .map { ($0, lunar.year - occurrence.year) }
    }
  }
}
