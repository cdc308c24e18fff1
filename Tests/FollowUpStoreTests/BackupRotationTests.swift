import FollowUp
import Foundation
import Testing

@testable import FollowUpStore

@Suite struct BackupRotationTests {
  @Test func keepsDaysWeeksAndMonths() throws {
    let today = try #require(CivilDate("2026-11-22"))
    let dates = (0..<800).map { today.adding(days: -$0) }
    let kept = BackupRotation().kept(of: dates).map(\.description).sorted()
    #expect(
      kept == [
        "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31",
        "2026-08-31", "2026-09-30", "2026-10-31", "2026-11-01", "2026-11-08", "2026-11-15", "2026-11-16", "2026-11-17",
        "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22",
      ])
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func overTheYearsLittleIsKeptAndTheNewestAlways(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rotation = BackupRotation()
    var day = try #require(CivilDate("2020-01-01"))
    var there: Set<CivilDate> = []
    for _ in 0..<1_500 {
      day = day.adding(days: Int.random(in: 1...3, using: &random))
      there = rotation.kept(of: there.union([day]))
      #expect(there.contains(day))
      #expect(there.count <= 7 + 4 + 12)
    }
    // Somebody finds out late: a year back there is something to go back to.
    #expect(there.contains { $0 <= day.adding(days: -300) })
  }

  @Test func onceADayAndOldOnesGo() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var day = try #require(CivilDate("2026-01-01"))
    for _ in 0..<40 {
      #expect(try store.backUpDaily(day, documents: [], at: Sample.start))
      #expect(try !store.backUpDaily(day, documents: [], at: Sample.start))
      day = day.adding(days: 1)
    }
    let names = try folder.names(in: folder.clinic + "/backups")
    #expect(names.count <= 7 + 4 + 12)
    #expect(names.last == "2026-02-09.jsonl.gz")
    #expect(try folder.mode(of: folder.clinic + "/backups") == 0o700)
    let empty = try TemporaryFolder()
    _ = try JSONFileStore.restore(
      from: folder.clinic + "/backups/" + (names.first ?? ""), into: empty.folder(), isReplacing: false,
      at: Sample.start, followUpProtocol: Sample.followUpProtocol(ofFolder:))
    #expect(try empty.reopen().check().findings.isEmpty)
  }

  @Test func whatIsNoBackupIsFoundAndMadeAnewWhereItIsEmpty() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let days = [CivilDate(dayNumber: 20_000), CivilDate(dayNumber: 20_001), CivilDate(dayNumber: 20_002)]
    for day in days { try store.backUpDaily(day, documents: [], at: Sample.start) }
    #expect(try store.check().findings == [])
    let paths = days.map { folder.clinic + "/backups/\($0).jsonl.gz" }
    try folder.write([], to: paths[2])
    let whole = try folder.read(paths[1])
    try folder.write(Array(whole.prefix(whole.count / 2)), to: paths[1])
    let findings = try store.check().findings
    #expect(findings.map(\.file) == [paths[1], paths[2]])
    #expect(findings.allSatisfy { $0.problem == .backupUnusable })
    #expect(try store.backUpDaily(days[2], documents: [], at: Sample.start))
    #expect(try store.check().findings.map(\.file) == [paths[1]])
  }

  @Test func leavesOtherFilesAlone() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try store.backUpDaily(CivilDate(dayNumber: 20_000), documents: [], at: Sample.start)
    let own = folder.clinic + "/backups/before-the-move.jsonl.gz"
    try folder.write([1], to: own)
    let unfinished = folder.clinic + "/backups/\(CivilDate(dayNumber: 20_030)).jsonl.gz.new-4711"
    try folder.write([1], to: unfinished)
    for day in 20_001...20_050 {
      try store.backUpDaily(CivilDate(dayNumber: day), documents: [], at: Sample.start)
      #expect(folder.exists(unfinished) == (day <= 20_030))
    }
    #expect(folder.exists(own))
  }
}
