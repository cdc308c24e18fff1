import FollowUp
import OrderedCollections
import Testing

/// Relationship, marketing and greeting calls give way; clinical ones never do.
@Suite struct CourtesyCallTests {
  /// A filling on Monday 2026-11-23: relationship calls placed on 2026-12-23 and 2027-02-23.
  private func filling() throws -> PlanningFixture {
    var fixture = try PlanningFixture()
    try fixture.happened(
      [fixture.visit(ended: "2026-11-23 13:30", [Procedure(code: "filling")])], at: "2026-11-23 13:40")
    return fixture
  }

  private let month = "V1/general/P1M relationship 2026-12-23–2026-12-30"

  @Test(arguments: [
    ("2026-12-15 11:00", false), ("2026-12-14 11:00", true), ("2026-12-29 11:00", false), ("2026-12-30 11:00", true),
  ])
  func givesWayToACallWithinSevenDays(otherVisit: String, stays: Bool) throws {
    // A fitted prosthesis is called about the day after.
    var fixture = try filling()
    try fixture.happened(
      [fixture.visit("V2", ended: otherVisit, [Procedure(code: "prosthesis-fitting")])], at: otherVisit)
    let suffix = " superseded by V2/prosthesis-fitting/P1D"
    #expect(fixture.plan.contains(stays ? month : month + suffix))
    #expect(fixture.open.contains { $0.hasPrefix("V2/prosthesis-fitting/P1D") })
  }

  @Test func whatOneVisitBringsOnOneDayIsOneCall() throws {
    var fixture = try PlanningFixture(
      followUpProtocol: FollowUpProtocol(
        rules: [
          Rule(id: "a", trigger: .procedures(["a"]), steps: [try TableProtocol.step("P7D", "P7D")]),
          Rule(id: "b", trigger: .procedures(["b"]), steps: [try TableProtocol.step("P7D", "P7D", .relationship)]),
          Rule(id: "c", trigger: .procedures(["c"]), steps: [try TableProtocol.step("P8D", "P8D", .relationship)]),
        ], proceduresWithoutFollowUp: []))
    try fixture.happened(
      [fixture.visit(ended: "2026-11-23 13:30", ["a", "b", "c"].map { Procedure(code: $0) })], at: "2026-11-23 13:40")
    #expect(
      fixture.plan == [
        "V1/a/P7D clinical 2026-11-30–2026-11-30", "V1/b/P7D relationship 2026-11-30–2026-11-30",
        "V1/c/P8D relationship 2026-12-01–2026-12-01 superseded by V1/a/P7D",
      ])
  }

  @Test func ofTwoTheMoreUrgentKindStaysThenTheEarlier() throws {
    var fixture = try filling()
    let birthday = Birthday(date: try #require(AnnualDate(month: 12, day: 20)))
    try fixture.change(at: "2026-11-24 09:00") { $0.birthday = birthday }
    #expect(fixture.open.contains(month))
    #expect(
      fixture.plan.contains(
        "P1/special-date/birthday/2026 greeting 2026-12-20–2026-12-20 superseded by V1/general/P1M"))
    #expect(!fixture.plan.contains { $0.hasPrefix("P1/special-date/birthday/2027") }, "it may still come about")
    try fixture.happened(
      [fixture.visit("V2", ended: "2026-11-25 11:00", [Procedure(code: "filling")])], at: "2026-11-25 11:10")
    #expect(fixture.open.contains(month))
    #expect(fixture.plan.contains("V2/general/P1M relationship 2026-12-25–2027-01-01 superseded by V1/general/P1M"))
  }

  @Test func theNextBirthdayIsPlannedOnceTheOtherCallIsMade() throws {
    var fixture = try filling()
    let birthday = Birthday(date: try #require(AnnualDate(month: 12, day: 26)))
    try fixture.change(at: "2026-11-24 09:00") { $0.birthday = birthday }
    try fixture.happened(
      [
        fixture.attempt(at: "2026-12-23 10:35", .reachedWell, serving: ["V1/general/P1M"]),
        fixture.done("V1/general/P1M", at: "2026-12-23 10:35"),
      ], at: "2026-12-23 10:35")
    #expect(fixture.open.contains("P1/special-date/birthday/2027 greeting 2027-12-26–2027-12-26"))
  }

  @Test(arguments: [
    ("2026-12-16 10:40", Disposition.reachedWell, false), ("2026-12-15 10:40", .reachedWell, true),
    ("2026-12-16 10:40", .noAnswer, true), ("2026-12-16 10:40", .thirdParty, true),
    ("2026-12-20 10:40", .discomfort, false),
  ])
  func givesWayToAContact(at: String, disposition: Disposition, stays: Bool) throws {
    var fixture = try filling()
    try fixture.happened([fixture.attempt(at: at, disposition)], at: at)
    #expect(fixture.plan.contains(stays ? month : month + " superseded by C1"))
  }

  @Test func aContactThatIsTakenBackNoLongerCounts() throws {
    var fixture = try filling()
    try fixture.happened([fixture.attempt(at: "2026-12-18 10:40", .reachedWell)], at: "2026-12-18 10:40")
    #expect(!fixture.open.contains(month))
    try fixture.happened(
      [.attemptTakenBack("C1", by: "林小雨", at: fixture.moment("2026-12-18 10:41"), correction: nil)],
      at: "2026-12-18 10:41")
    #expect(fixture.open.contains(month))
  }

  @Test func anAppointmentWithinSevenDaysMakesItMootUntilCancelled() throws {
    var fixture = try filling()
    let birthday = Birthday(date: try #require(AnnualDate(month: 4, day: 1)))
    try fixture.change(at: "2026-11-24 09:00") { $0.birthday = birthday }
    let invitation = "V1/general/P3M relationship 2027-02-23–2027-03-02"
    try fixture.happened(
      [
        fixture.appointment("A1", at: "2027-03-02 10:00", recorded: "2026-12-01 10:00"),
        fixture.appointment("A2", at: "2027-04-02 10:00", recorded: "2026-12-01 10:00"),
        fixture.appointment("A3", at: "2026-11-30 10:00", recorded: "2026-11-24 10:00"),
      ], at: "2026-11-24 10:00")
    #expect(fixture.plan.contains(invitation + " superseded by A1"))
    #expect(fixture.open.contains("V1/general/P7D clinical 2026-11-30–2026-11-30"), "a clinical call is still made")
    #expect(fixture.open.contains("P1/special-date/birthday/2027 greeting 2027-04-01–2027-04-01"), "so is a greeting")
    try fixture.happened(
      [fixture.appointment("A1", at: "2027-03-02 10:00", .cancelled, recorded: "2027-02-25 10:00")],
      at: "2027-02-25 10:00")
    #expect(fixture.open.contains(invitation))
  }

  @Test func cancelledAfterTheWindowItStaysAway() throws {
    var fixture = try filling()
    try fixture.happened(
      [fixture.appointment("A1", at: "2027-03-02 10:00", recorded: "2026-12-01 10:00")], at: "2026-12-01 10:00")
    #expect(
      try fixture.happened(
        [fixture.appointment("A1", at: "2027-03-10 10:00", .cancelled, recorded: "2027-03-03 00:00")],
        at: "2027-03-03 00:00"
      ).isEmpty)
  }

  @Test func aPromisedCallStays() throws {
    var fixture = try filling()
    let promise = Rescheduling(
      lane: .timed, at: try fixture.moment("2026-12-24 11:00"), reason: .disposition(.callBack), personalTo: "林小雨")
    try fixture.happened(
      [
        .followUpMoved("V1/general/P1M", to: .rescheduled(promise), cause: nil),
        fixture.attempt(at: "2026-12-23 10:40", .callBack, serving: ["V1/general/P1M"]),
        fixture.visit("V2", ended: "2026-12-23 11:00", [Procedure(code: "prosthesis-fitting")]),
      ], at: "2026-12-23 11:00")
    #expect(fixture.open.contains(month + " rescheduled"))
  }
}

/// Consent and the patient's status decide whether anything is planned at all.
@Suite struct ConsentPlanningTests {
  private func treated() throws -> PlanningFixture {
    var fixture = try PlanningFixture()
    try fixture.happened(
      [fixture.visit(ended: "2026-11-23 13:30", [Procedure(code: "filling")])], at: "2026-11-23 13:40")
    return fixture
  }

  @Test func eachConsentStandsForItsKinds() throws {
    var fixture = try treated()
    try fixture.change(at: "2026-11-24 09:00") { $0.consent.marketing = false }
    #expect(fixture.open.count == 3 && fixture.open.allSatisfy { $0.contains("clinical") })
    #expect(
      fixture.plan.filter { $0.hasSuffix("cancelled(consentWithdrawn(FollowUp.ConsentKind.marketing))") }.count == 2)
    try fixture.change(at: "2026-11-24 09:05") { $0.consent = Consent(clinical: false, marketing: true) }
    #expect(fixture.open.count == 2 && fixture.open.allSatisfy { $0.contains("relationship") })
    try fixture.happened(
      [fixture.visit("V2", ended: "2026-11-24 10:00", [Procedure(code: "extraction")])], at: "2026-11-24 10:00")
    #expect(!fixture.plan.contains { $0.hasPrefix("V2") })
  }

  @Test func consentGivenAgainBringsBackWhatIsNotOver() throws {
    var fixture = try treated()
    try fixture.change(at: "2026-11-24 09:00") { $0.consent.clinical = false }
    try fixture.change(at: "2026-11-26 09:00") { $0.consent.clinical = true }
    #expect(
      fixture.open.map { $0.prefix(14) } == ["V1/general/P3D", "V1/general/P7D", "V1/general/P1M", "V1/general/P3M"])
  }

  @Test(arguments: [PatientStatus.moved, .elsewhere, .deceased])
  func nobodyWhoLeftIsCalled(status: PatientStatus) throws {
    var fixture = try treated()
    try fixture.change(at: "2026-11-24 09:00") { $0.status = status }
    #expect(fixture.open.isEmpty)
    try fixture.happened(
      [fixture.visit("V2", ended: "2026-11-24 10:00", [Procedure(code: "extraction")])], at: "2026-11-24 10:00")
    #expect(fixture.open.isEmpty && fixture.plan.count == 5)
  }

  @Test func aRequestObeysConsentAndComesBackWithIt() throws {
    var fixture = try PlanningFixture()
    let start = try fixture.moment("2026-11-25 11:00")
    let request = FollowUp(
      id: "R1", rule: "dentist-request", step: "P0D", purpose: "request", kind: .clinical,
      origin: .request(by: "王磊"), startsFrom: start, due: start, by: start, isClockStep: true,
      recordedAt: try fixture.moment("2026-11-23 11:00"), note: "问问伤口")
    try fixture.happened([.followUpPlanned(request, cause: nil)], at: "2026-11-23 11:00")
    #expect(fixture.open.count == 1)
    try fixture.change(at: "2026-11-23 12:00") { $0.consent.clinical = false }
    #expect(fixture.open.isEmpty)
    try fixture.change(at: "2026-11-24 12:00") { $0.consent.clinical = true }
    #expect(fixture.record.followUps["R1"] == request)
  }
}
