import FollowUp
import FrontDesk
import Screen
import Testing
import Wording

/// What keys and answers do to the model, and what they ask of the program.
@Suite struct UpdateTests {
  func request(in effects: [Effect]) -> Request? {
    effects.lazy.compactMap { if case .perform(let request) = $0 { request } else { nil } }.first
  }

  /// Lets the command of `effects` be decided and applied, as the program would.
  func commit(_ effects: [Effect], _ fixture: inout DeskFixture, _ model: inout Model) throws -> [Effect] {
    let asked = try #require(request(in: effects))
    var record = try #require(fixture.records[asked.patient])
    let context = DecisionContext(
      clinic: fixture.clinic, followUpProtocol: FollowUpProtocol(rules: [], proceduresWithoutFollowUp: []),
      now: model.now, author: fixture.identity.name, desk: fixture.identity.desk)
    for event in try record.decide(asked.command, in: context) { record.apply(event) }
    fixture.records[asked.patient] = record
    return update(&model, .committed(asked.id, record))
  }

  // MARK: - The list

  @Test func arrowsMoveAndStayInside() throws {
    var model = try DeskFixture().model()
    #expect(model.lines()[3].hasPrefix("▸"))
    model.press("Up", "k", "PageUp")
    #expect(model.lines()[3].hasPrefix("▸"))
    model.press("Down")
    #expect(model.lines()[4].hasPrefix("▸"))
    model.press("End")
    #expect(model.lines().contains { $0.hasPrefix("▸ + 可以等的 1") })
    model.press("Home")
    #expect(model.lines()[3].hasPrefix("▸"))
  }

  @Test func tabGoesThroughTheParts() throws {
    var model = try DeskFixture().model()
    let titles = (0..<5).map { _ in
      model.press("Tab")
      return model.lines()[2]
    }
    #expect(titles[0].contains("只看：现在可打"))
    #expect(titles[1].contains("只看：10:30 批次"))
    #expect(titles[1].contains("─ 10:30 批次 5 ─"))
    #expect(titles[2].contains("只看：16:00 批次"))
    #expect(titles[3].contains("只看：定时"))
    #expect(!titles[4].contains("只看"))
    model.press("Shift-Tab")
    #expect(model.lines()[2].contains("只看：定时"))
    model.press("Esc")
    #expect(!model.lines()[2].contains("只看"))
  }

  @Test func theCallsThatCanWaitAreFolded() throws {
    var model = try DeskFixture().model()
    #expect(!model.lines().contains { $0.contains("何美玲") })
    model.press("Space")
    #expect(model.lines().contains { $0.contains("何美玲") })
    model.press("End", "Up", "Enter")
    #expect(!model.lines().contains { $0.contains("何美玲") })
  }

  @Test func theHelpIsAboutNobody() throws {
    var model = try DeskFixture().model()
    for key in ["v", "n", "p", "o", "x"] {
      model.press("?")
      let title = model.lines()[2]
      #expect(model.press(key).isEmpty, "\(key)")
      #expect(model.lines()[2] == title, "\(key)")
      model.press("Esc")
    }
    model.press("p")
    let revealed = model.lines()
    model.press("?", "p", "Esc")
    #expect(model.lines() == revealed, "neither shown nor masked anew")
    #expect(!model.press("v").isEmpty)
  }

  @Test func numbersAreMaskedUntilAskedFor() throws {
    var model = try DeskFixture().model()
    #expect(model.lines().contains { $0.contains("138****0002") })
    #expect(!model.lines().contains { $0.contains("13800000002") })
    model.press("p")
    #expect(model.lines().contains { $0.contains("13800000002") })
    model.press("Down", "Up", "p")
    #expect(!model.lines().contains { $0.contains("13800000002") })
  }

  @Test func onlyAnOpeningIsNoted() throws {
    let fixture = try DeskFixture()
    var model = try fixture.model()
    func openings(_ effects: [Effect]) -> [Effect] {
      effects.filter { if case .logAccess = $0 { true } else { false } }
    }
    #expect(openings(model.press("Down", "Down", "Up", "w", "Esc", "Up", "e", "Esc", reading: fixture)) == [])
    #expect(openings(model.press("p", reading: fixture)) == [.logAccess("P0002", .phoneNumbers)])
    #expect(openings(model.press("p", "End", reading: fixture)) == [])
    model.press("Home", reading: fixture)
    #expect(openings(model.press("o", "o", reading: fixture)) == [.logAccess("P0002", .patientPage)])
  }

  @Test func whatIsToldDuringACallStandsOnTheCallSheet() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    _ = try commit(model.press("Enter"), &fixture, &model)
    #expect(update(&model, .told("磁盘已满")) == [])
    #expect(model.lines().contains { $0.contains("磁盘已满") })
  }

  // MARK: - What is read

  @Test func onlyWhoIsShownIsRead() throws {
    let fixture = try DeskFixture()
    var model = try fixture.model(isLoaded: false)
    #expect(update(&model, .deskLoaded(try fixture.data())) == [.loadPatient("P0002")])
    #expect(update(&model, .patientLoaded("P0002", fixture.records["P0002"])).isEmpty)
    #expect(model.press("Down", "Up") == [.loadPatient("P0003"), .loadPatient("P0002")])
    #expect(update(&model, .deskLoaded(try fixture.data())) == [.loadPatient("P0002")])
  }

  @Test func aPatientWhoIsGoneIsNotAskedForAgainAndAgain() throws {
    let fixture = try DeskFixture()
    var model = try fixture.model(isLoaded: false)
    #expect(update(&model, .deskLoaded(try fixture.data())) == [.loadPatient("P0002")])
    #expect(update(&model, .patientLoaded("P0002", nil)).isEmpty)
    #expect(update(&model, .notRead("磁盘坏了")).isEmpty)
  }

  @Test func aLongSearchSaysThatItIsNotAllListed() throws {
    let fixture = try DeskFixture()
    var model = try fixture.model()
    model.press("/", "王")
    let wang = try #require(fixture.records["P0001"]).patient
    _ = update(&model, .patientsFound("王", [PatientMatch(patient: wang)], count: 312))
    #expect(model.lines()[1].contains("找到 312 位 · 列出前 1 位"))
  }

  // MARK: - Search

  @Test func searchIsLiveAndOpensThePatient() throws {
    let fixture = try DeskFixture()
    var model = try fixture.model()
    #expect(model.press("/", "w", "j", "g") == [.search("w"), .search("wj"), .search("wjg")])
    let wang = try #require(fixture.records["P0001"]).patient
    _ = update(&model, .patientsFound("wj", [], count: 0))
    let effects = update(&model, .patientsFound("wjg", [PatientMatch(patient: wang)], count: 1))
    #expect(effects == [.loadPatient("P0001")])
    fixture.read(effects, in: &model)
    #expect(model.lines().contains { $0.contains("王建国") })
    #expect(model.press("Enter") == [.logAccess("P0001", .patientPage)])
    #expect(model.lines().contains { $0.contains("大患者：全口种植") })
    model.press("Esc", "Esc")
    #expect(model.lines()[1].contains("12/17"))
  }

  @Test func enterBeforeTheAnswerOpensTheBestMatchOfWhatWasTyped() throws {
    let fixture = try DeskFixture()
    let (wang, other) = (
      try #require(fixture.records["P0001"]).patient, try #require(fixture.records["P0002"]).patient
    )
    func searching() throws -> Model {
      var model = try fixture.model()
      model.press("/", "w")
      _ = update(&model, .patientsFound("w", [PatientMatch(patient: other)], count: 1))
      model.press("j")
      // The match of "w" is not what was asked for, and can't be chosen.
      #expect(!model.lines().contains { $0.contains("▸") })
      #expect(model.press("Down").isEmpty)
      #expect(model.press("Enter") == [.search("wj")])
      return model
    }
    var model = try searching()
    #expect(model.lines()[1].contains("正在查找"))
    var effects = update(&model, .patientsFound("wj", [PatientMatch(patient: wang)], count: 1))
    #expect(effects.contains(.logAccess("P0001", .patientPage)))
    fixture.read(effects, in: &model)
    #expect(model.lines().contains { $0.contains("大患者：全口种植") })
    // Nobody is found: the person is told once it is known.
    model = try searching()
    effects = update(&model, .patientsFound("wj", [], count: 0))
    #expect(effects.isEmpty)
    #expect(model.lines().contains { $0.contains("没有找到“wj”") })
    // Whatever is done meanwhile takes it back.
    for keys in [["g"], ["Down"], ["Esc"], ["F1"], ["F1", "Esc"]] {
      model = try searching()
      for key in keys { model.press(key) }
      effects = update(&model, .patientsFound(keys == ["g"] ? "wjg" : "wj", [PatientMatch(patient: wang)], count: 1))
      #expect(!effects.contains(.logAccess("P0001", .patientPage)), "\(keys)")
      #expect(!model.lines().contains { $0.contains("大患者：全口种植") })
    }
  }

  @Test func theSameAnswerAgainKeepsWhoIsChosen() throws {
    let fixture = try DeskFixture()
    var model = try fixture.model()
    let matches = try ["P0001", "P0002", "P0003"].map {
      PatientMatch(patient: try #require(fixture.records[PatientID($0)]).patient)
    }
    model.press("/", "w")
    _ = update(&model, .patientsFound("w", matches, count: 3))
    model.press("Down", "Down")
    _ = update(&model, .patientsFound("w", matches.reversed(), count: 3))
    #expect(model.press("Enter").contains(.logAccess("P0003", .patientPage)))
  }

  @Test func aNameTypedOnTheListSearchesForIt() throws {
    var model = try DeskFixture().model()
    #expect(model.press("王建") == [.search("王建")])
    let (_, cursor) = model.frame()
    #expect(cursor == Position(row: 2, column: 7))
  }

  @Test func pastedTextIsNeverACommand() throws {
    var model = try DeskFixture().model()
    let effects = update(&model, .input(.paste("q\nv\u{1B}[2J")))
    #expect(effects == [.search("q v")])
  }

  // MARK: - Questions

  @Test func aFollowUpIsMovedToAProposedBatch() throws {
    var model = try DeskFixture().model()
    model.press("r", "Down")
    guard case .reschedule(let id, let lane, let at)? = request(in: model.press("Enter"))?.command else {
      Issue.record("nothing was moved")
      return
    }
    #expect(id == "V2/orthodontic-adjustment/P7D")
    #expect(lane.code == "10:30")
    #expect(at == Instant(iso8601: "2026-11-23T10:30:00+08:00"))
  }

  @Test func aFollowUpIsMovedToATypedTime() throws {
    var model = try DeskFixture().model()
    model.press("r", "1", "4", ":", "2", "0")
    guard case .reschedule(_, .timed, let at)? = request(in: model.press("Enter"))?.command else {
      Issue.record("nothing was moved")
      return
    }
    #expect(at == Instant(iso8601: "2026-11-21T14:20:00+08:00"))
  }

  @Test func skippingAsksForAReasonAndCanBeUndone() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    model.press("s")
    #expect(model.press("Enter").isEmpty)
    #expect(model.lines().contains { $0.contains("请写明为什么不打") })
    model.press("已在门诊问过")
    let skipped = model.press("Enter")
    #expect(request(in: skipped)?.command == .skip("V2/orthodontic-adjustment/P7D", reason: "已在门诊问过"))
    _ = try commit(skipped, &fixture, &model)
    #expect(request(in: model.press("u"))?.command == .putBack("V2/orthodontic-adjustment/P7D", as: .planned))
  }

  @Test func aFollowUpIsRequestedWithItsTime() throws {
    var model = try DeskFixture().model()
    model.press("c", "问保持器", "Enter", "Enter")
    // Nothing is left open: the question is gone.
    #expect(model.frame().cursor == nil)
  }

  @Test func controlCSaysHowToLeaveAndLeavesNothing() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    #expect(model.press("Ctrl-C").isEmpty)
    #expect(model.lines().contains { $0.contains("q 退出程序") })
    _ = try commit(model.press("Enter"), &fixture, &model)
    model.press("6", "肿", "Ctrl-C")
    #expect(model.lines().last?.contains("F10 退出程序") == true)
    #expect(model.lines().contains { $0.contains("▸转告医生") && $0.contains("肿") })
  }

  // MARK: - Preferences

  @Test func theLanguageChangesAtOnce() throws {
    var model = try DeskFixture().model()
    #expect(
      model.press("F8") == [.rememberPreferences(Preferences(language: .english)), .loadScripts(.english)])
    #expect(model.lines()[0].contains("Follow-ups"))
    model.press("F8")
    #expect(model.lines()[0].contains("Звонки"))
  }

  @Test func theMouseIsOffUntilAskedFor() throws {
    var model = try DeskFixture().model()
    #expect(!model.preferences.isMouseOn)
    #expect(
      model.press("F12") == [
        .reportMouse(true), .rememberPreferences(Preferences(isMouseOn: true)),
      ])
  }

  @Test func theMouseChoosesALine() throws {
    var model = try DeskFixture().model()
    _ = update(&model, .input(.mouse(MouseEvent(.press, at: Position(row: 5, column: 20)))))
    #expect(model.lines()[5].hasPrefix("▸"))
  }

  // MARK: - The clock and the world

  @Test func aNewMinuteReadsTheListAgain() throws {
    let fixture = try DeskFixture()
    var model = try fixture.model()
    #expect(update(&model, .tick(model.now + 5)).isEmpty)
    #expect(update(&model, .tick(model.now + 60)) == [.loadDesk])
    #expect(update(&model, .changedElsewhere) == [.loadDesk])
  }

  @Test(arguments: [InputEvent.hangUp, .terminate, .interrupt])
  func theEndOfTheTerminalEndsTheProgram(_ event: InputEvent) throws {
    var model = try DeskFixture().model()
    #expect(update(&model, .input(event)) == [.quit])
  }

  // MARK: - Nothing to do

  @Test func theEndOfTheDayIsKind() throws {
    var fixture = try DeskFixture()
    fixture.entries = []
    let model = try fixture.model()
    #expect(model.lines().contains { $0.contains("今天的电话都打完了") })
  }

  @Test func aClosedDaySaysWhenTheNextOpenOneIs() throws {
    var fixture = try DeskFixture()
    fixture.entries = []
    let model = try fixture.model(now: "2026-11-22T11:00:00+08:00")
    #expect(model.lines().contains { $0.contains("今天门诊休息") })
    #expect(model.lines().contains { $0.contains("2026-11-23 周一 10:30") })
  }
}
