import FollowUp
import Testing

@testable import FollowUpStore

/// What is tried makes of the clinic what it would make of it, and nothing of it is kept.
@Suite struct TrialStoreTests {
  private func clinic(_ seed: UInt64) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var history = RandomHistory(seed: seed)
    for minute in 0..<12 {
      let changes = history.commit()
      try store.transact(Sample.signature(Int64(minute)), command: "random") { _ in changes }
      if minute == 6 { try store.prepareForNextStart() }
    }
    return folder
  }

  @Test(arguments: Array(1...12) as [UInt64])
  func triesWhatTheStoreWouldDo(seed: UInt64) throws {
    let (folder, other) = (try clinic(seed), try clinic(seed))
    let store = try folder.reopen(access: .reading)
    let before = try folder.everyFile()
    let (trial, real) = (store.onTrial(), try other.reopen())
    var history = RandomHistory(seed: seed, patients: try real.state.records.keys.sorted())
    for round in 0..<6 {
      let pieces = (0..<4).map { _ in history.commit() }
      for tried in [trial, real] as [any EventStore] {
        if round.isMultiple(of: 2) {
          try tried.transact(Sample.signature(50), command: "import") { _, keep in
            for piece in pieces { try keep(piece) }
          }
        } else {
          let commit = try tried.transact(Sample.signature(50), command: "import") { _ in pieces.flatMap(\.self) }
          #expect(commit.changes == pieces.flatMap(\.self))
        }
      }
      #expect(trial.clinic == real.clinic)
      #expect(try trial.everything() == real.everything())
      #expect(try trial.summaries() == real.summaries())
      #expect(trial.isEmpty == real.isEmpty)
      for id in try real.state.records.keys { #expect(try trial.record(of: id) == real.record(of: id)) }
      let day = CivilDate(dayNumber: 30_000)
      let listed = try trial.openWork(on: day)
      let wanted = try trial.everything().filter { record in
        Sample.rules.firstDayOnList(of: record, at: trial.clinic).map { $0 <= day } ?? false
      }
      #expect(Set(listed.map(\.patient)).isSuperset(of: wanted.map(\.id)))
    }
    #expect(try folder.everyFile() == before)
    #expect(try store.state == folder.reopen(access: .reading).state)
  }

  @Test func whatFailsIsNotTried() throws {
    let folder = try clinic(3)
    let trial = try folder.reopen(access: .reading).onTrial()
    let before = try trial.everything()
    #expect(throws: StoreError.changeRefused(.unknownPatient("nobody"))) {
      try trial.transact(Sample.signature(50), command: "import") { _, keep in
        try keep([Sample.registration("new")])
        try keep([Sample.tags(["怕疼"], of: "nobody")])
      }
    }
    #expect(throws: StoreError.changeRefused(.unknownPatient("nobody"))) {
      try trial.transact(Sample.signature(50), command: "import") { _ in [Sample.tags(["怕疼"], of: "nobody")] }
    }
    #expect(try trial.everything() == before)
    #expect(try trial.transact(Sample.signature(50), command: "import") { _, _ in } == nil)
    #expect(try trial.transact(Sample.signature(50), command: "import") { _ in [] }.sequence == nil)
  }

  /// One byte of the snapshot's records is another, which is seen when the record is read.
  @Test(arguments: Array(1...8) as [UInt64])
  func aDamagedSnapshotIsDoneWithout(seed: UInt64) throws {
    let folder = try LazyReadingTests.clinic(patients: 24)
    let expected = try folder.reopen(access: .reading).everything()
    let change = Sample.tags(["怕疼"], of: try #require(expected.first).id)
    let name = try #require(try folder.names(in: folder.snapshot).first { $0.hasSuffix("records.jsonl") })
    var bytes = try folder.read(folder.snapshot + "/" + name)
    var random = SeededGenerator(seed: seed)
    bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1
    try folder.write(bytes, to: folder.snapshot + "/" + name)

    let trial = try folder.reopen(access: .reading).onTrial()
    #expect(try trial.everything() == expected)
    let damage = trial.takeNotes()
    #expect(damage == [.snapshotDamaged(file: folder.snapshot + "/" + name)])
    try trial.transact(Sample.signature(50), command: "import") { view in
      let record = try view.record(of: expected[0].id)
      #expect(record == expected[0])
      return [change]
    }

    let begun = try folder.reopen(access: .reading).onTrial()
    try begun.transact(Sample.signature(50), command: "settings") { _ in
      [.clinic(.settingsChanged(begun.clinic.settings))]
    }
    #expect(throws: StoreError.snapshotDamagedOnTrial(path: folder.snapshot + "/" + name)) { try begun.everything() }
  }

  @Test func nobodyIsErasedOnTrial() throws {
    let folder = try clinic(3)
    let trial = try folder.reopen(access: .reading).onTrial()
    #expect(throws: StoreError.readOnly(path: folder.clinic, .asked)) {
      try trial.erase(["P1"], Sample.signature(50)) { _ in }
    }
  }
}
