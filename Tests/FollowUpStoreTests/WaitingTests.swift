import Dispatch
import FollowUp
import Synchronization
import Testing
import Wording

@testable import FollowUpStore

/// While somebody imports for long, others look at what was before, and what they change waits.
@Suite struct WaitingTests {
  /// A clinic in which another desk imports for as long as ``Importing/end()`` has not been called.
  private final class Importing: Sendable {
    private let done = DispatchSemaphore(value: 0)
    private let begun = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let failure = Mutex<String?>(nil)

    init(_ folder: TemporaryFolder, fails: Bool = false) {
      let clinic = folder.clinic
      DispatchQueue.global().async { [self] in
        do {
          let store = try JSONFileStore(
            ClinicFolder(path: clinic, files: SystemFiles()), access: .readingAndWriting, rules: Sample.rules)
          try store.transact(Sample.signature(30, desk: "front-2"), command: "import") { _, keep in
            for number in 0..<40 { try keep([Sample.registration(PatientID("new-\(number)"))]) }
            begun.signal()
            done.wait()
            if fails { throw StoreError.noSpace(path: clinic) }
          }
        } catch {
          if !fails { failure.withLock { $0 = "\(error)" } }
        }
        ended.signal()
      }
      begun.wait()
    }

    /// Lets the import come to its end, and waits for that.
    func end() {
      done.signal()
      ended.wait()
      #expect(failure.withLock { $0 } == nil)
    }

    /// Lets the import go on to its end.
    func goOn() { done.signal() }
  }

  private func clinic() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try store.transact(Sample.signature(1), command: "import") { _ in
      [Sample.registration("P1"), Sample.call(3, of: "P1")]
    }
    return folder
  }

  private func store(
    _ folder: TemporaryFolder, _ access: JSONFileStore.Access = .readingAndWriting,
    _ progress: WorkProgress = WorkProgress(), patience: Int = 300
  ) throws -> JSONFileStore {
    var place = folder.folder()
    place.progress = progress
    return try JSONFileStore(place, access: access, rules: Sample.rules, patience: patience)
  }

  @Test(arguments: [JSONFileStore.Access.reading, .readingAndWriting])
  func lookingShowsWhatWasBefore(access: JSONFileStore.Access) throws {
    let folder = try clinic()
    let before = try folder.reopen(access: .reading).state
    let importing = Importing(folder)
    let store = try store(folder, access)
    #expect(try store.state == before)
    #expect(try store.openWork(on: CivilDate(dayNumber: 30_000)).map(\.patient) == ["P1"])
    #expect(
      store.takeNotes() == [
        .shownAsBefore(
          LockHolder(
            name: "林小雨", desk: "front-2", process: SystemFiles().processNumber,
            since: Sample.settings.timeZone.iso8601(Sample.start + 30 * .minute), command: "import"))
      ])
    #expect(try store.refresh().isEmpty)
    try store.prepareForNextStart()
    importing.end()
    #expect(try store.refresh().isEmpty == false)
    #expect(try store.state.records.count == 41)
    #expect(try store.state == folder.reopen(access: .reading).state)
    #expect(store.takeNotes() == [])
  }

  @Test func lookingStaysWhereTheImportFails() throws {
    let folder = try clinic()
    let before = try folder.reopen(access: .reading).state
    let importing = Importing(folder, fails: true)
    let store = try store(folder)
    importing.end()
    #expect(try store.refresh().isEmpty)
    #expect(try store.state == before)
    try store.transact(Sample.signature(40), command: "import") { _ in [Sample.registration("next")] }
    #expect(try folder.reopen().state == store.state)
  }

  @Test func aChangeWaitsAndSaysForWhom() throws {
    let folder = try clinic()
    let importing = Importing(folder)
    let progress = WorkProgress()
    var stages: [WorkProgress.Stage?] = []
    progress.listener = { stage in
      if stages.isEmpty { importing.goOn() }
      stages.append(stage)
    }
    let store = try store(folder, .readingAndWriting, progress)
    #expect(stages == [])
    var known = 0
    try store.transact(Sample.signature(50), command: "import") { view in
      try view.forEachRecord { _ in known += 1 }
      return [Sample.registration("later")]
    }
    #expect(known == 41)
    let first = try #require(stages.first ?? nil)
    #expect(first.work == .waitingForImport)
    let since = Sample.settings.timeZone.iso8601(Sample.start + 30 * .minute).dropFirst(11).prefix(5)
    #expect(first.holder == .init(name: "林小雨", desk: "front-2", since: String(since)))
    #expect(stages.contains(nil))
    #expect(try folder.reopen().state == store.state)
  }

  /// At the screen of a desk nobody can be told of waiting.
  @Test func whereNobodyIsToldAChangeWaitsAsLongAsThePatienceLasts() throws {
    let folder = try clinic()
    let importing = Importing(folder)
    let store = try store(folder, patience: 20)
    let failure = #expect(throws: StoreError.self) {
      try store.transact(Sample.signature(50), command: "import") { _ in [Sample.registration("later")] }
    }
    guard case .busy(_, let holder) = failure else {
      Issue.record("\(failure)")
      return
    }
    #expect(holder?.command == "import")
    importing.end()
    try store.transact(Sample.signature(50), command: "import") { _ in [Sample.registration("later")] }
  }

  /// Whoever works at a screen asks, and asks again later.
  @Test(arguments: [Patience.short, .none])
  func whoIsInAHurryIsToldAtOnce(patience: Patience) throws {
    let folder = try clinic()
    let importing = Importing(folder)
    let files = FaultyFiles(.crash, at: .max)
    let place = ClinicFolder(path: folder.clinic, files: files)
    let store = try JSONFileStore(place, access: .readingAndWriting, rules: Sample.rules)
    let pausesAtStart = files.pauses
    func change() throws {
      try store.transact(Sample.signature(50), command: "import", patience: patience) { _ in
        [Sample.registration("later")]
      }
    }
    let failure = #expect(throws: StoreError.self) { try change() }
    guard case .busy(_, let holder?) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(holder.command == "import" && holder.name == "林小雨" && holder.desk == "front-2")
    #expect(holder.clockTime == Sample.settings.timeZone.iso8601(Sample.start + 30 * .minute).dropFirst(11).prefix(5))
    #expect(try store.refresh().isEmpty)
    try store.prepareForNextStart()
    #expect(files.pauses == pausesAtStart)
    importing.end()
    try change()
    #expect(try folder.reopen().state == store.state)
  }

  /// Nobody notices a save; who does not want to wait even for that need not.
  @Test func aSaveIsWaitedForOnlyAsLongAsAsked() throws {
    let folder = try clinic()
    let lock = FolderLock(folder: folder.folder(), patience: 0)
    let files = FaultyFiles(.crash, at: .max)
    files.isPausing = false
    let store = try JSONFileStore(
      ClinicFolder(path: folder.clinic, files: files), access: .readingAndWriting, rules: Sample.rules)
    for (patience, pauses) in [(Patience.none, 0), (.short, 50)] {
      let before = files.pauses
      try lock.holdExclusive { () throws in
        _ = #expect(throws: StoreError.self) {
          try store.transact(Sample.signature(50), command: "import", patience: patience) { _ in
            [Sample.registration("later")]
          }
        }
      }
      #expect(files.pauses - before == pauses)
    }
  }

  /// Without a snapshot nobody can tell what was before.
  @Test func withoutASnapshotTheStartWaits() throws {
    let folder = try clinic()
    let importing = Importing(folder)
    try folder.folder().files.remove(folder.snapshotHead)
    let progress = WorkProgress()
    var isToldOf: [ProgressPhrase] = []
    progress.listener = { stage in
      if isToldOf.isEmpty { importing.goOn() }
      if let stage { isToldOf.append(stage.work) }
    }
    let store = try store(folder, .reading, progress)
    #expect(isToldOf.first == .waitingForImport)
    #expect(try store.state.records.count == 41)
  }

  @Test func afterTheImportNobodySeemsToBeAtIt() throws {
    let folder = try clinic()
    let importing = Importing(folder)
    importing.end()
    let lock = FolderLock(folder: folder.folder(), patience: 0)
    try lock.holdExclusive { () throws in
      #expect(try lock.linesBeforeLongCommand() == nil)
      let failure = #expect(throws: StoreError.self) { try store(folder, .reading, patience: 0) }
      guard case .busy(_, let holder) = failure else {
        Issue.record("not busy")
        return
      }
      #expect(holder?.command == nil)
    }
  }
}
