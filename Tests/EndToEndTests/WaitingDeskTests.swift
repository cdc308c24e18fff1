import Foundation
import Testing

/// While another desk imports for long, the screen lives on, and what is changed waits.
@Suite(.serialized) struct WaitingDeskTests {
  private static let now = "2026-11-21T10:34:00+08:00"
  private static let sign = "等待 林小雨（front-2）导入完成，10:30 开始"

  private func clinic(_ folder: TemporaryFolder) throws -> URL {
    let clinic = folder.url.appending(path: "clinic")
    let document = folder.url.appending(path: "document.json")
    let patients = [("P1", "张三"), ("P2", "李四")].map { id, name in
      #"{"id": "\#(id)", "name": "\#(name)", "phones": [{"number": "13800000001"}]}"#
    }
    let visits = ["P1", "P2"].map { id in
      #"{"id": "V\#(id)", "patient": "\#(id)", "endedAt": "2026-11-21T08:00:00+08:00", "#
        + #""procedures": [{"code": "extraction"}]}"#
    }
    try """
    { "format": "huifang-exchange", "version": 1, "patients": [\(patients.joined(separator: ", "))],
      "visits": [\(visits.joined(separator: ", "))] }
    """.write(to: document, atomically: true, encoding: .utf8)
    for words in [["init"], ["import", document.path]] {
      let process = try BuiltProgram.run(words + ["--data", clinic.path, "--now", Self.now], home: folder.url)
      #expect(process.status == 0, "\(process.errorOutput)")
    }
    return clinic
  }

  private func desk(_ clinic: URL, _ folder: TemporaryFolder) async throws -> Tmux {
    let program = try BuiltProgram.url().path
    let desk = try Tmux(
      "exec '\(program)' --data '\(clinic.path)' --now \(Self.now) --language zh --user 周敏", home: folder.url)
    try await desk.wait("the list") { $0.contains("张三") && $0.contains("李四") }
    return desk
  }

  /// A desk with one change that waits while somebody imports.
  private struct DeskWithWaitingChange {
    let clinic: URL
    let desk: Tmux
    let importing: HeldClinic
    /// What had been recorded before.
    let earlier: Data

    /// All that has been recorded.
    var journal: Data {
      get throws { try Data(contentsOf: clinic.appending(path: "journal.jsonl")) }
    }
  }

  private func deskWithWaitingChange(_ folder: TemporaryFolder) async throws -> DeskWithWaitingChange {
    let clinic = try clinic(folder)
    let desk = try await desk(clinic, folder)
    let earlier = try Data(contentsOf: clinic.appending(path: "journal.jsonl"))
    let importing = try HeldClinic(clinic)
    try desk.press("n")
    try await desk.wait(for: Self.sign)
    return DeskWithWaitingChange(clinic: clinic, desk: desk, importing: importing, earlier: earlier)
  }

  private func chosen(_ screen: String) -> String {
    screen.split(separator: "\n").first { $0.hasPrefix("▸") }.map(String.init) ?? ""
  }

  @Test func theDeskGoesOnAndWhatWaitsIsSavedInOrder() async throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let desk = try await desk(clinic, folder)
    let before = try JournalFile(clinic: clinic).lines.count
    let importing = try HeldClinic(clinic)
    let first = chosen(try desk.screen()).contains("张三") ? "张三" : "李四"
    let second = first == "张三" ? "李四" : "张三"
    try desk.press("n")
    try await desk.wait(for: "\(Self.sign) · \(first) · 无人接听")
    try desk.press("Down")
    try await desk.wait("the other line") { chosen($0).contains(second) }
    try desk.press("v")
    try await desk.wait(for: "等着保存 2")

    // Looking goes on, and is noted.
    try desk.press("o")
    let page = try await desk.wait("the patient") { $0.contains("返回") && $0.contains(second) }
    #expect(page.contains(Self.sign))
    // An Escape with a key at its heels is another key.
    try desk.press("Escape")
    try await desk.wait(for: "Tab 批次")
    try desk.press("/")
    try desk.type("zs")
    try await desk.wait("who is searched for") { $0.contains("找到") && $0.contains("张三") }
    try desk.press("Escape")
    try await desk.wait(for: "Tab 批次")
    let access = try String(contentsOf: clinic.appending(path: "access/2026-11.jsonl"), encoding: .utf8)
    #expect(access.contains("周敏") && access.contains(first == "张三" ? "P2" : "P1"))

    #expect(try JournalFile(clinic: clinic).lines.count == before)
    let waiting = try desk.screen()
    #expect(waiting.contains("等着保存 2") && !waiting.contains("已记录") && !waiting.contains("★"))
    try importing.end()
    let saved = try await desk.wait("both on the disk") { $0.contains("已保存") && !$0.contains("等待") }
    #expect(saved.contains("★ \(second)"))
    #expect(try JournalFile(clinic: clinic).commands(after: before) == ["recordAttempt", "setVIP"])
    try desk.press("q")
    try await desk.wait("the end") { _ in try desk.exitStatus() == 0 }
    let check = try BuiltProgram.run(["check", "--data", clinic.path], home: folder.url)
    #expect(check.status == 0, "\(check.errorOutput)")
  }

  @Test func aCallWaitsToBeOpenedAndItsOutcomeToBeSaved() async throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let desk = try await desk(clinic, folder)
    var importing = try HeldClinic(clinic)
    try desk.press("Enter")
    try await desk.wait("the sign") { $0.contains(Self.sign) && $0.contains("· 拨打") }
    try importing.end()
    try await desk.wait(for: "话术")
    importing = try HeldClinic(clinic)
    try desk.press("6")
    try desk.type("牙龈肿")
    try desk.press("Enter")
    try await desk.wait(for: Self.sign)
    try desk.press("Escape")
    let back = try await desk.wait(for: "不等了，没有保存")
    #expect(back.contains("牙龈肿"))
    try desk.press("Enter")
    try await desk.wait(for: Self.sign)
    try importing.end()
    try await desk.wait(for: "已记录")
    try desk.press("q")
    try await desk.wait("the end") { _ in try desk.exitStatus() == 0 }
    let journal = try JournalFile(clinic: clinic)
    #expect(journal.lines.suffix(2).map(\.command) == ["claim", "recordAttempt"])
  }

  @Test func leavingAsksAndDoesNotHang() async throws {
    let folder = try TemporaryFolder()
    let waiting = try await deskWithWaitingChange(folder)
    let desk = waiting.desk
    try desk.press("q")
    try await desk.wait(for: "还有 1 项等着保存，再按一次退出就不会保存了")
    try desk.press("q")
    try await desk.wait("the end") { _ in try desk.exitStatus() == 0 }
    #expect(try waiting.journal == waiting.earlier)
    try waiting.importing.end()
  }

  @Test func whoIsEndedWhileWaitingHasDoneNothing() async throws {
    let folder = try TemporaryFolder()
    let waiting = try await deskWithWaitingChange(folder)
    let desk = waiting.desk
    try desk.kill()
    try await desk.wait("the end") { _ in try desk.exitStatus() != nil }
    try waiting.importing.end()
    #expect(try waiting.journal == waiting.earlier)
    let check = try BuiltProgram.run(["check", "--data", waiting.clinic.path], home: folder.url)
    #expect(check.status == 0, "\(check.errorOutput)")
  }
}
