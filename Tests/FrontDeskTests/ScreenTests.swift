import FollowUp
import FrontDesk
import Screen
import Testing
import Wording

/// Whole screens as files under `Golden`.
@Suite struct ScreenTests {
  static let sizes = [(80, 24), (120, 40), (20, 5), (60, 18), (100, 30), (160, 45)]

  @Test(arguments: Language.allCases, sizes)
  func queue(_ language: Language, _ size: (Int, Int)) throws {
    let model = try DeskFixture().model(language, columns: size.0, rows: size.1)
    try expect(model, is: "queue-\(language.rawValue)-\(size.0)x\(size.1)")
  }

  @Test(arguments: Language.allCases)
  func help(_ language: Language) throws {
    var model = try DeskFixture().model(language)
    model.press("F1")
    try expect(model, is: "help-\(language.rawValue)-80x24")
  }

  @Test(arguments: Language.allCases)
  func patient(_ language: Language) throws {
    let fixture = try DeskFixture()
    var model = try fixture.model(language)
    model.press("Down", "Down", "Down", "Down", "Down", "o", reading: fixture)
    try expect(model, is: "patient-\(language.rawValue)-80x24")
  }

  @Test(arguments: Language.allCases)
  func explanation(_ language: Language) throws {
    var model = try DeskFixture().model(language)
    model.press("w")
    try expect(model, is: "why-\(language.rawValue)-80x24")
  }

  @Test(arguments: Language.allCases)
  func palette(_ language: Language) throws {
    var model = try DeskFixture().model(language)
    model.press("F2")
    try expect(model, is: "palette-\(language.rawValue)-80x24")
  }

  @Test(arguments: Language.allCases)
  func theEndOfTheHelpCanBeRead(_ language: Language) throws {
    var model = try DeskFixture().model(language)
    model.press("?", "End")
    #expect(model.lines().contains { $0.contains("F10") })
    #expect(model.lines().contains { $0.contains(#/–(\d+) \S+ \1\b|–(\d+) 行，共 \2 行/#) })
  }

  /// Where there is room nothing is cut, and where some commands have none the frame says so.
  @Test func thePaletteUsesTheRoomThereIs() throws {
    var wide = try DeskFixture().model(.english, columns: 120, rows: 40)
    wide.press("F2")
    #expect(wide.lines().contains { $0.contains("ask for a follow-up, for a dentist or the desk") })
    #expect(wide.lines().contains { $0.contains("mouse on or off; off, text can be selected") })
    var narrow = try DeskFixture().model(.english)
    narrow.press("F2")
    let first = try #require(narrow.lines().first { $0.contains("─ Commands ─") })
    #expect(first.contains(#/ 1–\d+ / \d+ /#))
    narrow.press("PageDown", "PageDown", "PageDown", "PageDown")
    #expect(narrow.lines().contains { $0.contains(#/ \d+–(\d+) / \1 /#) })
    let atTheEnd = narrow.lines()
    narrow.press("Home")
    #expect(narrow.lines().contains(first))
    narrow.press("End")
    #expect(narrow.lines() == atTheEnd)
  }

  @Test(arguments: Language.allCases)
  func escalations(_ language: Language) throws {
    var fixture = try DeskFixture()
    try fixture.escalate(
      "P0001", .discomfort, note: "昨晚开始肿，吃了两次止痛药，右边张不开嘴，想请医生看一下", deadline: "2026-11-21T12:00:00+08:00")
    try fixture.escalate("P0002", .complaint, note: "等了一个小时", deadline: "2026-11-21T10:00:00+08:00")
    var model = try fixture.model(language)
    model.press("e", reading: fixture)
    try expect(model, is: "escalations-\(language.rawValue)-80x24")
  }

  @Test(arguments: ["短", String(repeating: "昨晚开始肿，吃了两次止痛药。", count: 20) + "就这些"])
  func whatIsCutOnTheChosenLineCanBeReadWhole(note: String) throws {
    var fixture = try DeskFixture()
    try fixture.escalate("P0001", .discomfort, note: note, deadline: "2026-11-21T12:00:00+08:00")
    var model = try fixture.model()
    func text() -> String { model.lines().joined().filter { !$0.isWhitespace } }
    func isWhole() -> Bool { text().contains(note) }
    model.press("e", reading: fixture)
    #expect(isWhole() && text().contains("王建国"))
    model.press("o", reading: fixture)
    // The first line of the page is chosen.
    #expect(isWhole() == (note == "短"))
    for _ in 0..<30 where !isWhole() { model.press("Down", reading: fixture) }
    #expect(isWhole() && text().contains("▸"))
  }

  /// What is shown whole below takes lines from the end of a page; those above stay where they are.
  @Test func theLinesStayWhereTheyAreWhenOneIsShownWhole() throws {
    var fixture = try DeskFixture()
    let patients = fixture.records.keys.sorted()
    for (index, patient) in patients.enumerated() {
      try fixture.escalate(
        patient, .complaint, note: index == 4 ? String(repeating: "肿", count: 200) : index == 0 ? "" : "短",
        deadline: "2026-11-21T\(11 + index):00:00+08:00")
    }
    #expect(patients.count >= 6)
    var model = try fixture.model()
    model.press("e", reading: fixture)
    func lines() -> [String] { model.lines().map { $0.replacing("▸", with: " ") } }
    func isSomethingWhole() -> Bool { model.lines().joined().count { $0 == "肿" } >= 200 }
    let before = lines()
    model.press("Down", "Down", "Down", reading: fixture)
    #expect(lines() == before && !isSomethingWhole(), "nothing is cut on these")
    model.press("Down", reading: fixture)
    #expect(isSomethingWhole() && model.lines().joined().contains("▸"))
    let same = zip(before, lines()).prefix { $0 == $1 }.count
    #expect(same > 2 * 5, "\(lines())")
    model.press("Down", reading: fixture)
    #expect(lines() == before)
  }

  @Test func aLongNameOfAnEscalationIsShownWhole() throws {
    var fixture = try DeskFixture()
    let name = String(repeating: "阿卜杜拉", count: 9) + "尾"
    let id: PatientID = "P0001"
    var patient = try #require(fixture.records[id]).patient
    patient.name = name
    fixture.records[id]?.apply(.patientChanged(patient, cause: nil))
    try fixture.escalate(id, .complaint, note: "", deadline: "2026-11-21T12:00:00+08:00")
    var model = try fixture.model()
    model.press("e", reading: fixture)
    #expect(model.lines().joined().filter { !$0.isWhitespace }.contains(name))
  }

  @Test(arguments: Language.allCases)
  func search(_ language: Language) throws {
    let fixture = try DeskFixture()
    var model = try fixture.model(language)
    model.press("/", "1", "3")
    let matches = ["P0001", "P0002", "P0006"].compactMap { fixture.records[$0] }.map {
      PatientMatch(patient: $0.patient, lastVisit: model.now - 86_400 * 3)
    }
    _ = update(&model, .patientsFound("13", matches, count: 3))
    try expect(model, is: "search-\(language.rawValue)-80x24")
  }

  @Test(arguments: Language.allCases)
  func moving(_ language: Language) throws {
    var model = try DeskFixture().model(language)
    model.press("r")
    try expect(model, is: "move-\(language.rawValue)-80x24")
  }

  private func expect(_ model: Model, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let (buffer, cursor) = model.frame()
    try Golden().expect(buffer, is: name, cursor: cursor, sourceLocation: sourceLocation)
  }
}
