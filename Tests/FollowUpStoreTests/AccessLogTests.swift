import FollowUp
import Foundation
import Testing

@testable import FollowUpStore

/// Who opened which patient: added to and never changed, whatever goes wrong with one entry.
@Suite struct AccessLogTests {
  private let zone = Sample.settings.timeZone

  private func access(
    _ patient: PatientID?, _ way: PatientAccess.Way = .callSheet, minutes: Int64 = 0, by name: String = "林小雨"
  ) -> PatientAccess {
    PatientAccess(patient: patient, way: way, at: Sample.start + minutes * .minute, by: name, desk: "front-1")
  }

  private func clinic() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.store().transact(Sample.signature(1), command: "test") { _ in [Sample.registration("P1")] }
    return folder
  }

  private func entries(
    _ folder: TemporaryFolder, from: CivilDate? = nil, to: CivilDate? = nil
  ) throws -> (entries: [PatientAccess], passedOver: Int) {
    var entries: [PatientAccess] = []
    let passedOver = try AccessLog(folder.folder()).forEachEntry(from: from, to: to, zone: zone) { entries.append($0) }
    return (entries, passedOver)
  }

  private func file(_ folder: TemporaryFolder, _ month: String = "2026-11") -> String {
    folder.clinic + "/access/\(month).jsonl"
  }

  @Test func keepsEntriesInTheirOrderForTheOwnerAlone() throws {
    let folder = try clinic()
    let before = try folder.read(folder.journal)
    let written = [
      access("P1"), access("P1\"\n\u{1b}", .patientPage, minutes: 1), access(nil, .export, minutes: 2, by: "周敏"),
    ]
    for access in written { try AccessLog(folder.folder()).add(access, zone: zone) }
    #expect(try entries(folder).entries == written)
    #expect(try entries(folder).passedOver == 0)
    #expect(try folder.mode(of: folder.clinic + "/access") == 0o700)
    #expect(try folder.mode(of: file(folder)) == 0o600)
    let first = try #require(String(decoding: folder.read(file(folder)), as: UTF8.self).split(separator: "\n").first)
    let expected =
      #"{"at":"2026-11-21T10:30:00+08:00","by":"林小雨","desk":"front-1","patient":"P1","way":"call-sheet","check":""#
    #expect(first.hasPrefix(expected))
    // Looking changes nothing of what is planned.
    #expect(try folder.read(folder.journal) == before)
    #expect(try folder.reopen().check().findings.isEmpty)
  }

  @Test func givesTheDaysThatAreAskedFor() throws {
    let folder = try clinic()
    let days: [Int64] = [-400, -30, -1, 0, 10, 40]
    for day in days { try AccessLog(folder.folder()).add(access("P1", minutes: day * 24 * 60), zone: zone) }
    let months = ["2025-10", "2026-10", "2026-11", "2026-12"].map { $0 + ".jsonl" }
    #expect(try folder.names(in: folder.clinic + "/access") == months)
    let today = zone.date(of: Sample.start)
    for from in [-500, -30, 0, 11] {
      for to in [-31, -1, 0, 50] {
        let found = try entries(folder, from: today.adding(days: from), to: today.adding(days: to)).entries
        #expect(found.count == days.filter { $0 >= from && $0 <= to }.count, "\(from)…\(to)")
      }
    }
    #expect(try entries(folder).entries.count == days.count)
  }

  @Test func oldMonthsAreLetGoOfWhole() throws {
    let folder = try clinic()
    let log = AccessLog(folder.folder())
    for day in ["2024-02-29", "2025-10-31", "2025-11-01", "2026-11-21"] {
      let at = zone.startOfDay(try #require(CivilDate(day)))
      try log.add(PatientAccess(patient: "P1", way: .plan, at: at, by: "林小雨", desk: "front-1"), zone: zone)
    }
    try folder.write([1], to: folder.clinic + "/access/notes.txt")
    let year = CalendarDuration(months: 12)
    #expect(try log.removeMonths(olderThan: year, on: #require(CivilDate("2026-10-31"))) == 1)
    #expect(try log.removeMonths(olderThan: year, on: #require(CivilDate("2026-11-01"))) == 1)
    #expect(try log.removeMonths(olderThan: year, on: #require(CivilDate("2026-11-30"))) == 0)
    #expect(try folder.names(in: folder.clinic + "/access") == ["2025-11.jsonl", "2026-11.jsonl", "notes.txt"])
    #expect(
      try AccessLog(TemporaryFolder().folder()).removeMonths(olderThan: year, on: zone.date(of: Sample.start)) == 0)
  }

  @Test func aMonthIsTheClinicsEvenAfterItHasMoved() throws {
    let folder = try clinic()
    // The last hour of October in Shanghai is still the afternoon of that day in universal time, and the other way
    // round.
    let turn = try #require(Instant(iso8601: "2026-11-01T00:30:00+08:00"))
    let access = PatientAccess(patient: "P1", way: .plan, at: turn, by: "林小雨", desk: "front-1")
    try AccessLog(folder.folder()).add(access, zone: .universal)
    #expect(try folder.names(in: folder.clinic + "/access") == ["2026-10.jsonl"])
    #expect(try entries(folder, from: CivilDate("2026-11-01"), to: CivilDate("2026-11-01")).entries == [access])
  }

  @Test func whatWasCutShortIsPassedOverAndTold() throws {
    let folder = try clinic()
    let log = AccessLog(folder.folder())
    try log.add(access("P1"), zone: zone)
    let whole = try folder.read(file(folder))
    for length in 1..<whole.count {
      try folder.write(whole + whole.prefix(length), to: file(folder))
      #expect(try entries(folder).entries.count == 1)
      #expect(try entries(folder).passedOver == 1)
      #expect(
        try folder.reopen().check().findings
          == [CheckReport.Finding(file: file(folder), line: 2, .accessEntryUnreadable)])
      // The next entry begins on a line of its own. Only the line feed may have been missing.
      try log.add(access("P2", minutes: 1), zone: zone)
      let isWhole = length == whole.count - 1
      #expect(try entries(folder).entries.map(\.patient) == (isWhole ? ["P1", "P1", "P2"] : ["P1", "P2"]))
      #expect(try entries(folder).passedOver == (isWhole ? 0 : 1))
    }
  }

  @Test func anyOtherByteIsPassedOverAndTold() throws {
    let folder = try clinic()
    for number in 0..<3 as Range<Int64> {
      try AccessLog(folder.folder()).add(access("P1", minutes: number), zone: zone)
    }
    let whole = try folder.read(file(folder))
    for place in whole.indices {
      var changed = whole
      changed[place] ^= 0x02
      try folder.write(changed, to: file(folder))
      let found = try entries(folder)
      #expect(found.passedOver > 0 && found.entries.count < 3, "byte \(place)")
      #expect(try folder.reopen().check().findings.count == found.passedOver)
    }
  }

  @Test func desksAtTheSameTimeLoseNothing() async throws {
    let folder = try clinic()
    let (path, zone) = (folder.clinic, zone)
    let accesses = (0..<400 as Range<Int64>).map { access("P1", minutes: $0 % 60, by: "desk \($0)") }
    await withTaskGroup(of: Void.self) { group in
      for part in 0..<8 {
        group.addTask {
          let log = AccessLog(folder: path)
          for index in stride(from: part, to: accesses.count, by: 8) { try? log.add(accesses[index], zone: zone) }
        }
      }
    }
    let found = try entries(folder)
    #expect(Set(found.entries) == Set(accesses) && found.entries.count == accesses.count)
    #expect(found.passedOver == 0)
  }

  @Test(arguments: FaultyFiles.Fault.allCases)
  func afterAnyFaultEarlierAndLaterEntriesAreThere(fault: FaultyFiles.Fault) throws {
    for position in 0..<20 {
      for isFirst in [true, false] {
        let folder = try clinic()
        if !isFirst { try AccessLog(folder.folder()).add(access("P1"), zone: zone) }
        let files = FaultyFiles(fault, at: position)
        let isAdded = (try? AccessLog(folder.folder(files)).add(access("P2", minutes: 1), zone: zone)) != nil
        #expect(isAdded || files.hasStruck)
        try AccessLog(folder.folder()).add(access("P3", minutes: 2), zone: zone)
        let expected: [PatientID?] = (isFirst ? [] : ["P1"]) + (isAdded ? ["P2"] : []) + ["P3"]
        #expect(try entries(folder).entries.map(\.patient) == expected, "change \(position)")
        #expect(try folder.reopen().check().findings.count == entries(folder).passedOver)
        if !files.hasStruck, !isFirst { return }
      }
    }
    Issue.record("The fault never came too late.")
  }

  @Test func aFailureSaysWhatAndWhere() throws {
    let folder = try clinic()
    let full = AccessLog(folder.folder(FaultyFiles(.diskFull, at: 0)))
    #expect(throws: StoreError.noSpace(path: file(folder))) { try full.add(self.access("P1"), zone: self.zone) }
    try folder.write([], to: folder.root.path(percentEncoded: false) + "/file")
    let elsewhere = AccessLog(folder: folder.root.path(percentEncoded: false) + "/file")
    #expect(throws: StoreError.self) { try elsewhere.add(self.access("P1"), zone: self.zone) }
  }

  @Test func aLogThatOthersCanReadIsTold() throws {
    let folder = try clinic()
    try AccessLog(folder.folder()).add(access("P1"), zone: zone)
    try folder.setMode(0o644, of: file(folder))
    try folder.setMode(0o755, of: folder.clinic + "/access")
    #expect(
      try folder.reopen().check().findings == [
        CheckReport.Finding(file: folder.clinic + "/access", .openToOthers(mode: 0o755)),
        CheckReport.Finding(file: file(folder), .openToOthers(mode: 0o644)),
      ])
  }
}
