import FollowUp
import FrontDesk
import Screen
import Testing
import Wording

/// While somebody else holds the clinic for long: everything goes on, and changes wait visibly and in order.
@Suite struct WaitingTests {
  private static let sign = "等待 周敏（desk-2）导入完成，10:30 开始"

  // MARK: - Waiting

  @Test func aChangeWaitsVisiblyAndIsToldWhenItIsKept() throws {
    var desk = try HeldDesk()
    try desk.press("n")
    #expect(desk.shows(Self.sign + " · 赵欣怡 · 无人接听"))
    #expect(desk.lines[0].contains("等着保存 1"))
    #expect(desk.lines.last?.contains("Ctrl-G 不等了") == true)
    #expect(!desk.shows("已记录"))
    try desk.wait()
    try desk.press("Down", "Down")
    #expect(desk.shows(Self.sign))
    #expect(desk.kept.isEmpty)
    try desk.freeClinic()
    #expect(desk.kept.count == 1)
    #expect(desk.shows("已记录：赵欣怡 · 无人接听 · u 撤销"))
    #expect(desk.lines[0].contains("已保存"))
    #expect(!desk.shows("等待"))
    #expect(!desk.model.isWaiting)
  }

  @Test func whoCannotBeNamedIsNotNamed() throws {
    var desk = try HeldDesk(holder: .somebody)
    try desk.press("v")
    #expect(desk.shows("数据正被另一个程序使用，等它用完 · 赵欣怡 · 大患者"))
    desk = try HeldDesk(holder: .recording(name: "周敏", desk: "desk-2"))
    try desk.press("v")
    #expect(desk.shows("等 周敏（desk-2）存完 · 赵欣怡 · 大患者"))
  }

  @Test func changesAreKeptInTheOrderInWhichTheyWereMade() throws {
    var desk = try HeldDesk()
    try desk.press("n", "Down", "v", "Down", "n")
    #expect(desk.shows("赵欣怡 · 无人接听，另 2 项"))
    #expect(desk.lines[0].contains("等着保存 3"))
    // Nobody but the first is asked for.
    let ids = Set(desk.asked.map(\.id))
    #expect(ids.count == 1)
    try desk.freeClinic()
    #expect(desk.kept.map(\.patient) == ["P0002", "P0003", "P0004"])
    #expect(desk.kept.map(\.id.number) == [1, 2, 3])
    #expect(desk.shows("已记录：陈小明 · 无人接听"))
  }

  /// One that comes when the clinic happens to be free does not overtake those that wait.
  @Test func nothingOvertakes() throws {
    var desk = try HeldDesk()
    try desk.press("n")
    desk.holder = nil
    try desk.press("Down", "v")
    #expect(desk.kept.isEmpty)
    try desk.wait()
    #expect(desk.kept.map(\.patient) == ["P0002", "P0003"])
  }

  @Test func theOtherMayComeBackInBetween() throws {
    var desk = try HeldDesk()
    try desk.press("n", "Down", "v")
    desk.refusal = { _ in nil }
    let first = try #require(desk.asked.first)
    try desk.send(.committed(first.id, try #require(desk.fixture.records["P0002"])))
    #expect(desk.lines[0].contains("等着保存 1"))
    #expect(desk.model.isWaiting)
    try desk.freeClinic()
    #expect(desk.kept.map(\.patient) == ["P0003"])
  }

  @Test func lookingGoesOn() throws {
    var desk = try HeldDesk()
    try desk.press("n", "Down", "o")
    #expect(desk.others.contains(.logAccess("P0003", .patientPage)))
    #expect(desk.lines[1].contains("陈大明"))
    #expect(desk.shows(Self.sign))
    try desk.press("Esc", "/", "w")
    #expect(desk.others.contains(.search("w")))
    #expect(desk.lines.last?.contains("Ctrl-G 不等了") == true)
    try desk.press("Esc", "F1")
    #expect(desk.lines.last?.contains("Ctrl-G 不等了") == true)
    try desk.press("Esc", "w", "Esc")
    #expect(desk.shows(Self.sign))
    #expect(desk.kept.isEmpty)
  }

  /// However late it is stored, the call took place when the key was pressed.
  @Test func aCallKeepsTheTimeAtWhichItTookPlace() throws {
    var desk = try HeldDesk()
    let pressed = desk.model.now
    try desk.press("n", "Down")
    try desk.send(.tick(pressed + 50))
    try desk.press("n")
    try desk.send(.tick(pressed + 90))
    try desk.freeClinic()
    let times = desk.kept.map { request -> Instant? in
      if case .recordAttempt(let draft) = request.command { draft.at } else { nil }
    }
    #expect(times == [pressed, pressed + 50])
  }

  @Test func aSecondCallOfOnePatientIsNotRecordedByAccident() throws {
    var desk = try HeldDesk()
    try desk.press("n", "n")
    #expect(desk.shows("已经在等着保存：赵欣怡 · 无人接听；Ctrl-G 不等了"))
    try desk.freeClinic()
    #expect(desk.kept.count == 1)
  }

  @Test func whatWaitsCountsForTheNextKey() throws {
    var desk = try HeldDesk()
    try desk.press("v", "v")
    try desk.freeClinic()
    #expect(desk.kept.map(\.command) == [.setVIP(VIPFlag(reason: "")), .setVIP(nil)])
    #expect(desk.fixture.records["P0002"]?.patient.vip == nil)
    try desk.press("u", "u")
    #expect(desk.kept.suffix(2).map(\.command) == [.setVIP(VIPFlag(reason: "")), .setVIP(nil)])
  }

  /// The line below is chosen as ever, unless the person has gone elsewhere.
  @Test(arguments: [([], "陈大明"), (["End", "Up"], "刘洋")])
  func theCursorIsThePersons(keys: [String], chosen: String) throws {
    var desk = try HeldDesk()
    try desk.press("n")
    for key in keys { try desk.press(key) }
    desk.fixture.entries.removeAll { $0.patient == "P0002" }
    try desk.freeClinic()
    #expect(desk.lines.contains { $0.hasPrefix("▸") && $0.contains(chosen) }, "\(desk.lines)")
  }

  // MARK: - Giving up

  @Test(arguments: ["Ctrl-G", "Esc", "u"])
  func theNewestChangeIsGivenUp(key: String) throws {
    var desk = try HeldDesk()
    try desk.press("n", "Down", "v", key)
    #expect(desk.shows("不等了，没有保存：陈大明 · 大患者"))
    #expect(desk.lines[0].contains("等着保存 1"))
    try desk.press(key)
    #expect(desk.shows("不等了，没有保存：赵欣怡 · 无人接听"))
    #expect(desk.lines[0].contains("已保存"))
    #expect(!desk.model.isWaiting)
    try desk.freeClinic()
    #expect(desk.kept.isEmpty)
  }

  /// A call that is only to be opened is nothing to take back.
  @Test func undoingGivesUpTheLastChange() throws {
    var desk = try HeldDesk()
    try desk.press("n", "Down", "Enter", "u")
    try desk.freeClinic()
    #expect(desk.kept.map(\.patient) == ["P0003"])
    #expect(desk.model.isWaiting == false)
  }

  @Test func whereNothingWaitsNothingIsGivenUp() throws {
    var desk = try HeldDesk()
    try desk.press("Ctrl-G")
    #expect(desk.shows("没有等着保存的"))
  }

  @Test func onAPageEscapeGoesBack() throws {
    var desk = try HeldDesk()
    try desk.press("n", "o", "Esc")
    #expect(desk.lines[0].contains("等着保存 1"))
    try desk.press("o", "Ctrl-G")
    #expect(!desk.model.isWaiting)
  }

  @Test func anUndoThatIsGivenUpCanBeAskedForAgain() throws {
    var desk = try HeldDesk(holder: nil)
    try desk.press("n")
    desk.holder = HeldDesk.importing
    try desk.press("u")
    #expect(desk.shows("赵欣怡 · 撤销"))
    try desk.press("Ctrl-G")
    #expect(!desk.model.isWaiting)
    desk.holder = nil
    try desk.press("u")
    #expect(desk.shows("已撤销记录：赵欣怡 · 无人接听"))
  }

  /// What was typed comes back, be it given up or refused.
  @Test(
    arguments: [
      (["s", "已在门诊问过", "Enter"], "已在门诊问过"), (["c", "问保持器", "Enter", "Enter"], "问保持器"),
      (["r", "1", "4", ":", "2", "0", "Enter"], "14:20"),
    ], [true, false])
  func typedTextIsKept(typing: (keys: [String], text: String), isGivenUp: Bool) throws {
    var desk = try HeldDesk()
    for key in typing.keys { try desk.press(key) }
    #expect(desk.shows(Self.sign))
    #expect(desk.model.frame().cursor == nil)
    if isGivenUp {
      try desk.press("Ctrl-G")
    } else {
      desk.refusal = { _ in .patientLeft(.moved) }
      try desk.freeClinic()
      #expect(desk.shows("这位患者不再回访"))
    }
    #expect(desk.model.frame().cursor != nil)
    desk.holder = nil
    desk.refusal = { _ in nil }
    if typing.keys[0] != "c" { #expect(desk.shows(typing.text)) }
    try desk.press("Enter")
    switch desk.kept.last?.command {
    case .skip(_, let reason): #expect(reason == typing.text)
    case .requestFollowUp(let request): #expect(request.note == typing.text)
    case .reschedule(_, _, let at): #expect(at == Instant(iso8601: "2026-11-21T14:20:00+08:00"))
    default: Issue.record("not recorded: \(desk.kept)")
    }
  }

  @Test func whatComesBackDisturbsNobodyWhoTypes() throws {
    var desk = try HeldDesk()
    try desk.press("s", "已在门诊问过", "Enter", "/", "w")
    desk.refusal = { _ in .patientLeft(.moved) }
    try desk.freeClinic()
    try desk.press("j")
    #expect(desk.others.last == .search("wj"))
    #expect(!desk.shows("已在门诊问过"))
    try desk.press("Esc")
    #expect(desk.shows("已在门诊问过"))
  }

  // MARK: - Refusals

  @Test func anErasedPatientIsToldAndTheNextChangeGoesOn() throws {
    var desk = try HeldDesk()
    try desk.press("n", "Down", "v")
    desk.fixture.records["P0002"] = nil
    desk.refusal = { request in request.patient == "P0003" ? .patientLeft(.moved) : nil }
    try desk.freeClinic()
    #expect(desk.shows("陈大明") && desk.kept.isEmpty)
    #expect(!desk.model.isWaiting)
    #expect(desk.lines[0].contains("已保存"))
  }

  @Test func aPatientWhomAnotherDeskCalledMeanwhileIsTold() throws {
    var desk = try HeldDesk()
    let claim = Claim(
      by: "周敏", desk: "desk-2", at: desk.model.now, expires: try desk.fixture.instant("2026-11-21T10:49:00+08:00"))
    try desk.press("Enter")
    #expect(desk.shows(Self.sign + " · 赵欣怡 · 拨打"))
    desk.refusal = { _ in .claimedBy(claim) }
    try desk.freeClinic()
    #expect(desk.shows("周敏 正在打给 赵欣怡，最晚 10:49 空出来"))
  }

  @Test func aFullDiskAfterTheWaitIsToldAsEver() throws {
    var desk = try HeldDesk()
    try desk.press("n")
    let id = try #require(desk.asked.first).id
    try desk.send(.notStored(id, "磁盘满了"))
    #expect(desk.shows("没有存上：磁盘满了"))
    #expect(desk.lines[0].contains("未保存"))
    desk.holder = nil
    try desk.press("Ctrl-S")
    #expect(desk.kept.count == 1)
  }

  // MARK: - Calls

  @Test func aCallThatIsWaitedForOpens() throws {
    var desk = try HeldDesk()
    try desk.press("Enter")
    #expect(desk.lines[0].contains("已保存"))
    try desk.freeClinic()
    #expect(desk.others == [.logAccess("P0002", .callSheet)])
    #expect(!desk.lines[1].contains("12/17"))
  }

  /// Letters of a call sheet are outcomes: it must not open under the hands of somebody who does something else.
  @Test(arguments: [["Down"], ["/", "w"], ["c"]])
  func aCallDoesNotOpenUnderSomebodysHands(keys: [String]) throws {
    var desk = try HeldDesk()
    try desk.press("Enter")
    for key in keys { try desk.press(key) }
    try desk.freeClinic()
    #expect(!desk.others.contains(.logAccess("P0002", .callSheet)))
    #expect(desk.kept.map(\.command) == [.claim(desk: "desk-1"), .releaseClaim(desk: "desk-1")])
    #expect(desk.fixture.records["P0002"]?.claim == nil)
    #expect(desk.shows("现在可以打给 赵欣怡 了"))
  }

  @Test func ofTwoCallsTheLastOneIsOpened() throws {
    var desk = try HeldDesk()
    try desk.press("Enter", "Down", "Enter")
    try desk.freeClinic()
    #expect(desk.kept.map(\.patient) == ["P0003"])
    #expect(desk.others == [.logAccess("P0003", .callSheet)])
  }

  private func deskInACall(_ keys: String...) throws -> HeldDesk {
    var desk = try HeldDesk(holder: nil)
    try desk.press("Enter")
    desk.holder = HeldDesk.importing
    for key in keys { try desk.press(key) }
    return desk
  }

  @Test func anOutcomeWaitsOnTheCallSheet() throws {
    var desk = try deskInACall("6", "牙龈肿", "Enter")
    #expect(desk.lines.last?.contains("等待 周敏") == true)
    #expect(desk.lines.last?.contains("Esc 不等了") == true)
    #expect(desk.shows("牙龈肿"))
    try desk.press("x", "1")
    #expect(desk.shows("牙龈肿"))
    try desk.freeClinic()
    #expect(desk.kept.map(\.patient) == ["P0002", "P0002", "P0002"])
    #expect(desk.kept.last?.command == .releaseClaim(desk: "desk-1"))
    #expect(desk.shows("已记录：赵欣怡 · 不适"))
    #expect(desk.lines[1].contains("12/17"))
  }

  @Test func anOutcomeThatIsGivenUpIsOnTheCallSheetAgain() throws {
    var desk = try deskInACall("6", "牙龈肿", "Enter", "Esc")
    #expect(desk.lines.last?.contains("不等了，没有保存") == true)
    try desk.press("了")
    #expect(desk.shows("牙龈肿了"))
    desk.holder = nil
    try desk.press("Enter")
    guard case .recordAttempt(let draft)? = desk.kept.dropLast().last?.command else {
      Issue.record("not recorded: \(desk.kept)")
      return
    }
    #expect(draft.note == "牙龈肿了")
  }

  @Test func anOutcomeThatIsRefusedAfterTheWaitIsOnTheCallSheetAgain() throws {
    var desk = try deskInACall("6", "牙龈肿", "Enter")
    desk.refusal = { _ in .patientLeft(.moved) }
    try desk.freeClinic()
    #expect(desk.lines.last?.contains("没有存上：这位患者不再回访") == true)
    try desk.press("了")
    #expect(desk.shows("牙龈肿了"))
  }

  /// What was refused before it is not taken for the answer to the call sheet.
  @Test func whatWaitsBeforeACallSheetIsAnsweredByItself() throws {
    var desk = try HeldDesk(holder: nil)
    try desk.press("Enter")
    desk.holder = HeldDesk.importing
    try desk.press("v", "6", "牙龈肿", "Enter")
    #expect(desk.model.isWaiting)
    desk.refusal = { request in
      if case .setVIP = request.command { .patientLeft(.moved) } else { nil }
    }
    try desk.freeClinic()
    #expect(desk.kept.count == 3)
    #expect(desk.lines[1].contains("12/17"))
  }

  /// Each press changes what the one before will have made of it.
  @Test func aMarkOnTheCallSheetIsTakenOffAgain() throws {
    var desk = try deskInACall("v", "v")
    try desk.freeClinic()
    let marks = desk.kept.compactMap { request in
      if case .setVIP(let flag) = request.command { flag != nil } else { nil }
    }
    #expect(marks == [true, false])
    #expect(desk.fixture.records["P0002"]?.patient.vip == nil)
  }

  @Test func aMarkOnTheCallSheetIsNotToldBeforeItIsKept() throws {
    var desk = try deskInACall("v")
    #expect(desk.lines.last?.contains("赵欣怡 · 大患者 · Ctrl-G 不等了") == true)
    // A mistake in a form is seen all the same.
    try desk.press("4", "9", "9", ":", "9", "9", "Enter")
    #expect(desk.lines.last?.contains("等待") == false)
    try desk.freeClinic()
    #expect(desk.lines.last?.contains("标为大患者 ★") == true)
  }

  @Test func whileAnOutcomeWaitsTheScriptIsReadAndOthersAreSearchedFor() throws {
    var desk = try deskInACall("1", "F3", "w")
    #expect(desk.others.last == .search("w"))
    let wang = try #require(desk.fixture.records["P0001"]).patient
    try desk.send(.patientsFound("w", [PatientMatch(patient: wang)], count: 1))
    try desk.press("Enter")
    #expect(desk.lines[1].contains("王建国"))
    // One call at a time.
    try desk.press("Enter")
    #expect(desk.shows("先把打开的那个电话登记完"))
    try desk.freeClinic()
    #expect(desk.shows("已记录：赵欣怡"))
    #expect(desk.lines[1].contains("王建国"))
  }

  // MARK: - Leaving

  @Test func leavingAsksAsLongAsSomethingWaits() throws {
    var desk = try HeldDesk()
    try desk.press("n", "Down", "v", "q")
    #expect(desk.others.isEmpty)
    #expect(desk.shows("还有 2 项等着保存，再按一次退出就不会保存了"))
    try desk.press("Down", "q")
    #expect(desk.others.isEmpty)
    try desk.press("q")
    #expect(desk.others == [.quit])
    #expect(desk.kept.isEmpty)
  }

  @Test func aCallThatWasOnlyToBeOpenedKeepsNobody() throws {
    var desk = try HeldDesk()
    try desk.press("Enter", "q")
    #expect(desk.others == [.quit])
  }

  // MARK: - Pictures

  @Test(arguments: Language.allCases)
  func theList(_ language: Language) throws {
    var desk = try HeldDesk(language)
    try desk.press("n", "Down", "v")
    let (buffer, cursor) = desk.model.frame()
    try Golden().expect(buffer, is: "waiting-\(language.rawValue)-80x24", cursor: cursor)
  }

  @Test(arguments: Language.allCases)
  func theCallSheet(_ language: Language) throws {
    var desk = try HeldDesk(language, holder: nil)
    try desk.press("Enter")
    desk.holder = HeldDesk.importing
    try desk.press("6", "牙龈肿", "Enter")
    let (buffer, cursor) = desk.model.frame()
    try Golden().expect(buffer, is: "waiting-call-\(language.rawValue)-80x24", cursor: cursor)
  }
}
