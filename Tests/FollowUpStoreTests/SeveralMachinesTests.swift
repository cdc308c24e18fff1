import FollowUp
import Testing

@testable import FollowUpStore

/// Desks on several machines that share a folder by NFS see and keep what all of them have done.
@Suite struct SeveralMachinesTests {
  /// A desk on a machine of its own.
  private struct Desk {
    let files = RemoteFiles()
    var store: JSONFileStore

    init(_ folder: TemporaryFolder) throws { store = try folder.reopen(files) }

    mutating func startAgain(_ folder: TemporaryFolder) throws { store = try folder.reopen(files) }
  }

  @Test(arguments: [UInt64](1...6))
  func nothingIsLostAndAllAreEqual(seed: UInt64) throws {
    let folder = try LazyReadingTests.clinic(patients: 12)
    var desks = [try Desk(folder), try Desk(folder), try Desk(folder)]
    var replay = try desks[0].store.state
    var history = RandomHistory(seed: seed, patients: replay.records.keys.sorted())
    var random = SeededGenerator(seed: seed)
    for minute in 0..<60 {
      let index = Int.random(in: 0..<desks.count, using: &random)
      let changes = history.commit()
      try desks[index].store.transact(Sample.signature(Int64(minute)), command: "random") { view in
        // Nobody decides on less than all that was acknowledged.
        #expect(view.clinic == replay.clinic)
        for change in changes {
          guard let patient = change.subject else { continue }
          let record = try view.record(of: patient)
          #expect(record == replay.records[patient])
        }
        return changes
      }
      try replay.apply(changes)
      let other = Int.random(in: 0..<desks.count, using: &random)
      switch Int.random(in: 0..<12, using: &random) {
      case 0, 1: try desks[other].store.prepareForNextStart()
      case 2: try desks[other].startAgain(folder)
      case 3: _ = try JSONFileStore.mergeSnapshot(folder.folder(desks[other].files), rules: Sample.rules)
      case 4, 5:
        _ = try desks[other].store.refresh()
        #expect(try desks[other].store.state == replay)
      default: break
      }
    }
    for desk in desks {
      _ = try desk.store.refresh()
      #expect(try desk.store.state == replay)
      #expect(desk.store.takeNotes().isEmpty)
      #expect(desk.files.faults == [])
    }
    // The machines did believe what was no longer so.
    #expect(desks.reduce(0) { $0 + $1.files.errors } > 0)
    #expect(desks.reduce(0) { $0 + $1.files.removals } > 0)
    // Random changes name what there is not; the check finds that, and nothing else.
    let report = try folder.reopen(access: .reading).check()
    #expect(Set(report.findings.map(\.problem)) == Set(replay.brokenReferences))
    #expect(try folder.reopen(access: .reading).state == replay)
  }

  @Test func anErasureIsFollowedOnEveryMachine() throws {
    let folder = try LazyReadingTests.clinic(patients: 4)
    let desks = [try Desk(folder), try Desk(folder)]
    _ = try desks[0].store.erase(["P1"], Sample.signature(3)) { _ in }
    try desks[1].store.transact(Sample.signature(4), command: "tags") { view in
      let erased = try view.record(of: "P1")
      #expect(erased == nil)
      return [Sample.tags(["怕疼"], of: "P2")]
    }
    _ = try desks[0].store.refresh()
    for desk in desks {
      #expect(try desk.store.record(of: "P1") == nil)
      #expect(try desk.store.record(of: "P2")?.patient.tags == ["怕疼"])
      #expect(desk.files.faults == [])
    }
    #expect(try folder.reopen(access: .reading).check().findings == [])
  }

  @Test(arguments: [false, true])
  func whoReadsAfterAnErasureIsGivenEverybodyElse(isUsed: Bool) throws {
    let folder = try LazyReadingTests.clinic(patients: 4)
    let desks = [try Desk(folder), try Desk(folder)]
    let others = try desks[1].store.state.records.filter { $0.key != "P1" }
    let reader = try Desk(folder)
    // Where patients are is known from then on.
    #expect(try !isUsed || reader.store.record(of: "P3") == others["P3"])
    _ = try desks[0].store.erase(["P1"], Sample.signature(3)) { _ in }
    // Its journal and its snapshot are gone; nothing has told it so.
    #expect(try reader.store.record(of: "P2") == others["P2"])
    #expect(reader.files.removals > 0)
    #expect(try reader.store.record(of: "P1") == nil)
    #expect(try reader.store.refresh().patients.contains("P1"))
    #expect(try reader.store.state.records == others)
    #expect(reader.store.takeNotes().isEmpty)
  }

  /// What it had still to read went with the journal that is gone.
  @Test func whoWasBehindAtAnErasureIsToldToOpenTheClinicAnew() throws {
    let folder = try LazyReadingTests.clinic(patients: 4)
    let desks = [try Desk(folder), try Desk(folder)]
    try desks[0].store.transact(Sample.signature(2), command: "tags") { _ in [Sample.tags(["怕疼"], of: "P2")] }
    _ = try desks[0].store.erase(["P1"], Sample.signature(3)) { _ in }
    #expect(throws: StoreError.journalReplaced(path: folder.journal)) { try desks[1].store.refresh() }
    #expect(throws: StoreError.journalReplaced(path: folder.journal)) {
      try desks[1].store.transact(Sample.signature(4), command: "tags") { _ in [Sample.tags(["VIP"], of: "P2")] }
    }
    #expect(try folder.reopen(access: .reading).check().findings == [])
  }
}
