import FollowUp
import Foundation
import Testing

@testable import FollowUpStore

/// Each file of a clinic, with every kind of damage: it is found and named, and nothing is written over it.
@Suite struct DamagedFilesTests {
  /// A clinic whose journal is some times as long as a block of the disk.
  private func clinic(hasSnapshot: Bool = false) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let name = String(repeating: "张", count: 300)
    for number in 1...20 as ClosedRange<Int64> {
      try store.transact(Sample.signature(number), command: "import") { _ in
        [Sample.registration(PatientID("P\(number)"), name: name)]
      }
    }
    if hasSnapshot { try store.prepareForNextStart() }
    return folder
  }

  private func put(_ bytes: [UInt8]?, at path: String, in folder: TemporaryFolder) throws {
    guard let bytes else { return try FileManager.default.removeItem(atPath: path) }
    try folder.write(bytes, to: path)
  }

  /// Every file of the clinic and what is in it.
  private func content(_ folder: TemporaryFolder) throws -> [String: [UInt8]] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.clinic)
    let files = names.filter { folder.exists(folder.clinic + "/" + $0) && !["snapshot", "aside"].contains($0) }
    return Dictionary(uniqueKeysWithValues: try files.map { ($0, try folder.read(folder.clinic + "/" + $0)) })
  }

  /// What an opening says; nothing is changed by it.
  private func refusal(_ folder: TemporaryFolder) throws -> [StoreError] {
    let before = try content(folder)
    let errors = [JSONFileStore.Access.reading, .readingAndWriting].compactMap { access -> StoreError? in
      do {
        _ = try folder.reopen(access: access)
        return nil
      } catch {
        return error as? StoreError
      }
    }
    #expect(try content(folder) == before)
    return errors
  }

  @Test(arguments: FileDamage.allCases, [false, true])
  func ofTheJournal(damage: FileDamage, hasSnapshot: Bool) throws {
    let folder = try clinic(hasSnapshot: hasSnapshot)
    let state = try folder.reopen().state
    let whole = try folder.read(folder.journal)
    let damaged = damage.done(to: whole)
    try put(damaged, at: folder.journal, in: folder)

    let lines = whole.count { $0 == UInt8(ascii: "\n") }
    let common = zip(whole, damaged ?? []).prefix { $0 == $1 }.count
    let intact = whole[..<common].count { $0 == UInt8(ascii: "\n") }
    let errors = try refusal(folder)
    #expect(errors.count == 2)
    for error in errors {
      switch (damage, error) {
      case (.missing, .journalMissing(folder.journal)): break
      // The last line is one that nobody who takes the lock has read yet.
      case (.half, .linesLost(folder.journal, let saved, intact)), (.empty, .linesLost(folder.journal, let saved, 0)):
        #expect(saved == (hasSnapshot ? lines : lines - 1))
      case (.zeros, .journalDamaged(folder.journal, intact + 1, _)),
        (.flippedBit, .journalDamaged(folder.journal, intact + 1, _)),
        (.garbageLine, .journalDamaged(folder.journal, intact + 1, _)):
        break
      default: Issue.record("\(damage) of line \(intact + 1): \(error)")
      }
    }
    if damage != .missing {
      #expect(throws: StoreError.alreadyAClinic(path: folder.clinic)) {
        try JSONFileStore.create(
          folder.folder(), settings: Sample.settings, signature: Sample.signature(0), rules: Sample.rules)
      }
    }
    try folder.write(whole, to: folder.journal)
    #expect(try folder.reopen().state == state)
  }

  @Test(arguments: FileDamage.allCases)
  func ofTheMarker(damage: FileDamage) throws {
    let folder = try clinic()
    let whole = try folder.read(folder.marker)
    try put(damage.done(to: whole), at: folder.marker, in: folder)
    let expected =
      damage == .missing ? StoreError.markerMissing(path: folder.clinic) : .markerDamaged(path: folder.marker)
    #expect(try refusal(folder) == [expected, expected])
    try folder.write(whole, to: folder.marker)
    #expect(try folder.reopen().check().findings.isEmpty)
  }

  /// The lock file helps to find damage of others; its own is none.
  @Test(arguments: FileDamage.allCases)
  func ofTheLock(damage: FileDamage) throws {
    let folder = try clinic()
    let lock = folder.clinic + "/lock"
    try put(damage.done(to: try folder.read(lock)), at: lock, in: folder)
    let store = try folder.reopen()
    try store.transact(Sample.signature(30), command: "tags") { _ in [Sample.tags(["怕疼"], of: "P1")] }
    #expect(try folder.reopen().check().findings.isEmpty)
    let text = String(decoding: try folder.read(lock), as: UTF8.self)
    #expect(text.contains(#""lines":22,"#), "\(text)")
  }

  @Test(arguments: FileDamage.allCases, [false, true])
  func ofABackup(damage: FileDamage, isReplacing: Bool) throws {
    let folder = try clinic()
    let backup = folder.root.path(percentEncoded: false) + "/backup.jsonl.gz"
    _ = try folder.reopen().backUp(to: backup, documents: [], at: Sample.start)
    let damaged = damage.done(to: try folder.read(backup))
    try put(damaged, at: backup, in: folder)
    let place = isReplacing ? folder : try TemporaryFolder()
    let before = try isReplacing ? content(folder) : [:]
    do {
      _ = try JSONFileStore.restore(
        from: backup, into: place.folder(), isReplacing: isReplacing, at: Sample.start,
        followUpProtocol: Sample.followUpProtocol(ofFolder:))
      Issue.record("\(damage) was not found")
    } catch StoreError.backupDamaged(backup, _) where damage != .missing {
    } catch StoreError.notABackup(backup) where damage != .missing {
    } catch StoreError.system(let failure) where damage == .missing && failure.path == backup {
    }
    if isReplacing {
      #expect(try content(folder) == before)
    } else {
      #expect(try place.names(in: place.root.path(percentEncoded: false)) == [])
    }
    if let damaged { #expect(try folder.read(backup) == damaged) }
  }
}
