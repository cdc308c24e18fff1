import FollowUp
import Glibc
import Testing

@testable import FollowUpStore

/// A commit that comes in pieces is the same as one that comes at once, and is all there or not at all.
@Suite struct CommitInPiecesTests {
  /// Some history, and one long commit after it, cut into pieces.
  private func history(_ seed: UInt64) -> (before: [[Change]], pieces: [[Change]]) {
    var history = RandomHistory(seed: seed)
    var random = SeededGenerator(seed: seed)
    let before = (0..<Int.random(in: 0...6, using: &random)).map { _ in history.commit() }
    let pieces = (0..<Int.random(in: 1...8, using: &random)).map { _ in
      (0..<Int.random(in: 0...4, using: &random)).flatMap { _ in history.commit() }
    }
    return (before, pieces)
  }

  @Test(arguments: Array(1...16) as [UInt64])
  func piecesMakeTheHistoryAndTheClinicThatTheWholeMakes(seed: UInt64) throws {
    let (before, pieces) = history(seed)
    let (whole, inPieces) = (try TemporaryFolder(), try TemporaryFolder())
    let (one, other) = (try whole.store(), try inPieces.store())
    for changes in before {
      for store in [one, other] { try store.transact(Sample.signature(1), command: "random") { _ in changes } }
    }
    try one.transact(Sample.signature(2), command: "import") { _ in pieces.flatMap(\.self) }
    try other.transact(Sample.signature(2), command: "import") { view, keep in
      let state = ClinicState(clinic: view.clinic, records: try other.everything(of: view))
      for piece in pieces { try keep(piece) }
      #expect(try ClinicState(clinic: view.clinic, records: other.everything(of: view)) == state)
    }
    #expect(try other.history() == one.history())
    for store in [one, other, try inPieces.reopen()] {
      #expect(try store.state == one.state)
      #expect(try store.summaries() == one.summaries())
      #expect(try store.check().findings.isEmpty == one.check().findings.isEmpty)
      #expect(store.takeNotes() == [])
    }
    // The clinic goes on.
    try other.transact(Sample.signature(3), command: "import") { _ in [Sample.registration("later")] }
    try one.transact(Sample.signature(3), command: "import") { _ in [Sample.registration("later")] }
    #expect(try other.state == one.state)
    try other.prepareForNextStart()
    #expect(try inPieces.reopen().state == one.state)
  }

  /// What the changes of a new patient have in common with the record is not written a second time.
  @Test(arguments: Array(1...60) as [UInt64])
  func aRecordIsTheSameTextWithTheTextsOfItsChanges(seed: UInt64) throws {
    var history = RandomHistory(seed: seed)
    var changes: [PatientID: [Change]] = [:]
    for change in (0..<40).flatMap({ _ in history.commit() }) {
      if let patient = change.subject { changes[patient, default: []].append(change) }
    }
    let (zone, clinic) = (Sample.settings.timeZone, Clinic(settings: Sample.settings))
    let followUpProtocol = FollowUpProtocol(rules: [], proceduresWithoutFollowUp: [])
    for (patient, changes) in changes {
      guard case .patient(_, let first)? = changes.first else { continue }
      var record = try PatientRecord(of: patient, beginningWith: first)
      for case .patient(_, let event) in changes.dropFirst() { record.apply(event) }
      guard let text = try? JournalFormat(zone: zone).readableText(of: changes[...]) else { continue }
      let coding = RecordCoding(zone: zone)
      let texts = text.texts(of: changes[...], in: record)
      let line = FiledLine(record, coding, at: clinic, followUpProtocol, with: texts).line
      #expect(
        String(decoding: line, as: UTF8.self)
          == String(decoding: coding.checkedLine(StoredRecord(record)), as: UTF8.self))
    }
  }

  private struct Refusal: Error {}

  @Test func whatWasGivenFirstFailsFirst() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let before = try store.state
    #expect(throws: StoreError.self) {
      try store.transact(Sample.signature(2), command: "import") { _, keep in
        try keep([Sample.visit("V1", of: "nobody")])
        throw Refusal()
      }
    }
    #expect(throws: Refusal.self) {
      try store.transact(Sample.signature(2), command: "import") { _, keep in
        try keep([Sample.registration("P1")])
        throw Refusal()
      }
    }
    #expect(try store.state == before)
    #expect(try folder.reopen().state == before)
  }

  /// Somebody the clinic has, somebody new in each piece, and settings by which the days of lists change.
  private static var pieces: [[Change]] {
    var settings = Sample.settings
    settings.callingHours = ClockTime(clampedMinutes: 600)...ClockTime(clampedMinutes: 900)
    return [
      [.clinic(.settingsChanged(settings)), Sample.registration("P0")],
      [Sample.visit("V1", of: "P1"), Sample.registration("P2"), Sample.call(3, of: "P2")],
      [Sample.registration("P3")],
    ]
  }

  private func clinicWithOnePatient() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try store.transact(Sample.signature(1), command: "import") { _ in [Sample.registration("P1")] }
    return folder
  }

  /// So much that the system begins with the journal and with the part of the snapshot before their ends.
  @Test(arguments: ["/journal.jsonl", ".records.jsonl"])
  func whatGoesWrongOnTheWayToTheDiskIsTold(ending: String) throws {
    let texts = (0..<10).map { number in
      [Sample.tags([String(repeating: "\(number)", count: 1 << 20)], of: PatientID("P\(10 + number)"))]
    }
    func save(_ files: FaultyFiles) throws -> (TemporaryFolder, JSONFileStore, failure: StoreError?) {
      let folder = try TemporaryFolder()
      let registrations = (0..<10).map { Sample.registration(PatientID("P\(10 + $0)")) }
      try folder.store().transact(Sample.signature(1), command: "import") { _ in registrations }
      let store = try folder.reopen(files)
      do {
        try store.transact(Sample.signature(2), command: "import") { _, keep in
          for text in texts { try keep(text) }
        }
        return (folder, store, nil)
      } catch let failure as StoreError {
        return (folder, store, failure)
      }
    }
    let sound = FaultyFiles(.inputOutputError, at: .max)
    #expect(try save(sound).failure == nil)
    // What is begun with is written to once more.
    let begun = try #require(
      sound.acts.indices.first { place in
        let act = sound.acts[place]
        return act.operation == .synchronize && act.path.hasSuffix(ending)
          && sound.acts[place...].contains { $0.operation == .write && $0.path == act.path }
      })
    let files = FaultyFiles(.inputOutputError, at: begun)
    files.writesBack = true
    let (folder, store, failure) = try save(files)
    let cause: FileFailure
    switch failure {
    case .notOnDisk(let failure) where ending == "/journal.jsonl": cause = failure
    case .system(let failure) where ending != "/journal.jsonl": cause = failure
    default:
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(cause.operation == .synchronize && cause.path.hasSuffix(ending) && cause.code == EIO)
    #expect(try store.record(of: "P10")?.patient.tags == [])
    let state = try store.state
    #expect(try folder.reopen(access: .reading).state == state)
    files.cutPower()
    #expect(try folder.reopen().state == state)
  }

  @Test(arguments: FaultyFiles.Fault.allCases)
  func aCommitInPiecesIsThereAsAWholeOrNotAtAll(fault: FaultyFiles.Fault) throws {
    let before = try clinicWithOnePatient().reopen().state
    var after = before
    for piece in Self.pieces { try after.apply(piece) }
    var outcomes: Set<Bool> = []
    for position in 0..<400 {
      let folder = try clinicWithOnePatient()
      let files = FaultyFiles(fault, at: position)
      let store = try folder.reopen(files)
      var saved: Bool?
      do {
        try store.transact(Sample.signature(2), command: "import") { _, keep in
          for piece in Self.pieces { try keep(piece) }
        }
        saved = true
      } catch StoreError.outcomeUnknown {
        saved = nil
      } catch is StoreError {
        saved = false
      }
      let isCrash = [.crash, .powerCut, .powerCutAfterWriteBack].contains(fault)
      files.isMended = true
      if !isCrash { #expect(try store.state == (saved == true ? after : before), "\(position)") }
      let reopened = try folder.reopen()
      let isAfter = try reopened.state == after
      outcomes.insert(isAfter)
      let isBefore = try reopened.state == before
      #expect(isAfter || (isBefore && saved != true), "\(position)")
      #expect(!isAfter || saved != false || isCrash, "\(position)")
      try reopened.transact(Sample.signature(3), command: "next") { _ in [Sample.registration("P9")] }
      #expect(try folder.reopen().state == reopened.state)
      #expect(try reopened.check().findings.isEmpty)
      // Short writes fail nowhere, wherever they begin.
      if !files.hasStruck || fault == .shortWrites { break }
      #expect(position < 399)
    }
    #expect(outcomes == (fault == .shortWrites ? [true] : [true, false]))
  }
}

extension JSONFileStore {
  /// All changes of the journal, in their order.
  fileprivate func history() throws -> [Change] {
    var changes: [Change] = []
    try journal.readCommitsBeforePosition { changes += $0.changes }
    return changes
  }

  fileprivate func everything(of view: any ClinicReading) throws -> [PatientRecord] {
    var records: [PatientRecord] = []
    try view.forEachRecord { records.append($0) }
    return records
  }
}
