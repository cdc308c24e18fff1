import FollowUp
import OrderedCollections
import Testing

/// Before the first day on a list a patient leaves no trace on any, but on days of calls.
@Suite struct FirstDayOnListTests {
  /// Days around `now`, near and far.
  private func days(around now: CivilDate, _ generator: inout SeededGenerator) -> [CivilDate] {
    (0..<3).map { _ in now.adding(days: Int.random(in: -12...12, using: &generator)) }
      + (0..<2).map { _ in now.adding(days: Int.random(in: -500...500, using: &generator)) }
  }

  @Test func noListBeforeItShowsThePatient() throws {
    var seen = Seen()
    for seed in UInt64(1)...12 { try follow(seed: seed, &seen) }
    #expect(seen.shown > 100)
    #expect(seen.counted > 5)
    #expect(seen.onTheDay > 20)
  }

  /// How often a list had something of the patient: calls or escalations, calls made, calls on the first day.
  private struct Seen {
    var shown = 0
    var counted = 0
    var onTheDay = 0
  }

  private func follow(seed: UInt64, _ seen: inout Seen) throws {
    var desk = try Desk(
      at: "2026-11-02 09:00",
      visits: [
        try Fixture.visit(endedAt: "2026-11-01 18:00", "extraction", "filling"),
        try Fixture.visit("V2", endedAt: "2025-11-08 11:00", "implant-surgery", "scaling"),
      ],
      appointments: [try Fixture.appointment(at: "2026-11-03 10:00")],
      settings: ClinicSettings(closedDates: [CivilDate(dayNumber: 20_000 + Int(seed) * 20)]))
    var commands = RandomCommands(seed: seed)
    for _ in 0..<40 {
      desk.now = desk.now + commands.pause()
      _ = try? desk.perform(commands.command(for: desk))
      let from = desk.record.firstDayOnList(clinic: desk.clinic, followUpProtocol: desk.followUpProtocol)
      let called = desk.record.lastDayCalled(in: desk.zone)
      let work = desk.record.openWork(clinic: desk.clinic, followUpProtocol: desk.followUpProtocol)
      let today = desk.zone.date(of: desk.now)
      for date in days(around: today, &commands.generator) + [from, called].compactMap(\.self) {
        let later = desk.now + Int64.random(in: 0...40 * .day, using: &commands.generator)
        for now in [desk.now, later] {
          let day = QueueDay(date, now: now, clinic: desk.clinic, followUpProtocol: desk.followUpProtocol)
          let contributed = PatientDay(desk.record, on: day)
          if called.map({ $0 <= date }) ?? true { #expect(PatientDay(work, on: day) == contributed) }
          if !contributed.entries.isEmpty || !contributed.pendingEscalations.isEmpty {
            seen.shown += 1
            #expect(try #require(from) <= date)
            if from == date { seen.onTheDay += 1 }
          }
          if !contributed.batchesCalled.isEmpty {
            seen.counted += 1
            #expect(date <= (try #require(called)))
          }
        }
      }
    }
  }

  /// What is over on a day whose other appointment may still be missed stays over.
  @Test func theOpenWorkKnowsWhichMissedAppointmentsWereCalledAbout() throws {
    var desk = try Desk(
      at: "2026-11-02 09:00",
      appointments: [
        try Fixture.appointment("A1", at: "2026-11-03 09:00"), try Fixture.appointment("A2", at: "2026-11-03 15:00"),
      ])
    try desk.turnClock(to: "2026-11-03 09:30")
    let missed = desk.record.openFollowUps(
      at: desk.now, clinic: desk.clinic, followUpProtocol: desk.followUpProtocol
    ).filter { $0.origin == .appointment("A1") }
    #expect(missed.count == 1)
    try desk.perform(.skip(try #require(missed.first?.id), reason: "来过电话"))
    let work = desk.record.openWork(clinic: desk.clinic, followUpProtocol: desk.followUpProtocol)
    for time in ["2026-11-03 09:40", "2026-11-03 15:20", "2026-11-04 10:00"] {
      try desk.turnClock(to: time)
      let contributed = PatientDay(desk.record, on: desk.day)
      #expect(PatientDay(work, on: desk.day) == contributed, "\(time)")
      #expect(contributed.entries.flatMap(\.followUps).allSatisfy { $0.followUp.origin == .appointment("A2") })
    }
  }

  @Test func whoHasNothingOpenIsOnNoList() throws {
    let desk = try Desk(at: "2026-11-02 09:00")
    #expect(desk.record.firstDayOnList(clinic: desk.clinic, followUpProtocol: desk.followUpProtocol) == nil)
    #expect(desk.record.lastDayCalled(in: desk.zone) == nil)
  }

  @Test func anAppointmentCountsAsMissedFromItsDayOn() throws {
    let desk = try Desk(at: "2026-11-02 09:00", appointments: [try Fixture.appointment(at: "2026-12-03 10:00")])
    let from = desk.record.firstDayOnList(clinic: desk.clinic, followUpProtocol: desk.followUpProtocol)
    #expect(from == CivilDate(year: 2026, month: 12, day: 3))
  }
}
