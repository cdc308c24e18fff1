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
    var history = RandomHistory(seed: seed + 1_000, patients: store.state.records.keys.sorted())
    for minute in Int64(50)..<60 {
      let changes = history.commit()
      try store.transact(Sample.signature(minute), command: "random") { _ in changes }
    }
    let withSnapshot = try folder.reopen()
    #expect(withSnapshot.takeNotes().isEmpty)
    try FileManager.default.removeItem(atPath: folder.snapshot)
    let withoutSnapshot = try folder.reopen()
    #expect(withSnapshot.state == withoutSnapshot.state)
    #expect(withSnapshot.state == store.state)
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

  @Test func aSnapshotThatIsDamagedForeignOrOfAnotherVersionIsNotUsed() throws {
    let (folder, store) = try randomClinic(seed: 4, commits: 8)
    try store.prepareForNextStart()
    let text = try folder.read(folder.snapshot)
    var random = SeededGenerator(seed: 4)
    var damaged = [[], [0], Array(text.dropLast()), Array(text.prefix(text.count / 2)), [UInt8]("{}\n{}\n".utf8)]
    for _ in 0..<150 {
      var flipped = text
      flipped[Int.random(in: 0..<text.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      damaged.append(flipped)
    }
    let other = String(decoding: text, as: UTF8.self)
    damaged.append([UInt8](other.replacing("\"version\":2", with: "\"version\":3").utf8))
    // Every digit of its first line, which says of which part of the journal it is the sum.
    for index in text[..<(text.firstIndex(of: UInt8(ascii: "\n")) ?? 0)].indices {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[index]) else { continue }
      var other = text
      other[index] = text[index] == UInt8(ascii: "9") ? UInt8(ascii: "1") : UInt8(ascii: "9")
      damaged.append(other)
    }
    let bytes = try #require(other.firstMatch(of: /"bytes":[0-9]+/)).output
    damaged.append([UInt8](other.replacing(bytes, with: "\"bytes\":99999999999999").utf8))
    let (stranger, strangeStore) = try randomClinic(seed: 5, commits: 4)
    try strangeStore.prepareForNextStart()
    damaged.append(try stranger.read(stranger.snapshot))
    for bytes in damaged {
      try folder.write(bytes, to: folder.snapshot)
      let reopened = try folder.reopen()
      #expect(reopened.state == store.state)
      #expect(reopened.takeNotes().isEmpty)
    }
    try folder.reopen().prepareForNextStart()
    #expect(try folder.read(folder.snapshot) == text)
  }

  @Test func aJournalShorterThanItsSnapshotHasLostLines() throws {
    let (folder, store) = try randomClinic(seed: 6)
    let early = try folder.read(folder.journal)
    var history = RandomHistory(seed: 60, patients: store.state.records.keys.sorted())
    let found = store.journal.position.sequence
    let changes = history.commit()
    try store.transact(Sample.signature(90), command: "random") { _ in changes }
    try store.prepareForNextStart()
    try folder.write(early, to: folder.journal)
    let saved = store.journal.position.sequence
    #expect(throws: StoreError.linesLost(path: folder.journal, saved: saved, found: found)) { try folder.reopen() }
  }

  @Test func aSnapshotIsOneDocumentOfJSON() throws {
    let (folder, store) = try randomClinic(seed: 8)
    try store.prepareForNextStart()
    let object = try JSONSerialization.jsonObject(with: Data(try folder.read(folder.snapshot)))
    let snapshot = try #require(object as? [String: Any])
    #expect(
      Set(snapshot.keys) == [
        "bytes", "checksum", "clinic", "content", "covered", "format", "origin", "records", "sequence", "version",
      ])
    #expect((snapshot["records"] as? [Any])?.count == store.state.records.count)
  }

  @Test func aSnapshotThatSaysSomethingElseIsFoundByTheCheck() throws {
    let (folder, store) = try randomClinic(seed: 9)
    var other = store.state
    let first = try #require(other.records.keys.min())
    try other.apply([Sample.tags(["forged"], of: first)])
    let text = Snapshot(
      other, at: store.journal.position,
      covering: try #require(try store.journal.coverage(upTo: store.journal.position.bytes))
    ).text()
    try folder.write(text, to: folder.snapshot)
    let findings = try store.check().findings
    #expect(
      findings.contains(.init(file: folder.snapshot, .snapshotDiffers(patients: [first], clinic: false))))
    let reopened = try folder.reopen()
    #expect(try reopened.check().findings.contains { $0.problem == .stateDiffers })
  }
}
