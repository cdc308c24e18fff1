import FollowUp
import Foundation
import Testing

@testable import FollowUpStore

/// A desk keeps the lock file open between its saves. What counts is the file that the folder holds.
@Suite struct FolderLockTests {
  private enum Place: CaseIterable {
    case here, onAnotherMachine

    var files: any FileSystem {
      switch self {
      case .here: SystemFiles()
      case .onAnotherMachine: RemoteFiles()
      }
    }
  }

  private func save(_ store: JSONFileStore, _ patient: PatientID, _ whileHeld: () throws -> Void = {}) throws {
    try store.transact(Sample.signature(1), command: "import") { _ in
      try whileHeld()
      return [Sample.registration(patient)]
    }
  }

  @Test(arguments: Place.allCases)
  private func aLockFileThatWasRemovedExcludesNobody(_ place: Place) throws {
    let folder = try TemporaryFolder()
    let lock = folder.clinic + "/lock"
    let desk = try folder.store(place.files)
    let other = FolderLock(folder: folder.folder(), patience: 0)
    for number in 0..<3 {
      try save(desk, PatientID("P\(number)")) {
        #expect(throws: StoreError.self) { try other.holdExclusive {} }
      }
      try FileManager.default.removeItem(atPath: lock)
      // Sometimes another desk makes the new one, and sometimes this one.
      if number == 1 { try other.holdExclusive {} }
    }
    #expect(!folder.exists(lock))
    try save(desk, "last") { #expect(folder.exists(lock)) }
    #expect(try folder.reopen().check().findings == [])
    #expect(try folder.reopen().state.records.count == 4)
  }

  @Test func nobodyIsKeptOutByAFileThatIsOnlyOpen() throws {
    let folder = try TemporaryFolder()
    let desks = [try folder.store(), try folder.store()]
    let other = FolderLock(folder: folder.folder(), patience: 0)
    for number in 0..<6 {
      try save(desks[number % 2], PatientID("P\(number)"))
      try other.holdExclusive {}
      try other.holdShared {}
    }
    #expect(try folder.reopen().state.records.count == 6)
  }

  @Test func aDeskThatWasKeptWaitingTriesAgain() throws {
    let folder = try TemporaryFolder()
    let desk = try folder.store(patience: 0)
    try save(desk, "P0")
    try FolderLock(folder: folder.folder()).holdExclusive {
      for number in 1...3 {
        #expect(throws: StoreError.self) { try save(desk, PatientID("P\(number)")) }
      }
    }
    try save(desk, "P4")
    #expect(try folder.reopen().state.records.keys.sorted() == ["P0", "P4"])
  }

  /// Who signed last need not be who holds it: a reader does not sign, and a command that was killed is still named.
  @Test(arguments: [nil, "import"])
  func onlyWhoHoldsItIsNamed(_ command: String?) throws {
    let folder = try TemporaryFolder()
    let desk = try folder.store(patience: 0)
    let own = SystemFiles().processNumber
    for (process, isNamed) in [(own, true), (own + 1, false)] {
      let said = command.map { #""command":"\#($0)","# } ?? ""
      let text =
        "{\(said)\"desk\":\"front-2\",\"lines\":1,\"name\":\"王磊\",\"process\":\(process),"
        + "\"since\":\"2026-11-21T10:30:00+08:00\"}\n"
      try folder.write([UInt8](text.utf8), to: folder.clinic + "/lock")
      let holder = LockHolder(
        name: "王磊", desk: "front-2", process: process, since: "2026-11-21T10:30:00+08:00", command: command)
      try FolderLock(folder: folder.folder()).holdExclusive {
        _ = #expect(throws: StoreError.busy(path: folder.clinic, holder: isNamed ? holder : nil)) {
          try save(desk, "P1")
        }
      }
      try FolderLock(folder: folder.folder()).holdShared {
        _ = #expect(throws: StoreError.busy(path: folder.clinic, holder: nil)) { try save(desk, "P1") }
      }
    }
    try save(desk, "P1")
  }
}
