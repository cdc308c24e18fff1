import Foundation
import Testing

/// Looking never changes the plan: whatever is asked for, and whatever the clock says, nothing is created, moved or
/// closed.
@Suite struct LookingTests {
  private func clinic(_ folder: TemporaryFolder) throws -> URL {
    let clinic = folder.url.appending(path: "clinic")
    let document = folder.url.appending(path: "document.json")
    try Data(
      """
      { "format": "huifang-exchange", "version": 1,
        "patients": [
          {"id": "P1", "name": "张三", "birthday": {"calendar": "lunar", "month": 1, "day": 1}, "membership": "child"},
          {"id": "P2", "name": "李四"} ],
        "visits": [ {"id": "V1", "patient": "P1", "endedAt": "2026-11-21T08:00:00+08:00",
          "procedures": [ {"code": "implant-surgery"} ]} ],
        "appointments": [ {"id": "A1", "patient": "P2", "at": "2026-11-25T10:00:00+08:00"} ] }
      """.utf8
    ).write(to: document)
    for words in [["init"], ["import", document.path]] {
      #expect(try run(words, clinic, folder, at: "2026-11-21T10:34:00+08:00").status == 0)
    }
    return clinic
  }

  private func run(
    _ words: [String], _ clinic: URL, _ folder: TemporaryFolder, at now: String, zone: String = "UTC"
  ) throws -> FinishedProcess {
    try BuiltProgram.run(
      words + ["--data", clinic.path, "--now", now, "--language", "en"], home: folder.url, environment: ["TZ": zone])
  }

  /// Before everything, when calls are overdue and an appointment was missed, a year ahead, and far too far.
  @Test(arguments: [
    "2016-01-01T00:00:00+08:00", "2026-11-25T12:00:00+08:00", "2027-11-21T10:34:00+08:00", "2099-12-31T23:59:00+08:00",
  ])
  func noListAtNoClockChangesAnything(now: String) async throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let journal = clinic.appending(path: "journal.jsonl")
    let before = try Data(contentsOf: journal)
    for words in [
      ["queue"], ["queue", "--date", "2028-02-29"], ["queue", "--format", "json"], ["plan"],
      ["plan", "--patient", "P2"],
      ["patients"], ["patients", "zs"], ["export"], ["retention", "--older-than", "P1Y"], ["access"], ["check"],
    ] {
      for zone in ["UTC", "Pacific/Kiritimati"] {
        let looked = try run(words, clinic, folder, at: now, zone: zone)
        #expect(looked.status == 0, "\(words): \(looked.errorOutput)")
      }
    }
    let program = try BuiltProgram.url().path
    let desk = try Tmux("'\(program)' --data '\(clinic.path)' --now \(now) --language en", home: folder.url)
    try await desk.wait(for: String(now.prefix(10)))
    for key in ["Right", "Right", "Left", "Down", "End", "Home", "q"] { try desk.press(key) }
    try await desk.wait("the end of the program") { _ in try desk.exitStatus() == 0 }
    #expect(try Data(contentsOf: journal) == before)
  }

  @Test func todayIsTheClinicsWhateverTheZoneOfTheTerminal() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    // In the clinic it is already the 22nd.
    let lists = try ["UTC", "Pacific/Kiritimati", "America/Adak", "Asia/Shanghai"].map { zone in
      try run(["queue", "--format", "json"], clinic, folder, at: "2026-11-21T17:00:00Z", zone: zone).output
    }
    #expect(Set(lists).count == 1)
    #expect(lists[0].contains(#""date": "2026-11-22""#), "\(lists[0])")
  }
}
