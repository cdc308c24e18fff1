import FollowUp
import OrderedCollections
import Testing

/// Every row of the protocol's table that starts from a visit.
@Suite struct TreatmentPlanningTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let procedures: [Procedure]
    let expected: [String]
    var testDescription: String { procedures.map(\.code).joined(separator: ", ") }
  }

  static func general(_ visit: String = "V1") -> [String] {
    [
      "\(visit)/general/P1D clinical 2026-11-24–2026-11-24", "\(visit)/general/P3D clinical 2026-11-26–2026-11-26",
      "\(visit)/general/P7D clinical 2026-11-30–2026-11-30",
      "\(visit)/general/P1M relationship 2026-12-23–2026-12-30",
      "\(visit)/general/P3M relationship 2027-02-23–2027-03-02",
    ]
  }

  static func reactionAndWeek(_ rule: String) -> [String] {
    [
      "V1/\(rule)/PT2H clinical 2026-11-23 15:30–2026-11-23 16:30",
      "V1/\(rule)/P7D clinical 2026-11-30–2026-11-30",
    ]
  }

  static func dayLong(_ rule: String) -> [String] {
    ["V1/\(rule)/PT2H clinical 2026-11-23 15:30–2026-11-24 13:30"]
  }

  /// The visit ends on Monday 2026-11-23 at 13:30.
  static let rows: [Row] = [
    Row(procedures: [Procedure(code: "extraction")], expected: reactionAndWeek("extraction")),
    Row(
      procedures: [Procedure(code: "extraction", needsProsthesis: true)],
      expected: reactionAndWeek("extraction") + [
        "V1/extraction-prosthesis/P2M clinical 2027-01-23–2027-02-06"
      ]),
    Row(
      procedures: [Procedure(code: "root-canal-filling", isRestored: true)],
      expected: reactionAndWeek("root-canal-filling")),
    Row(
      procedures: [Procedure(code: "root-canal-filling")],
      expected: [
        "V1/root-canal-filling/PT2H clinical 2026-11-23 15:30–2026-11-23 16:30",
        "V1/root-canal-filling/P7D clinical 2026-11-30–2026-12-07",
      ]),
    Row(
      procedures: [Procedure(code: "root-canal-visit")],
      expected: ["V1/root-canal-visit/PT2H clinical 2026-11-23 15:30–2026-11-23 20:00"]),
    Row(
      procedures: [Procedure(code: "canal-enlargement")],
      expected: ["V1/root-canal-visit/PT2H clinical 2026-11-23 15:30–2026-11-23 20:00"]),
    Row(
      procedures: [Procedure(code: "canal-enlargement", hasReaction: true)],
      expected: dayLong("canal-enlargement-reaction")),
    Row(procedures: [Procedure(code: "orthodontic-bonding")], expected: reactionAndWeek("orthodontic-bonding")),
    Row(procedures: [Procedure(code: "orthodontic-adjustment")], expected: reactionAndWeek("orthodontic-adjustment")),
    Row(
      procedures: [Procedure(code: "orthodontic-retainer")],
      expected: [
        "V1/orthodontic-retainer/P7D clinical 2026-11-30–2026-11-30",
        "V1/orthodontic-retainer/P1M clinical 2026-12-23–2026-12-23",
        "V1/orthodontic-retainer/P6M clinical 2027-05-23–2027-11-23",
      ]),
    Row(
      procedures: [Procedure(code: "prosthesis-fitting")],
      expected: ["V1/prosthesis-fitting/P1D clinical 2026-11-24–2026-11-24"]),
    Row(
      procedures: [Procedure(code: "scaling")],
      expected: [
        "V1/scaling/P1D clinical 2026-11-24–2026-11-24", "V1/scaling/P6M marketing 2027-05-23–2027-06-23",
      ]),
    Row(
      procedures: [Procedure(code: "implant-surgery")],
      expected: dayLong("implant-surgery") + [
        "V1/implant-surgery/P3M clinical 2027-02-23–2027-03-09",
        "V1/implant-surgery/P6M clinical 2027-05-23–2027-06-06",
        "V1/implant-surgery/P1Y clinical 2027-11-23–2027-12-23",
      ]),
    Row(procedures: [Procedure(code: "pulp-opening")], expected: dayLong("pulp-opening")),
    Row(procedures: [Procedure(code: "infusion")], expected: dayLong("infusion")),
    Row(procedures: [Procedure(code: "filling")], expected: general()),
    Row(procedures: [Procedure(code: "laser-something-new")], expected: general()),
    Row(procedures: [Procedure(code: "consultation")], expected: []),
    Row(procedures: [Procedure(code: "check-up"), Procedure(code: "imaging")], expected: []),
    Row(procedures: [], expected: []),
    Row(
      procedures: [Procedure(code: "consultation"), Procedure(code: "extraction")],
      expected: reactionAndWeek("extraction")),
    Row(
      procedures: [Procedure(code: "extraction"), Procedure(code: "pulp-opening"), Procedure(code: "infusion")],
      expected: reactionAndWeek("extraction") + dayLong("pulp-opening") + dayLong("infusion")),
  ]

  @Test(arguments: rows) func plansTheTable(row: Row) throws {
    var fixture = try PlanningFixture()
    try fixture.happened([fixture.visit(ended: "2026-11-23 13:30", row.procedures)], at: "2026-11-23 13:40")
    #expect(fixture.plan == row.expected)
  }

  @Test func proceduresOfOneRuleAreOneCall() throws {
    var fixture = try PlanningFixture()
    try fixture.happened(
      [
        fixture.visit(
          ended: "2026-11-23 13:30",
          [
            Procedure(code: "veneer", tooth: ToothNumber(11)), Procedure(code: "filling", tooth: ToothNumber(36)),
            Procedure(code: "filling", tooth: ToothNumber(37)), Procedure(code: "veneer", tooth: ToothNumber(11)),
          ])
      ], at: "2026-11-23 13:40")
    #expect(fixture.plan == TreatmentPlanningTests.general())
    let followUp = try #require(fixture.record.followUps["V1/general/P1D"])
    #expect(followUp.procedures == ["veneer", "filling"])
    #expect(followUp.teeth.map(\.number) == [11, 36, 37])
    #expect(followUp.dentist == "d-wang")
    #expect(followUp.origin == .visit("V1"))
    #expect(followUp.recordedAt == (try Fixture.moment("2026-11-23 13:40")))
  }

  @Test func aRestoredAndAnUnrestoredToothAreOneCallThatEndsWithTheEarlier() throws {
    var fixture = try PlanningFixture()
    try fixture.happened(
      [
        fixture.visit(
          ended: "2026-11-23 13:30",
          [
            Procedure(code: "root-canal-filling", tooth: ToothNumber(36)),
            Procedure(code: "root-canal-filling", tooth: ToothNumber(37), isRestored: true),
          ])
      ], at: "2026-11-23 13:40")
    #expect(fixture.plan.last == "V1/root-canal-filling/P7D clinical 2026-11-30–2026-11-30")
    #expect(fixture.record.followUps["V1/root-canal-filling/P7D"]?.teeth.map(\.number) == [36, 37])
  }

  @Test func onlyTheTeethThatAStepIsAboutAreNamed() throws {
    var fixture = try PlanningFixture()
    try fixture.happened(
      [
        fixture.visit(
          ended: "2026-11-23 13:30",
          [
            Procedure(code: "extraction", tooth: ToothNumber(48)),
            Procedure(code: "extraction", tooth: ToothNumber(36), needsProsthesis: true),
          ])
      ], at: "2026-11-23 13:40")
    #expect(fixture.record.followUps["V1/extraction/PT2H"]?.teeth.map(\.number) == [48, 36])
    #expect(fixture.record.followUps["V1/extraction-prosthesis/P2M"]?.teeth.map(\.number) == [36])
  }

  @Test(arguments: [
    ("2026-12-31 11:00", "extraction", "V1/extraction-prosthesis/P2M clinical 2027-02-28–2027-03-14"),
    ("2027-12-31 11:00", "extraction", "V1/extraction-prosthesis/P2M clinical 2028-02-29–2028-03-14"),
    ("2027-01-31 11:00", "orthodontic-retainer", "V1/orthodontic-retainer/P1M clinical 2027-02-28–2027-02-28"),
    ("2028-02-29 11:00", "implant-surgery", "V1/implant-surgery/P1Y clinical 2029-02-28–2029-03-29"),
    ("2027-08-31 11:00", "scaling", "V1/scaling/P6M marketing 2028-02-29–2028-03-31"),
  ])
  func monthsEndOnLastDays(ended: String, code: String, expected: String) throws {
    var fixture = try PlanningFixture()
    try fixture.happened([fixture.visit(ended: ended, [Procedure(code: code, needsProsthesis: true)])], at: ended)
    #expect(fixture.plan.contains(expected))
  }

  @Test(arguments: [
    ("Europe/Berlin", "2026-10-24 20:00", "2026-10-24 22:00–2026-10-25 19:00"),
    ("Europe/Berlin", "2026-03-28 20:00", "2026-03-28 22:00–2026-03-29 21:00"),
    ("America/New_York", "2026-11-01 00:30", "2026-11-01 01:30–2026-11-01 23:30"),
    ("Asia/Beirut", "2026-03-28 23:00", "2026-03-29 02:00–2026-03-30 00:00"),
  ])
  func hoursRunOnTheClockAcrossSummerTime(zone: String, ended: String, window: String) throws {
    var fixture = try PlanningFixture(settings: Fixture.settings(zone: zone))
    try fixture.happened([fixture.visit(ended: ended, [Procedure(code: "infusion")])], at: ended)
    #expect(fixture.plan == ["V1/infusion/PT2H clinical \(window)"])
  }

  @Test(arguments: [
    ("Asia/Beirut", "2026-03-28", "2026-03-29T01:00:00+03:00", "2026-03-29T23:59:59+03:00"),
    ("Asia/Beirut", "2026-10-23", "2026-10-24T00:00:00+03:00", "2026-10-24T23:59:59+02:00"),
    ("America/Sao_Paulo", "2018-11-03", "2018-11-04T01:00:00-02:00", "2018-11-04T23:59:59-02:00"),
    ("America/Sao_Paulo", "2018-02-17", "2018-02-18T00:00:00-03:00", "2018-02-18T23:59:59-03:00"),
    ("Europe/Berlin", "2026-03-28", "2026-03-29T00:00:00+01:00", "2026-03-29T23:59:59+02:00"),
    ("America/New_York", "2026-10-31", "2026-11-01T00:00:00-04:00", "2026-11-01T23:59:59-05:00"),
    ("Asia/Shanghai", "2026-02-28", "2026-03-01T00:00:00+08:00", "2026-03-01T23:59:59+08:00"),
  ])
  func aDayStepIsTheWholeDay(zone: String, ended: String, due: String, by: String) throws {
    var fixture = try PlanningFixture(settings: Fixture.settings(zone: zone))
    try fixture.happened(
      [fixture.visit(ended: ended + " 22:30", [Procedure(code: "prosthesis-fitting")])], at: ended + " 22:30")
    let followUp = try #require(fixture.record.followUps["V1/prosthesis-fitting/P1D"])
    #expect(fixture.zone.iso8601(followUp.due) == due)
    #expect(fixture.zone.iso8601(followUp.by) == by)
  }

  @Test func windowsThatAreOverAreNotPlanned() throws {
    var fixture = try PlanningFixture()
    try fixture.happened(
      [
        fixture.visit(ended: "2026-11-23 13:30", [Procedure(code: "extraction"), Procedure(code: "filling")])
      ], at: "2026-11-27 09:00")
    #expect(
      fixture.plan == [
        "V1/extraction/P7D clinical 2026-11-30–2026-11-30", "V1/general/P7D clinical 2026-11-30–2026-11-30",
        "V1/general/P1M relationship 2026-12-23–2026-12-30", "V1/general/P3M relationship 2027-02-23–2027-03-02",
      ])
  }

  @Test(arguments: [("2026-11-23 16:30", 2), ("2026-11-23 16:31", 1)])
  func theLastMomentOfAWindowIsInsideIt(recorded: String, count: Int) throws {
    var fixture = try PlanningFixture()
    try fixture.happened([fixture.visit(ended: "2026-11-23 13:30", [Procedure(code: "extraction")])], at: recorded)
    #expect(fixture.plan.count == count)
  }

  @Test func fiveYearsOfHistoryPlanTheNextImplantYearOnly() throws {
    var fixture = try PlanningFixture()
    try fixture.happened(
      [fixture.visit(ended: "2021-06-15 11:00", [Procedure(code: "implant-surgery")])], at: "2026-11-23 09:00")
    #expect(fixture.plan == ["V1/implant-surgery/P6Y clinical 2027-06-15–2027-07-15"])
  }

  @Test func theYearAfterIsPlannedOnceTheNextIsFinished() throws {
    var fixture = try PlanningFixture()
    try fixture.happened(
      [fixture.visit(ended: "2025-11-20 11:00", [Procedure(code: "implant-surgery")])], at: "2026-11-23 09:00")
    #expect(fixture.plan == ["V1/implant-surgery/P1Y clinical 2026-11-20–2026-12-20"])
    // Overdue, but not finished: nothing more is planned.
    #expect(try fixture.happened(at: "2027-03-01 09:00").isEmpty)
    let planned = try fixture.happened(
      [fixture.done("V1/implant-surgery/P1Y", at: "2027-03-01 10:30")], at: "2027-03-01 10:35")
    #expect(planned.count == 1)
    #expect(fixture.open == ["V1/implant-surgery/P2Y clinical 2027-11-20–2027-12-20"])
  }

  @Test func aNameWrittenInMonthsGoesOnInYears() throws {
    let yearly = Rule(
      id: "implant-surgery", trigger: .procedures(["implant-surgery"]),
      steps: [try TableProtocol.step("P12M", "P13M", every: "P12M")])
    var fixture = try PlanningFixture(
      followUpProtocol: FollowUpProtocol(rules: [yearly], proceduresWithoutFollowUp: []))
    try fixture.happened(
      [fixture.visit(ended: "2025-11-20 11:00", [Procedure(code: "implant-surgery")])], at: "2025-11-20 12:00")
    try fixture.happened([fixture.done("V1/implant-surgery/P12M", at: "2026-11-21 10:30")], at: "2026-11-21 10:35")
    #expect(fixture.plan.count == 2)
    #expect(fixture.open == ["V1/implant-surgery/P2Y clinical 2027-11-20–2027-12-20"])
  }

  @Test func aChangedVisitMovesItsOpenFollowUps() throws {
    var fixture = try PlanningFixture()
    try fixture.happened(
      [fixture.visit(ended: "2026-11-23 13:30", [Procedure(code: "extraction")])], at: "2026-11-23 13:40")
    try fixture.happened([fixture.done("V1/extraction/PT2H", at: "2026-11-23 16:00")], at: "2026-11-23 16:00")
    try fixture.happened(
      [fixture.visit(ended: "2026-11-22 13:30", [Procedure(code: "extraction"), Procedure(code: "scaling")])],
      at: "2026-11-23 17:00")
    #expect(
      fixture.plan == [
        "V1/extraction/PT2H clinical 2026-11-23 15:30–2026-11-23 16:30 done",
        "V1/extraction/P7D clinical 2026-11-29–2026-11-29", "V1/scaling/P1D clinical 2026-11-23–2026-11-23",
        "V1/scaling/P6M marketing 2027-05-22–2027-06-22",
      ])
  }

  @Test func aToothRestoredSinceEndsItsReminderEarlier() throws {
    var fixture = try PlanningFixture()
    try fixture.happened(
      [fixture.visit(ended: "2026-11-23 13:30", [Procedure(code: "root-canal-filling")])], at: "2026-11-23 13:40")
    try fixture.happened(
      [fixture.visit(ended: "2026-11-23 13:30", [Procedure(code: "root-canal-filling", isRestored: true)])],
      at: "2026-11-25 09:00")
    #expect(fixture.plan.last == "V1/root-canal-filling/P7D clinical 2026-11-30–2026-11-30")
  }

  @Test func whatAVisitNoLongerAsksForIsCancelledAndComesBackWithIt() throws {
    var fixture = try PlanningFixture()
    let extraction = try fixture.visit(ended: "2026-11-23 13:30", [Procedure(code: "extraction")])
    try fixture.happened([extraction], at: "2026-11-23 13:40")
    try fixture.happened(
      [fixture.visit(ended: "2026-11-23 13:30", [Procedure(code: "consultation")])], at: "2026-11-23 14:00")
    #expect(fixture.open.isEmpty)
    #expect(fixture.plan.allSatisfy { $0.hasSuffix("cancelled(originChanged)") })
    try fixture.happened([extraction], at: "2026-11-23 14:10")
    #expect(fixture.open == TreatmentPlanningTests.reactionAndWeek("extraction"))
  }

  @Test func editingTheProtocolLeavesPlannedCallsToBeFinished() throws {
    var fixture = try PlanningFixture()
    try fixture.happened(
      [fixture.visit(ended: "2026-11-23 13:30", [Procedure(code: "extraction")])], at: "2026-11-23 13:40")
    fixture.followUpProtocol.rules.removeAll { $0.id == "extraction" }
    try fixture.happened(at: "2026-11-23 14:00")
    #expect(Set(TreatmentPlanningTests.reactionAndWeek("extraction")).isSubset(of: fixture.open))
  }

  @Test func anAppointmentNearTheRecheckMakesItNeedless() throws {
    var fixture = try PlanningFixture()
    let retainer = try fixture.visit(ended: "2026-11-23 13:30", [Procedure(code: "orthodontic-retainer")])
    let recheck = "V1/orthodontic-retainer/P1M clinical 2026-12-23–2026-12-23"
    try fixture.happened(
      [retainer, fixture.appointment(at: "2026-12-30 10:00", recorded: "2026-11-23 13:35")], at: "2026-11-23 13:40")
    #expect(!fixture.plan.contains { $0.hasPrefix("V1/orthodontic-retainer/P1M") })
    try fixture.happened(
      [fixture.appointment(at: "2026-12-30 10:00", .cancelled, recorded: "2026-12-01 10:00")], at: "2026-12-01 10:00")
    #expect(fixture.open.contains(recheck))
    try fixture.happened(
      [fixture.appointment("A2", at: "2026-12-31 10:00", recorded: "2026-12-02 10:00")], at: "2026-12-02 10:00")
    #expect(fixture.open.contains(recheck), "eight days away")
    try fixture.happened(
      [fixture.appointment("A3", at: "2026-12-16 10:00", recorded: "2026-12-03 10:00")], at: "2026-12-03 10:00")
    #expect(fixture.plan.contains(recheck + " superseded by A3"))
    try fixture.happened(
      [fixture.appointment("A3", at: "2026-12-16 10:00", .cancelled, recorded: "2026-12-04 10:00")],
      at: "2026-12-04 10:00")
    #expect(fixture.open.contains(recheck))
  }
}
