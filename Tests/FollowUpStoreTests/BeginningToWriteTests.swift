import FollowUp
import Foundation
import Testing

@testable import FollowUpStore

/// A clinic that is read before it is known whether it will be written.
@Suite struct BeginningToWriteTests {
  @Test func whatWasOpenedForReadingGoesOnToWrite() throws {
    let folder = try TemporaryFolder()
    let other = try folder.store()
    try other.transact(Sample.signature(1), command: "import") { _ in [Sample.registration("P1")] }
    let store = try folder.reopen(access: .reading)
    #expect(throws: StoreError.readOnly(path: folder.clinic, .asked)) {
      try store.transact(Sample.signature(2), command: "test") { _ in [Sample.tags(["怕疼"], of: "P1")] }
    }
    try other.transact(Sample.signature(3), command: "import") { _ in [Sample.registration("P2", name: "李四")] }
    try store.beginWriting()
    #expect(store.readOnlyReason == nil)
    try store.transact(Sample.signature(4), command: "test") { _ in [Sample.tags(["怕疼"], of: "P1")] }
    #expect(try store.record(of: "P2")?.patient.name == "李四")
    #expect(try store.state == folder.reopen().state)
    try store.beginWriting()
    #expect(try store.check().findings.isEmpty)
  }

  /// Nothing of a save that was cut short is touched before.
  @Test func whatACrashHasLeftIsSetAsideThen() throws {
    let folder = try TemporaryFolder()
    let size = try folder.store().journal.position.bytes
    try folder.write(try folder.read(folder.journal) + Array(#"{"sequence":2,"#.utf8), to: folder.journal)
    let store = try folder.reopen(access: .reading)
    #expect(try folder.read(folder.journal).count > size)
    try store.beginWriting()
    #expect(try folder.read(folder.journal).count == size)
    #expect(store.takeNotes().contains { if case .cutShortSaveSetAside = $0 { true } else { false } })
  }

  @Test func anErasureInBetweenIsFollowed() throws {
    let folder = try TemporaryFolder()
    let other = try folder.store()
    try other.transact(Sample.signature(1), command: "import") { _ in
      [Sample.registration("P1"), Sample.registration("P2", name: "李四")]
    }
    let store = try folder.reopen(access: .reading)
    _ = try other.erase(["P1"], Sample.signature(2)) { _ in }
    try store.beginWriting()
    try store.transact(Sample.signature(3), command: "test") { _ in [Sample.tags(["怕疼"], of: "P2", name: "李四")] }
    #expect(try store.record(of: "P1") == nil)
    #expect(try store.state == folder.reopen().state)
  }

  @Test func anotherJournalIsNotWritten() throws {
    let folder = try TemporaryFolder()
    _ = try folder.store()
    let store = try folder.reopen(access: .reading)
    let journal = try folder.read(folder.journal)
    try FileManager.default.removeItem(atPath: folder.journal)
    try folder.write(Array("x".utf8), to: folder.clinic + "/holds-the-number")
    try folder.write(journal, to: folder.journal)
    #expect(throws: StoreError.journalReplaced(path: folder.journal)) { try store.beginWriting() }
    #expect(store.readOnlyReason == .asked)
    #expect(try folder.read(folder.journal) == journal)
  }

  @Test func aClinicOpensAtOnceUnlessMuchOfItsJournalHasToBeRead() throws {
    let folder = try TemporaryFolder()
    #expect(!JSONFileStore.opensAtOnce(folder: folder.clinic))
    let store = try folder.store()
    #expect(JSONFileStore.opensAtOnce(folder: folder.clinic))
    let note = String(repeating: "怕疼", count: 100)
    let changes = (1...2_000).map { Sample.registration(PatientID("P\($0)"), name: note) }
    try store.transact(Sample.signature(1), command: "import") { _ in changes }
    #expect(!JSONFileStore.opensAtOnce(folder: folder.clinic))
    try store.prepareForNextStart()
    #expect(JSONFileStore.opensAtOnce(folder: folder.clinic))
  }
}
