import FollowUp
import Foundation
import Testing
import Wording

@testable import FollowUpStore

/// What takes long after ten years, as making a snapshot anew, keeps no desk from saving.
@Suite struct BesideDesksTests {
  private func clinic(patients: Int = 30) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    for number in 0..<patients {
      let patient = PatientID("P\(number)")
      try store.transact(Sample.signature(Int64(number)), command: "import") { _ in
        [Sample.registration(patient, name: "欧阳\(number)"), Sample.visit(VisitID("V\(number)"), of: patient)]
      }
    }
    return folder
  }

  /// Listens, and does `work` once while `stage` is under way.
  private final class Meanwhile {
    let progress = WorkProgress()
    private var outcome: Result<Void, any Error>?
    var isBegun: Bool { outcome != nil }

    init(_ stage: ProgressPhrase, _ work: @escaping () throws -> Void) {
      progress.listener = { [unowned self] current in
        guard outcome == nil, current?.work == stage else { return }
        outcome = .success(())
        outcome = Result(catching: work)
      }
    }

    /// - Throws: what the work threw, and where it was not done at all.
    func requireDone() throws { try #require(outcome).get() }
  }

  private func open(
    _ folder: TemporaryFolder, _ progress: WorkProgress, access: JSONFileStore.Access = .readingAndWriting,
    mostInMemory: Int = 0, patience: Int = 5_000, files: any FileSystem = SystemFiles()
  ) throws -> JSONFileStore {
    try JSONFileStore(
      ClinicFolder(path: folder.clinic, files: files, progress: progress), access: access, rules: Sample.rules,
      patience: patience, mostInMemory: mostInMemory)
  }

  /// Nobody waits, not even for a moment.
  private func save(_ store: JSONFileStore, _ patient: PatientID) throws {
    try store.transact(Sample.signature(90, desk: "front-2"), command: "import", patience: .none) { _ in
      [Sample.registration(patient)]
    }
  }

  private func requireSound(_ folder: TemporaryFolder, patients: Int) throws {
    let store = try folder.reopen(access: .reading)
    #expect(try store.state.records.count == patients)
    let findings = try store.check().findings
    #expect(findings == [], "\(findings)")
    let head = try #require(try SnapshotHead(folder.read(folder.snapshotHead)))
    let files = head.parts.flatMap { part in SnapshotFileName.Kind.allCases.map { $0.name(of: part.name) } }
    #expect(try folder.names(in: folder.snapshot) == (files + ["head.json"]).sorted())
  }

  @Test(arguments: [ProgressPhrase.readingJournal, .arrangingRecords], [false, true])
  func desksSaveWhileAStartMakesTheSnapshot(_ stage: ProgressPhrase, fromAnOlderOne: Bool) throws {
    let folder = try clinic()
    let desk = try folder.reopen()
    if fromAnOlderOne {
      try desk.prepareForNextStart()
      for number in 0..<10 { try save(desk, PatientID("news-\(number)")) }
    }
    let meanwhile = Meanwhile(stage) { try self.save(desk, "meanwhile") }
    let store = try open(folder, meanwhile.progress)
    try meanwhile.requireDone()
    #expect(try store.record(of: "meanwhile") != nil)
    #expect(store.takeNotes() == [])
    try save(store, "later")
    _ = try desk.refresh()
    #expect(try desk.state == store.state)
    try requireSound(folder, patients: fromAnOlderOne ? 42 : 32)
  }

  @Test func twoStartsMakeItAtOnce() throws {
    let folder = try clinic()
    var other: JSONFileStore?
    let meanwhile = Meanwhile(.arrangingRecords) { other = try folder.reopen(mostInMemory: 0) }
    let store = try open(folder, meanwhile.progress)
    try meanwhile.requireDone()
    #expect(try store.state == #require(other).state)
    try store.prepareForNextStart()
    try requireSound(folder, patients: 30)
  }

  private func requireNoTrace(in folder: TemporaryFolder) throws {
    for (path, bytes) in try folder.everyFile() {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("欧阳7"), "\(path)")
    }
  }

  @Test(arguments: [ProgressPhrase.readingJournal, .arrangingRecords])
  func whoIsErasedMeanwhileDoesNotComeBack(_ stage: ProgressPhrase) throws {
    let folder = try clinic()
    let desk = try folder.reopen()
    let meanwhile = Meanwhile(stage) { _ = try desk.erase(["P7"], Sample.signature(80)) { _ in } }
    let listener = meanwhile.progress.listener
    meanwhile.progress.listener = { current in
      listener?(current)
      // Somebody may pull the plug at any moment.
      guard meanwhile.isBegun else { return }
      #expect(throws: Never.self) { try requireNoTrace(in: folder) }
    }
    let store = try open(folder, meanwhile.progress)
    try meanwhile.requireDone()
    _ = try store.refresh()
    #expect(try store.record(of: "P7") == nil)
    try store.prepareForNextStart()
    try requireSound(folder, patients: 29)
    try requireNoTrace(in: folder)
  }

  @Test func aDeskWhoseSnapshotWasRemovedMakesItBesideTheOthers() throws {
    let folder = try clinic()
    try folder.reopen().prepareForNextStart()
    let desk = try folder.reopen()
    let meanwhile = Meanwhile(.writingSnapshot) { try self.save(desk, "meanwhile") }
    let store = try open(folder, meanwhile.progress, mostInMemory: 1 << 20)
    store.mostWrittenUnderLock = 0
    try save(store, "own")
    try folder.folder().files.removeAll(at: folder.snapshot)
    try store.prepareForNextStart()
    try meanwhile.requireDone()
    #expect(store.kept.changed.isEmpty)
    try save(store, "later")
    #expect(try store.state.records.count == 33)
    try requireSound(folder, patients: 33)
  }

  @Test func whoIsErasedWhileADeskMakesItDoesNotComeBack() throws {
    let folder = try clinic()
    let desk = try folder.reopen()
    let meanwhile = Meanwhile(.writingSnapshot) { _ = try desk.erase(["P7"], Sample.signature(80)) { _ in } }
    let store = try open(folder, meanwhile.progress, mostInMemory: 1 << 20)
    store.mostWrittenUnderLock = 0
    try store.prepareForNextStart()
    try meanwhile.requireDone()
    #expect(store.takeNotes() == [])
    try requireNoTrace(in: folder)
    _ = try store.refresh()
    try store.prepareForNextStart()
    try requireSound(folder, patients: 29)
  }

  @Test(arguments: [0, 32 << 20])
  func desksSaveWhileMuchNewsIsRead(mostInMemory: Int) throws {
    let folder = try clinic(patients: 3)
    let desk = try folder.reopen()
    let meanwhile = Meanwhile(.readingJournal) { try self.save(desk, "meanwhile") }
    let listener = meanwhile.progress.listener
    meanwhile.progress.listener = nil
    let store = try open(folder, meanwhile.progress, mostInMemory: mostInMemory)
    try desk.transact(Sample.signature(50), command: "import") { _ in
      (0..<40).map { Sample.registration(PatientID("much-\($0)"), name: String(repeating: "长", count: 10_000)) }
    }
    meanwhile.progress.listener = listener
    #expect(try !store.refresh().isEmpty)
    try meanwhile.requireDone()
    _ = try store.refresh()
    #expect(try store.state == desk.state)
    #expect(try store.state.records.count == 44)
  }

  @Test(arguments: [ProgressPhrase.readingJournal, .arrangingRecords])
  func desksSaveWhileAReaderStarts(_ stage: ProgressPhrase) throws {
    let folder = try clinic()
    let desk = try folder.reopen()
    let meanwhile = Meanwhile(stage) { try self.save(desk, "meanwhile") }
    let reader = try open(folder, meanwhile.progress, access: .reading)
    try meanwhile.requireDone()
    #expect(try reader.state == desk.state)
    #expect(!folder.exists(folder.snapshot))
  }

  /// What another desk may do to the snapshot meanwhile.
  private enum Deed: CaseIterable {
    case makeTheSnapshot, saveAndMakeTheSnapshot, removeTheSnapshot, removeNewFiles, start

    func `do`(_ folder: TemporaryFolder, _ desk: JSONFileStore) throws {
      switch self {
      case .makeTheSnapshot: try desk.prepareForNextStart()
      case .saveAndMakeTheSnapshot:
        try desk.transact(Sample.signature(70), command: "import") { _ in [Sample.registration("news")] }
        try desk.prepareForNextStart()
      case .removeTheSnapshot: try folder.folder().files.removeAll(at: folder.snapshot)
      case .removeNewFiles:
        let head = folder.exists(folder.snapshotHead) ? try SnapshotHead(folder.read(folder.snapshotHead)) : nil
        let named = head?.parts.map(\.name) ?? []
        for name in try folder.names(in: folder.snapshot) {
          guard let part = SnapshotFileName(name)?.part, !named.contains(part) else { continue }
          try FileManager.default.removeItem(atPath: folder.snapshot + "/" + name)
        }
      case .start: _ = try folder.reopen(mostInMemory: 0)
      }
    }
  }

  @Test(arguments: Deed.allCases, [false, true])
  private func whateverOthersDoMeanwhileNothingIsLost(_ deed: Deed, fromAnOlderOne: Bool) throws {
    for stage in [ProgressPhrase.readingJournal, .arrangingRecords] {
      let folder = try clinic()
      let desk = try folder.reopen()
      if fromAnOlderOne {
        try desk.prepareForNextStart()
        for number in 0..<10 { try save(desk, PatientID("new-\(number)")) }
      }
      let meanwhile = Meanwhile(stage) { try deed.do(folder, desk) }
      let store = try open(folder, meanwhile.progress)
      try meanwhile.requireDone()
      #expect(try store.state == desk.state)
      #expect(store.takeNotes() == [])
      // What another desk has made is gone on from, not made once more.
      if [.makeTheSnapshot, .saveAndMakeTheSnapshot, .start].contains(deed) {
        #expect(store.kept.snapshot?.isInFolder == true)
        #expect(store.kept.changed.isEmpty)
      }
      try save(store, "later")
      try store.prepareForNextStart()
      try requireSound(folder, patients: try desk.refreshed().records.count)
    }
  }

  /// Others may be at it for long when all is written.
  @Test func whatCantBePutInPlaceIsNotLeft() throws {
    let folder = try clinic()
    let files = SystemFiles()
    let lock = HeldFile(try files.open(folder.clinic + "/lock", .lockThatIsThere), files)
    let meanwhile = Meanwhile(.writingSnapshot) {
      let isHeld = try files.lock(lock.file, .exclusive); #expect(isHeld)
    }
    let store = try open(folder, meanwhile.progress, mostInMemory: 1 << 20, patience: 0)
    store.mostWrittenUnderLock = 0
    try store.prepareForNextStart()
    try meanwhile.requireDone()
    #expect(try folder.names(in: folder.snapshot) == [])
    #expect(files.unlock(lock.file))
    try store.prepareForNextStart()
    try requireSound(folder, patients: 30)
  }

  private func claim(in folder: TemporaryFolder) throws -> ClaimedPart {
    try SnapshotWriter.prepareFolder(folder.folder())
    return try ClaimedPart(in: folder.folder(), at: JournalPosition(), RecordCoding(zone: .universal))
  }

  private func parts(in folder: TemporaryFolder) throws -> [String] {
    Set(try folder.names(in: folder.snapshot).compactMap { SnapshotFileName($0)?.part }).sorted()
  }

  @Test func whatAWriterLeftThatWasEndedMakesRoomForTheNext() throws {
    let folder = try clinic()
    let working = try claim(in: folder)
    do { _ = try claim(in: folder) }
    #expect(try parts(in: folder) == ["0-1", "0-2"])
    let next = try claim(in: folder)
    let parts = try parts(in: folder)
    withExtendedLifetime((working, next)) { #expect(parts == ["0-1", "0-3"]) }
  }

  @Test func theSnapshotOfAnotherVersionIsNotTakenApart() throws {
    let folder = try clinic()
    let store = try folder.reopen()
    try store.prepareForNextStart()
    let parts = try parts(in: folder)
    #expect(parts.count == 1)
    let head = String(decoding: try folder.read(folder.snapshotHead), as: UTF8.self)
    var text = Array(head.replacing(/"version":\d+/, with: #""version":99"#).replacing(/,"check".*\n/, with: "}").utf8)
    CheckedLine.close(&text, from: 0)
    try folder.write(text, to: folder.snapshotHead)
    #expect(SnapshotHead.isSound(text) && SnapshotHead(text) == nil)
    let next = try claim(in: folder)
    let after = try self.parts(in: folder)
    withExtendedLifetime(next) { #expect(after == (parts + [next.name]).sorted()) }
  }

  @Test func nobodyRemovesWhatOthersWroteUnderTheSameName() throws {
    let folder = try clinic()
    let first = try claim(in: folder)
    for name in try folder.names(in: folder.snapshot) {
      try FileManager.default.removeItem(atPath: folder.snapshot + "/" + name)
    }
    let second = try claim(in: folder)
    #expect(first.name == second.name)
    first.discard()
    #expect(try parts(in: folder) == [second.name])
    second.discard()
    #expect(try parts(in: folder) == [])
  }

  @Test func onAnotherMachineToo() throws {
    let folder = try clinic()
    let desk = try folder.reopen(RemoteFiles())
    let meanwhile = Meanwhile(.arrangingRecords) { try self.save(desk, "meanwhile") }
    let store = try open(folder, meanwhile.progress, files: RemoteFiles())
    try meanwhile.requireDone()
    for number in 0..<3 {
      try save(desk, PatientID("later-\(number)"))
      try desk.prepareForNextStart()
      try save(store, PatientID("latest-\(number)"))
      try store.prepareForNextStart()
    }
    #expect(try desk.refreshed() == store.refreshed())
    try requireSound(folder, patients: 37)
  }

  /// How a snapshot comes to be made beside the desks.
  private enum Occasion: CaseIterable {
    case start, startFromAnOlderOne, leaving

    func prepare() throws -> TemporaryFolder {
      let folder = try TemporaryFolder()
      let store = try folder.store()
      try store.transact(Sample.signature(1), command: "import") { _ in
        (1...4).map { Sample.registration(PatientID("P\($0)")) }
      }
      if self == .startFromAnOlderOne { try store.prepareForNextStart() }
      try store.transact(Sample.signature(2), command: "save") { _ in
        [Sample.tags(["怕疼"], of: "P1"), Sample.visit("V1", of: "P2"), Sample.registration("P999")]
      }
      return folder
    }

    func make(_ folder: TemporaryFolder, _ files: FaultyFiles) throws -> JSONFileStore {
      let store = try folder.reopen(files, mostInMemory: self == .leaving ? 1 << 20 : 0)
      if self == .leaving {
        store.mostWrittenUnderLock = 0
        try store.prepareForNextStart()
      }
      return store
    }
  }

  @Test(arguments: FaultyFiles.Fault.allCases, Occasion.allCases)
  private func whateverFailsNothingIsLost(_ fault: FaultyFiles.Fault, _ occasion: Occasion) throws {
    for position in 0..<200 {
      let folder = try occasion.prepare()
      let desk = try folder.reopen()
      let state = try desk.state
      let files = FaultyFiles(fault, at: position)
      if let store = try? occasion.make(folder, files) { #expect(try store.state == state) }
      #expect(try desk.state == state)
      let reopened = try folder.reopen()
      #expect(try reopened.state == state)
      #expect(reopened.takeNotes() == [])
      try reopened.prepareForNextStart()
      try requireSound(folder, patients: 5)
      // Short writes fail nowhere.
      if !files.hasStruck || fault == .shortWrites { return }
    }
    Issue.record("The fault never came too late.")
  }
}

extension JSONFileStore {
  /// All that the store says of the clinic once it has looked.
  fileprivate func refreshed() throws -> ClinicState {
    _ = try refresh()
    return try state
  }
}
