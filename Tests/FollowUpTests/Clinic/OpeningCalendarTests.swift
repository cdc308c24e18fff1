import FollowUp
import Testing

@Suite struct OpeningCalendarTests {
  /// 2026-11-21 is a Saturday.
  @Test(arguments: [
    ("2026-11-21 10:29", "2026-11-21 10:30"), ("2026-11-21 10:30", "2026-11-21 16:00"),
    ("2026-11-21 16:00", "2026-11-23 10:30"), ("2026-11-22 12:00", "2026-11-23 10:30"),
    ("2026-11-20 23:59", "2026-11-21 10:30"),
  ])
  func theNextBatchBeginsStrictlyLaterOnAnOpenDay(after: String, expected: String) throws {
    let calendar = OpeningCalendar(settings: try Fixture.settings())
    let batch = calendar.firstBatch(after: try Fixture.moment(after))
    #expect(calendar.timeZone.text(batch.at) == expected)
    #expect("\(batch.date) \(batch.time)" == expected)
  }

  @Test(arguments: [
    ("2026-11-21 10:30", "2026-11-21 10:30"), ("2026-11-21 10:29", "2026-11-20 16:00"),
    ("2026-11-22 12:00", "2026-11-21 16:00"), ("2026-11-23 09:00", "2026-11-21 16:00"),
  ])
  func theLatestBatchMayHaveBegunThisVeryMoment(at: String, expected: String) throws {
    let calendar = OpeningCalendar(settings: try Fixture.settings())
    #expect(calendar.timeZone.text(calendar.lastBatch(atOrBefore: try Fixture.moment(at)).at) == expected)
    #expect(calendar.firstBatch(atOrAfter: try Fixture.moment(expected)).at == (try Fixture.moment(expected)))
  }

  @Test func holidaysCloseAndMakeUpDaysOpen() throws {
    let calendar = OpeningCalendar(
      settings: try Fixture.settings(
        closedDates: ["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-05"], openDates: ["2026-10-04", "2026-10-03"]))
    #expect(!calendar.isOpen(on: try Fixture.date("2026-10-01")))
    #expect(calendar.isOpen(on: try Fixture.date("2026-10-04")), "a Sunday that is a make-up day")
    #expect(calendar.isOpen(on: try Fixture.date("2026-10-03")), "a make-up day wins over a holiday")
    #expect(calendar.nextOpenDay(after: try Fixture.date("2026-09-30")).description == "2026-10-03")
    #expect(calendar.nextOpenDay(after: try Fixture.date("2026-10-04")).description == "2026-10-06")
    #expect(calendar.previousOpenDay(before: try Fixture.date("2026-10-03")).description == "2026-09-30")
    #expect(calendar.batches(on: try Fixture.date("2026-10-05")).isEmpty)
  }

  @Test func batchesAreInTheOrderOfTheDayHoweverManyThereAre() throws {
    let three = OpeningCalendar(settings: try Fixture.settings(batches: ["16:00", "09:30", "12:00"]))
    let date = try Fixture.date("2026-11-23")
    #expect(three.batches(on: date).map(\.time.description) == ["09:30", "12:00", "16:00"])
    let one = OpeningCalendar(settings: try Fixture.settings(batches: ["14:00"]))
    #expect(one.timeZone.text(one.firstBatch(after: try Fixture.moment("2026-11-21 14:00")).at) == "2026-11-23 14:00")
    let none = OpeningCalendar(settings: try Fixture.settings(batches: []))
    #expect(none.batches(on: date).isEmpty)
    #expect(none.timeZone.text(none.firstBatch(after: try Fixture.moment("2026-11-21 14:00")).at) == "2026-11-23 09:00")
  }

  @Test(arguments: [
    ("2026-11-21 09:00", true), ("2026-11-21 20:00", true), ("2026-11-21 08:59", false),
    ("2026-11-21 20:01", false), ("2026-11-22 12:00", false),
  ])
  func callingHoursIncludeBothEndsAndOnlyOpenDays(at: String, expected: Bool) throws {
    let calendar = OpeningCalendar(settings: try Fixture.settings())
    #expect(calendar.isWithinCallingHours(try Fixture.moment(at)) == expected)
  }

  @Test func calledToTheSecondOnly() throws {
    let calendar = OpeningCalendar(settings: try Fixture.settings())
    #expect(!calendar.isWithinCallingHours(try Fixture.moment("2026-11-21 20:00") + 1))
  }

  @Test(arguments: [
    ("2026-11-20 10:00", "2026-11-20 12:00"), ("2026-11-20 19:00", "2026-11-21 10:00"),
    ("2026-11-21 19:30", "2026-11-23 10:30"), ("2026-11-22 12:00", "2026-11-23 11:00"),
    ("2026-11-20 07:00", "2026-11-20 11:00"), ("2026-11-20 18:00", "2026-11-20 20:00"),
    ("2026-11-20 20:00", "2026-11-21 11:00"),
  ])
  func twoHoursOfCallingTime(from: String, expected: String) throws {
    let calendar = OpeningCalendar(settings: try Fixture.settings())
    let deadline = calendar.adding(callingTime: 2 * .hour, to: try Fixture.moment(from))
    #expect(calendar.timeZone.text(deadline) == expected)
  }

  @Test func callingTimeIsCountedAcrossAChangeOfTheClock() throws {
    // Berlin leaves summer time on Sunday 2026-10-25 at 03:00; here Sunday is open around the clock.
    let calendar = OpeningCalendar(
      settings: try Fixture.settings(zone: "Europe/Berlin", callingHours: ("01:00", "20:00"), closedWeekdays: []))
    let zone = calendar.timeZone
    let start = try Fixture.moment("2026-10-25 01:30", in: zone)
    #expect(zone.text(calendar.adding(callingTime: 2 * .hour, to: start)) == "2026-10-25 02:30")
    #expect(zone.text(calendar.adding(callingTime: 3 * .hour, to: start)) == "2026-10-25 03:30")
  }

  @Test(arguments: [
    ("Europe/Berlin", "2026-03-29"), ("Europe/Berlin", "2026-10-25"), ("America/New_York", "2026-03-08"),
    ("America/New_York", "2026-11-01"), ("Asia/Beirut", "2026-03-29"), ("America/Sao_Paulo", "2017-10-15"),
    ("America/Sao_Paulo", "2018-02-18"), ("Australia/Lord_Howe", "2026-10-04"),
  ])
  func batchesKeepTheirWallClockAcrossAChangeOfTheClock(zone: String, day: String) throws {
    let calendar = OpeningCalendar(settings: try Fixture.settings(zone: zone, closedWeekdays: []))
    let date = try Fixture.date(day)
    for offset in -1...1 {
      let batches = calendar.batches(on: date.adding(days: offset))
      #expect(batches.map { calendar.timeZone.time(of: $0.at).description } == ["10:30", "16:00"])
      #expect(batches.allSatisfy { calendar.timeZone.date(of: $0.at) == date.adding(days: offset) })
    }
  }

  @Test func aClinicThatNeverOpensStillHasAnswers() throws {
    let calendar = OpeningCalendar(settings: try Fixture.settings(closedWeekdays: Set(Weekday.allCases)))
    let now = try Fixture.moment("2026-11-20 11:00")
    #expect(calendar.timeZone.text(calendar.firstBatch(after: now).at) == "2026-11-21 10:30")
    #expect(calendar.timeZone.text(calendar.lastBatch(atOrBefore: now).at) == "2026-11-19 16:00")
    #expect(calendar.adding(callingTime: 2 * .hour, to: now) == now + 2 * .hour)
    #expect(!calendar.isWithinCallingHours(now))
  }

  @Test func theEndOfTimeIsNoTrap() throws {
    let calendar = OpeningCalendar(settings: try Fixture.settings())
    for seconds in [Int64.max, Int64.min, 253_402_300_799] {
      let instant = Instant(secondsSinceEpoch: seconds)
      #expect(calendar.settings.batches.contains(calendar.firstBatch(after: instant).time))
      #expect(calendar.settings.batches.contains(calendar.lastBatch(atOrBefore: instant).time))
      _ = calendar.adding(callingTime: .max, to: Instant(secondsSinceEpoch: seconds))
      _ = calendar.isWithinCallingHours(Instant(secondsSinceEpoch: seconds))
    }
  }
}
