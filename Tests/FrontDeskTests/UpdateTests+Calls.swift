import FollowUp
import FrontDesk
import Screen
import Testing

/// Calling patients, and recording what came of it.
extension UpdateTests {
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

  /// In a note it is a sign like others.
  @Test(arguments: ["?", "？", "F1"]) func helpIsThereInACallToo(key: String) throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    _ = try commit(model.press("Enter"), &fixture, &model)
    let sheet = model.lines()
    model.press(key)
    #expect(model.lines() != sheet)
    model.press("Esc")
    #expect(model.lines() == sheet)
    model.press("6", "疼吗", "?")
    #expect(model.lines().contains { $0.contains("疼吗?") })
  }

  @Test func whatANoteHasNoRoomForIsTold() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    _ = try commit(model.press("Enter"), &fixture, &model)
    model.press("6")
    _ = update(&model, .input(.paste(String(repeating: "疼", count: 1_003))))
    #expect(model.lines().contains { $0.contains("写满了：新输入的最后 3 个字没有收下") })
    model.press("Backspace")
    #expect(!model.lines().contains { $0.contains("写满了") })
  }

  /// The patient may be standing at another desk by now, and be called all the same.
  @Test func whoCallsIsToldWhatOthersHaveDealtWith() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    _ = try commit(model.press("Enter"), &fixture, &model)
    func isTold(_ model: Model) -> Bool { model.lines().contains { $0.contains("不用再打了") } }
    fixture.show(try fixture.data(), in: &model)
    #expect(!isTold(model))
    let entries = fixture.entries
    fixture.entries.removeAll { $0.patient == "P0002" }
    fixture.show(try fixture.data(), in: &model)
    #expect(isTold(model))
    fixture.entries = entries
    fixture.show(try fixture.data(), in: &model)
    #expect(!isTold(model))
  }

  /// And not for longer than it is so.
  @Test(arguments: ["i", "/"]) func whatAFieldHasNoRoomForIsTold(key: String) throws {
    let fixture = try DeskFixture()
    var model = try fixture.model()
    func isTold(_ model: Model) -> Bool { model.lines().contains { $0.contains("写满了") } }
    for next in ["Backspace", "Esc"] {
      model.press(key, reading: fixture)
      _ = update(&model, .input(.paste(String(repeating: "疼", count: 305))))
      #expect(isTold(model), "\(key)")
      model.press(next, reading: fixture)
      #expect(!isTold(model), "\(key) \(next)")
    }
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
}
