import FollowUp
import Foundation
import OrderedCollections
import Testing

@testable import FollowUpStore

/// The snapshot gives what the journal gives, or is not used.
@Suite struct SnapshotTests {
  private func randomClinic(seed: UInt64, commits: Int = 40) throws -> (TemporaryFolder, JSONFileStore) {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var history = RandomHistory(seed: seed)
    for minute in 0..<commits {
      let changes = history.commit()
      try store.transact(Sample.signature(Int64(minute)), command: "random") { _ in changes }
    }
    return (folder, store)
  }

  @Test(arguments: Array(1...20) as [UInt64])
  func aSnapshotAndWhatFollowsGiveWhatTheWholeJournalGives(seed: UInt64) throws {
    let (folder, store) = try randomClinic(seed: seed)
    try store.prepareForNextStart()
    #expect(try folder.reopen().state == store.state)
    var history = RandomHistory(seed: seed + 1_000, patients: try store.state.records.keys.sorted())
    for minute in Int64(50)..<60 {
      let changes = history.commit()
      try store.transact(Sample.signature(minute), command: "random") { _ in changes }
    }
    let withSnapshot = try folder.reopen()
    #expect(withSnapshot.takeNotes().isEmpty)
    try FileManager.default.removeItem(atPath: folder.snapshot)
    let withoutSnapshot = try folder.reopen()
    #expect(try withSnapshot.state == withoutSnapshot.state)
    #expect(try withSnapshot.state == store.state)
    #expect(withSnapshot.journal.position == withoutSnapshot.journal.position)
  }

  @Test func damageBeforeTheSnapshotStopsTheStartWithItsLine() throws {
    let (folder, store) = try randomClinic(seed: 3)
    try store.prepareForNextStart()
    var journal = try folder.read(folder.journal)
    journal[journal.count / 3] ^= 1
    try folder.write(journal, to: folder.journal)
    let line = journal[..<(journal.count / 3)].count { $0 == UInt8(ascii: "\n") } + 1
    #expect(throws: StoreError.journalDamaged(path: folder.journal, line: line, .checksum)) { try folder.reopen() }
  }

  /// A head that vouches for itself and is not the one that was written.
  private func rewritten(_ head: SnapshotHead, _ change: (inout SnapshotHead) -> Void) -> [UInt8] {
    var head = head
    change(&head)
    return head.text()
  }

  @Test func aHeadThatIsForeignOrOfAnotherVersionIsNotUsed() throws {
    let (folder, store) = try randomClinic(seed: 4, commits: 8)
    try store.prepareForNextStart()
    let text = try folder.read(folder.snapshotHead)
    let head = try #require(SnapshotHead(text))
    #expect(head.text() == text)
    var other = [UInt8](String(decoding: text, as: UTF8.self).replacing(/"version":\d+/, with: #""version":99"#).utf8)
    other.removeLast(#","check":"0123456789abcdef"}"#.utf8.count + 1)
    other.append(UInt8(ascii: "}"))
    CheckedLine.close(&other, from: 0)
    let (stranger, strangeStore) = try randomClinic(seed: 5, commits: 4)
    try strangeStore.prepareForNextStart()
    let foreign = [
      other, try stranger.read(stranger.snapshotHead),
      rewritten(head) { $0.position.bytes = 99_999_999_999_999 }, rewritten(head) { $0.position.bytes -= 1 },
      rewritten(head) { $0.position.checksum = JournalFormat.start }, rewritten(head) { $0.coverage.checksum = nil },
      rewritten(head) { $0.coverage.checksum = JournalFormat.start },
      rewritten(head) { $0.coverage.origin = JournalFormat.start },
    ]
    for bytes in foreign {
      #expect(SnapshotHead.isSound(bytes) && bytes != text)
      try folder.write(bytes, to: folder.snapshotHead)
      let reopened = try folder.reopen()
      #expect(reopened.kept.snapshot == nil)
      #expect(try reopened.state == store.state)
      #expect(reopened.takeNotes().isEmpty)
    }
    let reopened = try folder.reopen()
    try reopened.prepareForNextStart()
    #expect(try folder.reopen().kept.snapshot?.head.position == head.position)
    #expect(try folder.reopen().state == store.state)
  }

  @Test func aJournalShorterThanItsSnapshotHasLostLines() throws {
    let (folder, store) = try randomClinic(seed: 6)
    let early = try folder.read(folder.journal)
    var history = RandomHistory(seed: 60, patients: try store.state.records.keys.sorted())
    let found = store.journal.position.sequence
    let changes = history.commit()
    try store.transact(Sample.signature(90), command: "random") { _ in changes }
    try store.prepareForNextStart()
    try folder.write(early, to: folder.journal)
    let saved = store.journal.position.sequence
    #expect(throws: StoreError.linesLost(path: folder.journal, saved: saved, found: found)) { try folder.reopen() }
  }

  @Test func aSnapshotIsLinesOfJSON() throws {
    let (folder, store) = try randomClinic(seed: 8)
    try store.prepareForNextStart()
    func objects(_ name: String) throws -> [[String: Any]] {
      try folder.read(folder.snapshot + "/" + name).split(separator: UInt8(ascii: "\n")).map {
        try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
      }
    }
    let head = try #require(try objects("head.json").first)
    #expect(
      Set(head.keys) == [
        "bytes", "check", "checksum", "clinic", "covered", "format", "origin", "parts", "patients", "sequence",
        "version",
      ])
    let part = try #require(try folder.reopen().kept.snapshot?.parts.first?.head)
    let ids = try store.state.records.keys.sorted().map(\.rawValue)
    #expect(part.firstPatient?.rawValue == ids.first && part.lastPatient?.rawValue == ids.last)
    let patients = try objects(part.name + ".records.jsonl").map { $0["patient"] as? [String: Any] }
    #expect(patients.map { $0?["id"] as? String } == ids)
    #expect(try objects(part.name + ".places.jsonl").map { $0["patient"] as? String } == ids)
    let listed = Set(
      try store.state.records.values.filter { Sample.rules.firstDayOnList(of: $0, at: store.clinic) != nil }
        .map(\.id.rawValue))
    let openWork = try objects(part.name + ".open-work.jsonl").map { $0["patient"] as? [String: Any] }
    #expect(!openWork.isEmpty)
    #expect(openWork.compactMap { $0?["id"] as? String } == ids.filter { listed.contains($0) })
    let days = try objects(part.name + ".days.jsonl").map { $0["day"] as? String ?? "" }
    #expect(!days.isEmpty)
    #expect(days == days.sorted())
  }

  @Test func aSnapshotThatSaysSomethingElseIsFoundByTheCheck() throws {
    let (folder, store) = try randomClinic(seed: 9)
    try store.prepareForNextStart()
    let head = try #require(store.kept.snapshot?.head)
    var other = try store.state
    let first = try #require(other.records.keys.min())
    try other.apply([Sample.tags(["forged"], of: first)])
    _ = try SnapshotWriter(folder: folder.folder(), rules: Sample.rules).write(
      other.clinic, patients: other.records.count, at: head.position, covering: head.coverage, kept: [], merged: [],
      changed: other.records)
    let findings = try folder.reopen().check().findings
    #expect(
      findings.contains(.init(file: folder.snapshotHead, .snapshotDiffers(patients: [first], clinic: false))))
    #expect(findings.contains { $0.problem == .stateDiffers })
  }

  /// What a snapshot may say wrongly of a list.
  enum ListFault: CaseIterable {
    case nobody, otherDay, otherWork
  }

  @Test(arguments: ListFault.allCases)
  func listsThatAreNotThoseOfTheRecordsAreFoundByTheCheck(fault: ListFault) throws {
    let (folder, store) = try randomClinic(seed: 10)
    try store.prepareForNextStart()
    let snapshot = try #require(store.kept.snapshot)
    var writer = try SnapshotPartWriter("forged-99", in: folder.folder(), RecordCoding(zone: .universal))
    var hidden: PatientID?
    try FiledRecord.forEach(in: snapshot.parts, [:]) { filed in
      guard case .kept(let part, let entry) = filed else { return }
      if hidden == nil, entry.openWork != nil { hidden = entry.place.patient }
      var line = try part.filedLine(of: entry)
      if hidden == entry.place.patient {
        switch fault {
        case .nobody: line.openWork = nil
        case .otherDay: line.openWork?.from = CivilDate(dayNumber: 40_000)
        case .otherWork: line.openWork?.line = line.line
        }
      }
      try writer.add(line)
    }
    var head = snapshot.head
    head.parts = [try writer.finish(rules: store.rules.name(for: store.clinic))]
    try folder.write(head.text(), to: folder.snapshotHead)
    let patient = try #require(hidden)
    #expect(
      try store.check().findings.contains(
        .init(file: folder.snapshotHead, .snapshotDiffers(patients: [patient], clinic: false))))
  }

  @Test func aPartThatNamesOtherPatientsThanItHoldsIsFoundByTheCheck() throws {
    let (folder, store) = try randomClinic(seed: 12)
    try store.prepareForNextStart()
    let head = try #require(store.kept.snapshot?.head)
    // A random history may refer to somebody it has never told of.
    let known = try store.check().findings
    let middle = try #require(try store.state.records.keys.sorted().dropFirst(2).first)
    for change in [
      { (head: inout SnapshotHead) in head.parts[0].firstPatient = middle },
      { (head: inout SnapshotHead) in head.parts[0].lastPatient = middle },
    ] {
      try folder.write(rewritten(head, change), to: folder.snapshotHead)
      let findings = try folder.reopen(access: .reading).check().findings.filter { !known.contains($0) }
      #expect(findings.map(\.file) == [folder.snapshot + "/" + head.parts[0].name + ".places.jsonl"])
    }
    // Parts of earlier versions don't name any.
    let withoutNames = rewritten(head) { (head: inout SnapshotHead) in
      (head.parts[0].firstPatient, head.parts[0].lastPatient) = (nil, nil)
    }
    try folder.write(withoutNames, to: folder.snapshotHead)
    let reopened = try folder.reopen()
    #expect(reopened.kept.snapshot != nil)
    #expect(try reopened.state == store.state)
    #expect(try reopened.check().findings == known)
  }

  @Test func filesThatNoSnapshotNamesAreFoundAndRemoved() throws {
    let (folder, store) = try randomClinic(seed: 11, commits: 6)
    try store.prepareForNextStart()
    let (cutShort, stray) = (folder.snapshot + "/7-70.records.jsonl", folder.snapshot + "/notes.txt")
    for file in [cutShort, stray] { try folder.write([1], to: file) }
    let found = try store.check().findings
    #expect(found.contains(.init(file: stray, .snapshotUnusable)))
    #expect(!found.contains(.init(file: cutShort, .snapshotUnusable)))
    try store.prepareForNextStart()
    #expect(!folder.exists(stray) && !folder.exists(cutShort))
  }
}
