import FollowUp
import Foundation
import Testing

@testable import FollowUpStore

/// A snapshot that is not what was written changes no answer.
@Suite struct SnapshotDamageTests {
  /// A clinic whose snapshot has several parts, and what the journal gives.
  private func clinic(seed: UInt64) throws -> (TemporaryFolder, ClinicState) {
    let folder = try LazyReadingTests.clinic(patients: 24)
    let store = try folder.reopen()
    var history = RandomHistory(seed: seed, patients: try store.state.records.keys.sorted())
    for minute in Int64(10)..<13 {
      try store.transact(Sample.signature(minute), command: "random") { view in
        // The settings stay, and with them the days of the first part.
        repeat {
          let changes = history.commit()
          if !changes.contains(where: { if case .clinic = $0 { true } else { false } }) { return changes }
        } while true
      }
    }
    try store.prepareForNextStart()
    try store.transact(Sample.signature(20), command: "tags") { _ in [Sample.tags(["怕疼"], of: "P5")] }
    let reopened = try folder.reopen()
    #expect(reopened.kept.snapshot?.parts.count == 2)
    return (folder, try reopened.state)
  }

  private func files(_ folder: TemporaryFolder) throws -> [String: [UInt8]] {
    Dictionary(
      uniqueKeysWithValues: try folder.names(in: folder.snapshot).map {
        ($0, try folder.read(folder.snapshot + "/" + $0))
      })
  }

  private func put(_ files: [String: [UInt8]], into folder: TemporaryFolder) throws {
    for name in try folder.names(in: folder.snapshot) {
      try FileManager.default.removeItem(atPath: folder.snapshot + "/" + name)
    }
    for (name, bytes) in files { try folder.write(bytes, to: folder.snapshot + "/" + name) }
  }

  /// With little memory the journal is sorted in files.
  @Test(arguments: zip([UInt64](1...2), [32 << 20, 0]))
  func noDamageChangesAnAnswer(seed: UInt64, mostInMemory: Int) throws {
    let (folder, replay) = try clinic(seed: seed)
    let whole = try files(folder)
    var random = SeededGenerator(seed: seed)
    for (name, bytes) in whole.sorted(by: { $0.key < $1.key }) {
      var damaged: [[UInt8]?] = [nil, [], bytes.dropLast(), bytes + [10], Array(bytes.prefix(bytes.count / 2))]
      for _ in 0..<4 where !bytes.isEmpty {
        var flipped = bytes
        flipped[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        damaged.append(flipped)
      }
      damaged += [FileDamage.zeros, .garbageLine].map { $0.done(to: bytes) }
      let isEmpty = bytes.isEmpty
      for (index, damage) in damaged.enumerated() where !(isEmpty && damage?.isEmpty == true) {
        var files = whole
        files[name] = damage
        try put(files, into: folder)
        let reader = try folder.reopen(access: .reading, mostInMemory: mostInMemory)
        #expect(
          try reader.check().findings.contains { $0.file?.hasPrefix(folder.snapshot) == true }
            || name == ClinicFolder.snapshotHeadName)
        try LazyReadingTests.compare(reader, with: replay, &random)
        let store = try folder.reopen(mostInMemory: mostInMemory)
        try LazyReadingTests.compare(store, with: replay, &random)
        // What was found damaged is replaced. A changed byte is found where somebody needs its line, another length at
        // once; no head is no damage.
        let isNoted = store.takeNotes().contains { if case .snapshotDamaged = $0 { true } else { false } }
        #expect(isNoted || index >= 5 || (name == ClinicFolder.snapshotHeadName && index == 0), "\(name) \(index)")
        if isNoted { #expect(try snapshotFindings(store) == []) }
        let next = try folder.reopen()
        try LazyReadingTests.compare(next, with: replay, &random)
        if isNoted { #expect(next.takeNotes().isEmpty) }
      }
    }
  }

  private func snapshotFindings(_ store: JSONFileStore) throws -> [CheckReport.Finding] {
    try store.check().findings.filter { $0.file?.contains("snapshot") == true }
  }

  enum Question: CaseIterable {
    case record, everything, holders, patients, summaries, lists, decision
  }

  /// Holds the answer against what the journal gives.
  private func ask(_ question: Question, _ store: JSONFileStore, _ replay: ClinicState) throws {
    let id = try #require(replay.records.keys.min())
    switch question {
    case .record: #expect(try store.record(of: id) == replay.records[id])
    case .everything: #expect(try store.everything().count == replay.records.count)
    case .holders:
      var (ids, found) = (IdentifierFilter(for: 1), [] as [PatientID])
      ids.insert("V7")
      try store.forEachRecord(holding: ids) { found.append($0.id) }
      #expect(found == ["P7"])
    case .patients: #expect(try store.patients(ifAtMost: .max) == replay.records.keys.sorted())
    case .summaries: #expect(try store.summaries().count == replay.records.count)
    case .lists: #expect(try store.openWork(on: CivilDate(dayNumber: 40_000)).count > 0)
    case .decision:
      try store.transact(Sample.signature(90), command: "look") { view in
        let record = try view.record(of: id)
        #expect(record == replay.records[id])
        return []
      }
    }
  }

  @Test(arguments: Question.allCases, [32 << 20, 0])
  func damageThatAppearsWhileADeskIsOpenIsStood(question: Question, mostInMemory: Int) throws {
    let (folder, replay) = try clinic(seed: 7)
    let store = try folder.reopen(mostInMemory: mostInMemory)
    // Overwritten in place, under the open descriptors.
    for (name, bytes) in try files(folder) where name.hasSuffix(".jsonl") {
      let handle = try FileHandle(forWritingTo: URL(filePath: folder.snapshot + "/" + name))
      try handle.write(contentsOf: Data(repeating: 0, count: bytes.count))
    }
    try ask(question, store, replay)
    #expect(try store.state == replay)
    #expect(!store.takeNotes().isEmpty)
    #expect(try folder.reopen().state == replay)
    #expect(try snapshotFindings(store) == [])
  }

  /// Where nothing of a line is asked for, it is verified all the same: damage might hide what is looked for.
  @Test func noRecordIsPassedOverUnverified() throws {
    let (folder, replay) = try clinic(seed: 3)
    let whole = try files(folder)
    for (name, bytes) in whole where name.hasSuffix(".records.jsonl") {
      let lines = bytes.split(separator: UInt8(ascii: "\n")).count
      for line in 0..<lines {
        var (damaged, start) = (bytes, 0)
        for _ in 0..<line { start = try #require(bytes[start...].firstIndex(of: UInt8(ascii: "\n"))) + 1 }
        damaged[start + 40] ^= 1
        var files = whole
        files[name] = damaged
        try put(files, into: folder)
        let store = try folder.reopen()
        try ask(.holders, store, replay)
        let notes = store.takeNotes()
        #expect(notes == [.snapshotDamaged(file: folder.snapshot + "/" + name)], "\(name) \(line)")
      }
    }
  }

  @Test func damageInTheJournalBehindALargeSnapshotIsFoundByTheCheck() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let name = String(repeating: "张", count: 20_000)
    for number in 0..<24 {
      try store.transact(Sample.signature(1), command: "import") { _ in
        [Sample.registration(PatientID("P\(number)"), name: name)]
      }
    }
    try store.prepareForNextStart()
    #expect(store.journal.position.bytes > JournalCoverage.mostRead)
    var journal = try folder.read(folder.journal)
    journal[journal.count / 2] ^= 1
    try folder.write(journal, to: folder.journal)
    let line = journal[..<(journal.count / 2)].count { $0 == UInt8(ascii: "\n") } + 1
    let reopened = try folder.reopen()
    #expect(try reopened.record(of: "P3")?.patient.name == name)
    #expect(try reopened.check().findings.contains(.init(file: folder.journal, line: line, .damage(.checksum))))
    // Without the snapshot all of it is read.
    try FileManager.default.removeItem(atPath: folder.snapshot)
    #expect(throws: StoreError.journalDamaged(path: folder.journal, line: line, .checksum)) { try folder.reopen() }
  }

  @Test(arguments: [0, 1])
  func otherEndsOrBeginningsOfALargeJournalAreNotTakenForIt(place: Int) throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let name = String(repeating: "a", count: 60_000)
    for number in 0..<24 {
      try store.transact(Sample.signature(1), command: "import") { _ in
        [Sample.registration(PatientID("P\(number)"), name: name)]
      }
    }
    try store.prepareForNextStart()
    var journal = try folder.read(folder.journal)
    let index = place == 0 ? 20 : journal.count - 20
    journal[index] = journal[index] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
    try folder.write(journal, to: folder.journal)
    #expect(throws: StoreError.journalDamaged(path: folder.journal, line: place == 0 ? 1 : 25, .checksum)) {
      try folder.reopen()
    }
  }
}
