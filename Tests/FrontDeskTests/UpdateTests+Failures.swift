import FollowUp
import FrontDesk
import Testing

/// What is refused, and what can't be kept.
extension UpdateTests {
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
}
