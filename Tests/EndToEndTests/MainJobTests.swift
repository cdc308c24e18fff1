import Foundation
import Testing

/// The receptionist's day, on the real program in a real terminal.
@Suite(.serialized) struct MainJobTests {
  /// A Saturday morning in the middle of the first batch.
  private static let now = "2026-11-21T10:34:00+08:00"

  private func demo(in folder: TemporaryFolder, columns: Int = 80, rows: Int = 24) throws -> (Tmux, URL) {
    let clinic = folder.url.appending(path: "clinic")
    let program = try BuiltProgram.url().path
    let terminal = try Tmux(
      "'\(program)' demo --data '\(clinic.path)' --now \(Self.now) --language zh", columns: columns, rows: rows,
      home: folder.url)
    return (terminal, clinic)
  }

  @Test func fromTheDemoToARecordThatARestartShows() async throws {
    let folder = try TemporaryFolder()
    let (terminal, clinic) = try demo(in: folder)
    let list = try await terminal.wait("the list, on the disk") { $0.contains("现在可打") && $0.contains("已保存") }
    #expect(list.contains("阳光口腔"))
    #expect(list.contains("区志强"))
    let before = try JournalFile(clinic: clinic).lines.count

    // A routine call costs two keys.
    try terminal.press("Enter")
    let sheet = try await terminal.wait(for: "话术")
    #expect(sheet.contains("区志强"))
    try terminal.press("1")
    try await terminal.wait(for: "已记录：区志强")
    #expect(try JournalFile(clinic: clinic).commands(after: before).contains("recordAttempt"))

    // The next call is chosen already; it brings a birthday.
    try terminal.press("Enter")
    try await terminal.wait(for: "石丽华  女")
    try terminal.press("b")
    try await terminal.wait(for: "问生日")
    try terminal.type("5-15")
    try await terminal.wait(for: "→ 05-15")
    try terminal.press("Enter")
    try await terminal.wait(for: "已记：生日")
    try terminal.press("1")
    try await terminal.wait(for: "已记录：石丽华")

    // VIP is one key, and so is undoing.
    try terminal.press("v")
    try await terminal.wait(for: "大患者")
    try await terminal.wait("the flag of 逄思聪") { $0.contains("★ 逄思聪") }
    try terminal.press("u")
    try await terminal.wait("no flag of 逄思聪") { !$0.contains("★ 逄思聪") }
    try terminal.press("u")
    try await terminal.wait("石丽华 back on the list") { $0.contains("已撤销") && $0.contains("石丽华") }

    try terminal.press("q")
    try await terminal.wait("the end") { _ in try terminal.exitStatus() != nil }
    #expect(try terminal.exitStatus() == 0)

    let after = try JournalFile(clinic: clinic)
    let commands = after.commands(after: before).filter { $0 != "claim" && $0 != "releaseClaim" }
    #expect(commands == ["recordAttempt", "recordAttempt", "setVIP", "setVIP", "takeBack"])
    let recorded = after.lines.dropFirst(before).filter { $0.command == "recordAttempt" }
    #expect(recorded.allSatisfy { $0.events.contains("attemptRecorded") })
    #expect(recorded.last?.events.contains("patientChanged") == true)

    let again = try Tmux(
      "'\(BuiltProgram.url().path)' --data '\(clinic.path)' --now \(Self.now) --language zh", home: folder.url)
    let restarted = try await again.wait(for: "现在可打")
    #expect(!restarted.contains("区志强"))
    #expect(restarted.contains("石丽华"))
    #expect(restarted.contains("3/23"))
    try again.press("q")
    try await again.wait("the end") { _ in try again.exitStatus() != nil }

    let check = try BuiltProgram.run(["check", "--data", clinic.path], home: folder.url)
    #expect(check.status == 0, "\(check.errorOutput)")
  }

  @Test func typingChineseAndSearchingFindTheName() async throws {
    let folder = try TemporaryFolder()
    let (terminal, _) = try demo(in: folder, columns: 120, rows: 40)
    try await terminal.wait(for: "现在可打")
    try terminal.press("/")
    try terminal.type("欧阳")
    try await terminal.wait(for: "欧阳")
    try terminal.press("C-u")
    try terminal.type("oy")
    let found = try await terminal.wait("a patient by initials") { $0.contains("oy") && $0.contains("欧阳") }
    #expect(!found.contains("区志强"))
    try terminal.press("Escape")
    try await terminal.wait(for: "现在可打")
  }

  @Test func theCursorOfAnInputMethodStandsBehindTheWideCharacters() async throws {
    let folder = try TemporaryFolder()
    let (terminal, _) = try demo(in: folder)
    try await terminal.wait(for: "现在可打")
    try terminal.press("/")
    try await terminal.wait(for: "查找")
    try terminal.type("欧阳ab")
    var row = ""
    try await terminal.wait("the cursor on the typed name") { screen in
      let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
      let cursor = try terminal.cursor()
      guard rows.indices.contains(cursor.row), rows[cursor.row].contains("欧阳ab") else { return false }
      row = String(rows[cursor.row])
      return true
    }
    let before = try #require(row.range(of: "欧阳ab")).lowerBound
    let end = try terminal.cursor()
    // Four columns of wide characters, two of narrow ones.
    #expect(end.column == row[..<before].unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } + 6)
    for (key, columns) in [("Left", 5), ("Left", 4), ("Left", 2), ("Left", 0), ("Right", 2)] {
      try terminal.press(key)
      try await terminal.wait("the cursor \(columns) columns into the name") { _ in
        try terminal.cursor() == TerminalPosition(column: end.column - 6 + columns, row: end.row)
      }
    }
  }

  @Test func sizesThatChangeFasterThanTheyArePaintedEndInTheLastOne() async throws {
    let folder = try TemporaryFolder()
    let (terminal, _) = try demo(in: folder)
    let first = try await terminal.wait("the list, on the disk") { $0.contains("现在可打") && $0.contains("已保存") }
    for step in 0..<40 {
      try terminal.resize(columns: [20, 133, 80, 7, 211][step % 5], rows: [5, 50, 24, 1, 70][step % 5])
    }
    try terminal.resize(columns: 80, rows: 24)
    try await terminal.wait("the screen as it was") { $0 == first }
  }

  /// Two programs, each with a process of its own, record at the same time: nothing is lost, nothing is doubled.
  @Test func processesThatRecordAtOnceLoseNothing() async throws {
    let folder = try TemporaryFolder()
    let (terminal, clinic) = try demo(in: folder)
    try await terminal.wait(for: "已保存")
    let (home, now) = (folder.url, Self.now)
    let queue = try BuiltProgram.run(
      ["queue", "--format", "json", "--data", clinic.path, "--now", now], home: home)
    let patients = try JSONDecoder().decode(PrintedQueue.self, from: Data(queue.output.utf8)).entries.map(\.patient)
    let called = Array(Set(patients)).sorted().prefix(12)
    try #require(called.count == 12)
    let before = try JournalFile(clinic: clinic).lines.count
    let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
      for patient in called {
        group.addTask {
          try BuiltProgram.run(
            ["record", patient, "--disposition", "no-answer", "--data", clinic.path, "--now", now], home: home
          ).status
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 0, count: 12))
    let recorded = try JournalFile(clinic: clinic).lines.dropFirst(before)
    #expect(recorded.count { $0.command == "recordAttempt" } == 12)
    #expect(try BuiltProgram.run(["check", "--data", clinic.path], home: home).status == 0)
  }

  private struct PrintedQueue: Decodable {
    struct Entry: Decodable {
      var patient: String
    }

    var entries: [Entry]
  }

  @Test func aNameStaysInItsColumnsWhateverTheSize() async throws {
    let folder = try TemporaryFolder()
    let (terminal, _) = try demo(in: folder, columns: 120, rows: 40)
    try await terminal.wait(for: "现在可打")
    for (columns, rows) in [(20, 5), (1, 1), (300, 100), (80, 24)] {
      try terminal.resize(columns: columns, rows: rows)
      if rows > 1 { try await terminal.wait(for: "区志强") }
    }
    let screen = try await terminal.wait("the list at its new size") {
      $0.contains("现在可打") && $0.contains("区志强")
    }
    #expect(screen.split(separator: "\n", omittingEmptySubsequences: false).count <= 25)
    #expect(try terminal.exitStatus() == nil)
  }

  @Test func whatADeskRecordsTheOtherSees() async throws {
    let folder = try TemporaryFolder()
    let (first, clinic) = try demo(in: folder)
    try await first.wait(for: "已保存")
    let second = try Tmux(
      "'\(BuiltProgram.url().path)' --data '\(clinic.path)' --now \(Self.now) --language zh --user 孟佳",
      home: folder.url)
    func isListed(_ screen: String) -> Bool {
      screen.split(separator: "\n").contains { $0.contains("10:30") && $0.contains("区志强") }
    }
    try await second.wait("区志强 on the other desk's list", until: isListed)

    try first.press("Enter")
    try await first.wait(for: "话术")
    // The call is the first desk's now.
    try second.press("Enter")
    try await second.wait(for: "高晓雯 正在打给 区志强")
    try first.press("1")
    try await first.wait(for: "已记录：区志强")
    try await second.wait("the call gone from the other desk's list") { !isListed($0) }
    let recorded = try JournalFile(clinic: clinic).lines.count { $0.command == "recordAttempt" }
    #expect(recorded == 1)
  }
}
