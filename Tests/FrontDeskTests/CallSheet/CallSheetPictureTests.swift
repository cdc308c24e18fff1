import FollowUp
import FrontDesk
import Screen
import Testing
import Wording

@Suite struct CallSheetPictureTests {
  private let golden = Golden()

  private func expect(_ sheet: CallSheet, is name: String, columns: Int = 80, rows: Int = 24) throws {
    var sheet = sheet
    let size = Size(columns: columns, rows: rows)
    _ = sheet.handle(.resize(size))
    var buffer = CellBuffer(size: size)
    let cursor = sheet.draw(in: &buffer)
    try golden.expect(buffer, is: "\(name)-\(columns)x\(rows)", cursor: cursor)
  }

  @Test(arguments: [(80, 24), (100, 30), (120, 40), (60, 18), (20, 5)], Language.allCases)
  func anAdult(size: (columns: Int, rows: Int), language: Language) throws {
    let sheet = try Fixture.sheet(Fixture.adult(), [Fixture.extraction()], language: language)
    try expect(sheet, is: "adult-\(language.rawValue)", columns: size.columns, rows: size.rows)
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func aVIPWithSeveralReasonsAndAHistory(size: (columns: Int, rows: Int)) throws {
    let past = try Fixture.instant("2026-11-14T16:05")
    let attempt = ContactAttempt(
      id: "A1", outcomes: [], disposition: .noAnswer, at: past, enteredAt: past, by: "林小雨", note: "响了很久")
    let appointment = Appointment(
      id: "N1", patient: "P1", dentist: "d-wang", at: try Fixture.instant("2026-11-28T09:30"))
    let sheet = try Fixture.sheet(
      Fixture.vip(), [Fixture.extraction(), Fixture.scaling()],
      events: [.attemptRecorded(attempt), .appointmentRecorded(appointment, at: past, cause: nil)],
      neighbours: ["王小明"], attempt: 2)
    try expect(sheet, is: "vip-several", columns: size.columns, rows: size.rows)
  }

  @Test(arguments: Language.allCases)
  func aMinorWithTheGuardianBeforeTheNumber(language: Language) throws {
    let sheet = try Fixture.sheet(Fixture.minor(), [Fixture.scaling()], language: language)
    try expect(sheet, is: "minor-\(language.rawValue)")
  }

  @Test(arguments: [(80, 24), (120, 40)], Language.allCases)
  func theTimeToCallBack(size: (columns: Int, rows: Int), language: Language) throws {
    var sheet = try Fixture.sheet(Fixture.adult(), [Fixture.extraction()], language: language)
    _ = sheet.type("4")
    _ = sheet.type(["zh": "明天 3", "en": "tomorrow 3", "ru": "завтра 3"][language.rawValue] ?? "")
    try expect(sheet, is: "call-back-\(language.rawValue)", columns: size.columns, rows: size.rows)
  }

  @Test(arguments: [(80, 24), (100, 30)])
  func aBirthdayOfTheLunarCalendar(size: (columns: Int, rows: Int)) throws {
    var sheet = try Fixture.sheet(Fixture.adult(), [Fixture.extraction()])
    _ = sheet.type("b")
    _ = sheet.handle(.text("闰六月初一"))
    try expect(sheet, is: "birthday-lunar", columns: size.columns, rows: size.rows)
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func allDetails(size: (columns: Int, rows: Int)) throws {
    var sheet = try Fixture.sheet(Fixture.adult(), [Fixture.extraction(), Fixture.scaling()])
    sheet.press(.tab)
    _ = sheet.handle(.text("下周想来看看后牙"))
    sheet.press(.tab, .right, .tab, .tab)
    _ = sheet.handle(.paste("1968-3-8\n"))
    try expect(sheet, is: "details", columns: size.columns, rows: size.rows)
  }

  @Test(arguments: Language.allCases)
  func aMessageInTheEnd(language: Language) throws {
    var sheet = try Fixture.sheet(Fixture.adult(), [Fixture.extraction()], language: language)
    _ = sheet.type("2")
    var followUp = try Fixture.extraction()
    followUp.state = .skipped(.unreachable, at: followUp.due)
    var record = PatientRecord(patient: Fixture.adult(), registeredAt: followUp.recordedAt)
    record.apply([.followUpPlanned(followUp, cause: nil)])
    _ = sheet.saved(record: record)
    try expect(sheet, is: "message-offer-\(language.rawValue)")
  }

  @Test(arguments: Language.allCases)
  func thePatientIsUnwell(language: Language) throws {
    var patient = Fixture.adult()
    patient.attendingDentist = nil
    var followUp = try Fixture.extraction()
    followUp.dentist = nil
    var sheet = try Fixture.sheet(patient, [followUp], language: language)
    _ = sheet.type("u")
    try expect(sheet, is: "discomfort-branch-\(language.rawValue)")
    _ = sheet.type("6")
    try expect(sheet, is: "discomfort-\(language.rawValue)")
  }

  @Test func aNumberHasToBeFound() throws {
    var patient = Fixture.adult()
    patient.phones[0].fault = .invalidNumber
    var followUp = try Fixture.extraction()
    followUp.state = .needsNumber
    try expect(try Fixture.sheet(patient, [followUp]), is: "find-number")
  }

  @Test func theMenuReachesEveryCommand() throws {
    var sheet = try Fixture.sheet(Fixture.adult(), [Fixture.extraction()])
    sheet.press(.down, .down, .right)
    try expect(sheet, is: "menu")
  }
}
