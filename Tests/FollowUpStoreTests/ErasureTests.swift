import Crypto
import FollowUp
import Foundation
import OrderedCollections
import Testing

@testable import FollowUpStore

/// One patient is gone from everything in the folder, the others are as they were, and the chain can be verified.
@Suite struct ErasureTests {
  /// What nobody may find in the folder once the patient is erased.
  private static let name = "欧阳独一"

  /// A clinic with several patients, one of whom comes up before, among and after the others; with a snapshot,
  /// automatic backups, and something that was set aside.
  private func clinic() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try store.transact(Sample.signature(1), command: "import") { _ in
      [Sample.registration("P0"), Sample.registration("P1", name: Self.name), Sample.registration("P2", name: "李四")]
    }
    try store.transact(Sample.signature(2), command: "visit") { _ in [Sample.visit("V0", of: "P0")] }
    try store.transact(Sample.signature(3), command: "visit") { _ in
      [Sample.visit("V1", of: "P1"), Sample.call(1, of: "P1")]
    }
    try store.prepareForNextStart()
    for day in ["2026-11-19", "2026-11-20"] {
      try store.backUpDaily(#require(CivilDate(day)), documents: [], at: Sample.start)
    }
    try store.transact(Sample.signature(4), command: "tags") { _ in [Sample.tags(["怕疼"], of: "P2", name: "李四")] }
    try store.transact(Sample.signature(5), command: "tags") { _ in [Sample.tags(["准时"], of: "P1", name: Self.name)] }
    try store.prepareForNextStart()
    let torn = Array(#"{"sequence":9,"by":"\#(Self.name)"#.utf8)
    try folder.write(folder.read(folder.journal) + torn, to: folder.journal)
    #expect(try folder.reopen().takeNotes().count == 1)
    return folder
  }

  private func erase(_ store: any EventStore, _ patient: PatientID = "P1") throws -> Erasure? {
    try store.erase([patient], Sample.signature(60, desk: "front-2")) { _ in }.first
  }

  /// The files of the folder in which something can be read of the patient.
  private func filesWithThePatient(_ folder: TemporaryFolder) throws -> [String] {
    let files = FileManager.default.enumerator(atPath: folder.clinic)?.compactMap { $0 as? String } ?? []
    return try files.filter { file in
      var isFolder: ObjCBool = false
      let path = folder.clinic + "/" + file
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
        return false
      }
      var bytes = try folder.read(path)
      if path.hasSuffix(".gz") { bytes = try Expander().expand(bytes) }
      return String(decoding: bytes, as: UTF8.self).contains(Self.name)
    }.sorted()
  }

  private func objects(_ folder: TemporaryFolder) throws -> [[String: Any]] {
    try folder.read(folder.journal).split(separator: UInt8(ascii: "\n")).map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
    }
  }

  @Test func thePatientIsGoneAndNobodyElse() throws {
    let folder = try clinic()
    #expect(
      try filesWithThePatient(folder).map { $0.split(separator: "/")[0] } == [
        "aside", "backups", "backups", "journal.jsonl", "snapshot", "snapshot", "snapshot",
      ])
    let others = try folder.reopen().everything().filter { $0.id != "P1" }
    let before = try objects(folder)
    let store = try folder.reopen()
    let erasure = try #require(try erase(store))
    #expect(erasure.lines == [3, 6, 8])
    #expect(erasure.events == 4)
    #expect(erasure.end == before.last?["checksum"] as? String)

    for desk in [store, try folder.reopen()] {
      #expect(try desk.record(of: "P1") == nil)
      #expect(try desk.everything() == others)
      #expect(try desk.summaries().map(\.patient) == ["P0", "P2"])
      let report = try desk.check()
      #expect(report.findings == [])
      #expect(report.erasedLines == 3)
      #expect(report.lines == before.count + 1)
    }
    #expect(try filesWithThePatient(folder) == [])
    #expect(!folder.exists(folder.clinic + "/erasure"))
    #expect(try folder.mode(of: folder.journal) == 0o600)
    #expect(folder.exists(folder.snapshotHead))

    // Who did what and when is still there, of every line.
    let after = try objects(folder)
    for (old, new) in zip(before, after) {
      for member in ["sequence", "at", "by", "desk", "command", "more"] {
        #expect(String(describing: old[member]) == String(describing: new[member]))
      }
      let isErased = erasure.lines.contains(old["sequence"] as? Int ?? 0)
      let changes = (try #require(new["changes"] as? [Any]), try #require(old["changes"] as? [Any]))
      #expect(changes.0.count == (isErased ? 0 : changes.1.count))
      #expect(new["erased"] as? Int == (isErased ? changes.1.count : nil))
    }
    let last = try #require(after.last)
    #expect(last["command"] as? String == "erase" && last["desk"] as? String == "front-2")
    #expect(
      NSDictionary(dictionary: try #require(last["erasure"] as? [String: Any]))
        == ["patient": "P1", "lines": [3, 6, 8], "events": 4, "end": erasure.end])
  }

  @Test func theChainIsVerifiableByHand() throws {
    let folder = try clinic()
    _ = try erase(folder.reopen())
    var previous = String(repeating: "0", count: 64)
    for line in String(decoding: try folder.read(folder.journal), as: UTF8.self).split(separator: "\n") {
      let member = try #require(line.range(of: #","checksum":""#, options: .backwards))
      let hash = SHA256.hash(data: Data((line[..<member.lowerBound] + "}").utf8))
        .map { String(format: "%02x", $0) }.joined()
      #expect(line.hasSuffix(hash + "\"}"))
      #expect(line.contains(#""previous":"\#(previous)""#))
      previous = hash
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func randomHistoriesLoseThatPatientAlone(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var history = RandomHistory(seed: seed)
    for minute in 1...40 as ClosedRange<Int64> {
      let changes = history.commit()
      try store.transact(Sample.signature(minute), command: "test") { _ in changes }
      if minute % 15 == 0 { try store.prepareForNextStart() }
    }
    var expected = try store.state
    for patient in try store.everything().map(\.id).enumerated().filter({ $0.offset % 2 == 0 }).map(\.element) {
      let erasure = try #require(try erase(store, patient))
      #expect(!erasure.lines.isEmpty)
      expected.remove(patient)
      #expect(try store.state == expected)
      #expect(try folder.reopen().state == expected)
    }
    // Random changes may name what is not there.
    let problems = try folder.reopen().check().findings.map(\.problem)
    #expect(problems.count == expected.brokenReferences.count)
    for minute in 50...60 as ClosedRange<Int64> {
      let changes = [Sample.registration(PatientID("N\(minute)"))]
      try store.transact(Sample.signature(minute), command: "test") { _ in changes }
    }
    try store.prepareForNextStart()
    #expect(try folder.reopen().state == store.state)
  }

  @Test func whoComesAgainIsANewPatient() throws {
    let folder = try clinic()
    let store = try folder.reopen()
    let first = try #require(try erase(store))
    try store.transact(Sample.signature(70), command: "import") { _ in [Sample.registration("P1", name: "新")] }
    #expect(try store.record(of: "P1")?.visits.isEmpty == true)
    #expect(try folder.reopen().check().findings == [])
    let second = try #require(try erase(store))
    #expect(second.lines == [first.lines.count + 7])
    #expect(try folder.reopen().record(of: "P1") == nil)
    #expect(try folder.reopen().check().findings == [])
    #expect(try folder.reopen().check().erasedLines == 4)
  }

  @Test func severalPatientsGoInOneStep() throws {
    let folder = try clinic()
    let (store, desk) = (try folder.reopen(), try folder.reopen())
    let end = try objects(folder).last?["checksum"] as? String
    var asked: [PatientID] = []
    let erasures = try store.erase(["P2", "nobody", "P1"], Sample.signature(60)) { asked.append($0.id) }
    // Before the journal is copied, and when nobody else can commit.
    #expect(asked == ["P1", "P2", "P1", "P2"])
    #expect(erasures.map(\.patient) == ["P1", "P2"])
    #expect(erasures.map(\.lines) == [[3, 6, 8], [4, 7]])
    #expect(erasures.allSatisfy { $0.end == end })
    #expect(try store.everything().map(\.id) == ["P0"])
    #expect(try desk.refresh().patients == ["P1", "P2"])
    #expect(try desk.everything().map(\.id) == ["P0"])
    let report = try folder.reopen().check()
    #expect(report.findings == [] && report.erasedLines == 5)
  }

  // MARK: Several desks

  @Test func otherDesksGoOnByThemselves() throws {
    let folder = try clinic()
    let (idle, saving, checking) = (try folder.reopen(), try folder.reopen(), try folder.reopen(access: .reading))
    let eraser = try folder.reopen()
    // One desk has not seen the newest line when the patient is erased.
    try eraser.transact(Sample.signature(50), command: "import") { _ in [Sample.registration("P5")] }
    _ = try erase(eraser)
    #expect(try erase(eraser, "P2") != nil)
    try eraser.transact(Sample.signature(61), command: "import") { _ in [Sample.registration("P6")] }

    try saving.transact(Sample.signature(62), command: "import") { view in
      try view.record(of: "P1") == nil ? [Sample.registration("P7")] : []
    }
    #expect(try saving.refresh().patients.isSuperset(of: ["P1", "P2", "P5", "P6"]))
    #expect(try idle.refresh() == ChangedSubjects(patients: ["P1", "P2", "P5", "P6", "P7"]))
    #expect(try idle.refresh().isEmpty)
    #expect(try checking.check().findings == [])
    for desk in [idle, saving, checking, try folder.reopen()] {
      _ = try desk.refresh()
      #expect(try desk.everything().map(\.id) == ["P0", "P5", "P6", "P7"])
    }
  }

  @Test func aBackupThatWasBegunBeforeDoesNotBringThePatientBack() throws {
    let folder = try clinic()
    let store = try folder.reopen()
    let path = folder.root.path(percentEncoded: false) + "/backup.jsonl.gz"
    // The backup is written from the journal of before, and finds another one in its place at the end.
    let files = FaultyFiles(.crash, at: .max)
    let desk = try folder.reopen(files)
    files.beforeNextFile = { _ = try? self.erase(folder.reopen()) }
    #expect(throws: StoreError.journalReplaced(path: folder.journal)) {
      try desk.backUp(to: path, documents: [], at: Sample.start)
    }
    #expect(!folder.exists(path))
    #expect(try store.refresh().patients == ["P1"])
  }

  @Test func aRefusalLeavesEverythingAsItWas() throws {
    let folder = try clinic()
    let before = try folder.read(folder.journal)
    let store = try folder.reopen()
    #expect(throws: EventStoreTests.Refusal()) {
      try store.erase(["P1"], Sample.signature(60)) { record in
        #expect(record.patient.name == Self.name)
        throw EventStoreTests.Refusal()
      }
    }
    #expect(try erase(store, "nobody") == nil)
    #expect(try folder.read(folder.journal) == before)
    #expect(!folder.exists(folder.clinic + "/erasure"))
    #expect(throws: StoreError.readOnly(path: folder.clinic, .asked)) {
      try self.erase(folder.reopen(access: .reading))
    }
  }

  @Test func twoErasuresAtOnceExcludeEachOther() throws {
    let folder = try clinic()
    let place = ErasureFolder(folder: folder.folder())
    var held = try place.begin()
    #expect(held != nil)
    // A desk that starts meanwhile leaves it alone.
    let store = try folder.reopen()
    #expect(folder.exists(folder.clinic + "/erasure"))
    #expect(throws: StoreError.busy(path: folder.clinic, holder: nil)) { try self.erase(store) }
    held = nil
    #expect(try folder.reopen().check().findings == [])
    #expect(!folder.exists(folder.clinic + "/erasure"))
    #expect(try erase(store) != nil)
  }

  /// What one eraser has opened to write into is the journal by the time that it is locked: another one was quicker.
  @Test func aJournalIsNotTakenForACopyOfIt() throws {
    let folder = try clinic()
    let place = ErasureFolder(folder: folder.folder())
    var held = try place.begin()
    let file = try #require(held?.file)
    _ = try SystemFiles().appendAll(folder.read(folder.journal), to: file)
    let files = FaultyFiles(.crash, at: .max)
    let store = try folder.reopen(files)
    let copy = folder.clinic + "/erasure/journal.jsonl"
    func takePlace() {
      #expect(throws: Never.self) { try place.putInPlace() }
      held = nil
    }
    // First it looks whether an earlier erasure is to be finished.
    var looks = 0
    func look() {
      looks += 1
      files.beforeLock = (copy, looks == ErasureFolder.patience ? takePlace : look)
    }
    files.beforeLock = (copy, look)
    #expect(throws: StoreError.busy(path: folder.clinic, holder: nil)) { try self.erase(store) }
    #expect(files.beforeLock == nil && held == nil)
    let reopened = try folder.reopen()
    #expect(try reopened.record(of: "P1") != nil && reopened.check().findings == [])
  }

  /// Else nobody would know any more that there are copies of the first patient.
  @Test func theNextErasureBeginsByFinishingThisOne() throws {
    let folder = try clinic()
    let files = FaultyFiles(.readOnlyFileSystem, at: 0)
    files.isReadOnly = { $0.contains("/backups") }
    let store = try folder.reopen(files)
    #expect(try erase(store) != nil)
    let remaining = store.takeNotes()
    #expect(remaining.count == 1 && folder.exists(folder.clinic + "/erasure/journal-in-place"), "\(remaining)")
    #expect(throws: StoreError.self) { try self.erase(store, "P2") }
    #expect(folder.exists(folder.clinic + "/erasure/journal-in-place"))
    #expect(try store.record(of: "P2") != nil)
    files.isMended = true
    #expect(try erase(store, "P2") != nil)
    #expect(try filesWithThePatient(folder) == [] && !folder.exists(folder.clinic + "/erasure"))
    #expect(try store.check().findings == [])
  }

  // MARK: What the check finds

  @Test func anErasureThatIsNotRecordedIsFound() throws {
    let folder = try clinic()
    _ = try erase(folder.reopen())
    let text = String(decoding: try folder.read(folder.journal), as: UTF8.self)
    for (change, problem, line) in [
      (#""lines":[3,6,8]"#, CheckReport.Problem.erasedUnrecorded, 6), (#""patient":"P1""#, .notErased("P0"), 2),
    ] as [(String, CheckReport.Problem, Int)] {
      let other = change.hasPrefix(#""l"#) ? #""lines":[3,8]"# : #""patient":"P0""#
      let lines = text.split(separator: "\n").map(String.init)
      let forged = lines.dropLast() + [lines[lines.count - 1].replacing(change, with: other)]
      // Whoever forges it chains it anew as well.
      try folder.write(try chained(Array(forged)), to: folder.journal)
      let found = try folder.reopen().check().findings
      #expect(found.contains(CheckReport.Finding(file: folder.journal, line: line, problem)), "\(found)")
    }
  }

  /// The lines with checksums that fit what they say now.
  private func chained(_ lines: [String]) throws -> [UInt8] {
    var (text, position): ([UInt8], JournalPosition) = ([], JournalPosition())
    for line in lines { try JournalFormat.append(Array(line.utf8)[...], chainedTo: &position, to: &text) }
    return text
  }

  // MARK: Faults

  @Test func shortWritesAreGoneOnWith() throws {
    let folder = try clinic()
    #expect(try erase(folder.reopen(FaultyFiles(.shortWrites, at: .max))) != nil)
    #expect(try filesWithThePatient(folder) == [])
    #expect(try folder.reopen().check().findings == [])
  }

  @Test(arguments: [FaultyFiles.Fault.crash, .powerCut, .diskFull, .inputOutputError, .readOnlyFileSystem])
  func aFaultLeavesTheClinicAsBeforeOrAsAfter(fault: FaultyFiles.Fault) throws {
    let before = try clinic().reopen().state
    var after = before
    after.remove("P1")
    var outcomes: Set<Bool> = []
    for position in 0..<300 {
      let folder = try clinic()
      let journal = try folder.read(folder.journal)
      let desk = try folder.reopen()
      let files = FaultyFiles(fault, at: position)
      var isErased = false
      if let store = try? folder.reopen(files) { isErased = (try? erase(store)) != nil }
      // What others see at once, though nothing was put in order yet.
      let reader = try folder.reopen(access: .reading)
      #expect(try reader.state == after || (!isErased && reader.state == before), "change \(position)")
      let reopened = try folder.reopen()
      outcomes.insert(try reopened.state == after)
      if try reopened.state == before {
        #expect(!isErased)
        #expect(try folder.read(folder.journal) == journal)
        #expect(try filesWithThePatient(folder).contains("backups/2026-11-20.jsonl.gz"), "change \(position)")
      } else {
        #expect(try reopened.state == after)
        #expect(try filesWithThePatient(folder) == [], "change \(position)")
      }
      #expect(!folder.exists(folder.clinic + "/erasure"), "change \(position)")
      for store in [reopened, desk] {
        try store.transact(Sample.signature(70), command: "next") { _ in [Sample.registration("P9")] }
        // Takes away what is left of a snapshot that was cut short.
        try store.prepareForNextStart()
        #expect(try store.check().findings == [])
      }
      #expect(try folder.reopen().state == desk.state)
      if !files.hasStruck {
        #expect(isErased)
        #expect(outcomes == [true, false])
        return
      }
    }
    Issue.record("The fault never came too late.")
  }
}
