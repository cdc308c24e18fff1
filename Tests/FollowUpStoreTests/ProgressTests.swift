import FollowUp
import Foundation
import Testing
import Wording

@testable import FollowUpStore

/// What takes long on a large clinic says how far it is, from its beginning to its end.
@Suite struct ProgressTests {
  /// What was told of each stage, in the order in which they began.
  private final class Told {
    let progress = WorkProgress()
    private(set) var stages: [(work: ProgressPhrase, total: Int?, done: [Int])] = []
    private(set) var hasEnded = true

    init() {
      progress.listener = { [unowned self] stage in
        hasEnded = stage == nil
        guard let stage else { return }
        if let last = stages.indices.last, stages[last].work == stage.work, stage.done > stages[last].done.last ?? 0 {
          stages[last].done.append(stage.done)
        } else {
          stages.append((stage.work, stage.total, [stage.done]))
        }
      }
    }

    var works: [ProgressPhrase] { stages.map(\.work) }

    /// Whether every stage began at nothing and ended with all.
    var isWhole: Bool {
      hasEnded && stages.allSatisfy { $0.done.first == 0 && $0.done.last == $0.total && ($0.total ?? 0) > 0 }
    }
  }

  private func clinic() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    for number in 0..<30 {
      try store.transact(Sample.signature(Int64(number)), command: "test") { _ in
        [Sample.registration(PatientID("P\(number)"))]
      }
    }
    try store.prepareForNextStart()
    return folder
  }

  private func removeSnapshot(of folder: TemporaryFolder) throws {
    try folder.folder().files.removeAll(at: folder.snapshot)
  }

  private func store(
    _ folder: TemporaryFolder, _ told: Told, access: JSONFileStore.Access = .readingAndWriting,
    mostInMemory: Int = 32 << 20
  ) throws -> JSONFileStore {
    var place = folder.folder()
    place.progress = told.progress
    return try JSONFileStore(place, access: access, rules: Sample.rules, mostInMemory: mostInMemory)
  }

  @Test func aStartWithASnapshotHasNothingToTell() throws {
    let (folder, told) = (try clinic(), Told())
    let store = try store(folder, told)
    _ = try store.openWork(on: CivilDate(dayNumber: 30_000))
    #expect(told.works == [])
  }

  @Test func puttingTheClinicTogetherAnew() throws {
    let (folder, told) = (try clinic(), Told())
    try removeSnapshot(of: folder)
    _ = try store(folder, told, mostInMemory: 0)
    #expect(told.works == [.readingJournal, .arrangingRecords])
    #expect(told.isWhole)
    try removeSnapshot(of: folder)
    let other = Told()
    try store(folder, other).prepareForNextStart()
    #expect(other.works == [.readingJournal, .writingSnapshot])
    #expect(other.isWhole)
  }

  @Test func readingEverybody() throws {
    let (folder, told) = (try clinic(), Told())
    let store = try store(folder, told)
    try store.forEachRecord { _ in }
    _ = try store.summaries()
    #expect(told.works == [.readingPatients, .readingPatients])
    #expect(told.isWhole)
  }

  @Test func checking() throws {
    let (folder, told) = (try clinic(), Told())
    #expect(try store(folder, told, access: .reading).check().findings == [])
    #expect(told.works == [.checkingSnapshot, .checkingJournal, .checkingRecords])
    #expect(told.isWhole)
  }

  @Test func backingUpAndRestoring() throws {
    let (folder, told) = (try clinic(), Told())
    let path = folder.root.path(percentEncoded: false) + "/backup.jsonl.gz"
    _ = try store(folder, told, access: .reading).backUp(to: path, documents: [], at: Sample.start)
    #expect(told.works == [.makingBackup])
    #expect(told.isWhole)
    let (target, other) = (try TemporaryFolder(), Told())
    var place = target.folder()
    place.progress = other.progress
    _ = try JSONFileStore.restore(
      from: path, into: place, isReplacing: false, at: Sample.start,
      followUpProtocol: Sample.followUpProtocol(ofFolder:))
    #expect(other.works.first == .readingBackup)
    #expect(other.works.contains(.writingSnapshot))
    #expect(other.isWhole)
  }

  @Test func erasing() throws {
    let (folder, told) = (try clinic(), Told())
    _ = try store(folder, told).erase(["P3"], Sample.signature(60)) { _ in }
    #expect(told.works.first == .erasing)
    #expect(told.works.contains(.writingSnapshot))
    #expect(told.works.last == .readingJournal)
    #expect(told.isWhole)
  }

  @Test func aCommitInPieces() throws {
    let (folder, told) = (try clinic(), Told())
    let store = try store(folder, told)
    try store.transact(Sample.signature(60), command: "import") { view, keep in
      try view.forEachRecord { _ in }
      for number in 0..<20 { try keep([Sample.registration(PatientID("new-\(number)"))]) }
    }
    #expect(told.works == [.readingPatients, .writingSnapshot])
    #expect(told.isWhole)
  }
}
