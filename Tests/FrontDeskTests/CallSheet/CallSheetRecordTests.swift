import FollowUp
import FrontDesk
import Screen
import Testing
import Wording

/// Keys in, the record to be stored out.
@Suite struct CallSheetRecordTests {
  private let extraction: FollowUpID = "V1/extraction/PT2H"
  private let scaling: FollowUpID = "V2/scaling/P1D"

  private func sheet(_ patient: Patient? = nil) throws -> CallSheet {
    try Fixture.sheet(patient ?? Fixture.adult(), [Fixture.extraction()])
  }

  private func record(
    _ disposition: Disposition, _ change: (inout CallRecord) throws -> Void = { _ in }
  ) throws -> [CallSheetOutcome] {
    var record = CallRecord(
      outcomes: [ReasonOutcome(followUp: extraction, disposition: disposition)], disposition: disposition,
      phone: "138 0000 0001")
    try change(&record)
    return [.record(record)]
  }

  @Test(arguments: [
    ("1", Disposition.reachedWell), ("2", .noAnswer), ("5", .busy), ("8", .declinedCall), ("9", .poweredOff),
    ("l", .messageLeft), ("１", .reachedWell), ("ｌ", .messageLeft), ("д", .messageLeft), ("L", .messageLeft),
  ])
  func aRoutineOutcomeIsOneKey(key: String, disposition: Disposition) throws {
    var sheet = try sheet()
    let expected = try record(disposition)
    let character = try #require(key.first)
    #expect(sheet.handle(.key(.character(character))) == expected)
    var withInputMethod = try self.sheet()
    #expect(withInputMethod.handle(.text(key)) == expected)
  }

  /// These keys do something else on other pages, or change more than the place in the list.
  @Test(arguments: [
    ("t", Disposition.thirdParty), ("s", .suspended), ("i", .invalidNumber), ("w", .wrongPerson), ("e", .elsewhere),
    ("o", .moved), ("z", .deceased), ("0", .notInterested), ("ｔ", .thirdParty), ("е", .thirdParty),
  ])
  func anOutcomeWithConsequencesIsAskedOnceMore(key: String, disposition: Disposition) throws {
    var sheet = try sheet()
    let character = try #require(key.first)
    #expect(sheet.handle(.key(.character(character))).isEmpty)
    let expected = try record(disposition)
    #expect(sheet.press(.enter) == expected)
  }

  @Test func pastedTextIsNeverACommand() throws {
    var sheet = try sheet()
    #expect(sheet.handle(.paste("1")) == [.notHandled])
    #expect(sheet.handle(.text("12")) == [.notHandled])
  }

  @Test func everyOutcomeIsReachedByArrowsAndEnter() throws {
    var sheet = try sheet()
    #expect(sheet.press(.enter).isEmpty)
    let well = try record(.reachedWell)
    #expect(sheet.press(.enter) == well)
    var second = try self.sheet()
    let noAnswer = try record(.noAnswer)
    #expect(second.press(.right, .right, .enter) == noAnswer)
  }

  @Test func aCallBackTakesATimeOrTheNextHour() throws {
    var sheet = try sheet()
    _ = sheet.type("4明天 3")
    let tomorrow = try record(.callBack) { $0.callBackAt = try Fixture.instant("2026-11-22T15:00") }
    #expect(sheet.press(.enter) == tomorrow)
    var inAnHour = try self.sheet()
    _ = inAnHour.type("4")
    let expected = try record(.callBack) { $0.callBackAt = try Fixture.instant("2026-11-21T11:34") }
    #expect(inAnHour.press(.enter) == expected)
  }

  @Test(arguments: ["25:00", "2026-11-20 10", "某天"])
  func aTimeThatCannotBeIsNotSaved(text: String) throws {
    var sheet = try sheet()
    _ = sheet.type("4" + text)
    #expect(sheet.press(.enter).isEmpty)
    #expect(sheet.hasUnsavedInput)
    _ = sheet.handle(.key(.character("u"), .control))
    _ = sheet.type("1530")
    let expected = try record(.callBack) { $0.callBackAt = try Fixture.instant("2026-11-21T15:30") }
    #expect(sheet.press(.enter) == expected)
  }

  @Test func aBookingNamesTimeAndDentist() throws {
    var sheet = try sheet()
    _ = sheet.type("311-28 9:30")
    sheet.press(.tab)
    _ = sheet.type("1")
    let expected = try record(.booked) {
      $0.appointment = .init(at: try Fixture.instant("2026-11-28T09:30"), dentist: "d-chen")
    }
    #expect(sheet.press(.enter) == expected)
  }

  @Test func aBookingWithoutItsTimeIsABookingStill() throws {
    var sheet = try sheet()
    _ = sheet.type("3")
    let expected = try record(.booked)
    #expect(sheet.press(.enter) == expected)
  }

  @Test func discomfortCarriesANoteForTheDentist() throws {
    var sheet = try sheet()
    _ = sheet.type("6")
    _ = sheet.handle(.text("右下肿，37.8 度"))
    let expected = try record(.discomfort) { $0.note = "右下肿，37.8 度" }
    #expect(sheet.press(.enter) == expected)
  }

  @Test(arguments: [
    ("d", [ConsentKind.marketing]), ("d2", [.clinical]), ("d3", [.clinical, .marketing]),
  ])
  func doNotCallSaysWhichCalls(keys: String, consents: [ConsentKind]) throws {
    var sheet = try sheet()
    _ = sheet.type(keys)
    let expected = try record(.doNotCall) { $0.withdrawnConsents = Set(consents) }
    #expect(sheet.press(.enter) == expected)
  }

  @Test func aWrongNumberCanBeReplacedAtOnce() throws {
    var sheet = try sheet()
    _ = sheet.type("w13911112222")
    let expected = try record(.wrongPerson) { $0.collected.phone = PhoneNumber(number: "13911112222") }
    #expect(sheet.press(.enter) == expected)
  }

  @Test func eachReasonCanHaveAnOutcomeOfItsOwn() throws {
    var sheet = try Fixture.sheet(Fixture.adult(), [Fixture.extraction(), Fixture.scaling()])
    sheet.press(.tab)
    _ = sheet.handle(.text("冷热敏感"))
    sheet.press(.tab, .tab)
    _ = sheet.type("5")
    sheet.press(.enter)
    let outcomes = [
      ReasonOutcome(followUp: extraction, disposition: .reachedWell),
      ReasonOutcome(followUp: scaling, disposition: .discomfort),
    ]
    let expected = CallRecord(outcomes: outcomes, disposition: .discomfort, phone: "138 0000 0001", note: "冷热敏感")
    #expect(sheet.type("1") == [.record(expected)])
  }

  @Test func reasonsThatWereClosedElsewhereAreNotServedAgain() throws {
    var sheet = try sheet()
    var record = try Fixture.record(Fixture.adult(), [Fixture.extraction()])
    record.apply(.followUpMoved(extraction, to: .done(at: try Fixture.instant("2026-11-21T10:34")), cause: nil))
    sheet.update(record: record)
    let expected = try self.record(.reachedWell) { $0.outcomes = [] }
    #expect(sheet.type("1") == expected)
    guard case .record(let saved)? = expected.first else { return }
    #expect(saved.draft(id: "A9", patient: "P1", appointment: "N9").serving == .these([]))
  }

  @Test func theQuestionsOfATalkThatGoesWellCostOneKeyEach() throws {
    var sheet = try sheet()
    _ = sheet.type("b")
    _ = sheet.handle(.text("八月十五"))
    sheet.press(.enter)
    _ = sheet.type("f5")
    _ = sheet.type("r3")
    _ = sheet.handle(.text("邻居老周"))
    sheet.press(.enter)
    let expected = try record(.reachedWell) {
      let date = try #require(AnnualDate(calendar: .lunar, month: 8, day: 15))
      $0.collected.birthday = Birthday(date: date)
      $0.collected.satisfaction = 5
      $0.collected.referral = .named("邻居老周")
    }
    #expect(sheet.type("1") == expected)
  }

  @Test func detailsAreSavedWithTheOutcomeInOneRecord() throws {
    var sheet = try sheet()
    func field(_ text: String) {
      _ = sheet.handle(.paste(text))
      sheet.press(.down)
    }
    sheet.press(.tab)
    field("话不多")
    field("1968-3-8")
    sheet.press(.down)
    field("")
    sheet.press(.down)
    field("")
    field("全口种植")
    field("爱喝茶")
    field("11-28 9:30")
    sheet.press(.down)
    field("010 8888 6666")
    sheet.press(.right, .right, .down)
    field("10-2")
    sheet.press(.down)
    field("孩子满月")
    field("12-1")
    sheet.press(.down, .right, .enter)
    let expected = try record(.booked) {
      $0.note = "话不多"
      $0.channel = .weChat
      $0.appointment = .init(at: try Fixture.instant("2026-11-28T09:30"), dentist: "d-wang")
      $0.collected = CollectedDetails(
        birthday: Birthday(date: try #require(AnnualDate(month: 3, day: 8)), year: 1968),
        specialDates: [
          SpecialDate(label: "wedding", date: try #require(AnnualDate(month: 10, day: 2))),
          SpecialDate(label: "孩子满月", date: try #require(AnnualDate(month: 12, day: 1))),
        ], vip: VIPFlag(reason: "全口种植"), tags: ["爱喝茶"], phone: PhoneNumber(number: "010 8888 6666"),
        preferredBatch: ClockTime(hour: 16, minute: 0))
    }
    #expect(sheet.type("1") == expected)
  }

  @Test func aDetailThatCannotBeReadIsNotSavedAndNotLost() throws {
    var sheet = try sheet()
    _ = sheet.type("b13-45")
    #expect(sheet.press(.enter).isEmpty)
    sheet.press(.escape)
    #expect(sheet.type("1").isEmpty)
    #expect(sheet.hasUnsavedInput)
    _ = sheet.handle(.key(.character("u"), .control))
    _ = sheet.type("12-31")
    sheet.press(.enter)
    let date = try #require(AnnualDate(month: 12, day: 31))
    let expected = try record(.reachedWell) { $0.collected.birthday = Birthday(date: date) }
    #expect(sheet.type("1") == expected)
  }

  @Test func theDraftHasTheIdsItIsGiven() throws {
    let at = try Fixture.instant("2026-11-28T09:30")
    let record = CallRecord(disposition: .booked, note: "x", appointment: .init(at: at, dentist: "d-wang"))
    let expected = AttemptDraft(
      id: "A9", serving: .these([]), disposition: .booked, note: "x",
      appointment: Appointment(id: "N9", patient: "P1", dentist: "d-wang", at: at))
    #expect(record.draft(id: "A9", patient: "P1", appointment: "N9") == expected)
  }
}
