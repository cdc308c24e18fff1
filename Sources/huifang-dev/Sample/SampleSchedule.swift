internal import FollowUp

/// The appointment book of the sample clinic while it is made: which dentist ends a treatment when.
struct SampleSchedule {
  let calendar: OpeningCalendar
  private var taken: Set<Slot> = []

  private struct Slot: Hashable {
    var dentist: String
    var date: CivilDate
    /// Half hours since midnight.
    var index: Int
  }

  init(settings: ClinicSettings) {
    calendar = OpeningCalendar(settings: settings)
  }

  /// `date`, or the next open day.
  func openDay(_ date: CivilDate) -> CivilDate {
    calendar.isOpen(on: date) ? date : calendar.nextOpenDay(after: date)
  }

  /// A free end of treatment on `date`, between 09:30 and 18:30; the last one where all are taken.
  mutating func end(of date: CivilDate, dentist: String, random: inout SampleRandom) -> Instant {
    let index = random.shuffled(Array(19...37)).first { index in
      !taken.contains(Slot(dentist: dentist, date: date, index: index))
    }
    return take(date, dentist: dentist, index: index ?? 37, minutes: random.below(4) * 5)
  }

  private mutating func take(_ date: CivilDate, dentist: String, index: Int, minutes: Int) -> Instant {
    taken.insert(Slot(dentist: dentist, date: date, index: index))
    return calendar.timeZone.instant(of: date, at: ClockTime(clampedMinutes: index * 30 + minutes))
  }
}
