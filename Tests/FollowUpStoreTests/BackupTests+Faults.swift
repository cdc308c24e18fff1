import FollowUp
import Foundation
import Testing

@testable import FollowUpStore

/// Whatever fails, a backup or a restore is as if it had not been begun, or is done.
extension BackupTests {
  private static let faults: [FaultyFiles.Fault] = [
    .crash, .powerCut, .diskFull, .inputOutputError, .readOnlyFileSystem,
  ]

  @Test(arguments: faults, FaultyFiles.NamelessFiles.allCases)
  func aBackupThatFailsLeavesTheOneBeforeOrAWholeNewOne(
    fault: FaultyFiles.Fault, namelessFiles: FaultyFiles.NamelessFiles
  ) throws {
    for position in 0..<100 {
      let clinic = try clinic(patients: 2)
      let path = try backup(of: clinic)
      let before = try clinic.read(path)
      try clinic.reopen().transact(Sample.signature(60), command: "more") { _ in [Sample.registration("more")] }
      let files = FaultyFiles(fault, at: position)
      files.namelessFiles = namelessFiles
      let isMade = (try? backup(of: clinic, files)) != nil
      try expectNothingLeft(beside: path, of: clinic, files, fault, position)
      let empty = try TemporaryFolder()
      let after = try clinic.read(path)
      _ = try JSONFileStore.restore(
        from: path, into: empty.folder(), isReplacing: false, at: Sample.start,
        followUpProtocol: Sample.followUpProtocol(ofFolder:))
      #expect((try empty.reopen().record(of: "more") != nil) == (after != before))
      #expect(try clinic.reopen().check().findings.isEmpty)
      if !files.hasStruck {
        #expect(isMade && after != before)
        return
      }
    }
    Issue.record("The fault never came too late.")
  }

  @Test(arguments: faults, FaultyFiles.NamelessFiles.allCases)
  func aFirstBackupThatFailsLeavesNoneOrAWholeOne(
    fault: FaultyFiles.Fault, namelessFiles: FaultyFiles.NamelessFiles
  ) throws {
    let clinic = try clinic(patients: 2)
    for position in 0..<100 {
      let path = clinic.root.path(percentEncoded: false) + "/backup.jsonl.gz"
      let files = FaultyFiles(fault, at: position)
      files.namelessFiles = namelessFiles
      let isMade = (try? backup(of: clinic, files)) != nil
      try expectNothingLeft(beside: path, of: clinic, files, fault, position)
      #expect(clinic.exists(path) || !isMade)
      if clinic.exists(path) {
        let empty = try TemporaryFolder()
        _ = try JSONFileStore.restore(
          from: path, into: empty.folder(), isReplacing: false, at: Sample.start,
          followUpProtocol: Sample.followUpProtocol(ofFolder:))
        #expect(try empty.reopen().everything() == clinic.reopen().everything())
      }
      if !files.hasStruck {
        #expect(isMade)
        return
      }
      for name in try clinic.names(in: clinic.root.path(percentEncoded: false)) where name != "clinic" {
        try FileManager.default.removeItem(at: clinic.root.appending(path: name))
      }
    }
    Issue.record("The fault never came too late.")
  }

  /// Only where nothing can be removed any more is something left, and then of a file that has a name already: where
  /// files need none, that is one which takes the place of another.
  private func expectNothingLeft(
    beside path: String, of clinic: TemporaryFolder, _ files: FaultyFiles, _ fault: FaultyFiles.Fault, _ position: Int
  ) throws {
    let left = try clinic.names(in: clinic.root.path(percentEncoded: false))
      .filter { $0 != "clinic" && $0 != "backup.jsonl.gz" }
    let moment: Comment = "\(fault) at \(position), files without a name \(files.namelessFiles): \(left)"
    guard files.hasStruck, [.crash, .powerCut, .readOnlyFileSystem].contains(fault) else {
      return #expect(left == [], moment)
    }
    #expect(left.isEmpty || left == ["backup.jsonl.gz.new-4711"], moment)
    guard files.namelessFiles == .linked, !left.isEmpty else { return }
    let last = files.acts[min(position, files.acts.count - 1)]
    #expect(last == FaultyFiles.Act(operation: .rename, path: path + ".new-4711"), moment)
    #expect(clinic.exists(path), moment)
  }

  @Test(arguments: FaultyFiles.NamelessFiles.allCases)
  func aBackupTakesNoNameThatIsTaken(namelessFiles: FaultyFiles.NamelessFiles) throws {
    let clinic = try clinic()
    let path = clinic.root.path(percentEncoded: false) + "/backup.jsonl.gz"
    // As another process of that number has left it, or is writing it on another machine.
    try clinic.write([1], to: path + ".new-4711")
    for _ in 1...2 {
      let files = FaultyFiles(.crash, at: .max)
      files.namelessFiles = namelessFiles
      #expect(try backup(of: clinic, files) == path)
      #expect(try clinic.read(path + ".new-4711") == [1])
      #expect(try clinic.mode(of: path) == 0o600)
      #expect(
        try clinic.names(in: clinic.root.path(percentEncoded: false))
          == ["backup.jsonl.gz", "backup.jsonl.gz.new-4711", "clinic"])
    }
  }

  /// Reading a backup takes a while.
  @Test func aClinicThatIsMadeMeanwhileIsNotReplacedUnasked() throws {
    let new = try clinic(patients: 2, named: "李四")
    let path = try backup(of: new)
    let place = try TemporaryFolder()
    let files = FaultyFiles(.crash, at: .max)
    files.beforeNextFile = { _ = try? place.store() }
    #expect(throws: StoreError.alreadyAClinic(path: place.clinic)) {
      try JSONFileStore.restore(
        from: path, into: place.folder(files), isReplacing: false, at: Sample.start,
        followUpProtocol: Sample.followUpProtocol(ofFolder:))
    }
    #expect(try place.names(in: place.root.path(percentEncoded: false)) == ["clinic"])
    #expect(try place.reopen().check().lines == 1)
    #expect(new.exists(path))
  }

  @Test(arguments: faults)
  func aRestoreThatFailsLeavesTheClinicOfBeforeOrOfTheBackup(fault: FaultyFiles.Fault) throws {
    let new = try clinic(patients: 2, named: "李四")
    let path = try backup(of: new)
    let wanted = try new.read(new.journal)
    for position in 0..<200 {
      let old = try clinic(patients: 1)
      let before = try old.read(old.journal)
      let files = FaultyFiles(fault, at: position)
      let restoration = try? JSONFileStore.restore(
        from: path, into: old.folder(files), isReplacing: true, at: Sample.start,
        followUpProtocol: Sample.followUpProtocol(ofFolder:))
      let found = try old.read(old.journal)
      #expect(found == wanted || restoration == nil && found == before)
      #expect(try old.journalsBeside().contains(before), "change \(position)")
      #expect(try old.reopen().check().findings.isEmpty)
      if !files.hasStruck {
        #expect(restoration?.former != nil)
        return
      }
    }
    Issue.record("The fault never came too late.")
  }
}
