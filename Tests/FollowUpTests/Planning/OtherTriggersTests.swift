import FollowUp
import OrderedCollections
import Testing

@Suite struct HandoverPlanningTests {
  let handover = Handover(to: "d-li", purpose: "orthodontics")
  let expected = "V1/handover/P1D clinical 2026-11-24–2026-11-25"

  private func referred() throws -> PlanningFixture {
    var fixture = try PlanningFixture()
    try fixture.happened(
      [fixture.visit(ended: "2026-11-23 13:30", [Procedure(code: "consultation")], handovers: [handover])],
      at: "2026-11-23 13:40")
    return fixture
  }

  @Test func nothingBookedThereIsCalledAbout() throws {
    let fixture = try referred()
    #expect(fixture.plan == [expected])
    #expect(fixture.record.followUps["V1/handover/P1D"]?.procedures == ["orthodontics"])
  }

  @Test func anAppointmentWithSomeoneElseChangesNothing() throws {
    var fixture = try referred()
    try fixture.happened(
      [fixture.appointment(at: "2026-11-27 10:00", dentist: "d-chen", recorded: "2026-11-23 14:00")],
      at: "2026-11-23 14:00")
    #expect(fixture.open == [expected])
  }

  @Test func bookedThereItIsMootUntilCancelled() throws {
    var fixture = try referred()
    try fixture.happened(
      [fixture.appointment(at: "2027-01-27 10:00", dentist: "d-li", recorded: "2026-11-23 14:00")],
      at: "2026-11-23 14:00")
    #expect(fixture.plan == [expected + " superseded by A1"])
    try fixture.happened(
      [fixture.appointment(at: "2027-01-27 10:00", .cancelled, dentist: "d-li", recorded: "2026-11-24 14:00")],
      at: "2026-11-24 14:00")
    #expect(fixture.open == [expected])
  }

  @Test func bookedBeforeItIsRecordedItIsNotPlanned() throws {
    var fixture = try PlanningFixture()
    try fixture.happened(
      [
        fixture.visit(ended: "2026-11-23 13:30", [Procedure(code: "consultation")], handovers: [handover]),
        fixture.appointment(at: "2026-11-27 10:00", dentist: "d-li", recorded: "2026-11-23 13:35"),
      ], at: "2026-11-23 13:40")
    #expect(fixture.plan.isEmpty)
  }

  @Test func twoColleaguesAreOneCallUntilBothAreBooked() throws {
    var fixture = try PlanningFixture()
    let second = Handover(to: "d-chen", purpose: "implant-surgery")
    try fixture.happened(
      [fixture.visit(ended: "2026-11-23 13:30", [], handovers: [handover, second])], at: "2026-11-23 13:40")
    #expect(fixture.record.followUps["V1/handover/P1D"]?.procedures == ["orthodontics", "implant-surgery"])
    try fixture.happened(
      [fixture.appointment(at: "2026-11-27 10:00", dentist: "d-li", recorded: "2026-11-23 14:00")],
      at: "2026-11-23 14:00")
    #expect(fixture.record.followUps["V1/handover/P1D"]?.procedures == ["implant-surgery"])
    #expect(fixture.open == [expected])
    try fixture.happened(
      [fixture.visit("V2", ended: "2026-11-23 15:00", [], dentist: "d-chen")], at: "2026-11-23 15:00")
    #expect(fixture.open.isEmpty)
  }
}

@Suite struct ChildMembershipTests {
  private func child() throws -> PlanningFixture {
    try PlanningFixture { $0.membership = .child }
  }

  @Test func everySixMonthsFromTheLastVisit() throws {
    var fixture = try child()
    try fixture.happened(
      [fixture.visit(ended: "2026-08-31 11:00", [Procedure(code: "check-up")])], at: "2026-08-31 11:30")
    #expect(fixture.plan == ["P1/child-member-report/V1/P6M relationship 2027-02-28–2027-03-14"])
    try fixture.happened(
      [fixture.done("P1/child-member-report/V1/P6M", at: "2027-03-01 10:30")], at: "2027-03-01 10:30")
    #expect(fixture.open == ["P1/child-member-report/V1/P1Y relationship 2027-08-31–2027-09-14"])
  }

  @Test func aNewVisitStartsTheCountAnew() throws {
    var fixture = try child()
    try fixture.happened([fixture.visit(ended: "2026-08-31 11:00", [])], at: "2026-08-31 11:30")
    try fixture.happened([fixture.visit("V2", ended: "2026-11-23 11:00", [])], at: "2026-11-23 11:30")
    #expect(fixture.open == ["P1/child-member-report/V2/P6M relationship 2027-05-23–2027-06-06"])
    #expect(fixture.plan.count == 2)
  }

  @Test func longAgoOnlyTheNextIsPlanned() throws {
    var fixture = try child()
    try fixture.happened([fixture.visit(ended: "2024-08-31 11:00", [])], at: "2026-11-23 11:30")
    #expect(fixture.plan == ["P1/child-member-report/V1/P2Y6M relationship 2027-02-28–2027-03-14"])
  }

  @Test func withoutAMembershipOrVisitThereIsNoReport() throws {
    var fixture = try child()
    try fixture.happened(at: "2026-11-23 11:30")
    #expect(fixture.plan.isEmpty)
    try fixture.happened([fixture.visit(ended: "2026-11-23 11:00", [])], at: "2026-11-23 11:30")
    try fixture.change(at: "2026-11-24 09:00") { $0.membership = .other("family") }
    #expect(fixture.open.isEmpty && fixture.plan.count == 1)
  }
}

@Suite struct SpecialDatePlanningTests {
  private func born(
    _ month: Int, _ day: Int, calendar: DateCalendar = .solar, leap: Bool = false
  ) throws -> Birthday {
    Birthday(date: try #require(AnnualDate(calendar: calendar, month: month, day: day, isLeapMonth: leap)))
  }

  @Test func theNextBirthdayOnly() throws {
    var fixture = try PlanningFixture { _ in }
    try fixture.change(at: "2026-05-14 09:00") { $0.birthday = try born(5, 15) }
    #expect(fixture.plan == ["P1/special-date/birthday/2026 greeting 2026-05-15–2026-05-15"])
    try fixture.happened(
      [fixture.done("P1/special-date/birthday/2026", at: "2026-05-15 10:30")], at: "2026-05-15 10:31")
    #expect(fixture.open == ["P1/special-date/birthday/2027 greeting 2027-05-15–2027-05-15"])
  }

  @Test func aBirthdayTodayIsStillGreeted() throws {
    var fixture = try PlanningFixture()
    try fixture.change(at: "2026-05-15 23:59") { $0.birthday = try born(5, 15) }
    #expect(fixture.plan == ["P1/special-date/birthday/2026 greeting 2026-05-15–2026-05-15"])
  }

  @Test func bornOnLeapDay() throws {
    var fixture = try PlanningFixture()
    try fixture.change(at: "2026-11-23 09:00") { $0.birthday = try born(2, 29) }
    #expect(fixture.plan == ["P1/special-date/birthday/2027 greeting 2027-02-28–2027-02-28"])
  }

  @Test func lunarBirthdayInALeapMonth() throws {
    var fixture = try PlanningFixture()
    try fixture.change(at: "2025-06-01 09:00") { $0.birthday = try born(6, 1, calendar: .lunar, leap: true) }
    #expect(fixture.plan == ["P1/special-date/birthday/2025 greeting 2025-07-25–2025-07-25"])
    try fixture.happened(
      [fixture.done("P1/special-date/birthday/2025", at: "2025-07-25 10:30")], at: "2025-07-25 10:31")
    #expect(fixture.open == ["P1/special-date/birthday/2026 greeting 2026-07-14–2026-07-14"])
  }

  @Test func aCorrectedBirthdayMovesTheGreeting() throws {
    var fixture = try PlanningFixture()
    try fixture.change(at: "2026-03-01 09:00") { $0.birthday = try born(5, 15) }
    try fixture.change(at: "2026-03-02 09:00") { $0.birthday = try born(6, 2) }
    #expect(fixture.plan == ["P1/special-date/birthday/2026 greeting 2026-06-02–2026-06-02"])
    try fixture.change(at: "2026-03-03 09:00") { $0.birthday = try born(1, 2) }
    #expect(fixture.open == ["P1/special-date/birthday/2027 greeting 2027-01-02–2027-01-02"])
    try fixture.change(at: "2026-03-04 09:00") { $0.birthday = nil }
    #expect(fixture.open.isEmpty)
  }

  @Test func anUnfinishedGreetingIsNotDoubled() throws {
    var fixture = try PlanningFixture()
    try fixture.change(at: "2026-03-01 09:00") { $0.birthday = try born(5, 15) }
    #expect(try fixture.happened(at: "2026-06-01 09:00").isEmpty)
  }

  @Test func otherDatesEachHaveTheirOwn() throws {
    var fixture = try PlanningFixture()
    let wedding = SpecialDate(label: "wedding", date: try #require(AnnualDate(month: 10, day: 2)))
    let first = SpecialDate(label: "孩子生日", date: try #require(AnnualDate(month: 3, day: 8)))
    let second = SpecialDate(label: "孩子生日", date: try #require(AnnualDate(month: 9, day: 9)))
    try fixture.change(at: "2026-02-01 09:00") { $0.specialDates = [wedding, first, second] }
    #expect(
      fixture.plan == [
        "P1/special-date/wedding/2026 greeting 2026-10-02–2026-10-02",
        "P1/special-date/孩子生日/2026 greeting 2026-03-08–2026-03-08",
        "P1/special-date/孩子生日-2/2026 greeting 2026-09-09–2026-09-09",
      ])
  }
}

@Suite struct MissedAppointmentTests {
  private func open(_ fixture: PlanningFixture, at now: String) throws -> [FollowUp] {
    fixture.record.openFollowUps(
      at: try fixture.moment(now), clinic: fixture.clinic, followUpProtocol: fixture.followUpProtocol)
  }

  private func booked(
    _ status: AppointmentStatus = .booked, recorded: String = "2026-11-20 10:00"
  ) throws -> PlanningFixture {
    var fixture = try PlanningFixture()
    try fixture.happened([fixture.appointment(at: "2026-11-23 13:00", status, recorded: recorded)], at: recorded)
    return fixture
  }

  @Test func fifteenMinutesAfterItsTimeItIsMissed() throws {
    let fixture = try booked()
    #expect(fixture.plan.isEmpty)
    #expect(try open(fixture, at: "2026-11-23 13:14").isEmpty)
    let call = try #require(try open(fixture, at: "2026-11-23 13:15").first)
    #expect(call.id == "A1/missed-appointment/PT0H")
    #expect(call.kind == .clinical && call.isClockStep && call.dentist == "d-wang")
    #expect(call.origin == .appointment("A1"))
    #expect([call.due, call.startsFrom].allSatisfy { fixture.zone.text($0) == "2026-11-23 13:00" })
    #expect(fixture.zone.text(call.by) == "2026-11-23 14:00")
    #expect(fixture.zone.text(call.placedFrom) == "2026-11-23 13:15")
    #expect(try open(fixture, at: "2026-11-25 09:00") == [call], "it stays, however late")
    let placement = Placing(calendar: OpeningCalendar(settings: fixture.clinic.settings))
      .place(call, preferredBatch: nil)
    #expect(placement.lane == .timed && fixture.zone.text(placement.at) == "2026-11-23 13:15")
  }

  @Test func theWaitingTimeIsTheClinics() throws {
    var fixture = try booked()
    fixture.clinic.settings.missedAfterMinutes = 30
    #expect(try open(fixture, at: "2026-11-23 13:29").isEmpty)
    #expect(try open(fixture, at: "2026-11-23 13:30").count == 1)
  }

  @Test func theDeskMaySaySoEarlier() throws {
    let fixture = try booked(.missed)
    #expect(try open(fixture, at: "2026-11-23 13:05").map(\.placedFrom) == [fixture.moment("2026-11-23 13:00")])
  }

  @Test(arguments: [AppointmentStatus.arrived, .completed, .cancelled])
  func whoeverCameOrCancelledIsNotCalled(status: AppointmentStatus) throws {
    #expect(try open(booked(status), at: "2026-11-23 15:00").isEmpty)
  }

  @Test func aVisitLaterThatDayProvesArrival() throws {
    var fixture = try booked()
    try fixture.happened([fixture.visit(ended: "2026-11-23 17:30", [])], at: "2026-11-23 17:35")
    #expect(try open(fixture, at: "2026-11-23 18:00").isEmpty)
  }

  /// The visit of 2026-11-23 and other appointments of that day; whether the one at 13:00 was missed.
  @Test(
    arguments: [
      ("12:40", [], false),
      ("12:40", [("15:00", .booked)], false),
      ("10:40", [("10:00", .completed)], true),
      ("10:40", [("10:00", .booked)], true),
      ("09:40", [("10:00", .booked)], true),
      ("11:40", [("11:00", .cancelled)], false),
      ("11:00", [], false),
      ("10:59", [], true),
      ("13:00", [("10:00", .completed)], false),
    ] as [(String, [(String, AppointmentStatus)], Bool)])
  func whoeverCameEarlyHasNotMissedIt(
    ended: String, others: [(String, AppointmentStatus)], isMissed: Bool
  ) throws {
    var fixture = try booked()
    for (number, other) in others.enumerated() {
      let id = AppointmentID("B\(number)")
      try fixture.happened(
        [fixture.appointment(id, at: "2026-11-23 " + other.0, other.1, recorded: "2026-11-20 10:00")],
        at: "2026-11-20 10:00")
    }
    try fixture.happened([fixture.visit(ended: "2026-11-23 " + ended, [])], at: "2026-11-23 13:05")
    let calls = try open(fixture, at: "2026-11-23 15:30").map(\.id)
    #expect(calls.contains("A1/missed-appointment/PT0H") == isMissed)
  }

  /// What the desk said of the afternoon stands, whatever the morning was.
  @Test func aVisitBeforeDoesNotTakeBackWhatTheDeskSaid() throws {
    var fixture = try booked()
    try fixture.happened([fixture.visit(ended: "2026-11-23 12:40", [])], at: "2026-11-23 12:45")
    let missed = try fixture.appointment("A1", at: "2026-11-23 13:00", .missed, recorded: "2026-11-20 10:00")
    try fixture.happened([missed], at: "2026-11-23 13:20")
    #expect(try open(fixture, at: "2026-11-23 13:30").map(\.id).contains("A1/missed-appointment/PT0H"))
  }

  @Test func aVisitOfAnotherDayProvesNothing() throws {
    var fixture = try booked()
    try fixture.happened([fixture.visit(ended: "2026-11-22 23:50", [])], at: "2026-11-23 09:00")
    #expect(try open(fixture, at: "2026-11-23 15:00").count == 1)
  }

  @Test(arguments: [("2026-11-23 14:00", 1), ("2026-11-23 14:01", 0)])
  func recordedAfterItsWindowItWasNeverMissedHere(recorded: String, count: Int) throws {
    #expect(try open(booked(recorded: recorded), at: "2026-11-23 15:00").count == count)
  }

  @Test func consentAndStatusHold() throws {
    var fixture = try booked()
    try fixture.change(at: "2026-11-21 10:00") { $0.consent.clinical = false }
    #expect(try open(fixture, at: "2026-11-23 15:00").isEmpty)
    try fixture.change(at: "2026-11-21 10:00") { ($0.consent.clinical, $0.status) = (true, .moved) }
    #expect(try open(fixture, at: "2026-11-23 15:00").isEmpty)
  }

  @Test func onceServedItIsStoredAndGoneWhenThePatientCame() throws {
    var fixture = try booked()
    let call = try #require(try open(fixture, at: "2026-11-23 13:20").first)
    try fixture.happened([.followUpPlanned(call, cause: "C1")], at: "2026-11-23 13:20")
    #expect(try open(fixture, at: "2026-11-23 13:30") == [call])
    try fixture.happened(
      [fixture.appointment(at: "2026-11-23 13:00", .arrived, recorded: "2026-11-23 13:40")], at: "2026-11-23 13:40")
    #expect(try open(fixture, at: "2026-11-23 13:50").isEmpty)
    #expect(fixture.plan.map { $0.hasSuffix("cancelled(originChanged)") } == [true])
  }

  @Test func movedAndMissedAgainIsAnotherCall() throws {
    var fixture = try booked()
    let first = try #require(try open(fixture, at: "2026-11-23 13:20").first)
    try fixture.happened(
      [.followUpPlanned(first, cause: nil), fixture.done(first.id, at: "2026-11-23 13:20")], at: "2026-11-23 13:20")
    try fixture.happened(
      [fixture.appointment(at: "2026-11-25 10:00", recorded: "2026-11-23 13:21")], at: "2026-11-23 13:21")
    #expect(try open(fixture, at: "2026-11-25 10:14").isEmpty)
    let second = try open(fixture, at: "2026-11-25 10:15")
    #expect(second.count == 1 && second.first?.id != first.id)
  }
}
