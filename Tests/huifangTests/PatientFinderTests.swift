import ClinicDocuments
import Foundation
import FollowUp
import FollowUpStore
import FrontDesk
import Testing
import Wording

@testable import huifang

/// Searches at the desk go on beside it, and find what the clinic holds by then.
@Suite struct PatientFinderTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "finder-\(UUID())").path
  private let now = Instant(secondsSinceEpoch: 1_795_228_440)
  private let store: JSONFileStore
  private let session: ClinicSession

  init() throws {
    let document = ProtocolDocument()
    let signature = Signature(author: "周敏", desk: "front-1", now: now)
    store = try JSONFileStore.create(
      folder: folder, settings: ClinicSettings(), signature: signature, followUpProtocol: document.followUpProtocol)
    session = ClinicSession(
      store: store, folder: folder, clock: Clock(pinned: now), identity: DeskIdentity(name: "周敏", desk: "front-1"),
      protocolDocument: document, progress: WorkProgress())
    try register("P1", "张三")
    try register("P2", "李四")
  }

  private func register(_ id: PatientID, _ name: String) throws {
    try store.transact(session.signature, command: "import") { _ in
      [.patient(id, .patientRegistered(Patient(id: id, name: name), at: now))]
    }
  }

  private func remove() throws { try FileManager.default.removeItem(atPath: folder) }

  /// What a search tells, however long it takes.
  private func found(_ text: String, by finder: PatientFinder) throws -> Message {
    finder.find(text)
    #expect(finder.isFinding)
    let finding = try #require(finder.found(within: .seconds(60)))
    #expect(finding.text == text)
    #expect(!finder.isFinding)
    return try #require(finding.answer).get()
  }

  private func names(_ message: Message) -> [String] {
    guard case .patientsFound(_, let matches, _) = message else { return [] }
    return matches.map(\.patient.name)
  }

  @Test func findsWhatTheClinicHoldsByThen() throws {
    defer { try? remove() }
    let finder = PatientFinder(for: session)
    #expect(try names(found("z", by: finder)) == ["张三"])
    #expect(try found("zs", by: finder) == session.patientsFound(by: "zs"))
    try register("P3", "张飞")
    try register("P1", "章三")
    #expect(try names(found("z", by: finder)) == ["张飞", "章三"])
    #expect(try found("z", by: finder) == session.patientsFound(by: "z"))
    #expect(try names(found("lis", by: finder)) == ["李四"])
  }

  @Test func whoeverHoldsTheClinicIsNotWaitedForAtTheDesk() throws {
    defer { try? remove() }
    // The desk knows all of it by now.
    #expect(try names(session.patientsFound(by: "z")) == ["张三"])
    let themes = DeskThemes(folder: "", personal: OwnDocuments(folder: ""), configuration: Configuration())
    let documents = DeskDocuments(
      folder: "", keymap: .standard, themes: themes, followUpProtocol: session.protocolDocument.followUpProtocol)
    var performer = EffectPerformer(
      session: session, terminal: ScriptedTerminal([]), documents: documents, voice: Voice(.chinese), notes: [])
    let lock = open(folder + "/lock", O_RDWR)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    var messages = performer.perform(.search("z"))
    if messages.isEmpty {
      #expect(performer.isFinding)
      // Somebody was erased meanwhile: the search is not lost, it begins anew.
      performer.forgetFound()
      #expect(performer.isFinding)
      messages = performer.found(within: .seconds(60))
    }
    #expect(messages.map(names) == [["张三"]])
    #expect(!performer.isFinding)
    #expect(performer.found(within: .zero) == [])
  }

  @Test func aClinicThatIsGoneIsTold() throws {
    let finder = PatientFinder(for: session)
    try remove()
    #expect(throws: StoreError.self) { try found("z", by: finder) }
  }
}
