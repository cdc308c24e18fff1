import ClinicDocuments
import FollowUp
import FollowUpStore
import Foundation
import OrderedCollections
import Testing

@testable import FollowUpExchange

/// Whoever knows of a clinic only what a document names reads the document as whoever knows everything.
@Suite struct DocumentNamesTests {
  private static let followUpProtocol = ProtocolDocument.builtIn.followUpProtocol

  private func signature(_ minutes: Int64) -> Signature {
    Signature(author: "林小雨", desk: "front-1", now: testNow + minutes * .minute)
  }

  private func context(_ clinic: Clinic) -> DecisionContext {
    DecisionContext(clinic: clinic, followUpProtocol: Self.followUpProtocol, now: testNow, author: "林小雨")
  }

  private func reader(_ clinic: Clinic, _ known: KnownRows) -> ExchangeReader {
    ExchangeReader(clinic: clinic, followUpProtocol: Self.followUpProtocol, now: testNow, known: known)
  }

  private func readingWithEverythingKnown(_ source: ExchangeSource, in store: any EventStore) throws -> ExchangeReading
  {
    var known = KnownRows()
    try store.forEachRecord { known.add($0) }
    return try reader(store.clinic, known).read(source)
  }

  private func readingWithNamesKnown(_ source: ExchangeSource, in store: any EventStore) throws -> ExchangeReading {
    let known = try KnownRows(
      of: DocumentNames(of: source), isKnown: { try store.record(of: $0) != nil }, forEachRecord: store.forEachRecord)
    return try reader(store.clinic, known).unsettled(source).settled { try store.patients(ifAtMost: .max) }
  }

  private func decision(on document: ExchangeDocument, in view: any EventStore) throws -> ImportDecision {
    try ImportDecision(
      document, in: context(view.clinic), record: view.record(of:), forEachRecord: view.forEachRecord)
  }

  /// What several documents, one after the other, make of a clinic that its desk works on meanwhile.
  private func compare(_ store: any EventStore, _ random: inout RandomDocument) throws {
    for round in 0..<6 {
      let source = try ExchangeSource(name: "clinic.json", bytes: Array(random.text().utf8))
      let (all, named) = (
        try readingWithEverythingKnown(source, in: store), try readingWithNamesKnown(source, in: store)
      )
      #expect(named.problems == all.problems, "\(String(decoding: source.bytes, as: UTF8.self))")
      let expected = try decision(on: all.document, in: store)
      #expect(try decision(on: named.document, in: store) == expected)
      #expect(named == all)
      try store.transact(signature(Int64(round)), command: "import") { _ in expected.changes }
      try work(at: store, &random)
    }
  }

  /// A snapshot is written, somebody is erased, or a visit of one patient becomes known of another, too.
  private func work(at store: any EventStore, _ random: inout RandomDocument) throws {
    var patients = try store.patients(ifAtMost: .max) ?? []
    guard !patients.isEmpty else { return }
    func somebody(_ random: inout RandomDocument) -> PatientID {
      patients.remove(at: random.number(0...(patients.count - 1)))
    }
    if random.number(1...3) == 1 { try store.prepareForNextStart() }
    if random.number(1...4) == 1, !(store is TrialStore) {
      try store.erase([somebody(&random)], signature(9)) { _ in }
    }
    guard patients.count > 1 else { return }
    let (one, other) = (somebody(&random), somebody(&random))
    guard let visit = try store.record(of: one)?.visits.values.first else { return }
    try store.transact(signature(9), command: "visit") { _ in [.patient(other, .visitRecorded(visit))] }
  }

  @Test(arguments: Array(1...60) as [UInt64])
  func whatIsNotNamedChangesNothing(seed: UInt64) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "huifang-names-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let kept = try JSONFileStore.create(
      folder: folder.appending(path: "clinic").path(percentEncoded: false), settings: ClinicSettings(name: "阳光"),
      signature: signature(0), followUpProtocol: Self.followUpProtocol)
    var random = RandomDocument(seed: seed)
    try compare(kept, &random)
    try compare(kept.onTrial(), &random)
    try compare(try MemoryStore(), &random)
  }

  @Test func aDocumentThatIsNoneNamesNothingAndIsRefusedWhereItIsRead() throws {
    for text in ["[1]", "{}", #"{"patients": 3, "visits": {"id": "V1"}}"#] {
      // Its first bytes may give it away already.
      guard let source = try? ExchangeSource(name: "clinic.json", bytes: Array(text.utf8)) else { continue }
      let names = try DocumentNames(of: source)
      #expect(names.patients.isEmpty && names.rows.isEmpty)
    }
    let source = try ExchangeSource(name: "clinic.json", bytes: Array(#"{"patients": [}"#.utf8))
    #expect(throws: ExchangeError(file: "clinic.json", reason: refusal(source.bytes) ?? .empty)) {
      try DocumentNames(of: source)
    }
  }
}
