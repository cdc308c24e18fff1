import FollowUp
import Glibc
import Testing

@testable import FollowUpStore

/// A commit that is looked at while it is on its way to the disk, and found wrong, is gone for good.
@Suite struct JournalTests {
  private static let refusal = StoreError.changeNotStorable(.notTheSame)

  private struct Refusal {
    var error: StoreError
    /// What the journal held when the commit was looked at.
    var seen: [UInt8]
  }

  /// Adds a line, which is found wrong on its way to the disk.
  private func refuse(_ folder: TemporaryFolder, _ journal: Journal) throws -> Refusal {
    journal.skip(to: try folder.reopen().journal.position)
    let lines = try JournalFormat(zone: Sample.settings.timeZone).lines(
      for: [Sample.registration("P2")], Sample.signature(2), command: "import", after: journal.position)
    var seen: Result<[UInt8], any Error> = .success([])
    do throws(StoreError) {
      try journal.append(lines.text, to: lines.end) { () throws(StoreError) in
        seen = Result { try folder.read(folder.journal) }
        throw Self.refusal
      }
    } catch {
      return Refusal(error: error, seen: try seen.get())
    }
    throw Self.refusal
  }

  private func clinic() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.store().transact(Sample.signature(1), command: "import") { _ in [Sample.registration("P1")] }
    return folder
  }

  @Test func whatIsFoundWrongOnItsWayToTheDiskIsTakenOutAgain() throws {
    let folder = try clinic()
    let before = try folder.read(folder.journal)
    let journal = try Journal(in: folder.folder(), version: ClinicFolder.version, isWritable: true)
    for _ in 0..<2 {
      let refusal = try refuse(folder, journal)
      #expect(refusal.error == Self.refusal)
      #expect(refusal.seen.count > before.count && refusal.seen.starts(with: before))
      #expect(try folder.read(folder.journal) == before)
    }
    #expect(try folder.reopen().check().findings.isEmpty)
  }

  /// Whatever goes wrong besides, the line does not come back after what was reported as refused; where nobody can
  /// tell, that is what is said, and nothing more is written.
  @Test(arguments: [
    FaultyFiles.Fault.crash, .powerCut, .powerCutAfterWriteBack, .inputOutputError, .readOnlyFileSystem, .diskFull,
  ])
  func aFaultWhileItIsTakenOutIsTold(fault: FaultyFiles.Fault) throws {
    for position in 0..<20 {
      let folder = try clinic()
      let before = (text: try folder.read(folder.journal), state: try folder.reopen().state)
      let files = FaultyFiles(fault, at: position)
      files.writesBack = fault != .powerCut
      let journal = try Journal(in: folder.folder(files), version: ClinicFolder.version, isWritable: true)
      let error = try refuse(folder, journal).error
      if case .outcomeUnknown = error {
        files.isMended = true
        #expect(throws: StoreError.reopenNeeded(path: folder.clinic)) { try journal.write([1]) }
      } else {
        #expect(files.hasStruck || error == Self.refusal)
        if !files.isDead { files.cutPower() }
        #expect(try folder.reopen().state == before.state)
        if error == Self.refusal { #expect(try folder.read(folder.journal) == before.text) }
      }
      if !files.hasStruck { return }
    }
    Issue.record("The fault never came too late.")
  }
}
