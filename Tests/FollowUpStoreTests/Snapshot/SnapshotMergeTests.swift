import FollowUp
import Foundation
import Testing

@testable import FollowUpStore

/// Parts are merged while desks work, and nobody notices but by the time a start takes.
@Suite struct SnapshotMergeTests {
  /// A clinic whose snapshot has so many parts, and the desk that made them and merges nothing itself.
  private func clinic(parts: Int, patients: Int = 12) throws -> (TemporaryFolder, JSONFileStore) {
    let folder = try LazyReadingTests.clinic(patients: patients)
    let store = try folder.reopen()
    store.mostMerged = 0
    for number in 1..<parts {
      try save(number, in: store)
      try store.prepareForNextStart()
    }
    #expect(store.kept.snapshot?.parts.count == parts)
    return (folder, store)
  }

  private func save(_ number: Int, in store: JSONFileStore) throws {
    try store.transact(Sample.signature(Int64(number)), command: "tags") { _ in
      [
        Sample.tags(["\(number)"], of: PatientID("P\(number % 10)")),
        Sample.call(number, of: PatientID("P\(number % 7)")),
      ]
    }
  }

  private func parts(of folder: TemporaryFolder) throws -> [SnapshotPartHead] {
    try #require(SnapshotHead(try folder.read(folder.snapshotHead))).parts
  }

  private func expectNothingElse(in folder: TemporaryFolder, _ location: SourceLocation = #_sourceLocation) throws {
    let named = try parts(of: folder).flatMap(\.fileNames)
    #expect(Set(try folder.names(in: folder.snapshot)) == Set(["head.json"] + named), sourceLocation: location)
  }

  @Test(arguments: [UInt64](1...2))
  func mergedPartsGiveWhatTheJournalGives(seed: UInt64) throws {
    let folder = try LazyReadingTests.clinic(patients: 40)
    let (desk, other) = (try folder.reopen(), try folder.reopen())
    desk.mostMerged = 0
    var replay = try desk.state
    var history = RandomHistory(seed: seed, patients: replay.records.keys.sorted())
    var random = SeededGenerator(seed: seed)
    var (before, after) = (0, 0)
    for minute in 0..<60 {
      let changes = history.commit()
      try desk.transact(Sample.signature(Int64(minute)), command: "random") { _ in changes }
      try replay.apply(changes)
      if Int.random(in: 0..<3, using: &random) == 0 { try desk.prepareForNextStart() }
      guard Int.random(in: 0..<9, using: &random) == 0 else { continue }
      before += try parts(of: folder).count
      #expect(try JSONFileStore.mergeSnapshot(folder.folder(), rules: Sample.rules) == nil)
      after += try parts(of: folder).count
      try expectNothingElse(in: folder)
      for store in [desk, other, try folder.reopen()] {
        _ = try store.refresh()
        try LazyReadingTests.compare(store, with: replay, &random)
        #expect(store.takeNotes().isEmpty)
      }
    }
    #expect(after < before)
    try desk.prepareForNextStart()
    #expect(try desk.check().findings.filter { $0.file?.contains("snapshot") == true } == [])
  }

  @Test func fewPartsAreLeftAndLargeOnesAreNotWrittenAgain() throws {
    let (folder, _) = try clinic(parts: 8, patients: 400)
    let oldest = try #require(try parts(of: folder).first)
    #expect(try JSONFileStore.mergeSnapshot(folder.folder(), rules: Sample.rules) == nil)
    let merged = try parts(of: folder)
    #expect(merged.count == 2 && merged.first == oldest)
    #expect(try JSONFileStore.mergeSnapshot(folder.folder(), rules: Sample.rules) == nil)
    #expect(try parts(of: folder) == merged)
  }

  @Test func aSavingDeskWritesNoMoreThanItMay() throws {
    let (folder, store) = try clinic(parts: SnapshotWriter.mostParts - 1)
    let before = try parts(of: folder)
    try save(50, in: store)
    try store.prepareForNextStart()
    #expect(try parts(of: folder).dropLast() == before[...])
    // There are too many of them now.
    try save(51, in: store)
    try store.prepareForNextStart()
    #expect(try parts(of: folder).count < SnapshotWriter.mostParts)
  }

  @Test func whatAnotherDeskAddsMeanwhileStays() throws {
    let (folder, store) = try clinic(parts: 5)
    let merge = try #require(try SnapshotMerge(in: folder.folder(), rules: Sample.rules))
    let part = try merge.write()
    let before = try parts(of: folder)
    try save(60, in: store)
    try store.prepareForNextStart()
    // Nobody has removed what no snapshot names yet.
    #expect(try parts(of: folder).dropLast() == before[...])
    #expect(try merge.publish(part))
    let after = try parts(of: folder)
    #expect(after.count == 2 && after.first == part)
    try expectNothingElse(in: folder)
    #expect(try folder.reopen().state == store.state)
    try save(61, in: store)
    try store.prepareForNextStart()
    #expect(try folder.reopen().state == store.state)
    #expect(try store.check().findings.isEmpty)
  }

  @Test func whatAMergeLeftThatWasCutShortIsRemoved() throws {
    let (folder, store) = try clinic(parts: 5)
    do {
      let merge = try #require(try SnapshotMerge(in: folder.folder(), rules: Sample.rules))
      _ = try merge.write()
    }
    try save(62, in: store)
    try store.prepareForNextStart()
    try expectNothingElse(in: folder)
  }

  @Test func theNextMergeBeginsByRemovingIt() throws {
    let (folder, _) = try clinic(parts: 5)
    do {
      _ = try #require(try SnapshotMerge(in: folder.folder(), rules: Sample.rules)).write()
    }
    let left = try folder.names(in: folder.snapshot).count
    let first = try #require(try SnapshotMerge(in: folder.folder(), rules: Sample.rules))
    #expect(try folder.names(in: folder.snapshot).count == left)
    // What is being written stays.
    let second = try #require(try SnapshotMerge(in: folder.folder(), rules: Sample.rules))
    #expect(try first.publish(try first.write()))
    #expect(try !second.publish(try second.write()))
    try expectNothingElse(in: folder)
  }

  @Test func partsThatAnotherDeskHasMergedAreLeftAlone() throws {
    let (folder, store) = try clinic(parts: 5)
    let merge = try #require(try SnapshotMerge(in: folder.folder(), rules: Sample.rules))
    store.mostMerged = .max
    try save(70, in: store)
    try store.prepareForNextStart()
    let head = try folder.read(folder.snapshotHead)
    #expect(try !merge.publish(try merge.write()))
    #expect(try folder.read(folder.snapshotHead) == head)
    try expectNothingElse(in: folder)
  }

  @Test func otherRulesAreFollowed() throws {
    let (folder, store) = try clinic(parts: 3)
    let other = ListRules { FollowUpProtocol(rules: [], proceduresWithoutFollowUp: []) }
    #expect(try JSONFileStore.mergeSnapshot(folder.folder(), rules: other) == nil)
    #expect(try parts(of: folder).map(\.rules) == [other.name(for: store.clinic)])
    #expect(try JSONFileStore.mergeSnapshot(folder.folder(), rules: Sample.rules) == nil)
    #expect(try parts(of: folder).map(\.rules) == [Sample.rules.name(for: store.clinic)])
    var random = SeededGenerator(seed: 1)
    try LazyReadingTests.compare(try folder.reopen(), with: try store.state, &random)
  }

  @Test func aDamagedPartIsGivenUp() throws {
    let (folder, store) = try clinic(parts: 5)
    let state = try store.state
    let part = try #require(try parts(of: folder).first)
    let path = folder.snapshot + "/" + part.name + ".records.jsonl"
    var bytes = try folder.read(path)
    // In the record of a patient of whom no newer part has one.
    bytes[bytes.count - 40] ^= 1
    try folder.write(bytes, to: path)
    #expect(
      try JSONFileStore.mergeSnapshot(folder.folder(), rules: Sample.rules) == .snapshotGivenUp(file: path))
    let reopened = try folder.reopen()
    #expect(try reopened.state == state)
    try reopened.prepareForNextStart()
    try expectNothingElse(in: folder)
    #expect(try folder.reopen().state == state)
  }

  @Test(arguments: [FaultyFiles.Fault.crash, .powerCut, .diskFull, .inputOutputError, .readOnlyFileSystem])
  func afterAFaultTheSnapshotIsTheOneBeforeOrTheOneAfter(fault: FaultyFiles.Fault) throws {
    let (original, before) = try clinic(parts: 5)
    let state = try before.state
    for position in 0..<200 {
      let folder = try TemporaryFolder()
      try FileManager.default.copyItem(atPath: original.clinic, toPath: folder.clinic)
      let store = try folder.reopen()
      let files = FaultyFiles(fault, at: position)
      _ = try? JSONFileStore.mergeSnapshot(folder.folder(files), rules: Sample.rules)
      let reopened = try folder.reopen()
      #expect(try reopened.state == state)
      #expect(reopened.takeNotes().isEmpty)
      #expect(try store.state == state)
      #expect(try store.check().findings.isEmpty)
      #expect(try JSONFileStore.mergeSnapshot(folder.folder(), rules: Sample.rules) == nil)
      #expect(try parts(of: folder).count == 1)
      try reopened.prepareForNextStart()
      try expectNothingElse(in: folder)
      #expect(try folder.reopen().state == state)
      if !files.hasStruck { return }
    }
    Issue.record("The fault never came too late.")
  }
}
