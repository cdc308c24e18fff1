import FollowUp
import FrontDesk
import Screen
import Testing
import Wording

@Suite struct CallSheetBehaviourTests {
  private func sheet() throws -> CallSheet {
    try Fixture.sheet(Fixture.adult(), [Fixture.extraction()])
  }

  private func picture(_ sheet: CallSheet, columns: Int = 80, rows: Int = 24) -> String {
    var buffer = CellBuffer(size: Size(columns: columns, rows: rows))
    _ = sheet.draw(in: &buffer)
    return buffer.lines.joined(separator: "\n")
  }

  @Test func aSheetWithNothingTypedClosesAtOnce() throws {
    var sheet = try sheet()
    #expect(sheet.press(.escape) == [.close])
  }

  @Test func whatWasTypedIsGivenUpOnlyWhenAskedTwice() throws {
    var sheet = try sheet()
    _ = sheet.type("6")
    _ = sheet.handle(.text("肿"))
    sheet.press(.escape)
    #expect(sheet.press(.escape).isEmpty)
    #expect(sheet.type("1").isEmpty)
    #expect(sheet.hasUnsavedInput)
    #expect(sheet.press(.escape).isEmpty)
    #expect(sheet.press(.escape) == [.close])
  }

  /// The attending dentist, whoever has treated the patient this time.
  @Test func whoIsNamedToAPatientWhoIsUnwellIsWhoGetsTheCase() throws {
    var patient = Fixture.adult()
    patient.attendingDentist = "d-chen"
    let followUp = try Fixture.extraction()
    var sheet = try Fixture.sheet(patient, [followUp])
    #expect(picture(sheet).contains("王磊"))
    _ = sheet.type("6")
    #expect(picture(sheet).contains("我马上告诉陈静"), "\(picture(sheet))")
    let record = PatientRecord(patient: patient, registeredAt: followUp.startsFrom)
    #expect(record.dentistToTell(followUp) == "d-chen")
  }

  @Test func aFailedSaveKeepsEverything() throws {
    var sheet = try sheet()
    _ = sheet.type("6")
    _ = sheet.handle(.text("肿"))
    let first = sheet.press(.enter)
    #expect(sheet.press(.enter) == [.notHandled])
    sheet.refused("磁盘已满")
    #expect(picture(sheet).contains("磁盘已满"))
    #expect(sheet.hasUnsavedInput)
    let second = sheet.press(.enter)
    #expect(first == second)
    #expect(first.count == 1)
  }

  @Test(arguments: ["6", "7"])
  func whatGoesToTheDentistNeedsAFewWords(key: String) throws {
    var sheet = try sheet()
    _ = sheet.type(key)
    #expect(sheet.press(.enter).isEmpty)
    #expect(picture(sheet).contains("请写两句患者怎么说的，医生回电前要看"))
    _ = sheet.handle(.text("  "))
    #expect(sheet.press(.enter).isEmpty)
    _ = sheet.handle(.text("昨晚开始肿"))
    #expect(sheet.press(.enter).count == 1)
  }

  @Test func aPersonWhoIsNotNamedIsAskedFor() throws {
    var sheet = try sheet()
    _ = sheet.type("r3")
    #expect(sheet.press(.enter).isEmpty)
    #expect(picture(sheet).contains("介绍了谁？"))
    _ = sheet.handle(.text("张伟"))
    sheet.press(.enter)
    guard case .record(let record)? = sheet.type("1").first else {
      Issue.record("the call was not recorded")
      return
    }
    #expect(record.collected.referral == .named("张伟"))
  }

  @Test func theTerminalsKeysWorkWhileACallIsBeingSaved() throws {
    var sheet = try sheet()
    _ = sheet.type("1")
    #expect(sheet.press(.escape) == [.notHandled])
    sheet.refused("数据只能看，不能改。", isForNow: true)
    #expect(picture(sheet).contains("没有存上，可再按一次：数据只能看，不能改。"))
    #expect(sheet.press(.escape) == [.close])
  }

  @Test func savingReturnsToTheList() throws {
    var sheet = try sheet()
    _ = sheet.type("1")
    var followUp = try Fixture.extraction()
    followUp.state = .done(at: followUp.due)
    #expect(sheet.saved(record: try record(with: followUp)) == [.close])
  }

  private func record(with followUp: FollowUp, patient: Patient = Fixture.adult()) throws -> PatientRecord {
    var record = PatientRecord(patient: patient, registeredAt: followUp.recordedAt)
    record.apply([.followUpPlanned(followUp, cause: nil)])
    return record
  }

  @Test func aPatientWhoWasNotReachedIsOfferedTheMessage() throws {
    var sheet = try sheet()
    _ = sheet.type("2")
    var followUp = try Fixture.extraction()
    followUp.state = .skipped(.unreachable, at: followUp.due)
    #expect(sheet.saved(record: try record(with: followUp)).isEmpty)
    #expect(picture(sheet).contains("方便时请回电"))
    var declined = sheet
    #expect(declined.press(.escape) == [.close])
    _ = sheet.type("2")
    let message = CallRecord(disposition: .messageLeft, channel: .weChat, phone: "138 0000 0001")
    #expect(sheet.press(.enter) == [.record(message)])
    #expect(sheet.saved(record: try record(with: followUp)) == [.close])
  }

  @Test func withoutANumberThatWorksOneIsAskedFor() throws {
    var patient = Fixture.adult()
    patient.phones[0].fault = .invalidNumber
    var followUp = try Fixture.extraction()
    followUp.state = .needsNumber
    var sheet = try Fixture.sheet(patient, [followUp])
    #expect(sheet.press(.enter).isEmpty)
    #expect(picture(sheet).contains("请填新号码"))
    _ = sheet.handle(.paste("139 2222 3333"))
    let number = PhoneNumber(number: "139 2222 3333")
    #expect(sheet.press(.enter) == [.addPhone(number)])
    patient.phones.append(number)
    #expect(sheet.saved(record: try record(with: followUp, patient: patient)).isEmpty)
    #expect(picture(sheet).contains("☎ 139 2222 3333"))
    #expect(sheet.type("1").count == 1)
  }

  /// What a field makes of its text is whole at 80 columns, and what has no room is said to be there.
  @Test func whatWasReadIsWholeAndHiddenFieldsAreTold() throws {
    func lines(_ sheet: CallSheet) -> [String] {
      var buffer = CellBuffer(size: Size(columns: 80, rows: 24))
      _ = sheet.draw(in: &buffer)
      return buffer.lines
    }
    var callBack = try Fixture.sheet(Fixture.adult(), [Fixture.extraction()], language: .english)
    _ = callBack.type("4abc")
    #expect(lines(callBack).contains { $0.contains("→ no time I know; try 1530, tomorrow 10") })
    _ = callBack.handle(.key(.character("u"), .control))
    _ = callBack.type("2330")
    #expect(lines(callBack).contains { $0.contains("23:30, outside calling hours") })
    var birthday = try Fixture.sheet(Fixture.adult(), [Fixture.extraction()], language: .english)
    _ = birthday.type("babc")
    #expect(lines(birthday).contains { $0.contains("→ no date I know; try 05-15, 1990-05-15") })
    var details = try Fixture.sheet(Fixture.adult(), [Fixture.extraction(), Fixture.scaling()], language: .english)
    details.press(.tab)
    #expect(lines(details).contains { $0.contains("▼ more") && !$0.contains("▲ above") })
    details.press(.up)
    #expect(lines(details).contains { !$0.contains("▼ more") && $0.contains("▲ above") })
  }

  @Test func theVIPFlagIsOneKeyAndComesBackWithItsReason() throws {
    let patient = try Fixture.vip()
    var sheet = try Fixture.sheet(patient, [Fixture.extraction()])
    #expect(sheet.type("v") == [.setVIP(nil)])
    var without = patient
    without.vip = nil
    sheet.update(record: try record(with: Fixture.extraction(), patient: without))
    // The key of v on a Russian layout.
    #expect(sheet.type("м") == [.setVIP(VIPFlag(reason: "全口种植"))])
  }

  @Test func anotherNumberIsOneKey() throws {
    var sheet = try Fixture.sheet(Fixture.vip(), [Fixture.extraction()])
    #expect(picture(sheet).contains("☎ 138 0000 0001"))
    _ = sheet.type("p")
    #expect(picture(sheet).contains("☎ 010-8888 6666"))
    guard case .record(let record) = sheet.type("1").first else {
      Issue.record("nothing was recorded")
      return
    }
    #expect(record.phone == "010-8888 6666")
  }

  @Test func theBranchesOpenAndCloseWithOneKey() throws {
    var sheet = try sheet()
    _ = sheet.type("c")
    #expect(picture(sheet).contains("谢谢您告诉我们"))
    _ = sheet.type("u")
    #expect(picture(sheet).contains("您先别着急"))
    _ = sheet.type("u")
    #expect(picture(sheet).contains("您好，我是阳光口腔的林小雨"))
    _ = sheet.type("u")
    #expect(sheet.press(.escape).isEmpty)
    #expect(picture(sheet).contains("您好，我是阳光口腔的林小雨"))
  }

  @Test func aLongScriptScrollsToItsEndAndNoFurther() throws {
    var sheet = try Fixture.sheet(Fixture.adult(), [Fixture.extraction(), Fixture.scaling()])
    _ = sheet.handle(.resize(Size(columns: 80, rows: 20)))
    #expect(!picture(sheet, rows: 20).contains("随时打给我们"))
    for _ in 0..<10 { sheet.press(.pageDown) }
    #expect(picture(sheet, rows: 20).contains("随时打给我们"))
    let end = picture(sheet, rows: 20)
    sheet.press(.pageDown, .pageUp)
    #expect(picture(sheet, rows: 20) != end)
  }

  @Test(arguments: [
    (Language.chinese, "PT2H", "2 小时"), (.english, "P1D", "1 day"), (.english, "P7D", "7 days"),
    (.russian, "P7D", "7 дней"),
    (.russian, "P3M", "3 месяца"), (.russian, "P2Y", "2 года"), (.chinese, "PT90M", "90 分钟"),
  ])
  func aScriptSaysHowLongAgoTheTreatmentWas(language: Language, step: String, expected: String) throws {
    var followUp = try Fixture.extraction()
    followUp.step = step
    let script = Script([.opening: [try ScriptTemplate("<{elapsed}>")]])
    let book = ScriptBook(entries: [ScriptBook.Entry(scope: ScriptScope(), script: script)])
    let sheet = try Fixture.sheet(Fixture.adult(), [followUp], language: language, scripts: book)
    #expect(picture(sheet).contains("<\(expected)>"))
  }

  @Test func theClaimIsRenewedBeforeItRunsOut() throws {
    var sheet = try sheet()
    let opened = try Fixture.instant("2026-11-21T10:34")
    #expect(sheet.tick(opened + 60).isEmpty)
    #expect(sheet.tick(opened + Claim.lifetime / 2) == [.renewClaim])
    #expect(sheet.tick(opened + Claim.lifetime / 2 + 60).isEmpty)
    #expect(sheet.tick(opened + Claim.lifetime) == [.renewClaim])
  }

  @Test func aCallAboutNothingPlannedCanBeRecorded() throws {
    var sheet = try Fixture.sheet(Fixture.adult(), [])
    #expect(picture(sheet).contains("我是阳光口腔的林小雨"))
    #expect(sheet.type("1") == [.record(CallRecord(disposition: .reachedWell, phone: "138 0000 0001"))])
  }

  @Test func textFromOutsideCannotReachTheTerminalRaw() throws {
    var patient = Fixture.adult()
    patient.name = "王\u{1B}[31m\u{202E}国\n"
    patient.tags = ["\u{9B}2J"]
    let sheet = try Fixture.sheet(patient, [Fixture.extraction()])
    let controls = picture(sheet).unicodeScalars.filter {
      $0 != "\n" && [.control, .format].contains($0.properties.generalCategory)
    }
    #expect(controls.isEmpty)
  }

  /// Whatever is pressed on whatever screen: no trap, the cursor on the screen, and nothing typed is given up without
  /// the question.
  @Test(arguments: 0..<6 as Range<UInt64>)
  func anyKeysAtAnySize(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let keys: [Key] = [
      .enter, .tab, .escape, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
      .function(2),
    ]
    let characters = Array("0123456789abcdefghijklmnopqrstuvwxyzжмф１王 -:+")
    var sheet = try Fixture.sheet(Fixture.vip(), [Fixture.extraction(), Fixture.scaling()])
    var lastWasEscape = false
    for _ in 0..<250 {
      let event: InputEvent
      switch Int.random(in: 0..<10, using: &random) {
      case 0...4: event = .key(.character(characters.randomElement(using: &random) ?? "1"))
      case 5...7: event = .key(keys.randomElement(using: &random) ?? .enter, Bool.random(using: &random) ? [] : .shift)
      case 8: event = Bool.random(using: &random) ? .text("明天 10") : .paste("13900001111\n闰六月")
      default:
        let size = Size(columns: Int.random(in: 1...200, using: &random), rows: Int.random(in: 1...60, using: &random))
        event = .resize(size)
        var buffer = CellBuffer(size: size)
        let cursor = sheet.draw(in: &buffer)
        #expect(cursor.map(buffer.bounds.contains) ?? true)
      }
      let hadInput = sheet.hasUnsavedInput
      for outcome in sheet.handle(event) {
        switch outcome {
        case .close:
          #expect(event == .key(.escape) && (!hadInput || lastWasEscape))
          sheet = try Fixture.sheet(Fixture.minor(), [Fixture.extraction(), Fixture.scaling()])
        case .record(let record):
          #expect(!record.outcomes.isEmpty)
          sheet.refused("?")
          #expect(sheet.hasUnsavedInput == hadInput)
        case .addPhone: sheet.refused("?")
        case .setVIP, .renewClaim, .notHandled: break
        }
      }
      lastWasEscape = event == .key(.escape)
    }
  }
}
