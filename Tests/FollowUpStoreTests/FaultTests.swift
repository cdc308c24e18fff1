import FollowUp
import Glibc
import Testing

@testable import FollowUpStore

/// A save that something goes wrong with leaves the clinic as it was before it or as it is after it.
@Suite struct FaultTests {
  /// One patient's outcome (one line), and an import of three patients (three lines in one write).
  static let saves: [[Change]] = [
    [Sample.tags(["怕疼"], of: "P1")],
    [Sample.registration("P2"), Sample.registration("P3"), Sample.visit("V1", of: "P1")],
  ]

  private func clinicWithOnePatient() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.store().transact(Sample.signature(1), command: "import") { _ in [Sample.registration("P1")] }
    return folder
  }

  /// What that clinic is before a save of `changes`, and after it.
  private func states(around changes: [Change]) throws -> (before: ClinicState, after: ClinicState) {
    let before = try clinicWithOnePatient().reopen().state
    var after = before
    try after.apply(changes)
    return (before, after)
  }

  /// Saves with the fault at each change in turn, until it comes too late to hit anything.
  private func strikeEverywhere(
    _ fault: FaultyFiles.Fault, saving changes: [Change],
    _ verify: (_ folder: TemporaryFolder, _ files: FaultyFiles, _ store: JSONFileStore, _ saved: Bool?) throws -> Void
  ) throws {
    for position in 0..<200 {
      let folder = try clinicWithOnePatient()
      let files = FaultyFiles(fault, at: position)
      files.writesBack = fault != .powerCut
      let store = try folder.reopen(files)
      let saved: Bool?
      do {
        try store.transact(Sample.signature(2), command: "save") { _ in changes }
        saved = true
      } catch StoreError.outcomeUnknown {
        saved = nil
      } catch is StoreError {
        saved = false
      }
      try verify(folder, files, store, saved)
      if !files.hasStruck { return }
    }
    Issue.record("The fault never came too late.")
  }

  @Test(arguments: [FaultyFiles.Fault.crash, .powerCut, .powerCutAfterWriteBack], saves)
  func afterACrashTheClinicIsAsBeforeTheSaveOrAsAfterIt(fault: FaultyFiles.Fault, changes: [Change]) throws {
    let (before, after) = try states(around: changes)
    var outcomes: Set<Bool> = []
    try strikeEverywhere(fault, saving: changes) { folder, _, _, saved in
      let reopened = try folder.reopen()
      outcomes.insert(try reopened.state == after)
      #expect(try reopened.state == after || (saved != true && reopened.state == before))
      try reopened.transact(Sample.signature(3), command: "next") { _ in [Sample.registration("P9")] }
      #expect(try folder.reopen().state == reopened.state)
      #expect(try reopened.check().findings.isEmpty)
    }
    #expect(outcomes == [true, false])
  }

  @Test(arguments: [FaultyFiles.Fault.diskFull, .inputOutputError, .readOnlyFileSystem], saves)
  func aSaveThatFailsLeavesNothing(fault: FaultyFiles.Fault, changes: [Change]) throws {
    let (before, after) = try states(around: changes)
    var failures = 0
    try strikeEverywhere(fault, saving: changes) { folder, files, store, saved in
      files.isMended = true
      failures += saved == true ? 0 : 1
      #expect(try store.state == (saved == true ? after : before))
      let reopened = try folder.reopen()
      #expect(try reopened.state == (saved == true || saved == nil ? after : before))
      // Only where the disk lets nothing be cut off again can it stay open.
      #expect(saved != nil || fault == .readOnlyFileSystem)
      try reopened.transact(Sample.signature(3), command: "again") { _ in changes }
      #expect(try folder.reopen().state == after)
      #expect(try reopened.check().findings.isEmpty)
    }
    #expect(failures > 0)
  }

  /// Not even where the disk had it already when it failed.
  @Test(arguments: [FaultyFiles.Fault.diskFull, .inputOutputError, .readOnlyFileSystem], saves)
  func aPowerCutDoesNotBringBackWhatFailed(fault: FaultyFiles.Fault, changes: [Change]) throws {
    let (before, after) = try states(around: changes)
    var failures = 0
    try strikeEverywhere(fault, saving: changes) { folder, files, _, saved in
      failures += saved == true ? 0 : 1
      files.cutPower()
      let state = try folder.reopen().state
      #expect(state == after || (saved != true && state == before))
      #expect(state == before || saved != false)
    }
    #expect(failures > 0)
  }

  @Test func aFullDiskIsNamedAndTheSaveCanBeTriedAgain() throws {
    let folder = try clinicWithOnePatient()
    let files = FaultyFiles(.diskFull, at: 0)
    let store = try folder.reopen(files)
    let journal = try folder.read(folder.journal)
    for _ in 0..<2 {
      #expect(throws: StoreError.noSpace(path: folder.journal)) {
        try store.transact(Sample.signature(2), command: "save") { _ in FaultTests.saves[0] }
      }
      #expect(try folder.read(folder.journal) == journal)
    }
    files.isMended = true
    try store.transact(Sample.signature(2), command: "save") { _ in FaultTests.saves[0] }
    #expect(try folder.reopen().record(of: "P1")?.patient.tags == ["怕疼"])
  }

  /// The numbers of the changes that are a `operation` on the journal, in a save without faults.
  private func positions(of operation: FileFailure.Operation) throws -> [Int] {
    let folder = try clinicWithOnePatient()
    let files = FaultyFiles(.crash, at: .max)
    try folder.reopen(files).transact(Sample.signature(2), command: "save") { _ in FaultTests.saves[0] }
    return files.acts.indices.filter { files.acts[$0].operation == operation && files.acts[$0].path == folder.journal }
  }

  /// Whoever wrote the last line may have been ended before it was on the disk. Else a power cut takes it, and the next
  /// start takes for lost what nobody was told is saved.
  @Test func whatIsSaidToBeSavedIsPutOnTheDiskBefore() throws {
    let folder = try clinicWithOnePatient()
    let synchronization = try #require(try positions(of: .synchronize).last)
    let ended = try folder.reopen(FaultyFiles(.crash, at: synchronization))
    #expect(throws: StoreError.self) {
      try ended.transact(Sample.signature(2), command: "save") { _ in FaultTests.saves[0] }
    }
    let files = FaultyFiles(.crash, at: .max)
    let next = try folder.reopen(files)
    #expect(try next.record(of: "P1")?.patient.tags == ["怕疼"])
    next.confirmSaved(Sample.signature(3))
    try next.prepareForNextStart()
    let isOnDisk = try #require(files.acts.firstIndex(of: .init(operation: .synchronize, path: folder.journal)))
    let isSigned = try #require(files.acts.firstIndex(of: .init(operation: .write, path: folder.clinic + "/lock")))
    let isVouchedFor = try #require(
      files.acts.firstIndex { $0.operation == .rename && $0.path.hasPrefix(folder.snapshotHead) })
    #expect(isOnDisk < isSigned && isOnDisk < isVouchedFor)
  }

  /// Somebody who recorded something behind it says no more before the disk has both.
  @Test func ofALineThatMayNotBeOnTheDiskNobodySaysThatItIs() throws {
    let folder = try clinicWithOnePatient()
    let synchronization = try #require(try positions(of: .synchronize).last)
    let said = try FolderLock(folder: folder.folder()).savedLines()
    for tag in 0..<2 {
      let ended = try folder.reopen(FaultyFiles(.crash, at: synchronization))
      #expect(throws: StoreError.self) {
        try ended.transact(Sample.signature(2), command: "save") { _ in [Sample.tags(["\(tag)"], of: "P1")] }
      }
      #expect(try FolderLock(folder: folder.folder()).savedLines() == said)
    }
    let next = try folder.reopen()
    #expect(try next.record(of: "P1")?.patient.tags == ["1"])
    for tag in 2..<4 {
      try next.transact(Sample.signature(3), command: "save") { _ in [Sample.tags(["\(tag)"], of: "P1")] }
    }
    #expect(try FolderLock(folder: folder.folder()).savedLines() == next.journal.position.sequence - 1)
  }

  /// Be it told when the system begins to write, or when it has to be done.
  @Test(arguments: [0, 1])
  func afterAFailedSynchronizationNothingIsWrittenUntilTheClinicIsOpenedAnew(number: Int) throws {
    let folder = try clinicWithOnePatient()
    let positions = try positions(of: .synchronize)
    try #require(positions.count == 2)
    let files = FaultyFiles(.inputOutputError, at: positions[number])
    let store = try folder.reopen(files)
    let failure = FileFailure(.synchronize, path: folder.journal, code: EIO)
    #expect(throws: StoreError.notOnDisk(failure)) {
      try store.transact(Sample.signature(2), command: "save") { _ in FaultTests.saves[0] }
    }
    files.isMended = true
    let journal = try folder.read(folder.journal)
    for _ in 0..<2 {
      #expect(throws: StoreError.reopenNeeded(path: folder.clinic)) {
        try store.transact(Sample.signature(2), command: "save") { _ in FaultTests.saves[0] }
      }
    }
    #expect(try folder.read(folder.journal) == journal)
    #expect(try store.record(of: "P1")?.patient.tags == [])
    #expect(try store.refresh().isEmpty)
    try folder.reopen().transact(Sample.signature(2), command: "save") { _ in FaultTests.saves[0] }
  }

  @Test func whatCantBeCutOffAgainStopsFurtherSaves() throws {
    let folder = try clinicWithOnePatient()
    let files = FaultyFiles(.readOnlyFileSystem, at: try #require(try positions(of: .write).first))
    let store = try folder.reopen(files)
    #expect(throws: StoreError.system(FileFailure(.write, path: folder.journal, code: EROFS))) {
      try store.transact(Sample.signature(2), command: "save") { _ in FaultTests.saves[0] }
    }
    files.isMended = true
    #expect(throws: StoreError.reopenNeeded(path: folder.clinic)) {
      try store.transact(Sample.signature(2), command: "save") { _ in FaultTests.saves[0] }
    }
  }

  @Test func shortWritesAreGoneOnWith() throws {
    let folder = try clinicWithOnePatient()
    let store = try folder.reopen(FaultyFiles(.shortWrites, at: .max))
    try store.transact(Sample.signature(2), command: "save") { _ in FaultTests.saves[1] }
    try store.prepareForNextStart()
    #expect(try folder.reopen().state == store.state)
    #expect(try store.check().findings.isEmpty)
  }

  /// A clinic with a snapshot, and changes after it: what one patient's change adds to a snapshot of that many is a
  /// part of its own, or is merged with what is there.
  private func clinicWithSnapshot(patients: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try store.transact(Sample.signature(1), command: "import") { _ in
      (1...patients).map { Sample.registration(PatientID("P\($0)")) }
    }
    try store.prepareForNextStart()
    for tag in ["A", "B"] {
      try store.transact(Sample.signature(2), command: "save") { _ in [Sample.tags([tag], of: "P1")] }
      try store.prepareForNextStart()
    }
    try store.transact(Sample.signature(3), command: "save") { _ in
      [Sample.tags(["怕疼"], of: "P1"), Sample.visit("V1", of: "P2"), Sample.registration("P999")]
    }
    return folder
  }

  /// Whether the last snapshot left the oldest part alone.
  private func keepsParts(_ folder: TemporaryFolder) throws -> Bool {
    (try folder.reopen().kept.snapshot?.parts.count ?? 0) > 1
  }

  @Test(arguments: [FaultyFiles.Fault.crash, .powerCut], [2, 40])
  func aCrashWhileASnapshotIsWrittenLosesNothing(fault: FaultyFiles.Fault, patients: Int) throws {
    for position in 0..<200 {
      let folder = try clinicWithSnapshot(patients: patients)
      let files = FaultyFiles(fault, at: position)
      let store = try folder.reopen()
      let state = try store.state
      try? folder.reopen(files).prepareForNextStart()
      let reopened = try folder.reopen()
      #expect(try reopened.state == state)
      #expect(reopened.takeNotes() == [])
      // The desk that was open all the time reads on, whatever became of the files under it.
      #expect(try store.state == state)
      for desk in [store, reopened] {
        try desk.prepareForNextStart()
        #expect(try desk.check().findings.isEmpty)
        #expect(try folder.reopen().state == state)
      }
      #expect(try keepsParts(folder) == (patients > 2))
      if !files.hasStruck { return }
    }
    Issue.record("The fault never came too late.")
  }

  @Test(arguments: [FaultyFiles.Fault.diskFull, .inputOutputError, .readOnlyFileSystem], [2, 40])
  func aSnapshotThatCantBeWrittenTakesNothingAway(fault: FaultyFiles.Fault, patients: Int) throws {
    for position in 0..<200 {
      let folder = try clinicWithSnapshot(patients: patients)
      let files = FaultyFiles(fault, at: position)
      let store = try folder.reopen(files)
      let state = try store.state
      var isWritten = true
      do {
        try store.prepareForNextStart()
      } catch is StoreError {
        isWritten = false
      }
      #expect(isWritten || files.hasStruck)
      #expect(try store.state == state)
      #expect(try folder.reopen().state == state)
      files.isMended = true
      try store.prepareForNextStart()
      #expect(try store.state == state)
      #expect(try store.check().findings.isEmpty)
      #expect(store.takeNotes() == [])
      if !files.hasStruck { return }
    }
    Issue.record("The fault never came too late.")
  }

  @Test(arguments: [FaultyFiles.Fault.crash, .powerCut, .inputOutputError])
  func aClinicThatWasCutShortInTheMakingCanBeMadeAgain(fault: FaultyFiles.Fault) throws {
    for position in 0..<50 {
      let folder = try TemporaryFolder()
      let files = FaultyFiles(fault, at: position)
      do {
        _ = try JSONFileStore.create(
          folder.folder(files), settings: Sample.settings, signature: Sample.signature(0), rules: Sample.rules)
      } catch is StoreError {
        do {
          _ = try folder.reopen()
        } catch StoreError.noClinic(folder.clinic) {
          _ = try JSONFileStore.create(
            folder.folder(), settings: Sample.settings, signature: Sample.signature(0), rules: Sample.rules)
        }
      }
      #expect(try folder.reopen().clinic.settings == Sample.settings)
      try folder.reopen().transact(Sample.signature(1), command: "import") { _ in [Sample.registration("P1")] }
      #expect(try folder.reopen().check().findings.isEmpty)
      if !files.hasStruck { return }
    }
    Issue.record("The fault never came too late.")
  }

  @Test(arguments: FaultyFiles.Fault.allCases)
  func aFaultWhileACutShortSaveIsSetAsideLosesNothing(fault: FaultyFiles.Fault) throws {
    for position in 0..<50 {
      let folder = try clinicWithOnePatient()
      let before = try folder.reopen().state
      try folder.write(try folder.read(folder.journal) + [UInt8]("{\"sequence\":3".utf8), to: folder.journal)
      let files = FaultyFiles(fault, at: position)
      if let store = try? folder.reopen(files) { #expect(try store.state == before) }
      let reopened = try folder.reopen()
      #expect(try reopened.state == before)
      #expect(
        try folder.read(folder.clinic + "/aside/" + folder.names(in: folder.clinic + "/aside").joined())
          == [UInt8]("{\"sequence\":3".utf8))
      try reopened.transact(Sample.signature(3), command: "next") { _ in [Sample.registration("P9")] }
      #expect(try reopened.check().findings.isEmpty)
      if !files.hasStruck { return }
    }
    Issue.record("The fault never came too late.")
  }
}
