import FollowUp
import Testing

@Suite struct PlacingTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let what: String
    var step: (due: String, by: String)
    var kind = FollowUpKind.clinical
    var zone = "Asia/Shanghai"
    var batches = ["10:30", "16:00"]
    var callingHours = ("09:00", "20:00")
    var closedDates: [String] = []
    var openDates: [String] = []
    var preferred: String?
    let ended: String
    var recorded: String?
    let lane: String
    let at: String
    var late = false

    var testDescription: String { what }
  }

  static let reaction = (due: "PT2H", by: "PT3H")
  static let dayLong = (due: "PT2H", by: "PT24H")
  static let nextDay = (due: "P1D", by: "P1D")
  static let sameDay = (due: "PT2H", by: "end")

  /// 2026-11-23 is a Monday.
  static let examples: [Example] = [
    Example(
      what: "the batch inside the window", step: reaction, ended: "2026-11-23 13:30", lane: "16:00",
      at: "2026-11-23 16:00"),
    Example(
      what: "no batch: timed as it opens", step: reaction, ended: "2026-11-23 09:00", lane: "timed",
      at: "2026-11-23 11:00"),
    Example(
      what: "opens after hours: at their end", step: reaction, ended: "2026-11-23 18:30", lane: "timed",
      at: "2026-11-23 20:00"),
    Example(
      what: "less than an hour before the end of hours: next day, late", step: reaction, ended: "2026-11-23 19:30",
      lane: "10:30", at: "2026-11-24 10:30", late: true),
    Example(
      what: "exactly an hour before the end of hours", step: reaction, ended: "2026-11-23 19:00", lane: "timed",
      at: "2026-11-23 20:00"),
    Example(
      what: "implant in the afternoon", step: dayLong, ended: "2026-11-23 15:00", lane: "10:30",
      at: "2026-11-24 10:30"),
    Example(
      what: "implant on Saturday afternoon", step: dayLong, ended: "2026-11-21 17:00", lane: "timed",
      at: "2026-11-21 19:00"),
    Example(
      what: "scaling before a closed Sunday", step: nextDay, ended: "2026-11-21 11:00", lane: "16:00",
      at: "2026-11-21 16:00"),
    Example(
      what: "scaling too late for the day before", step: nextDay, ended: "2026-11-21 15:30", lane: "10:30",
      at: "2026-11-23 10:30", late: true),
    Example(
      what: "scaling exactly an hour before the last batch", step: nextDay, ended: "2026-11-21 15:00", lane: "16:00",
      at: "2026-11-21 16:00"),
    Example(
      what: "both ends of the window count: due", step: reaction, ended: "2026-11-23 08:30", lane: "10:30",
      at: "2026-11-23 10:30"),
    Example(
      what: "both ends of the window count: by", step: reaction, ended: "2026-11-23 13:00", lane: "16:00",
      at: "2026-11-23 16:00"),
    Example(
      what: "due at the end of calling hours", step: reaction, ended: "2026-11-23 18:00", lane: "timed",
      at: "2026-11-23 20:00"),
    Example(
      what: "due at the beginning of calling hours", step: reaction, ended: "2026-11-23 07:00", lane: "timed",
      at: "2026-11-23 09:00"),
    Example(
      what: "same day only: batch", step: sameDay, ended: "2026-11-23 10:00", lane: "16:00", at: "2026-11-23 16:00"),
    Example(
      what: "same day only: timed", step: sameDay, ended: "2026-11-23 15:00", lane: "timed", at: "2026-11-23 17:00"),
    Example(
      what: "same day only, due after by: at the end of hours", step: sameDay, ended: "2026-11-23 18:30",
      lane: "timed", at: "2026-11-23 20:00"),
    Example(
      what: "same day only, no hour left", step: sameDay, ended: "2026-11-23 19:10", lane: "10:30",
      at: "2026-11-24 10:30", late: true),
    Example(
      what: "a marketing step is never pulled forward", step: nextDay, kind: .marketing, ended: "2026-11-21 11:00",
      lane: "10:30", at: "2026-11-23 10:30", late: true),
    Example(
      what: "a greeting on a closed day", step: (due: "P0D", by: "P0D"), kind: .greeting, ended: "2026-11-22 00:00",
      lane: "10:30", at: "2026-11-23 10:30", late: true),
    Example(
      what: "preferred batch", step: nextDay, preferred: "16:00", ended: "2026-11-23 11:00", lane: "16:00",
      at: "2026-11-24 16:00"),
    Example(
      what: "preferred batch later in the window", step: dayLong, preferred: "16:00", ended: "2026-11-23 13:00",
      lane: "16:00", at: "2026-11-23 16:00"),
    Example(
      what: "preferred batch outside the window", step: dayLong, preferred: "16:00", ended: "2026-11-23 15:00",
      lane: "10:30", at: "2026-11-24 10:30"),
    Example(
      what: "preferred batch days later", step: (due: "P7D", by: "P14D"), preferred: "16:00",
      ended: "2026-11-20 11:00", lane: "16:00", at: "2026-11-27 16:00"),
    Example(
      what: "a preferred batch that the clinic no longer has", step: nextDay, preferred: "14:00",
      ended: "2026-11-23 11:00", lane: "10:30", at: "2026-11-24 10:30"),
    Example(
      what: "a holiday week: the day before", step: (due: "P3D", by: "P3D"), closedDates: ["2026-10-01", "2026-10-02"],
      ended: "2026-09-28 11:00", lane: "16:00", at: "2026-09-30 16:00"),
    Example(
      what: "a holiday week: the day before is closed too", step: (due: "P3D", by: "P3D"),
      closedDates: ["2026-10-01", "2026-10-02", "2026-10-03"], ended: "2026-09-29 11:00", lane: "10:30",
      at: "2026-10-05 10:30", late: true),
    Example(
      what: "a make-up Sunday has batches", step: nextDay, openDates: ["2026-11-22"], ended: "2026-11-21 11:00",
      lane: "10:30", at: "2026-11-22 10:30"),
    Example(
      what: "other batch times", step: reaction, batches: ["09:15", "12:00", "17:45"], ended: "2026-11-23 15:00",
      lane: "17:45", at: "2026-11-23 17:45"),
    Example(
      what: "one batch", step: nextDay, batches: ["14:00"], ended: "2026-11-21 11:00", lane: "14:00",
      at: "2026-11-21 14:00"),
    Example(
      what: "recorded while the window is open", step: (due: "P7D", by: "P14D"), ended: "2026-11-10 11:00",
      recorded: "2026-11-19 11:00", lane: "16:00", at: "2026-11-19 16:00"),
    Example(
      what: "recorded after the last batch of the window's day", step: nextDay, ended: "2026-11-19 11:00",
      recorded: "2026-11-20 17:00", lane: "10:30", at: "2026-11-21 10:30", late: true),
    Example(
      what: "recorded too late to be pulled forward", step: nextDay, ended: "2026-11-21 11:00",
      recorded: "2026-11-21 16:30", lane: "10:30", at: "2026-11-23 10:30", late: true),
    Example(
      what: "recorded after the end of hours", step: reaction, ended: "2026-11-23 18:30",
      recorded: "2026-11-23 20:10", lane: "10:30", at: "2026-11-24 10:30", late: true),
    Example(
      what: "a timed call recorded late is made at once", step: reaction, ended: "2026-11-23 09:00",
      recorded: "2026-11-23 11:40", lane: "timed", at: "2026-11-23 11:40"),
    Example(
      what: "summer time ends in the window: hours run on", step: (due: "PT2H", by: "PT24H"), zone: "Europe/Berlin",
      openDates: ["2026-10-25"], ended: "2026-10-24 10:30", lane: "16:00", at: "2026-10-24 16:00"),
    Example(
      what: "summer time ends: the batch keeps its wall clock", step: nextDay, zone: "America/New_York",
      openDates: ["2026-11-01"], ended: "2026-10-31 17:00", lane: "10:30", at: "2026-11-01 10:30"),
    Example(
      what: "a day that begins at one o'clock", step: nextDay, zone: "Asia/Beirut", openDates: ["2026-03-29"],
      ended: "2026-03-28 11:00", lane: "10:30", at: "2026-03-29 10:30"),
  ]

  @Test(arguments: examples) func placesByTheFourRules(example: Example) throws {
    let calendar = OpeningCalendar(
      settings: try Fixture.settings(
        zone: example.zone, batches: example.batches, callingHours: example.callingHours,
        closedDates: example.closedDates, openDates: example.openDates))
    let zone = calendar.timeZone
    let ended = try Fixture.moment(example.ended, in: zone)
    let followUp = try Fixture.followUp(
      due: example.step.due, by: example.step.by, kind: example.kind, ended: ended,
      recordedAt: try example.recorded.map { try Fixture.moment($0, in: zone) } ?? ended, calendar: calendar)
    let placement = Placing(calendar: calendar)
      .place(followUp, preferredBatch: try example.preferred.map(Fixture.time))
    #expect(placement.lane.code == example.lane)
    #expect(zone.text(placement.at) == example.at)
    #expect(placement.isLate == example.late)
  }

  @Test func aReschedulingDecidesAlone() throws {
    let calendar = OpeningCalendar(settings: try Fixture.settings())
    var followUp = try Fixture.followUp(
      due: "P1D", by: "P1D", ended: try Fixture.moment("2026-11-20 11:00"),
      recordedAt: try Fixture.moment("2026-11-20 11:00"), calendar: calendar)
    let asked = try Fixture.moment("2026-11-24 18:45")
    followUp.state = .rescheduled(Rescheduling(lane: .timed, at: asked, reason: .disposition(.callBack)))
    #expect(
      Placing(calendar: calendar).place(followUp, preferredBatch: nil)
        == Placement(lane: .timed, at: asked, isLate: false, reason: .rescheduled(.disposition(.callBack))))
  }

  @Test(arguments: 0..<40) func holdsForAnyClinic(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<60 {
      let settings = try RandomClinic.settings(using: &random)
      let calendar = OpeningCalendar(settings: settings)
      let zone = calendar.timeZone
      let ended = Instant(secondsSinceEpoch: 1_760_000_000 + Int64.random(in: 0..<60_000_000, using: &random))
      let steps = [
        ("PT2H", "PT3H"), ("PT2H", "PT24H"), ("PT2H", "end"), ("P1D", "P1D"), ("P7D", "P14D"), ("P1M", "P1M7D"),
      ]
      let (due, by) = try #require(steps.randomElement(using: &random))
      let followUp = try Fixture.followUp(
        due: due, by: by, kind: try #require(FollowUpKind.allCases.randomElement(using: &random)), ended: ended,
        recordedAt: ended + Int64.random(in: -.day...(12 * .day), using: &random), calendar: calendar)
      let preferred = Bool.random(using: &random) ? settings.batches.randomElement(using: &random) : nil
      let placement = Placing(calendar: calendar).place(followUp, preferredBatch: preferred)

      #expect(placement.at >= followUp.recordedAt)
      switch placement.reason {
      case .batchInWindow, .preferredBatchInWindow, .timedAtDue:
        #expect(placement.at >= followUp.placedFrom)
        #expect(followUp.due > followUp.by || placement.at <= max(followUp.by, followUp.recordedAt))
      case .timedAtEndOfCallingHours, .batchOfDayBefore:
        #expect(followUp.kind == .clinical)
        #expect(placement.at - followUp.startsFrom >= .hour)
      case .firstBatchAfterDue:
        #expect(placement.at > followUp.placedFrom)
      case .rescheduled, .carriedOver:
        Issue.record("nothing was rescheduled")
      }
      #expect(placement.isLate == (placement.reason == .firstBatchAfterDue))
      #expect(calendar.isOpen(on: zone.date(of: placement.at)))
      switch placement.lane {
      case .timed: #expect(calendar.isWithinCallingHours(placement.at) && followUp.isClockStep)
      case .batch(let time): #expect(zone.time(of: placement.at) == time && settings.batches.contains(time))
      }
      if placement.isLate, followUp.placedFrom <= followUp.by {
        #expect(calendar.firstBatch(atOrAfter: followUp.placedFrom).at > followUp.by, "a batch was overlooked")
      }
    }
  }
}

/// Clinics of every kind: zones with and without summer time, one to three batches, any days off.
enum RandomClinic {
  static func settings(using random: inout SeededGenerator) throws -> ClinicSettings {
    let zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Beirut", "Australia/Lord_Howe"]
    let batches = [["10:30", "16:00"], ["14:00"], ["09:30", "12:00", "18:15"], ["11:00", "15:00"]]
    let dayNumbers = 20_370..<21_100
    return try Fixture.settings(
      zone: try #require(zones.randomElement(using: &random)),
      batches: try #require(batches.randomElement(using: &random)),
      callingHours: try #require([("09:00", "20:00"), ("08:30", "18:30")].randomElement(using: &random)),
      closedWeekdays: Set(Weekday.allCases.filter { _ in Int.random(in: 0..<5, using: &random) == 0 }),
      closedDates: (0..<40).map { _ in CivilDate(dayNumber: .random(in: dayNumbers, using: &random)).description },
      openDates: (0..<10).map { _ in CivilDate(dayNumber: .random(in: dayNumbers, using: &random)).description })
  }
}
