import FollowUp
import FrontDesk
import Screen
import Testing
import Wording

/// What keys and answers do to the model, and what they ask of the program.
@Suite struct UpdateTests {
  private func request(in effects: [Effect]) -> Request? {
    effects.lazy.compactMap { if case .perform(let request) = $0 { request } else { nil } }.first
  }

  /// Lets the command of `effects` be decided and applied, as the program would.
  private func commit(_ effects: [Effect], _ fixture: inout DeskFixture, _ model: inout Model) throws -> [Effect] {
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

  // MARK: - Calls

  @Test func enterClaimsAndOpensTheCallSheet() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    let effects = model.press("Enter")
    #expect(request(in: effects)?.command == .claim(desk: "desk-1"))
    #expect(request(in: effects)?.patient == "P0002")
    let afterwards = try commit(effects, &fixture, &model)
    #expect(afterwards == [.loadDesk, .logAccess("P0002", .callSheet)])
    #expect(model.lines().joined().contains("赵欣怡"))
    #expect(!model.lines()[1].contains("12/17"))
  }

  @Test func whoOpensACallIsToldThatAnotherDeskCallsThatNumber() throws {
    var fixture = try DeskFixture()
    let claim = fixture.entries.first { $0.patient == "P0006" }?.claim
    for index in fixture.entries.indices where fixture.entries[index].patient == "P0004" {
      fixture.entries[index].claim = claim
    }
    var model = try fixture.model()
    model.press("Down", reading: fixture)
    _ = try commit(model.press("Enter"), &fixture, &model)
    #expect(model.lines().contains { $0.contains("同一号码：周敏 正在打给 陈小明，先等一等") })
  }

  @Test func aRoutineCallCostsTwoKeysAndChoosesTheNext() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    _ = try commit(model.press("Enter"), &fixture, &model)
    let effects = model.press("1")
    guard case .recordAttempt(let draft)? = request(in: effects)?.command else {
      Issue.record("nothing was recorded: \(effects)")
      return
    }
    #expect(draft.disposition == .reachedWell)
    let afterwards = try commit(effects, &fixture, &model)
    #expect(request(in: afterwards)?.command == .releaseClaim(desk: "desk-1"))
    fixture.entries.removeAll { $0.patient == "P0002" }
    fixture.show(try fixture.data(), in: &model)
    let lines = model.lines()
    #expect(lines[3].hasPrefix("▸") && lines[3].contains("陈大明"))
    #expect(lines.contains { $0.contains("已记录：赵欣怡") && $0.contains("u 撤销") })
  }

  @Test func theNextCallIsOneThatThisDeskMayMake() throws {
    var fixture = try DeskFixture()
    for index in fixture.entries.indices {
      switch fixture.entries[index].patient {
      case "P0003": fixture.entries[index].claim = fixture.entries.first { $0.patient == "P0006" }?.claim
      case "P0004": fixture.entries[index].personalTo = "周敏"
      default: break
      }
    }
    var model = try fixture.model()
    _ = try commit(model.press("n"), &fixture, &model)
    fixture.entries.removeAll { $0.patient == "P0002" }
    fixture.show(try fixture.data(), in: &model)
    #expect(model.lines().contains { $0.hasPrefix("▸") && $0.contains("孙丽华") })
  }

  @Test func theCursorStaysOnItsPatientWhenAnotherDeskMovesTheLines() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    _ = try commit(model.press("n"), &fixture, &model)
    fixture.entries.removeAll { $0.patient == "P0003" }
    fixture.show(try fixture.data(), in: &model)
    model.press("Down", reading: fixture)
    let chosen = try #require(model.lines().first { $0.hasPrefix("▸") })
    #expect(chosen.contains("孙丽华"))
    // The patient who would have come next is there again, and the others change places.
    fixture.entries = try DeskFixture().entries.reversed()
    fixture.show(try fixture.data(), in: &model)
    #expect(model.lines().contains { $0.hasPrefix("▸") && $0.contains("孙丽华") })
  }

  @Test func aCallThatSomebodyElsePromisedSaysSoWhenItIsOpened() throws {
    var fixture = try DeskFixture()
    for index in fixture.entries.indices where fixture.entries[index].patient == "P0002" {
      fixture.entries[index].personalTo = "周敏"
    }
    var model = try fixture.model()
    _ = try commit(model.press("Enter"), &fixture, &model)
    #expect(model.lines().contains { $0.contains("周敏 答应 10:30 亲自回拨") })
  }

  @Test func aCallWithSeveralResultsIsToldWithAllOfThem() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    model.press("Down", "Down", "Down", reading: fixture)
    _ = try commit(model.press("Enter"), &fixture, &model)
    model.press("Tab", "冷热敏感", "Tab", "5", "Enter")
    _ = try commit(model.press("1"), &fixture, &model)
    #expect(model.lines().contains { $0.contains("已记录：孙丽华 · 不适、已接通，恢复良好") })
  }

  @Test func undoTakesTheLastCallBackAndSaysSo() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    let recorded = model.press("n")
    guard case .recordAttempt(let draft)? = request(in: recorded)?.command else {
      Issue.record("nothing was recorded: \(recorded)")
      return
    }
    #expect(draft.serving == .these([ReasonOutcome(followUp: "V2/orthodontic-adjustment/P7D", disposition: .noAnswer)]))
    _ = try commit(recorded, &fixture, &model)
    let undone = model.press("u")
    #expect(request(in: undone)?.command == .takeBack(draft.id))
    _ = try commit(undone, &fixture, &model)
    #expect(model.lines().contains { $0.contains("已撤销记录：赵欣怡 · 无人接听") })
    #expect(model.lines()[3].hasPrefix("▸") && model.lines()[3].contains("赵欣怡"))
    #expect(model.press("u").isEmpty)
    #expect(model.lines().contains { $0.contains("还没有做过可以撤销的事") })
  }

  @Test func vipIsOneKeyAndTheReasonIsAskedAfterwards() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    let marked = model.press("v")
    #expect(request(in: marked)?.command == .setVIP(VIPFlag(reason: "")))
    _ = try commit(marked, &fixture, &model)
    #expect(model.lines().contains { $0.contains("赵欣怡 标为大患者 ★") && $0.contains("i 写原因") })
    model.press("i", "怕生")
    let reason = model.press("Enter")
    #expect(request(in: reason)?.command == .setVIP(VIPFlag(reason: "怕生")))
    _ = try commit(reason, &fixture, &model)
    #expect(request(in: model.press("u"))?.command == .setVIP(VIPFlag(reason: "")))
  }

  // MARK: - Refusals and failures

  @Test func aPatientHeldElsewhereIsToldKindly() throws {
    let fixture = try DeskFixture()
    var model = try fixture.model()
    let effects = model.press("Enter")
    let id = try #require(request(in: effects)).id
    let claim = Claim(
      by: "周敏", desk: "desk-2", at: model.now, expires: try fixture.instant("2026-11-21T10:49:00+08:00"))
    _ = update(&model, .rejected(id, .claimedBy(claim)))
    #expect(model.lines().contains { $0.contains("周敏 正在打给 赵欣怡，最晚 10:49 空出来") })
  }

  @Test func whatCouldNotBeStoredIsKeptAndTriedAgain() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    let effects = model.press("n")
    let first = try #require(request(in: effects))
    _ = update(&model, .notStored(first.id, "磁盘满了"))
    #expect(model.lines()[0].contains("未保存"))
    #expect(model.lines().contains { $0.contains("没有存上：磁盘满了") && $0.contains("Ctrl-S") })
    #expect(model.press("q").isEmpty)
    let again = model.press("Ctrl-S")
    #expect(request(in: again) == first)
    _ = try commit(again, &fixture, &model)
    #expect(model.lines()[0].contains("已保存"))
    #expect(model.press("q") == [.quit])
  }

  @Test func quittingTwiceLeavesWhatIsNotSaved() throws {
    var model = try DeskFixture().model()
    let id = try #require(request(in: model.press("n"))).id
    _ = update(&model, .notStored(id, "磁盘满了"))
    #expect(model.press("q").isEmpty)
    #expect(model.press("q") == [.quit])
  }

  @Test func aCallSheetThatCouldNotBeStoredKeepsWhatWasTyped() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    _ = try commit(model.press("Enter"), &fixture, &model)
    model.press("6", "牙龈肿")
    let id = try #require(request(in: model.press("Enter"))).id
    _ = update(&model, .notStored(id, "磁盘满了"))
    #expect(model.lines().contains { $0.contains("牙龈肿") })
    #expect(model.lines().contains { $0.contains("磁盘满了") })
  }

  /// Nobody is told to try again what can't be done before the program is opened anew.
  @Test(arguments: [false, true])
  func whatNeedsTheProgramOpenedAnewSaysThatAlone(onCallSheet: Bool) throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    if onCallSheet { _ = try commit(model.press("Enter"), &fixture, &model) }
    let id = try #require(request(in: model.press(onCallSheet ? "2" : "n"))).id
    _ = update(&model, .notStored(id, "请重新打开程序", isForNow: false))
    #expect(model.lines().contains { $0.contains("没有存上：请重新打开程序") && !$0.contains("再") })
  }

  /// Whom a search has found may have been erased at another desk.
  @Test func aSearchIsMadeAnewWhenSomethingHasChangedElsewhere() throws {
    let fixture = try DeskFixture()
    var model = try fixture.model()
    model.press("/")
    #expect(update(&model, .changedElsewhere) == [.loadDesk])
    model.press("1")
    #expect(update(&model, .changedElsewhere) == [.loadDesk], "it is searched for already")
    let matches = [PatientMatch(patient: try #require(fixture.records["P0001"]).patient)]
    _ = update(&model, .patientsFound("1", matches, count: 1))
    #expect(update(&model, .changedElsewhere) == [.loadDesk, .search("1")])
    _ = update(&model, .patientsFound("1", [], count: 0))
    #expect(!model.lines().contains { $0.contains("王建国") && $0.contains("▸") })
  }

  @Test(arguments: [["2"], ["6", "牙龈肿", "Enter"]])
  func whatACallSheetCouldNotStoreIsTriedAgainByTheSameKeyAsEverything(keys: [String]) throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    _ = try commit(model.press("Enter"), &fixture, &model)
    for key in keys.dropLast() { model.press(key) }
    let first = try #require(request(in: model.press(keys.last ?? "")))
    _ = update(&model, .notStored(first.id, "磁盘满了"))
    #expect(model.lines().contains { $0.contains("没有存上，可再按一次：磁盘满了") })
    let second = try #require(request(in: model.press("Ctrl-S")))
    guard case .recordAttempt(var earlier) = first.command, case .recordAttempt(let later) = second.command else {
      Issue.record("\(first.command), \(second.command)")
      return
    }
    earlier.id = later.id
    #expect(earlier == later)
    // Once, and not what was changed since.
    #expect(model.press("Ctrl-S").isEmpty)
    #expect(!model.lines().contains { $0.contains("都已经存好了") })
    _ = update(&model, .notStored(second.id, "磁盘满了"))
    model.press("Tab")
    #expect(model.press("Ctrl-S").isEmpty)
  }

  @Test func nobodyIsToldThatAllIsSavedWhileSomethingTypedIsNot() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    _ = try commit(model.press("Enter"), &fixture, &model)
    #expect(model.press("Ctrl-S").isEmpty)
    #expect(model.lines().last?.contains("都已经存好了") == true)
    model.press("6", "牙龈肿")
    #expect(model.press("Ctrl-S").isEmpty)
    #expect(model.lines().last?.contains("这个电话还没记录") == true)
  }

  @Test func aCallSheetIsNotStuckWhereNothingCanBeStoredAnyMore() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    _ = try commit(model.press("Enter"), &fixture, &model)
    var data = try fixture.data()
    data.readOnlyReason = .newerVersion
    fixture.show(data, in: &model)
    model.press("6", "牙龈肿")
    #expect(model.press("Enter").isEmpty)
    #expect(model.lines().contains { $0.contains("牙龈肿") })
    #expect(model.lines().contains { $0.contains("这里只能看，不能改") })
    model.press("Esc", "Esc", "Esc")
    #expect(model.lines()[0].contains("阳光口腔"))
  }

  @Test func whatTheProgramSaysIsSeenOnACallSheet() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    _ = try commit(model.press("Enter"), &fixture, &model)
    model.press("6", "牙龈肿", "F10")
    #expect(model.lines().last?.contains("再按一次退出就会丢失") == true)
    model.press("了")
    #expect(model.lines().last?.contains("再按一次") == false)
  }

  @Test func aNoticeOnACallSheetNamesKeysThatWorkThere() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    _ = try commit(model.press("Enter"), &fixture, &model)
    _ = try commit(model.press("v"), &fixture, &model)
    let marked = try #require(model.lines().last)
    #expect(marked.contains("Tab 写原因 · v 撤销"))
    _ = try commit(model.press("v"), &fixture, &model)
    #expect(fixture.records["P0002"]?.patient.vip == nil)
    // In a form a letter is text.
    let pressed = try #require(request(in: model.press("v")))
    model.press("Tab")
    _ = update(&model, .committed(pressed.id, try #require(fixture.records["P0002"])))
    #expect(model.lines().last?.contains("撤销") == false)
  }

  @Test func aMovedCallSaysWhatWasReadOfTheTime() throws {
    var model = try DeskFixture().model()
    model.press("r", "2", "3", "3", "0")
    #expect(model.lines().contains { $0.contains("→ 今天 周六 23:30，不在拨打时间内") })
    model.press("Backspace", "Backspace", "Backspace", "Backspace", "1", "5", "3", "0")
    #expect(model.lines().contains { $0.contains("→ 今天 周六 15:30 ") })
    model.press("Backspace", "Backspace", "Backspace", "Backspace", "a", "b", "c")
    #expect(model.lines().contains { $0.contains("→ 看不懂这个时间") })
  }

  @Test func readOnlyDataIsShownAndNotChanged() throws {
    let fixture = try DeskFixture()
    var model = try fixture.model()
    var data = try fixture.data()
    data.readOnlyReason = .noPermission
    fixture.show(data, in: &model)
    #expect(model.lines()[0].contains("只读"))
    for key in ["v", "Enter", "n"] {
      model.press("Up")
      #expect(!model.lines().contains { $0.contains("只有查看权限") })
      #expect(model.press(key).isEmpty)
      #expect(model.lines().contains { $0.contains("只有查看权限") }, "\(key)")
    }
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
