import Crypto
import Foundation
import FollowUp
import Testing

@testable import FollowUpStore

/// Damage is found, named with its line, and nothing is overwritten.
@Suite struct DamageTests {
  /// A journal of five lines, the last two of them one import.
  private func clinic() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try store.transact(Sample.signature(1), command: "import") { _ in [Sample.registration("P1")] }
    try store.transact(Sample.signature(2), command: "tags") { _ in [Sample.tags(["JJJJ"], of: "P1")] }
    try store.transact(Sample.signature(3), command: "import") { _ in
      [Sample.registration("P2"), Sample.visit("V1", of: "P1")]
    }
    return folder
  }

  private func lines(_ text: [UInt8]) -> [[UInt8]] {
    text.split(separator: UInt8(ascii: "\n")).map { Array($0) + [UInt8(ascii: "\n")] }
  }

  @Test func aSaveThatWasCutShortIsSetAsideAtEveryLength() throws {
    let whole = try clinic()
    let text = try whole.read(whole.journal)
    let lines = lines(text)
    // The last commit is the import of two lines; before it the save of the tags.
    let commits =
      [(start: text.count - lines[4].count - lines[3].count, end: text.count)]
      + [(start: lines[0].count + lines[1].count, end: lines[0].count + lines[1].count + lines[2].count)]
    for (start, end) in commits {
      let folder = try TemporaryFolder()
      _ = try folder.store()
      try folder.write(Array(text[..<start]), to: folder.journal)
      let before = try folder.reopen().state
      for length in 1..<(end - start) {
        let rest = Array(text[start..<(start + length)])
        try folder.write(text[..<start] + rest, to: folder.journal)
        let store = try folder.reopen()
        #expect(try store.state == before)
        let notes = store.takeNotes()
        guard case .cutShortSaveSetAside(let file, let bytes) = notes.first, notes.count == 1 else {
          Issue.record("no note for \(length) bytes: \(notes)")
          return
        }
        #expect(bytes == length)
        #expect(try folder.read(file) == rest)
        #expect(try folder.read(folder.journal) == Array(text[..<start]))
        #expect(store.takeNotes().isEmpty)
      }
      #expect(try folder.mode(of: folder.clinic + "/aside") == 0o700)
    }
  }

  @Test func aSaveThatAnotherDeskLeftCutShortIsSetAsideByTheNextSave() throws {
    let folder = try clinic()
    let store = try folder.reopen()
    try folder.write(try folder.read(folder.journal) + [UInt8](repeating: 0, count: 4_096), to: folder.journal)
    #expect(try store.refresh().isEmpty)
    try store.transact(Sample.signature(4), command: "next") { _ in [Sample.registration("P9")] }
    #expect(store.takeNotes().count == 1)
    #expect(try folder.reopen().state == store.state)
    #expect(try store.check().findings.isEmpty)
  }

  /// What follows from the damage is not told as more of it, least of all so that somebody deletes the last good copy.
  @Test func ofADamagedJournalTheSnapshotIsToBeKept() throws {
    let folder = try clinic()
    let store = try folder.reopen()
    try store.prepareForNextStart()
    var lines = lines(try folder.read(folder.journal))
    lines[1][lines[1].count / 2] ^= 1
    try folder.write(Array(lines.joined()), to: folder.journal)
    try folder.write([1], to: folder.snapshot + "/notes.txt")
    let damage = CheckReport.Finding(file: folder.journal, line: 2, .damage(.checksum))
    #expect(try store.check().findings == [damage, .init(file: folder.snapshotHead, .snapshotNeeded)])

    let part = try #require(folder.names(in: folder.snapshot).first { $0.contains("records") })
    try folder.write([], to: folder.snapshot + "/" + part)
    try FileManager.default.removeItem(atPath: folder.snapshot + "/notes.txt")
    #expect(
      try store.check().findings == [.init(file: folder.snapshot + "/" + part, .snapshotLost), damage])
  }

  /// A line more, a line less, or two that became one: those behind are held to follow on each other.
  @Test(arguments: [0, 1, 2])
  func whatShiftsAllLinesIsToldOnce(damage: Int) throws {
    let folder = try clinic()
    let store = try folder.reopen()
    for tag in 0..<20 {
      try store.transact(Sample.signature(5), command: "tags") { _ in [Sample.tags(["\(tag)"], of: "P1")] }
    }
    var lines = lines(try folder.read(folder.journal))
    switch damage {
    case 0: lines.insert(Array("garbage\n".utf8), at: 4)
    case 1:
      let missing = lines.remove(at: 4)
      lines.append([UInt8](repeating: UInt8(ascii: "x"), count: missing.count - 1) + [UInt8(ascii: "\n")])
    default: lines[4][lines[4].count - 1] = 0
    }
    try folder.write(Array(lines.joined()), to: folder.journal)
    let findings = try store.check().findings.filter { $0.file == folder.journal }
    #expect((1...3).contains(findings.count), "\(findings)")
    #expect(findings.allSatisfy { if case .damage = $0.problem { true } else { false } }, "\(findings)")
    #expect(findings.first?.line == 5)
  }

  @Test func everyFlippedBitIsFoundAndItsLineNamed() throws {
    let folder = try clinic()
    let text = try folder.read(folder.journal)
    var random = SeededGenerator(seed: 7)
    var line = 1
    for (index, byte) in text.enumerated() {
      var damaged = text
      damaged[index] = byte ^ (1 << UInt8.random(in: 0..<8, using: &random))
      try folder.write(damaged, to: folder.journal)
      #expect(damagedLine(of: folder) == line, "byte \(index)")
      #expect(try folder.read(folder.journal) == damaged)
      if byte == UInt8(ascii: "\n") { line += 1 }
    }
    #expect(line == 6)
    #expect(try folder.names(in: folder.clinic + "/aside").isEmpty)
  }

  /// The line that a start names as damaged; nil where it does not refuse for that reason.
  private func damagedLine(of folder: TemporaryFolder) -> Int? {
    do {
      _ = try folder.reopen()
    } catch StoreError.journalDamaged(folder.journal, let line, _) {
      return line
    } catch {}
    return nil
  }

  @Test func linesThatAreLostExchangedOrAddedBreakTheChain() throws {
    let folder = try clinic()
    let lines = lines(try folder.read(folder.journal))
    for (damaged, line) in [
      ([lines[0], lines[2], lines[3], lines[4]], 2), ([lines[0], lines[2], lines[1], lines[3], lines[4]], 2),
      ([lines[0], lines[1], lines[1], lines[2], lines[3], lines[4]], 3), (Array(lines.dropFirst()), 1),
    ] {
      try folder.write(Array(damaged.joined()), to: folder.journal)
      #expect(throws: StoreError.journalDamaged(path: folder.journal, line: line, .chain)) { try folder.reopen() }
    }
  }

  @Test func garbageAndZerosInTheMiddleAreNamed() throws {
    let folder = try clinic()
    let text = try folder.read(folder.journal)
    let lines = lines(text)
    let zeros =
      lines[0] + [UInt8](repeating: 0, count: lines[1].count + 9) + lines[2].dropFirst(9) + lines[3] + lines[4]
    try folder.write(zeros, to: folder.journal)
    #expect(damagedLine(of: folder) == 2)
    for garbage in ["garbage\n", "\n", "{}\n", "\u{0}\n", "[[[[\n"] {
      try folder.write(lines[0] + [UInt8](garbage.utf8) + lines.dropFirst().joined(), to: folder.journal)
      #expect(damagedLine(of: folder) == 2)
    }
  }

  /// A line as another program may have written it: `members`, then the chain.
  private func line(_ members: String, after previous: [UInt8]) throws -> [UInt8] {
    let object = try #require(try JSONSerialization.jsonObject(with: Data(previous)) as? [String: Any])
    let checksum = try #require(object["checksum"] as? String)
    let body = "{\(members),\"previous\":\"\(checksum)\""
    let digest = SHA256.hash(data: Data((body + "}").utf8)).map { String(format: "%02x", $0) }.joined()
    return [UInt8]((body + ",\"checksum\":\"\(digest)\"}\n").utf8)
  }

  private static let head = #""sequence":6,"at":"2026-11-21T10:30:00+08:00","by":"林小雨","desk":"front-1","command":"x""#

  @Test func membersThatThisVersionDoesNotKnowArePassedOver() throws {
    let folder = try clinic()
    let text = try folder.read(folder.journal)
    let added = try line(
      Self.head + #","mood":{"a":[1]},"changes":[{"patient":"P1","event":"claimReleased","weather":"fine"}]"#,
      after: lines(text)[4])
    try folder.write(text + added, to: folder.journal)
    let store = try folder.reopen()
    #expect(store.journal.position.sequence == 6)
    #expect(store.readOnlyReason == nil)
    try store.transact(Sample.signature(9), command: "next") { _ in [Sample.registration("P9")] }
    #expect(try folder.reopen().check().findings.isEmpty)
  }

  @Test(arguments: [
    (
      #""changes":[{"patient":"P1","event":"patientCloned"}]"#,
      RecordFault.unknownValue(member: "changes[0].event", value: "patientCloned")
    ),
    (#""changes":[{"patient":"P1","event":"visitRecorded"}]"#, .missingMember("visit")),
    (
      #""changes":[{"patient":"P1","event":"patientClaimed","claim":{"by":1}}]"#,
      .wrongType(member: "changes[0].claim.by")
    ),
    (#""changes":[{"event":"claimReleased"}]"#, .missingMember("patient")),
    (#""changes":5"#, .wrongType(member: "changes")), (#""change":[]"#, .missingMember("changes")),
    (#""changes":[{"#, .notJSON),
  ])
  func aLineOfThisVersionThatMakesNoSenseIsDamaged(members: String, fault: RecordFault) throws {
    let folder = try clinic()
    let text = try folder.read(folder.journal)
    try folder.write(text + line(Self.head + "," + members, after: lines(text)[4]), to: folder.journal)
    #expect(throws: StoreError.journalDamaged(path: folder.journal, line: 6, .record(fault))) { try folder.reopen() }
  }

  @Test func aChangeOfAPatientWhoWasNeverRegisteredIsDamage() throws {
    let folder = try clinic()
    let text = try folder.read(folder.journal)
    let added = try line(
      Self.head + #","changes":[{"patient":"P7","event":"claimReleased"}]"#, after: lines(text)[4])
    try folder.write(text + added, to: folder.journal)
    #expect(throws: StoreError.journalDamaged(path: folder.journal, line: 6, .change(.unknownPatient("P7")))) {
      try folder.reopen()
    }
  }

  @Test func aLineOfANewerVersionMakesTheClinicReadOnly() throws {
    let folder = try clinic()
    let text = try folder.read(folder.journal)
    let newer = try line(
      #""version":2,"# + Self.head
        + #","changes":[{"patient":"P1","event":"patientCloned"},{"patient":"P1","event":"claimReleased"}]"#,
      after: lines(text)[4])
    let running = try folder.reopen()
    try folder.write(text + newer, to: folder.journal)
    let opened = try folder.reopen()
    #expect(opened.takeNotes() == [.unknownEventsPassedOver(count: 1)])
    _ = try running.refresh()
    for store in [running, opened] {
      #expect(store.readOnlyReason == .newerVersion(2))
      #expect(throws: StoreError.readOnly(path: folder.clinic, .newerVersion(2))) {
        try store.transact(Sample.signature(9), command: "next") { _ in [Sample.registration("P9")] }
      }
      try store.prepareForNextStart()
    }
    #expect(try folder.read(folder.journal) == text + newer)
    #expect(!folder.exists(folder.snapshotHead))
  }
}
