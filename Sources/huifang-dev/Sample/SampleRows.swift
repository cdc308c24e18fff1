internal import FollowUp
internal import FollowUpExchange

/// Makes the rows of the sample clinic: people, their treatments of a year, plans and appointments. What the desk did
/// about them is ``SampleCalls``' part.
struct SampleRows {
  private var random: SampleRandom
  private let now: Instant
  private let today: CivilDate
  private let settings: ClinicSettings
  private var schedule: SampleSchedule
  private var people: [SamplePerson]
  private var rows: [ImportedRows]
  private var counts = (visits: 0, appointments: 0, planItems: 0)

  init(seed: UInt64, now: Instant, settings: ClinicSettings) {
    var random = SampleRandom(seed: seed)
    self.now = now
    self.settings = settings
    today = settings.timeZone.date(of: now)
    schedule = SampleSchedule(settings: settings)
    people = SamplePeople(random: random, today: today).people
    random = SampleRandom(seed: seed &+ 1)
    self.random = random
    rows = people.map { ImportedRows(patient: $0.patient) }
    fill()
  }

  /// The document, without what the desk did.
  func document(staff: [StaffMember]) -> ExchangeDocument {
    ExchangeDocument(
      clinic: ClinicChanges(settings), staff: staff,
      patients: zip(people, rows).map { person, rows in
        var rows = rows
        rows.visits.sort { $0.endedAt < $1.endedAt }
        rows.appointments.sort { $0.at < $1.at }
        return PatientRows(id: person.patient.id, rows: rows)
      })
  }

  /// How far back the visits go, in days: a year and two weeks.
  private static let days = 380

  // MARK: A year

  /// The last patients are kept for the days that are theirs alone; the others are treated, most of them lately.
  private mutating func fill() {
    let treated = Array(rows.indices.dropLast(58))
    var waiting = random.shuffled(treated)
    // Today, from the first treatment to the last.
    for (minutes, story, visit) in SampleRows.today {
      guard SampleStory.all.indices.contains(story) else { continue }
      let story = SampleStory.all[story]
      guard let index = take(&waiting, for: story) else { continue }
      let end = settings.timeZone.instant(of: today, at: ClockTime(clampedMinutes: minutes))
      addStory(story, to: index, visit: visit, on: today, endingAt: end)
    }
    missAppointmentsToday(&waiting)
    // The days of the call records, and the week before them, whose calls reach into them.
    for days in 1...(SampleClinic.daysOfCalls + 8) {
      let date = today.adding(days: -days)
      guard schedule.calendar.isOpen(on: date) else { continue }
      for _ in 0..<visitsWanted(daysAgo: days) {
        guard let index = waiting.popLast() else { break }
        let story = randomStory(age: people[index].age)
        // A treatment rather than a consultation, as most of a day's visits are.
        let treatments = story.visits.indices.filter { story.visits[$0].isTreatment }
        addStory(story, to: index, visit: random.pick(Array(treatments.prefix(4)), otherwise: 0), on: date)
      }
    }
    // Everyone else has been here at some time, and so have most of those who were lately.
    for index in waiting + Array(rows.indices.suffix(58)) {
      let story = randomStory(age: people[index].age)
      let length = story.visits.last?.day ?? 0
      addStory(story, to: index, visit: 0, on: today.adding(days: -random.number((45 + length)...(320 + length))))
    }
    for index in treated where random.chance(55) {
      let story = randomStory(age: people[index].age)
      let first = rows[index].visits.map(\.endedAt).min() ?? now
      let length = story.visits.last?.day ?? 0
      let start = settings.timeZone.date(of: first).adding(days: -random.number(60...200) - length)
      addStory(story, to: index, visit: 0, on: start, isPlanned: false)
    }
    addOldMissedAppointments()
  }

  /// How many patients come on a day because it is that day. Many yesterday, three days and a week ago, since their
  /// calls stand on today's list.
  private mutating func visitsWanted(daysAgo days: Int) -> Int {
    switch days {
    case 1, 3, 7: random.number(10...11)
    case ...SampleClinic.daysOfCalls: random.number(5...6)
    default: 1
    }
  }

  /// What ends today: minutes since midnight, the story and which of its visits.
  private static let today: [(Int, story: Int, visit: Int)] = [
    (9 * 60 + 10, 7, 1), (9 * 60 + 25, 4, 0), (9 * 60 + 35, 0, 1), (9 * 60 + 45, 6, 0), (9 * 60 + 55, 8, 1),
    (10 * 60, 1, 0), (10 * 60 + 10, 3, 3), (10 * 60 + 20, 9, 0), (11 * 60 + 15, 6, 1), (11 * 60 + 40, 1, 1),
    (13 * 60 + 20, 2, 2), (14 * 60 + 5, 8, 2), (15 * 60, 7, 1), (15 * 60 + 45, 3, 2), (16 * 60 + 30, 5, 0),
    (17 * 60 + 20, 8, 0), (18 * 60 + 10, 12, 0), (18 * 60 + 45, 6, 0),
  ]

  private mutating func take(_ waiting: inout [Int], for story: SampleStory) -> Int? {
    guard let position = waiting.firstIndex(where: { story.ages.contains(people[$0].age) }) else { return nil }
    return waiting.remove(at: position)
  }

  private mutating func randomStory(age: Int) -> SampleStory {
    let fitting = SampleStory.all.filter { $0.ages.contains(age) }
    let fallback = SampleStory(visits: [SampleVisit(0, "scaling")], ages: 0...130, weight: 1)
    return random.weighted(fitting.map { ($0, weight: $0.weight) }, otherwise: fallback)
  }

  // MARK: One course of treatment

  /// Adds `story` so that its visit number `anchor` falls on `date` (or the open day after it): what is past by now as
  /// visits, the next one as an appointment, the rest as plan.
  private mutating func addStory(
    _ story: SampleStory, to index: Int, visit anchor: Int, on date: CivilDate, endingAt end: Instant? = nil,
    isPlanned: Bool = true
  ) {
    guard story.visits.indices.contains(anchor) else { return }
    var teeth = Teeth(age: people[index].age, random: &random)
    var isBooked = false
    var isFirst = true
    for (position, visit) in story.visits.enumerated() {
      let day = schedule.openDay(date.adding(days: visit.day - story.visits[anchor].day))
      let code = visit.procedures.first?.code ?? "check-up"
      let dentist = SampleDentists.dentist(for: code)
      if rows[index].patient?.attendingDentist == nil { rows[index].patient?.attendingDentist = StaffID(dentist) }
      if day < today.adding(days: -SampleRows.days) {
        isFirst = false
      } else if day < today || (position == anchor && end != nil) {
        let instant =
          position == anchor && end != nil
          ? end ?? now : schedule.end(of: day, dentist: dentist, random: &random)
        add(visit, to: index, dentist: dentist, endingAt: instant, teeth: &teeth)
        isFirst = false
      } else if !isFirst || isPlanned {
        if !isBooked, day > today, random.chance(65) {
          let start = schedule.end(of: day, dentist: dentist, random: &random) - 40 * .minute
          book(index, dentist: dentist, at: start, code: code, status: .booked)
        }
        isBooked = true
        addPlanItem(index, code: code, tooth: teeth.current(for: code), state: .accepted)
      }
    }
    guard isPlanned else { return }
    for (position, item) in story.open.enumerated() {
      addPlanItem(
        index, code: item.code, tooth: teeth.current(for: item.code), isChief: position == 0 && story.visits.count == 1,
        state: item.hesitation == nil ? .proposed : .hesitant, hesitation: item.hesitation)
    }
  }

  private mutating func add(
    _ visit: SampleVisit, to index: Int, dentist: String, endingAt end: Instant, teeth: inout Teeth
  ) {
    counts.visits += 1
    let procedures = visit.procedures.map { procedure in
      Procedure(
        code: procedure.code, tooth: procedure.hasTooth ? teeth.current(for: procedure.code) : nil,
        needsProsthesis: procedure.needsProsthesis, isRestored: procedure.isRestored,
        hasReaction: procedure.hasReaction)
    }
    let handovers = visit.handoverTo.map { to in
      [
        Handover(
          to: StaffID(to), purpose: to == SampleDentists.orthodontist ? "orthodontic-bonding" : "implant-surgery")
      ]
    }
    rows[index].visits.append(
      Visit(
        id: VisitID("V\(counts.visits)"), patient: people[index].patient.id, dentist: StaffID(dentist), endedAt: end,
        procedures: procedures, handovers: handovers ?? []))
    // The book is kept as long as anyone asks for it.
    if now - end < 30 * .day, random.chance(85) {
      let start = end - Int64(20 + random.below(4) * 10) * .minute
      book(
        index, dentist: dentist, at: start - start.secondsSinceEpoch % 300, code: visit.procedures.first?.code,
        status: .completed)
    }
    if random.chance(50), let procedure = procedures.first {
      addPlanItem(index, code: procedure.code, tooth: procedure.tooth, isChief: true, state: .done)
    }
  }

  private mutating func book(
    _ index: Int, dentist: String, at instant: Instant, code: String?, status: AppointmentStatus
  ) {
    counts.appointments += 1
    rows[index].appointments.append(
      Appointment(
        id: AppointmentID("A\(counts.appointments)"), patient: people[index].patient.id, dentist: StaffID(dentist),
        at: instant, code: code, status: status))
  }

  private mutating func addPlanItem(
    _ index: Int, code: String, tooth: ToothNumber?, isChief: Bool = false, state: PlanItemState,
    hesitation: String? = nil
  ) {
    counts.planItems += 1
    rows[index].planItems.append(
      PlanItem(
        id: PlanItemID("I\(counts.planItems)"), patient: people[index].patient.id, code: code, tooth: tooth,
        isChiefComplaint: isChief && !rows[index].planItems.contains { $0.isChiefComplaint }, state: state,
        hesitation: hesitation))
  }

  // MARK: Missed appointments

  /// Three who have not come this morning, one of them long enough ago for the hour to be over.
  private mutating func missAppointmentsToday(_ waiting: inout [Int]) {
    for (minutes, code) in [(9 * 60 + 20, "filling"), (9 * 60 + 50, "root-canal-visit"), (10 * 60 + 10, "scaling")] {
      guard let index = waiting.popLast() else { return }
      let story = randomStory(age: people[index].age)
      addStory(story, to: index, visit: 0, on: today.adding(days: -random.number(60...120)), isPlanned: false)
      let at = settings.timeZone.instant(of: today, at: ClockTime(clampedMinutes: minutes))
      book(index, dentist: SampleDentists.dentist(for: code), at: at, code: code, status: .booked)
    }
    // Two more will not come in the afternoon.
    for hour in [14, 17] {
      guard let index = waiting.popLast() else { return }
      let story = randomStory(age: people[index].age)
      addStory(story, to: index, visit: 0, on: today.adding(days: -random.number(15...80)), isPlanned: false)
      let code = random.pick(["filling", "scaling", "periodontal", "check-up", "veneer"])
      let at = settings.timeZone.instant(of: today, at: ClockTime(clampedMinutes: hour * 60 + random.below(4) * 15))
      book(index, dentist: SampleDentists.dentist(for: code), at: at, code: code, status: .booked)
    }
  }

  /// One or two a week on the days of the call records, a few before, and a few that were called off.
  private mutating func addOldMissedAppointments() {
    for days in [2, 5, 8, 11, 12, 40, 75, 110, 160, 210] {
      let index = random.below(rows.count - 60)
      let day = schedule.openDay(today.adding(days: -days))
      guard day < today else { continue }
      let start = schedule.end(of: day, dentist: SampleDentists.endodontist, random: &random) - 30 * .minute
      book(index, dentist: SampleDentists.endodontist, at: start, code: "filling", status: .missed)
    }
    for days in [3, 9, 30] {
      let index = random.below(rows.count - 60)
      let day = schedule.openDay(today.adding(days: -days))
      let start = schedule.end(of: day, dentist: SampleDentists.children, random: &random) - 30 * .minute
      book(index, dentist: SampleDentists.children, at: start, code: "scaling", status: .cancelled)
    }
  }
}

/// The teeth that one course of treatment is about.
private struct Teeth {
  private let tooth: ToothNumber?

  init(age: Int, random: inout SampleRandom) {
    let numbers =
      age < 10
      ? [54, 55, 64, 65, 74, 75, 84, 85]
      : [11, 12, 14, 15, 16, 17, 21, 24, 25, 26, 27, 34, 35, 36, 37, 44, 45, 46, 47]
    tooth = ToothNumber(random.pick(numbers, otherwise: 36))
  }

  func current(for code: String) -> ToothNumber? {
    SampleProcedure(stringLiteral: code).hasTooth ? tooth : nil
  }
}
