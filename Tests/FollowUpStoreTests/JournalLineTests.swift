import Crypto
import FollowUp
import Foundation
import Testing

@testable import FollowUpStore

/// What is written: readable, small, chained, and read back as what it was.
@Suite struct JournalLineTests {
  private func lines(
    for changes: [Change], zone: ClinicTimeZone = .china, after position: JournalPosition = JournalPosition()
  ) throws -> (text: String, end: JournalPosition) {
    let lines = try JournalFormat(zone: zone).lines(
      for: changes, Sample.signature(12), command: "recordAttempt", after: position)
    return (String(decoding: lines.text, as: UTF8.self), lines.end)
  }

  @Test func aRoutineOutcomeIsOneSmallLine() throws {
    let (text, end) = try lines(for: Sample.routineOutcome)
    #expect(text.utf8.count == end.bytes)
    #expect(text.utf8.count <= 1_024)
    #expect(text.hasSuffix("\n"))
    #expect(text.count { $0 == "\n" } == 1)
    let expected = """
      {"sequence":1,"at":"2026-11-21T10:42:00+08:00","by":"林小雨","desk":"front-1","command":"recordAttempt",\
      "changes":[\
      {"attempt":{"at":"2026-11-21T10:30:00+08:00","by":"林小雨","disposition":"reached-well",\
      "id":"0193526e-7c1a-7e2b-9d55-0a4f6b1c2d3e","lane":"timed","note":"恢复良好，已嘱咐清淡饮食",\
      "outcomes":[{"disposition":"reached-well","followUp":"V20261120-17/extraction/PT2H"}],"phone":"13800000001"},\
      "event":"attemptRecorded","patient":"P0001"},\
      {"cause":"0193526e-7c1a-7e2b-9d55-0a4f6b1c2d3e","event":"followUpMoved",\
      "followUpID":"V20261120-17/extraction/PT2H","patient":"P0001",\
      "state":{"at":"2026-11-21T10:30:00+08:00","name":"done"}},\
      {"event":"claimReleased","patient":"P0001"}],\
      "previous":"\(String(repeating: "0", count: 64))"
      """
    #expect(text.hasPrefix(expected))
  }

  @Test func aChecksumIsTheHashOfTheLineWithoutIt() throws {
    let (text, end) = try lines(for: Sample.routineOutcome)
    let member = try #require(text.range(of: #","checksum":""#, options: .backwards))
    let body = text[..<member.lowerBound] + "}"
    let hash = SHA256.hash(data: Data(body.utf8)).map { String(format: "%02x", $0) }.joined()
    #expect(text[member.upperBound...] == "\(hash)\"}\n")
    #expect(end.checksum == hash)
    let next = try lines(for: Sample.routineOutcome, after: end)
    #expect(next.text.contains(#""previous":"\#(hash)""#))
    #expect(next.text.hasPrefix(#"{"sequence":2,"#))
  }

  @Test func oneLineHoldsTheChangesOfOnePatient() throws {
    let changes = [
      .clinic(.settingsChanged(Sample.settings)), Sample.registration("P1"), Sample.visit("V1", of: "P1"),
      Sample.registration("P2"),
    ]
    let (text, end) = try lines(for: changes)
    let objects = try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.map { ($0["changes"] as? [Any])?.count } == [1, 2, 1])
    #expect(objects.map { $0["more"] as? Bool } == [true, true, nil])
    #expect(objects.map { $0["sequence"] as? Int } == [1, 2, 3])
    #expect(end.sequence == 3)
  }

  @Test(arguments: Array(1...30) as [UInt64], [ClinicTimeZone.china, .universal])
  func everyChangeIsReadBackAsItWas(seed: UInt64, zone: ClinicTimeZone) throws {
    var history = RandomHistory(seed: seed, patients: ["P1"])
    for _ in 0..<40 {
      let changes = history.commit()
      let (text, _) = try lines(for: changes, zone: zone)
      var (position, read): (JournalPosition, [Change]) = (JournalPosition(), [])
      for line in text.split(separator: "\n") {
        let line = try JournalFormat(zone: .universal).line(Array(line.utf8)[...], after: position)
        position.sequence = line.sequence
        position.checksum = line.checksum
        read += line.changes
      }
      #expect(read == changes)
    }
  }

  /// Changes as they come, some of them with instants that no text says.
  private static func oddChanges(seed: UInt64) -> [Change] {
    var (history, random) = (RandomHistory(seed: seed, patients: ["P1"]), SeededGenerator(seed: seed))
    let odd = [
      Int64.min, .min / 4, -62_135_596_801, -62_135_596_800, 0, 253_402_300_799, 253_402_300_800, .max / 4, .max,
    ]
    func odder(_ instant: inout Instant) {
      guard Int.random(in: 0..<8, using: &random) == 0 else { return }
      instant = Instant(
        secondsSinceEpoch: (odd.randomElement(using: &random) ?? 0)
          &+ Int64.random(in: -90_000...90_000, using: &random))
    }
    return (0..<60).flatMap { _ in history.commit() }.map { change in
      guard case .patient(let id, let event) = change else { return change }
      switch event {
      case .visitRecorded(var visit):
        odder(&visit.endedAt)
        return .patient(id, .visitRecorded(visit))
      case .appointmentImported(var appointment, var moment):
        odder(&appointment.at)
        odder(&moment)
        return .patient(id, .appointmentImported(appointment, at: moment))
      case .followUpPlanned(var followUp, let cause):
        odder(&followUp.due)
        odder(&followUp.by)
        return .patient(id, .followUpPlanned(followUp, cause: cause))
      case .attemptRecorded(var attempt):
        odder(&attempt.at)
        odder(&attempt.enteredAt)
        return .patient(id, .attemptRecorded(attempt))
      default: return change
      }
    }
  }

  /// What is kept without being read back is what is read.
  @Test(
    arguments: Array(1...40) as [UInt64],
    [ClinicTimeZone.china, .universal, ClinicTimeZone(identifier: "Africa/Monrovia")].compactMap(\.self))
  func whatIsReadBackOnlyInPartIsAllThere(seed: UInt64, zone: ClinicTimeZone) throws {
    let format = JournalFormat(zone: zone)
    for change in Self.oddChanges(seed: seed) {
      let expected = try? RecordCoding(zone: zone).record(Change.self, from: RecordCoding(zone: zone).text(of: change))
      let text = try? format.readableText(of: [change])
      #expect((text != nil) == (expected == change), "\(change)")
    }
  }

  @Test func linesAreReadBackAsWhatTheyWereMadeOfAndNothingElse() throws {
    let format = JournalFormat(zone: .china)
    let changes = [Sample.registration("P1"), Sample.registration("P2"), Sample.visit("V1", of: "P2")]
    let signature = Sample.signature(12)
    let lines = try format.lines(for: changes, signature, command: "import", after: JournalPosition())
    try format.requireSame(lines, as: changes, signature, command: "import")
    #expect(throws: RecordFault.notTheSame) {
      try format.requireSame(lines, as: changes.reversed(), signature, command: "import")
    }
    #expect(throws: RecordFault.notTheSame) {
      try format.requireSame(lines, as: changes, Sample.signature(13), command: "import")
    }
    #expect(throws: RecordFault.notTheSame) {
      try format.requireSame(lines, as: changes, signature, command: "save")
    }
  }

  @Test func whatWouldBeReadBackAsSomethingElseIsNeverWritten() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let journal = try folder.read(folder.journal)
    var settings = ClinicSettings()
    settings.batches = []
    #expect(throws: StoreError.changeNotStorable(.contradiction(member: "batches"))) {
      try store.transact(Sample.signature(1), command: "settings") { _ in [.clinic(.settingsChanged(settings))] }
    }
    var visit = Visit(id: "V1", patient: "P1", endedAt: Sample.start, procedures: [])
    visit.endedAt = Instant(secondsSinceEpoch: .max / 4)
    #expect(throws: StoreError.changeNotStorable(.notTheSame)) {
      try store.transact(Sample.signature(1), command: "import") { _ in
        [Sample.registration("P1"), .patient("P1", .visitRecorded(visit))]
      }
    }
    var signature = Sample.signature(1)
    signature.now = Instant(secondsSinceEpoch: .max / 4)
    #expect(throws: StoreError.changeNotStorable(.notTheSame)) {
      try store.transact(signature, command: "import") { _ in [Sample.registration("P1")] }
    }
    #expect(try folder.read(folder.journal) == journal)
    #expect(try store.summaries().isEmpty)
  }
}
