import FollowUp
import Foundation
import Testing

@testable import FollowUpStore

/// A backup gives the clinic back as it was, or is refused.
@Suite struct BackupTests {
  private static let documents = [
    ClinicDocument(place: "protocol.yaml", text: "规则: []\n"),
    ClinicDocument(place: "themes/dawn.yaml", text: "name: 晨\n"),
  ]

  /// A clinic of some patients whose names tell it from others.
  func clinic(patients: Int = 4, named name: String = "张三") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    for number in 1...max(1, patients) {
      try store.transact(Sample.signature(Int64(number)), command: "test") { _ in
        [Sample.registration(PatientID("P\(number)"), name: name)]
      }
    }
    return folder
  }

  private func randomClinic(seed: UInt64) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var history = RandomHistory(seed: seed)
    for minute in 1...40 as ClosedRange<Int64> {
      let changes = history.commit()
      try store.transact(Sample.signature(minute), command: "test") { _ in changes }
    }
    return folder
  }

  func backup(of folder: TemporaryFolder, _ files: any FileSystem = SystemFiles()) throws -> String {
    let path = folder.root.path(percentEncoded: false) + "/backup.jsonl.gz"
    _ = try folder.reopen(files).backUp(to: path, documents: Self.documents, at: Sample.start)
    return path
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func givesTheClinicBack(seed: UInt64) throws {
    let clinic = try randomClinic(seed: seed)
    let path = try backup(of: clinic)
    #expect(try clinic.mode(of: path) == 0o600)

    let empty = try TemporaryFolder()
    let restoration = try JSONFileStore.restore(
      from: path, into: empty.folder(), isReplacing: false, at: Sample.start,
      followUpProtocol: Sample.followUpProtocol(ofFolder:))
    #expect(restoration.former == nil)
    #expect(restoration.backup.documents == 2)
    #expect(try empty.read(empty.journal) == clinic.read(clinic.journal))
    #expect(try empty.read(empty.clinic + "/themes/dawn.yaml") == Array("name: 晨\n".utf8))
    #expect(try empty.mode(of: empty.clinic) == 0o700)
    let restored = try empty.reopen()
    #expect(try restored.everything() == clinic.reopen().everything())
    #expect(restored.clinic == (try clinic.reopen().clinic))
    // Random changes may name what is not there.
    #expect(try restored.check().findings.count == clinic.reopen().check().findings.count)
    #expect(try empty.names(in: empty.root.path(percentEncoded: false)) == ["clinic"])
  }

  @Test func isOfOneMomentWhileOthersWork() throws {
    let clinic = try clinic()
    let store = try clinic.reopen()
    let other = try clinic.reopen()
    try other.transact(Sample.signature(90), command: "before") { _ in [Sample.registration("before")] }
    let path = clinic.root.path(percentEncoded: false) + "/backup.jsonl.gz"
    let summary = try store.backUp(to: path, documents: [], at: Sample.start)
    try other.transact(Sample.signature(91), command: "after") { _ in [Sample.registration("after")] }

    let empty = try TemporaryFolder()
    _ = try JSONFileStore.restore(
      from: path, into: empty.folder(), isReplacing: false, at: Sample.start,
      followUpProtocol: Sample.followUpProtocol(ofFolder:))
    let restored = try empty.reopen()
    #expect(try restored.record(of: "before") != nil)
    #expect(try restored.record(of: "after") == nil)
    #expect(try restored.check().lines == summary.lines)
  }

  @Test func neverTakesThePlaceOfAClinicUnasked() throws {
    let (old, new) = (try clinic(), try clinic(named: "李四"))
    let path = try backup(of: new)
    let before = try old.read(old.journal)
    #expect(throws: StoreError.alreadyAClinic(path: old.clinic)) {
      try JSONFileStore.restore(
        from: path, into: old.folder(), isReplacing: false, at: Sample.start,
        followUpProtocol: Sample.followUpProtocol(ofFolder:))
    }
    #expect(try old.read(old.journal) == before)

    let restoration = try JSONFileStore.restore(
      from: path, into: old.folder(), isReplacing: true, at: Sample.start,
      followUpProtocol: Sample.followUpProtocol(ofFolder:))
    let former = try #require(restoration.former)
    #expect(try old.read(old.journal) == new.read(new.journal))
    #expect(try old.read(former + "/journal.jsonl") == before)
    #expect(try JSONFileStore.open(folder: former, followUpProtocol: Sample.followUpProtocol).check().findings.isEmpty)
  }

  @Test func aDeskThatWasOpenRecordsNothingIntoTheOtherClinic() throws {
    let (old, new) = (try clinic(), try clinic(named: "李四"))
    let desk = try old.reopen()
    let path = try backup(of: new)
    _ = try JSONFileStore.restore(
      from: path, into: old.folder(), isReplacing: true, at: Sample.start,
      followUpProtocol: Sample.followUpProtocol(ofFolder:))
    #expect(throws: StoreError.journalReplaced(path: old.journal)) {
      try desk.transact(Sample.signature(50), command: "late") { _ in [Sample.registration("late")] }
    }
    #expect(try old.reopen().record(of: "late") == nil)
  }

  @Test func makesTheFoldersAboveTheClinic() throws {
    let old = try clinic()
    let path = try backup(of: old)
    let place = old.root.path(percentEncoded: false) + "/new/disk/clinic/"
    let restoration = try JSONFileStore.restore(
      from: path, into: place, isReplacing: false, at: Sample.start,
      followUpProtocol: Sample.followUpProtocol(ofFolder:))
    #expect(restoration.former == nil)
    #expect(try old.read(place + "journal.jsonl") == old.read(old.journal))
  }

  @Test func leavesWhatAnEarlierRestoreLeft() throws {
    let (old, new) = (try clinic(), try clinic(named: "李四"))
    let path = try backup(of: new)
    let before = try old.read(old.journal)
    // As a restore leaves the clinic of before whose process died right after the exchange.
    let left = "\(old.clinic).restoring-4711/journal.jsonl"
    try FileManager.default.createDirectory(atPath: "\(old.clinic).restoring-4711", withIntermediateDirectories: false)
    try old.write(before, to: left)
    var formers: [String] = []
    for _ in 1...3 {
      let restoration = try JSONFileStore.restore(
        from: path, into: old.folder(FaultyFiles(.shortWrites, at: 0)), isReplacing: true, at: Sample.start,
        followUpProtocol: Sample.followUpProtocol(ofFolder:))
      formers.append(try #require(restoration.former))
    }
    let first = "\(old.clinic).before-2026-11-21T023000Z"
    #expect(formers == [first, first + "-2", first + "-3"])
    #expect(try old.read(first + "/journal.jsonl") == before)
    #expect(try old.read(left) == before)
    #expect(try old.journalsBeside().count == 5)
  }

  @Test func takesThePlaceOfAnOlderOneOfThisClinicAlone() throws {
    let clinic = try clinic()
    let path = try backup(of: clinic)
    try clinic.reopen().transact(Sample.signature(50), command: "more") { _ in [Sample.registration("more")] }
    #expect(try backup(of: clinic) == path)
    _ = try clinic.reopen().erase(["P1"], Sample.signature(51)) { _ in }
    #expect(try backup(of: clinic) == path)
    try clinic.write([], to: path)
    #expect(try backup(of: clinic) == path)
    let newest = try clinic.read(path)

    // Whoever has begun anew, or restored an older state, must not lose by mistake what is newer.
    let shorter = try self.clinic(patients: 1)
    try shorter.write(newest, to: path)
    let other = try TemporaryFolder()
    _ = try JSONFileStore.create(
      other.folder(), settings: Sample.settings, signature: Sample.signature(9), rules: Sample.rules)
    for folder in [shorter, other] {
      #expect(throws: StoreError.notReplaced(path: path)) {
        try folder.reopen().backUp(to: path, documents: [], at: Sample.start)
      }
    }
    // Longer by now, but without what that one has.
    for minute in 60...80 as ClosedRange<Int64> {
      _ = try shorter.reopen().transact(Sample.signature(minute), command: "on") { _ in
        [Sample.registration(PatientID("new-\(minute)"))]
      }
    }
    #expect(throws: StoreError.notReplaced(path: path)) {
      try shorter.reopen().backUp(to: path, documents: [], at: Sample.start)
    }
    #expect(try clinic.read(path) == newest)
    for bytes in [Array("亲爱的\n".utf8), Array(newest.prefix(20))] {
      try clinic.write(bytes, to: path)
      #expect(throws: StoreError.notReplaced(path: path)) { try backup(of: clinic) }
      #expect(try clinic.read(path) == bytes)
    }
  }

  @Test func tellsWhoIsBackThoughErased() throws {
    let clinic = try clinic(patients: 5)
    let restore = { (path: String) in
      try JSONFileStore.restore(
        from: path, into: clinic.folder(), isReplacing: true, at: Sample.start,
        followUpProtocol: Sample.followUpProtocol(ofFolder:)
      ).returned
    }
    _ = try clinic.reopen().erase(["P5"], Sample.signature(40)) { _ in }
    // Who was erased before the backup is not in it, and who comes anew is another patient.
    try clinic.reopen().transact(Sample.signature(41), command: "again") { _ in [Sample.registration("P5")] }
    let path = try backup(of: clinic)
    #expect(try restore(path) == [])
    _ = try clinic.reopen().erase(["P3", "P2"], Sample.signature(42)) { _ in }
    try clinic.reopen().transact(Sample.signature(43), command: "new") { _ in [Sample.registration("new")] }
    _ = try clinic.reopen().erase(["new"], Sample.signature(44)) { _ in }
    #expect(try restore(path) == ["P2", "P3"])

    _ = try clinic.reopen().erase(["P2"], Sample.signature(45)) { _ in }
    // A journal that is not whole does not tell.
    _ = try clinic.reopen().erase(["P3"], Sample.signature(46)) { _ in }
    var journal = try clinic.read(clinic.journal)
    let place = try #require(journal.dropLast().lastIndex(of: UInt8(ascii: "\n")))
    journal[place + 20] ^= 1
    try clinic.write(journal, to: clinic.journal)
    #expect(try restore(path) == nil)
    _ = try clinic.reopen().erase(["P3"], Sample.signature(47)) { _ in }
    try FileManager.default.removeItem(atPath: clinic.journal)
    #expect(try restore(path) == nil)

    // Of another clinic nobody can have been erased.
    let other = try TemporaryFolder()
    let otherStore = try JSONFileStore.create(
      other.folder(), settings: Sample.settings, signature: Sample.signature(9), rules: Sample.rules)
    try otherStore.transact(Sample.signature(10), command: "other") { _ in [Sample.registration("P2")] }
    _ = try other.reopen().erase(["P2"], Sample.signature(46)) { _ in }
    let restoration = try JSONFileStore.restore(
      from: path, into: other.folder(), isReplacing: true, at: Sample.start,
      followUpProtocol: Sample.followUpProtocol(ofFolder:))
    #expect(restoration.returned == [])
  }

  @Test func waitsForWhoIsRecording() throws {
    let (old, new) = (try clinic(), try clinic(named: "李四"))
    let path = try backup(of: new)
    try FolderLock(folder: old.folder()).holdExclusive {
      let files = FaultyFiles(.shortWrites, at: 0)
      files.isPausing = false
      let failure = #expect(throws: StoreError.self) {
        _ = try JSONFileStore.restore(
          from: path, into: old.folder(files), isReplacing: true, at: Sample.start,
          followUpProtocol: Sample.followUpProtocol(ofFolder:))
      }
      guard case .busy(old.clinic, _) = failure else {
        Issue.record("\(String(describing: failure))")
        return
      }
    }
    #expect(try old.reopen().everything().allSatisfy { $0.patient.name == "张三" })
    #expect(try old.journalsBeside().count == 1)
  }

  // MARK: Damage

  @Test func saysWhereABackupIsDamaged() throws {
    let clinic = try clinic()
    let path = try backup(of: clinic)
    let bytes = try clinic.read(path)
    var changed = bytes
    changed[bytes.count * 3 / 4] ^= 0x20
    for (damaged, leastLine) in [(changed, 4), (Array(bytes.prefix(bytes.count / 2)), 2), (Array(bytes.prefix(12)), 1)]
    {
      try clinic.write(damaged, to: path)
      let empty = try TemporaryFolder()
      let failure = #expect(throws: StoreError.self) {
        try JSONFileStore.restore(
          from: path, into: empty.folder(), isReplacing: false, at: Sample.start,
          followUpProtocol: Sample.followUpProtocol(ofFolder:))
      }
      guard case .backupDamaged(path, let line) = failure else {
        Issue.record("\(String(describing: failure))")
        continue
      }
      #expect(line >= leastLine)
    }
  }

  /// Restores `bytes` as a backup into an empty place; nil where that is refused and nothing is left behind.
  private func restored(_ bytes: [UInt8]) throws -> [PatientRecord]? {
    let empty = try TemporaryFolder()
    let path = empty.root.path(percentEncoded: false) + "/backup"
    try empty.write(bytes, to: path)
    do {
      _ = try JSONFileStore.restore(
        from: path, into: empty.folder(), isReplacing: false, at: Sample.start,
        followUpProtocol: Sample.followUpProtocol(ofFolder:))
    } catch is StoreError {
      #expect(try empty.names(in: empty.root.path(percentEncoded: false)) == ["backup"])
      return nil
    }
    return try empty.reopen().everything()
  }

  @Test func isRefusedWhenCutShort() throws {
    let clinic = try clinic(patients: 2)
    let bytes = try clinic.read(backup(of: clinic))
    for length in stride(from: 0, to: bytes.count, by: 7) { #expect(try restored(Array(bytes.prefix(length))) == nil) }
    #expect(try restored(bytes + [0]) == nil)
    #expect(try restored(bytes) == clinic.reopen().everything())
  }

  @Test func isRefusedWithAnyOtherByte() throws {
    let clinic = try clinic(patients: 2)
    let bytes = try clinic.read(backup(of: clinic))
    let text = try Expander().expand(bytes)
    for place in stride(from: 0, to: text.count, by: 11) {
      var changed = text
      changed[place] ^= 0x01
      #expect(try restored(try Compressor().compress(changed, isLast: true)) == nil, "byte \(place)")
    }
    // Some bits of the compressed bytes mean nothing: when and where they were made, and what fills up the last byte.
    let records = try clinic.reopen().everything()
    var refused = 0
    for place in stride(from: 0, to: bytes.count, by: 5) {
      var changed = bytes
      changed[place] ^= 0x10
      let result = try restored(changed)
      #expect(result == nil || result == records, "byte \(place)")
      if result == nil { refused += 1 }
    }
    #expect(refused >= bytes.count / 5 - 4)
  }

  @Test func saysWhatIsNoBackup() throws {
    let folder = try TemporaryFolder()
    let path = folder.root.path(percentEncoded: false) + "/file"
    // A compressed disk, too, whose first line has no end: no memory would hold it.
    let endless = try Compressor().compress([UInt8](repeating: 0, count: 3 << 20), isLast: true)
    let negative =
      #"{"bytes":-9223372036854775808,"checksum":"","clinic":"","documents":0,"format":"huifang-backup","lines":0,"#
      + #""madeAt":"2026-11-21T10:34:00+08:00","version":1}"# + "\n"
    let texts = ["{}\n", negative].map { Array($0.utf8) }
    for bytes in try [[], texts[0], endless] + texts.map({ try Compressor().compress($0, isLast: true) }) {
      try folder.write(bytes, to: path)
      #expect(throws: StoreError.notABackup(path: path)) {
        try JSONFileStore.restore(
          from: path, into: folder.folder(), isReplacing: false, at: Sample.start,
          followUpProtocol: Sample.followUpProtocol(ofFolder:))
      }
    }
    let newer = try Compressor().compress(
      Array(
        (#"{"bytes":0,"checksum":"","clinic":"","documents":0,"format":"huifang-backup","lines":0,"#
          + #""madeAt":"2026-11-21T10:34:00+08:00","version":2}"# + "\n").utf8), isLast: true)
    try folder.write(newer, to: path)
    #expect(throws: StoreError.unreadableNewerVersion(path: path, version: 2)) {
      try JSONFileStore.restore(
        from: path, into: folder.folder(), isReplacing: false, at: Sample.start,
        followUpProtocol: Sample.followUpProtocol(ofFolder:))
    }
  }

  @Test(arguments: ["../protocol.yaml", "/etc/protocol.yaml", "a/b/c.yaml", "journal.jsonl", ".hidden/a.yaml", ""])
  func writesNothingOutsideTheFolder(place: String) throws {
    #expect(!ClinicDocument(place: place, text: "").hasProperPlace)
  }
}

extension TemporaryFolder {
  /// The journals of the clinic and of every folder beside it.
  func journalsBeside() throws -> [[UInt8]] {
    let above = root.path(percentEncoded: false)
    return try names(in: above).map { "\(above)/\($0)/journal.jsonl" }
      .filter { FileManager.default.fileExists(atPath: $0) }.map { try read($0) }
  }
}
