import FollowUp
import Foundation
import Testing
import Wording

@testable import FollowUpStore

/// A check of a clinic takes long after ten years. The desks go on meanwhile, and it tells of the clinic as it found
/// it.
@Suite struct CheckBesideDesksTests {
  private func clinic() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    for number in 0..<20 {
      try store.transact(Sample.signature(Int64(number)), command: "import") { _ in
        [
          Sample.registration(PatientID("P\(number)")),
          Sample.visit(VisitID("V\(number)"), of: PatientID("P\(number)")),
        ]
      }
    }
    try store.prepareForNextStart()
    return folder
  }

  /// Checks the clinic, and does `work` at another desk once while `stage` is under way.
  private func check(
    _ folder: TemporaryFolder, during stage: ProgressPhrase, _ files: any FileSystem = SystemFiles(),
    _ work: @escaping (JSONFileStore) throws -> Void
  ) throws -> CheckReport {
    let other = try folder.reopen()
    let progress = WorkProgress()
    var outcome: Result<Void, any Error>?
    progress.listener = { current in
      guard outcome == nil, current?.work == stage else { return }
      outcome = .success(())
      outcome = Result { try work(other) }
    }
    let place = ClinicFolder(path: folder.clinic, files: files, progress: progress)
    let store = try JSONFileStore(place, access: .reading, rules: Sample.rules)
    let report = try store.check()
    try #require(outcome).get()
    return report
  }

  @Test(arguments: [ProgressPhrase.checkingSnapshot, .checkingJournal, .checkingRecords])
  func desksSaveMeanwhile(_ stage: ProgressPhrase) throws {
    let folder = try clinic()
    let report = try check(folder, during: stage) { desk in
      // Nobody waits for a check.
      try desk.transact(Sample.signature(50, desk: "front-2"), command: "import", patience: .none) { _ in
        [Sample.registration("later")]
      }
      try desk.prepareForNextStart()
    }
    #expect(report.lines == 21)
    #expect(report.patients == 20)
    #expect(report.findings == [])
    #expect(try folder.reopen().check().lines == 22)
  }

  @Test(arguments: [ProgressPhrase.checkingSnapshot, .checkingJournal, .checkingRecords])
  func aSnapshotThatAnotherMachineReplacesIsNotTakenForDamaged(_ stage: ProgressPhrase) throws {
    let folder = try clinic()
    let files = RemoteFiles()
    let report = try check(folder, during: stage, files) { desk in
      try desk.transact(Sample.signature(50, desk: "front-2"), command: "import") { _ in
        [Sample.registration("later")]
      }
      // The only part is another one then.
      try FileManager.default.removeItem(atPath: folder.snapshot)
      try folder.reopen().prepareForNextStart()
    }
    #expect(report.findings == [])
    #expect(files.removals > 0)
  }

  @Test func whatIsDamagedIsFoundThoughADeskSavesMeanwhile() throws {
    let folder = try clinic()
    let place =
      folder.snapshot + "/" + (try #require(folder.names(in: folder.snapshot).first { $0.contains("records") }))
    var records = try folder.read(place)
    records[records.count / 2] ^= 1
    try folder.write(records, to: place)
    let report = try check(folder, during: .checkingJournal) { desk in
      try desk.transact(Sample.signature(50), command: "import") { _ in [Sample.registration("later")] }
    }
    #expect(report.findings == [CheckReport.Finding(file: place, .snapshotUnusable)])
  }

  @Test func whatWasCutShortAndIsSetAsideMeanwhileIsNotTakenForDamage() throws {
    let folder = try clinic()
    let torn = [UInt8](#"{"sequence":22,"at":"2026-11-21T10:30:00+08:00","by":"林小雨""#.utf8)
    let desk = try folder.reopen()
    try folder.write(folder.read(folder.journal) + torn, to: folder.journal)
    let progress = WorkProgress()
    var isSaved = false
    progress.listener = { stage in
      guard !isSaved, stage?.work == .checkingJournal else { return }
      isSaved = true
      #expect(throws: Never.self) {
        try desk.transact(Sample.signature(50), command: "import") { _ in [Sample.registration("later")] }
      }
    }
    let place = ClinicFolder(path: folder.clinic, files: SystemFiles(), progress: progress)
    let report = try JSONFileStore(place, access: .reading, rules: Sample.rules).check()
    #expect(isSaved)
    #expect(report.lines == 22)
    #expect(report.findings == [])
    #expect(desk.takeNotes().count == 1)
  }

  @Test(arguments: [ProgressPhrase.checkingSnapshot, .checkingJournal, .checkingRecords])
  func somebodyIsErasedMeanwhile(_ stage: ProgressPhrase) throws {
    let folder = try clinic()
    let report = try check(folder, during: stage) { desk in
      _ = try desk.erase(["P7"], Sample.signature(50)) { _ in }
    }
    #expect(report.lines == 22)
    #expect(report.patients == 19)
    #expect(report.erasedLines == 1)
    #expect(report.findings == [])
  }

  /// An erasure is prepared beside the desks, too: it is no more cut short than the check is.
  @Test func anErasureThatIsUnderWayIsNoneThatWasCutShort() throws {
    let folder = try clinic()
    let place = ErasureFolder(folder: folder.folder())
    var copy = try place.begin()
    #expect(copy != nil)
    #expect(try folder.reopen(access: .reading).check().findings == [])
    copy = nil
    #expect(
      try folder.reopen(access: .reading).check().findings
        == [CheckReport.Finding(file: folder.clinic, .erasureUnfinished)])
  }
}
