import FollowUp
import Testing

@testable import FollowUpStore

/// Where memory would not hold what the journal has, reading it gives the same clinic.
@Suite struct SortedTailTests {
  private func store(_ folder: TemporaryFolder, mostInMemory: Int) throws -> JSONFileStore {
    try folder.reopen(mostInMemory: mostInMemory)
  }

  private func folder(_ seed: UInt64) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var history = RandomHistory(seed: seed)
    for minute in 0..<40 {
      let changes = minute == 20 ? (0..<6).flatMap { _ in history.commit() } : history.commit()
      try store.transact(Sample.signature(Int64(minute)), command: "random") { _ in changes }
      if minute == 25, seed.isMultiple(of: 2) { try store.prepareForNextStart() }
    }
    return folder
  }

  private func removeSnapshot(of folder: TemporaryFolder) throws {
    try folder.folder().files.removeAll(at: folder.snapshot)
  }

  @Test(arguments: Array(1...20) as [UInt64])
  func aStartThatSortsIsAStartThatReadsAll(seed: UInt64) throws {
    let folder = try folder(seed)
    let expected = try folder.reopen(access: .reading).state
    if seed.isMultiple(of: 3) { try removeSnapshot(of: folder) }
    let store = try store(folder, mostInMemory: 0)
    #expect(store.kept.changed.isEmpty)
    #expect(try store.state == expected)
    #expect(store.takeNotes() == [])
    #expect(try store.check().findings == folder.reopen(access: .reading).check().findings)
    try store.transact(Sample.signature(99), command: "import") { _ in [Sample.registration("later")] }
    #expect(try folder.reopen().state == store.state)
  }

  @Test(arguments: Array(1...6) as [UInt64])
  func whatAnotherDeskHasAddedIsSortedToo(seed: UInt64) throws {
    let folder = try folder(seed)
    let (front, back) = (try store(folder, mostInMemory: 0), try folder.store())
    try front.transact(Sample.signature(50), command: "import") { _ in [Sample.registration("own")] }
    var history = RandomHistory(seed: seed + 100)
    for _ in 0..<10 {
      let changes = history.commit()
      try back.transact(Sample.signature(60), command: "random") { _ in changes }
    }
    var isOwnKnown = false
    try front.transact(Sample.signature(70), command: "import") { view in
      isOwnKnown = try view.record(of: "own") != nil
      return [Sample.registration("last")]
    }
    #expect(isOwnKnown)
    _ = try back.refresh()
    #expect(try front.state == back.state)
  }

  @Test(arguments: Array(1...9) as [UInt64])
  func aStartThatMayOnlyReadSortsTooAndLeavesNothing(seed: UInt64) throws {
    let folder = try folder(seed)
    let expected = try folder.reopen(access: .reading).state
    if seed.isMultiple(of: 3) { try removeSnapshot(of: folder) }
    let before = try folder.everyFile()
    let store = try folder.reopen(access: .reading, mostInMemory: 0)
    #expect(store.kept.changed.isEmpty)
    #expect(store.kept.snapshot?.isInFolder == false)
    #expect(try store.state == expected)
    #expect(try store.summaries() == folder.reopen(access: .reading).summaries())
    #expect(store.takeNotes() == [])
    #expect(try folder.everyFile() == before)
  }

  /// Where the folder may only be read, files without names go elsewhere.
  @Test func aFolderThatMayOnlyBeReadTakesNoFiles() throws {
    let folder = try folder(3)
    let expected = try folder.reopen(access: .reading).state
    try removeSnapshot(of: folder)
    let files = FaultyFiles(.readOnlyFileSystem, at: 0)
    files.isReadOnly = { $0.hasPrefix(folder.clinic) }
    let store = try folder.reopen(files, access: .reading, mostInMemory: 0)
    #expect(store.kept.snapshot?.isInFolder == false)
    #expect(try store.state == expected)
  }

  @Test(arguments: Array(1...8) as [UInt64])
  func aLookAtMuchThatAnotherDeskHasAdded(seed: UInt64) throws {
    let folder = try folder(seed)
    let (front, back) = (try store(folder, mostInMemory: 0), try folder.store())
    // Own work that no snapshot has, in memory and in the journal.
    try front.transact(Sample.signature(50), command: "import") { _ in
      [Sample.registration("own"), Sample.registration("both")]
    }
    var history = RandomHistory(seed: seed + 100)
    for _ in 0..<10 {
      let changes = history.commit()
      try back.transact(Sample.signature(60), command: "random") { _ in changes }
    }
    try back.transact(Sample.signature(61), command: "tags") { _ in [Sample.tags(["怕疼"], of: "both")] }
    if seed.isMultiple(of: 2) { try back.prepareForNextStart() }
    let news = try front.refresh()
    #expect(news.isManyPatients)
    #expect(try front.refresh().isEmpty)
    #expect(try front.state == back.state)
    #expect(front.kept.snapshot?.isInFolder == seed.isMultiple(of: 2))
    #expect(front.takeNotes() == [])
    try front.transact(Sample.signature(70), command: "import") { _ in [Sample.registration("last")] }
    try front.prepareForNextStart()
    #expect(try folder.reopen().state == front.state)
    _ = try back.refresh()
    #expect(try back.state == front.state)
  }

  @Test func aSaveThatWasCutShortIsSetAsideWhole() throws {
    let folder = try folder(2)
    let expected = try folder.reopen(access: .reading).state
    let whole = try folder.read(folder.journal)
    let store = try folder.store()
    try store.transact(Sample.signature(99), command: "import") { _, keep in
      for number in 0..<9 { try keep([Sample.registration(PatientID("new-\(number)"))]) }
    }
    let text = try folder.read(folder.journal)
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // Without its last line the commit is none, nor with half of it.
    let last = lines.dropLast().last ?? []
    for rest in [text.dropLast(last.count + 1), text.dropLast(last.count / 2)] {
      try folder.write(Array(rest), to: folder.journal)
      try removeSnapshot(of: folder)
      let reopened = try self.store(folder, mostInMemory: 0)
      #expect(try reopened.state == expected)
      #expect(try folder.read(folder.journal) == whole)
      let note = try #require(reopened.takeNotes().first)
      guard case .cutShortSaveSetAside(let file, let bytes) = note else {
        Issue.record("\(note)")
        return
      }
      #expect(try folder.read(file) == Array(rest.dropFirst(whole.count)))
      #expect(bytes == rest.count - whole.count)
    }
  }

  @Test func damageIsFoundAndNamed() throws {
    let folder = try folder(3)
    var text = try folder.read(folder.journal)
    let lines = text.split(separator: UInt8(ascii: "\n"))
    let place = lines.prefix(11).reduce(0) { $0 + $1.count + 1 } + 30
    text[place] ^= 1
    try folder.write(text, to: folder.journal)
    try removeSnapshot(of: folder)
    #expect(throws: StoreError.journalDamaged(path: folder.journal, line: 12, .checksum)) {
      try store(folder, mostInMemory: 0)
    }
    #expect(try folder.read(folder.journal) == text)
  }
}
