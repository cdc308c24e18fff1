import FollowUp
import Foundation
import Testing

@testable import FollowUpStore

/// The folder: who may read it, what is in it, and what happens when it changes under a running program.
@Suite struct FolderTests {
  private func clinic() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try store.transact(Sample.signature(1), command: "import") { _ in [Sample.registration("P1")] }
    try store.prepareForNextStart()
    return folder
  }

  private func open(_ path: String) throws -> JSONFileStore {
    try JSONFileStore.open(folder: path, followUpProtocol: Sample.followUpProtocol)
  }

  private func save(_ store: JSONFileStore) throws {
    try store.transact(Sample.signature(2), command: "tags") { _ in [Sample.tags(["怕疼"], of: "P1")] }
  }

  @Test func onlyTheOwnerCanReadWhatIsMade() throws {
    let folder = try clinic()
    #expect(try folder.mode(of: folder.clinic) == 0o700)
    let names = try folder.names(in: folder.clinic)
    #expect(names == ["clinic.json", "journal.jsonl", "lock", "snapshot"])
    for name in names {
      #expect(try folder.mode(of: folder.clinic + "/" + name) == (name == "snapshot" ? 0o700 : 0o600))
    }
    let parts = try folder.names(in: folder.snapshot)
    #expect(
      parts == ["2-1.days.jsonl", "2-1.open-work.jsonl", "2-1.places.jsonl", "2-1.records.jsonl", "head.json"])
    for name in parts { #expect(try folder.mode(of: folder.snapshot + "/" + name) == 0o600) }
  }

  @Test(arguments: [
    ("c", nil), ("clinic", nil), ("clinic//", nil), ("/", nil), ("//", nil), ("", nil), (".", nil), ("/c", "/"),
    ("//c", "/"), ("a/c", "a"), ("a//c/", "a"), ("./c", "."), ("../c", ".."), ("/data/clinic", "/data"),
  ])
  func aPathSaysWhatItLiesIn(path: String, folder: String?) {
    #expect(ClinicFolder.holding(path) == folder)
  }

  @Test func theMarkerSaysWhatTheFolderIs() throws {
    let folder = try clinic()
    let text = String(decoding: try folder.read(folder.marker), as: UTF8.self)
    #expect(text == #"{"created":"2026-11-21T10:30:00+08:00","format":"huifang-clinic","version":1}"# + "\n")
  }

  @Test(arguments: ["", "/clinic.json", "/journal.jsonl", "/lock"], [0o640, 0o604, 0o660, 0o606])
  func whatOthersCanReadOrChangeIsRefused(name: String, mode: Int) throws {
    let folder = try clinic()
    let path = folder.clinic + name
    let chosen = name.isEmpty ? mode | 0o110 : mode
    try folder.setMode(chosen, of: path)
    #expect(throws: StoreError.openToOthers(path: path, kind: name.isEmpty ? .folder : .file, mode: chosen)) {
      try folder.reopen()
    }
  }

  @Test(arguments: [0o640, 0o604, 0o644], [JSONFileStore.Access.reading, .readingAndWriting])
  func aSnapshotThatOthersCouldReadIsMadePrivate(mode: Int, access: JSONFileStore.Access) throws {
    let folder = try clinic()
    let before = try folder.read(folder.snapshotHead)
    for (path, own, mode) in [(folder.snapshot, 0o700, mode | 0o110), (folder.snapshotHead, 0o600, mode)] {
      try folder.setMode(mode, of: path)
      let store = try folder.reopen(access: access)
      #expect(try store.record(of: "P1") != nil)
      #expect(store.takeNotes() == [.snapshotMadePrivate(file: path, mode: mode)])
      #expect(try folder.mode(of: path) == own)
      #expect(try folder.read(folder.snapshotHead) == before)
      #expect(try folder.reopen(access: access).takeNotes() == [])
    }
  }

  @Test(arguments: [0o660, 0o606, 0o622])
  func aSnapshotThatOthersCouldChangeIsReplaced(mode: Int) throws {
    let folder = try clinic()
    for (path, own, mode) in [(folder.snapshot, 0o700, mode | 0o100), (folder.snapshotHead, 0o600, mode)] {
      try folder.write([UInt8]("{}\n".utf8), to: folder.snapshotHead)
      try folder.setMode(mode, of: path)
      let note = StoreNote.snapshotIgnored(file: path, mode: mode)
      let reader = try folder.reopen(access: .reading)
      #expect(try reader.record(of: "P1") != nil)
      #expect(reader.takeNotes() == [note])
      #expect(try folder.mode(of: path) == mode)
      #expect(try reader.check().findings.map(\.problem).contains(.openToOthers(mode: mode)))
      let store = try folder.reopen()
      #expect(store.takeNotes() == [note])
      #expect(try folder.mode(of: path) == own)
      #expect(try store.check().findings == [])
      #expect(try folder.reopen().takeNotes() == [])
    }
  }

  @Test func theSnapshotOfAnEarlierVersionGoesWithTheFirstNewOne() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let former = folder.clinic + "/snapshot.json"
    try folder.write([UInt8]("{\"format\":\"huifang-snapshot\",\"version\":2}\n".utf8), to: former)
    try folder.write([1], to: former + ".new")
    try store.transact(Sample.signature(1), command: "import") { _ in [Sample.registration("P1")] }
    #expect(try folder.reopen().takeNotes() == [])
    #expect(folder.exists(former))
    try store.prepareForNextStart()
    #expect(!folder.exists(former))
    #expect(!folder.exists(former + ".new"))
    #expect(try folder.reopen().record(of: "P1") != nil)
  }

  @Test(arguments: [0o755, 0o777, 0o700])
  func anEmptyFolderOfOnesOwnIsMadePrivate(mode: Int) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.clinic, withIntermediateDirectories: false)
    try folder.setMode(mode, of: folder.clinic)
    _ = try folder.store()
    #expect(try folder.mode(of: folder.clinic) == 0o700)
  }

  /// Two people may do it at once.
  @Test func aClinicThatIsMadeMeanwhileIsLeftAsItIs() throws {
    let folder = try TemporaryFolder()
    let files = FaultyFiles(.crash, at: .max)
    files.beforeLock = (folder.clinic + "/lock", { _ = try? folder.store() })
    #expect(throws: StoreError.alreadyAClinic(path: folder.clinic)) {
      try JSONFileStore.create(
        folder.folder(files), settings: Sample.settings, signature: Sample.signature(1), rules: Sample.rules)
    }
    #expect(try folder.reopen().check().lines == 1)
    #expect(try folder.reopen().check().findings.isEmpty)
  }

  @Test func aFolderThatHoldsSomethingIsLeftAsItIs() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.clinic, withIntermediateDirectories: false)
    try folder.write([1], to: folder.clinic + "/notes.txt")
    try folder.setMode(0o755, of: folder.clinic)
    #expect(throws: StoreError.openToOthers(path: folder.clinic, kind: .folder, mode: 0o755)) { try folder.store() }
    #expect(try folder.mode(of: folder.clinic) == 0o755)
    #expect(try folder.names(in: folder.clinic) == ["notes.txt"])
  }

  @Test func whatIsMissingOrNoFileIsNamed() throws {
    let folder = try clinic()
    let manager = FileManager.default
    #expect(throws: StoreError.noClinic(path: "/no/such/place")) { try self.open("/no/such/place") }
    #expect(throws: StoreError.notAFolder(path: folder.journal)) { try self.open(folder.journal) }
    #expect(throws: StoreError.alreadyAClinic(path: folder.clinic)) {
      try JSONFileStore.create(
        folder.folder(), settings: Sample.settings, signature: Sample.signature(0), rules: Sample.rules)
    }
    try manager.removeItem(atPath: folder.snapshot)
    #expect(try folder.reopen().record(of: "P1") != nil)
    try folder.write([1], to: folder.snapshot)
    #expect(throws: StoreError.notAFolder(path: folder.snapshot)) { try folder.reopen() }
    try manager.removeItem(atPath: folder.snapshot)
    try manager.removeItem(atPath: folder.marker)
    #expect(throws: StoreError.markerMissing(path: folder.clinic)) { try folder.reopen() }
    #expect(throws: StoreError.markerMissing(path: folder.clinic)) {
      try JSONFileStore.create(
        folder.folder(), settings: Sample.settings, signature: Sample.signature(0), rules: Sample.rules)
    }
    try manager.removeItem(atPath: folder.journal)
    #expect(throws: StoreError.linesLost(path: folder.journal, saved: 2, found: 0)) { try folder.reopen() }
    #expect(throws: StoreError.linesLost(path: folder.journal, saved: 2, found: 0)) { try folder.store() }
    #expect(!folder.exists(folder.marker) && !folder.exists(folder.journal))
    try manager.removeItem(atPath: folder.clinic + "/lock")
    #expect(throws: StoreError.noClinic(path: folder.clinic)) { try folder.reopen() }
  }

  @Test func theBackupsOfAClinicThatIsGoneAreNotBuriedUnderANewOne() throws {
    let folder = try clinic()
    for day in ["2026-11-20", "2026-11-21"] {
      try folder.reopen().backUpDaily(try #require(CivilDate(day)), documents: [], at: Sample.start)
    }
    for path in [folder.marker, folder.journal, folder.clinic + "/lock"] {
      try FileManager.default.removeItem(atPath: path)
    }
    let newest = folder.clinic + "/backups/2026-11-21.jsonl.gz"
    #expect(throws: StoreError.onlyBackupsLeft(path: folder.clinic, newest: newest)) { try folder.reopen() }
    #expect(throws: StoreError.onlyBackupsLeft(path: folder.clinic, newest: newest)) { try folder.store() }
    _ = try JSONFileStore.restore(
      from: newest, into: folder.folder(), isReplacing: false, at: Sample.start,
      followUpProtocol: Sample.followUpProtocol(ofFolder:))
    #expect(try folder.reopen().record(of: "P1") != nil)
  }

  @Test func aJournalThatIsGoneIsMissed() throws {
    let folder = try clinic()
    let store = try folder.reopen()
    try FileManager.default.removeItem(atPath: folder.journal)
    #expect(throws: StoreError.journalMissing(path: folder.journal)) { try folder.reopen() }
    #expect(throws: StoreError.journalMissing(path: folder.journal)) { try self.save(store) }
    #expect(throws: StoreError.journalMissing(path: folder.journal)) { try store.refresh() }
    #expect(!folder.exists(folder.journal))
  }

  @Test func theLastLineIsMissedOnceItIsConfirmed() throws {
    let folder = try clinic()
    let store = try folder.reopen()
    try save(store)
    let (whole, saved) = (try folder.read(folder.journal), store.journal.position.sequence)
    let withoutLast = Array(whole[...(whole.dropLast().lastIndex(of: UInt8(ascii: "\n")) ?? 0)])
    store.confirmSaved(Sample.signature(9))
    try folder.write(withoutLast, to: folder.journal)
    #expect(throws: StoreError.linesLost(path: folder.journal, saved: saved, found: saved - 1)) { try folder.reopen() }
    try folder.write(whole, to: folder.journal)
    #expect(try folder.reopen().check().findings == [])
  }

  @Test func anEmptyJournalUnderASnapshotHasLostItsLines() throws {
    let folder = try clinic()
    let saved = try folder.reopen().journal.position.sequence
    try folder.write([], to: folder.journal)
    #expect(throws: StoreError.linesLost(path: folder.journal, saved: saved, found: 0)) { try folder.reopen() }
  }

  @Test(arguments: [
    "", "garbage", "{}", #"{"format":"other","version":1}"#, #"{"format":"huifang-clinic","version":0}"#,
  ])
  func aMarkerThatMakesNoSenseIsNamed(text: String) throws {
    let folder = try clinic()
    try folder.write([UInt8](text.utf8), to: folder.marker)
    #expect(throws: StoreError.markerDamaged(path: folder.marker)) { try folder.reopen() }
  }

  @Test func aNewerClinicCanOnlyBeRead() throws {
    let folder = try clinic()
    try folder.write([UInt8](#"{"format":"huifang-clinic","version":2,"new":1}"#.utf8), to: folder.marker)
    let (journal, snapshot) = (try folder.read(folder.journal), try folder.read(folder.snapshotHead))
    let store = try folder.reopen()
    #expect(store.readOnlyReason == .newerVersion(2))
    #expect(try store.check().findings == [CheckReport.Finding(file: folder.marker, .newerVersion(2))])
    #expect(try store.record(of: "P1") != nil)
    #expect(throws: StoreError.readOnly(path: folder.clinic, .newerVersion(2))) { try self.save(store) }
    try store.prepareForNextStart()
    #expect(try folder.read(folder.journal) == journal)
    #expect(try folder.read(folder.snapshotHead) == snapshot)
    try folder.write(journal + [UInt8]("{\"cut\":".utf8), to: folder.journal)
    #expect(try folder.reopen().record(of: "P1") != nil)
    #expect(try folder.read(folder.journal).count == journal.count + 7)
    try folder.write([UInt8]("A2\n".utf8), to: folder.journal)
    #expect(throws: StoreError.unreadableNewerVersion(path: folder.clinic, version: 2)) { try folder.reopen() }
  }

  @Test func whoOnlyReadsChangesNothing() throws {
    let folder = try clinic()
    try folder.write(try folder.read(folder.journal) + [UInt8]("{\"cut\":".utf8), to: folder.journal)
    let journal = try folder.read(folder.journal)
    let store = try folder.reopen(access: .reading)
    #expect(store.readOnlyReason == .asked)
    #expect(throws: StoreError.readOnly(path: folder.clinic, .asked)) { try self.save(store) }
    #expect(try store.check().findings.map(\.problem) == [.cutShortSave(bytes: 7)])
    #expect(try folder.read(folder.journal) == journal)
  }

  @Test func aFolderThatIsGoneIsNoticed() throws {
    let folder = try clinic()
    let store = try folder.reopen()
    try FileManager.default.moveItem(atPath: folder.clinic, toPath: folder.clinic + "-elsewhere")
    #expect(throws: StoreError.journalMissing(path: folder.journal)) { try self.save(store) }
    #expect(throws: StoreError.journalMissing(path: folder.journal)) { try store.refresh() }
    #expect(!folder.exists(folder.clinic))
    #expect(try store.record(of: "P1") != nil)
  }

  /// As where a disk went away: an empty folder, or another clinic, must not find anything of this one in it.
  @Test(arguments: [false, true])
  func nothingIsWrittenIntoAnotherFolderInItsPlace(isClinic: Bool) throws {
    let folder = try clinic()
    let store = try folder.reopen()
    for tag in ["A", "B", "C"] {
      try store.transact(Sample.signature(2), command: "tags") { _ in [Sample.tags([tag], of: "P1")] }
    }
    try FileManager.default.moveItem(atPath: folder.clinic, toPath: folder.clinic + "-elsewhere")
    let expected: StoreError
    if isClinic {
      try folder.store().transact(Sample.signature(1), command: "import") { _ in [Sample.registration("P1")] }
      expected = .journalReplaced(path: folder.journal)
    } else {
      try folder.folder().files.makeFolder(folder.clinic)
      expected = .journalMissing(path: folder.journal)
    }
    let before = try folder.everyFile()
    #expect(throws: expected) { try self.save(store) }
    #expect(throws: expected) {
      try store.transact(Sample.signature(2), command: "import") { (_, keep) in
        try keep([Sample.tags(["D"], of: "P1")])
      }
    }
    #expect(throws: expected) { try store.erase(["P1"], Sample.signature(3)) { _ in } }
    #expect(try folder.everyFile() == before)
  }

  @Test func anotherJournalInItsPlaceIsNoticed() throws {
    let folder = try clinic()
    let text = try folder.read(folder.journal)
    let store = try folder.reopen()
    let replaced = StoreError.journalReplaced(path: folder.journal)
    // A copy in its place: another file, whatever it holds.
    try FileManager.default.removeItem(atPath: folder.journal)
    try folder.write(text, to: folder.journal)
    #expect(throws: replaced) { try self.save(store) }
    #expect(throws: replaced) { try store.refresh() }
    #expect(try folder.read(folder.journal) == text)
  }

  @Test func aJournalThatLostLinesIsNoticed() throws {
    let folder = try clinic()
    let store = try folder.reopen()
    let file = try FileHandle(forWritingTo: URL(filePath: folder.journal))
    try file.truncate(atOffset: 100)
    #expect(throws: StoreError.journalReplaced(path: folder.journal)) { try self.save(store) }
    #expect(throws: StoreError.journalReplaced(path: folder.journal)) { try store.refresh() }
    #expect(try folder.read(folder.journal).count == 100)
  }

  @Test func linesOfAnotherHistoryAreNoticed() throws {
    let (folder, other) = (try clinic(), try clinic())
    let store = try folder.reopen()
    let stranger = try other.reopen()
    try stranger.transact(Sample.signature(2), command: "tags") { _ in [Sample.tags(["A"], of: "P1")] }
    try save(stranger)
    let text = try other.read(other.journal)
    let file = try FileHandle(forWritingTo: URL(filePath: folder.journal))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.split(separator: UInt8(ascii: "\n")).last ?? []) + Data([10]))
    #expect(throws: StoreError.journalReplaced(path: folder.journal)) { try store.refresh() }
  }

  @Test func whoHoldsTheClinicIsNamed() throws {
    let folder = try clinic()
    let (front, back) = (try folder.reopen(), try folder.store(patience: 20))
    let holder = LockHolder(
      name: "林小雨", desk: "front-1", process: Int(ProcessInfo.processInfo.processIdentifier),
      since: "2026-11-21T10:32:00+08:00")
    try front.transact(Sample.signature(2), command: "tags") { _ in
      #expect(throws: StoreError.busy(path: folder.clinic, holder: holder)) { try self.save(back) }
      return []
    }
    try save(back)
    #expect(try front.refresh() == ChangedSubjects(patients: ["P1"]))
  }

  /// It signs while its line is on its way to the disk; until then what it said the last time names it.
  @Test func whoRecordsOnceMoreIsNamedFromTheBeginning() throws {
    let folder = try clinic()
    let (front, back) = (try folder.reopen(), try folder.store(patience: 0))
    func nameOfHolder() -> String? {
      let busy = #expect(throws: StoreError.self) { try self.save(back) }
      guard case .busy(_, let holder?) = busy else { return nil }
      return "\(holder.name), \(holder.desk), \(holder.since.dropFirst(11).prefix(5))"
    }
    // Of each save when it was decided on, and by whom; another author of one desk is somebody else.
    for (minute, author) in [(2, "林小雨"), (5, "林小雨"), (7, "王磊"), (8, "林小雨")] as [(Int64, String)] {
      let named = Signature(author: author, desk: "front-1", now: Sample.start + minute * .minute)
      let isFirst = minute != 5
      try front.transact(named, command: "tags") { _ in
        #expect(nameOfHolder() == "\(author), front-1, 10:3\(isFirst ? minute : 2)")
        return [Sample.tags(["\(minute)"], of: "P1")]
      }
      #expect(try FolderLock(folder: folder.folder()).lastSigned() == named.now)
    }
    // Whoever else has held it meanwhile, with or without recording anything, was named instead.
    try save(back)
    for minute in [9, 11] as [Int64] {
      try front.transact(Sample.signature(minute), command: "tags") { _ in
        #expect(nameOfHolder() == "林小雨, front-1, 10:\(30 + minute)")
        return []
      }
      let other = Signature(author: "王磊", desk: "front-2", now: Sample.start + (minute + 1) * .minute)
      try back.transact(other, command: "tags") { _ in [] }
    }
  }

  /// Lines of others may not be on the disk yet; only who puts them there says that they are saved.
  @Test func nobodySaysThatLinesOfOthersAreSaved() throws {
    let folder = try clinic()
    let (front, back) = (try folder.reopen(), try folder.store())
    let lock = FolderLock(folder: folder.folder())
    try save(front)
    let said = try lock.savedLines()
    #expect(said > 0)
    struct Refused: Error {}
    for _ in 0..<2 {
      #expect(throws: Refused.self) {
        try back.transact(Sample.signature(3), command: "tags") { _ in throw Refused() }
      }
      #expect(try lock.savedLines() == said)
    }
    // With its line, those before it come to the disk.
    try save(back)
    #expect(try lock.savedLines() == said + 1)
    try save(back)
    #expect(try lock.savedLines() == said + 1)
    try save(front)
    #expect(try lock.savedLines() == said + 3)
    #expect(try folder.reopen().journal.position.sequence == said + 3)
  }

  /// Else nobody would notice, once there are as many again.
  @Test func nothingIsAddedWhereSavedLinesAreMissing() throws {
    let folder = try clinic()
    let (front, back) = (try folder.reopen(), try folder.reopen())
    let text = try folder.read(folder.journal)
    try save(back)
    let saved = try FolderLock(folder: folder.folder()).savedLines()
    let file = try FileHandle(forWritingTo: URL(filePath: folder.journal))
    try file.truncate(atOffset: UInt64(text.count))
    let lost = StoreError.linesLost(path: folder.journal, saved: saved, found: saved - 1)
    for _ in 0..<2 {
      #expect(throws: lost) { try self.save(front) }
      #expect(throws: lost) {
        try front.transact(Sample.signature(3), command: "import") { _, keep in try keep([Sample.registration("P9")]) }
      }
      #expect(throws: lost) { try front.erase(["P1"], Sample.signature(3)) { _ in } }
      front.confirmSaved(Sample.signature(3))
    }
    #expect(try folder.read(folder.journal) == text)
    #expect(try FolderLock(folder: folder.folder()).savedLines() == saved)
  }

  /// What can't be read may have said more than anybody knows.
  @Test func whatTheLockSaysIsOnlyReplacedByWhoRecords() throws {
    let folder = try clinic()
    let store = try folder.reopen()
    try save(store)
    let garbage = [UInt8](repeating: UInt8(ascii: "?"), count: 1_024)
    try folder.write(garbage, to: folder.clinic + "/lock")
    try store.transact(Sample.signature(3), command: "tags") { _ in [] }
    #expect(try folder.read(folder.clinic + "/lock") == garbage)
    try store.transact(Sample.signature(4), command: "tags") { _ in [Sample.tags(["A"], of: "P1")] }
    #expect(try FolderLock(folder: folder.folder()).savedLines() == store.journal.position.sequence - 1)
  }

  @Test func whileSomebodyImportsLookingGoesOnAndRecordingSaysWhoDoes() throws {
    let folder = try clinic()
    let (front, back) = (try folder.reopen(), try folder.store(patience: 20))
    try front.transact(Sample.signature(2), command: "import") { _, keep in
      try keep([Sample.registration("P7")])
      try keep([Sample.registration("P8")])
      #expect(try back.refresh().isEmpty)
      #expect(try back.record(of: "P7") == nil)
      #expect(try back.record(of: "P1") != nil)
      let busy = #expect(throws: StoreError.self) { try self.save(back) }
      guard case .busy(_, let holder?) = busy else {
        Issue.record("\(String(describing: busy))")
        return
      }
      #expect(holder.name == "林小雨" && holder.command == "import")
    }
    #expect(try back.refresh() == ChangedSubjects(patients: ["P7", "P8"]))
  }

  @Test func aLockFileThatWasRemovedIsMadeAgain() throws {
    let folder = try clinic()
    let store = try folder.reopen()
    try FileManager.default.removeItem(atPath: folder.clinic + "/lock")
    #expect(try folder.reopen().record(of: "P1") != nil)
    try save(store)
    #expect(folder.exists(folder.clinic + "/lock"))
  }

  @Test func desksThatSaveAtTheSameTimeLoseNothing() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.store()
    let path = folder.clinic
    let (desks, saves) = (4, 25)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for desk in 0..<desks {
        group.addTask {
          let store = try JSONFileStore.open(folder: path, followUpProtocol: Sample.followUpProtocol)
          for number in 0..<saves {
            try store.transact(Sample.signature(Int64(number), desk: "desk-\(desk)"), command: "import") { view in
              var seen = 0
              try view.forEachRecord { seen += $0.id.rawValue.hasPrefix("D\(desk)-") ? 1 : 0 }
              #expect(seen == number)
              return [Sample.registration(PatientID("D\(desk)-\(number)"))]
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try folder.reopen()
    let expected = (0..<desks).flatMap { desk in (0..<saves).map { "D\(desk)-\($0)" } }
    #expect(Set(try store.summaries().map(\.patient.rawValue)) == Set(expected))
    let report = try store.check()
    #expect(report.lines == 1 + desks * saves)
    #expect(report.findings.isEmpty)
  }
}
