import ClinicDocuments
import FollowUp
import Foundation
import OrderedCollections
import Testing
import Wording

@testable import FollowUpExchange

/// A clinic that is written record by record is the document that is written of it as a whole.
@Suite struct ClinicExportTests {
  private let followUpProtocol = ProtocolDocument.builtIn.followUpProtocol
  private let temporary = FileManager.default.temporaryDirectory.path(percentEncoded: false)

  /// The clinic and the records that an import of `document` makes, in the order of the ids.
  private func clinic(of document: ExchangeDocument) throws -> (Clinic, [PatientRecord]) {
    let context = DecisionContext(
      clinic: Clinic(), followUpProtocol: followUpProtocol, now: testNow, author: "林小雨")
    let decision = try ImportDecision(document, in: context, record: { _ in nil }, forEachRecord: { _ in })
    var records: [PatientID: PatientRecord] = [:]
    for case .patient(let id, let event) in decision.changes {
      if records[id] == nil { records[id] = PatientRecord(registered: event) } else { records[id]?.apply(event) }
    }
    return (document.applied(to: Clinic()), records.values.sorted { $0.id < $1.id })
  }

  private func whole(_ clinic: Clinic, _ records: [PatientRecord]) -> [UInt8] {
    ExchangeWriter(timeZone: clinic.settings.timeZone).write(
      ExchangeDocument(clinic: clinic, records: records, followUpProtocol: followUpProtocol, now: testNow))
  }

  private func streamed(
    _ clinic: Clinic, _ records: [PatientRecord], _ progress: WorkProgress = WorkProgress()
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let export = ClinicExport(
      of: clinic, followUpProtocol: followUpProtocol, now: testNow, waitingIn: temporary, progress: progress
    ) { bytes += $0 }
    for record in records { try export.add(record) }
    try export.finish()
    return bytes
  }

  @Test(arguments: Array(1...60) as [UInt64])
  func isTheDocumentOfTheWhole(seed: UInt64) throws {
    var random = RandomDocument(seed: seed)
    let reader = ExchangeReader(followUpProtocol: followUpProtocol, now: testNow)
    let source = try ExchangeSource(name: "random", bytes: Array(random.text().utf8))
    guard let reading = try? reader.read(source) else { return }
    let (clinic, records) = try clinic(of: reading.document)
    #expect(try streamed(clinic, records) == whole(clinic, records))
  }

  @Test func keepsWhatTheDocumentHasBeyondTheFormat() throws {
    let (clinic, records) = try clinic(of: read(fullDocument).document)
    let bytes = try streamed(clinic, records)
    #expect(bytes == whole(clinic, records))
    #expect(String(decoding: bytes, as: UTF8.self).contains("allergies"))
  }

  @Test func aClinicWithoutPatientsHasNoSectionsOfThem() throws {
    #expect(try streamed(Clinic(), []) == whole(Clinic(), []))
  }

  /// So many patients that they are written in several parts, and their visits and calls wait in files.
  @Test func manyPatientsWaitInFiles() throws {
    let (clinic, records) = try clinic(of: read(fullDocument).document)
    let example = try #require(records.first { !$0.visits.isEmpty })
    let many = Array(repeating: example, count: 2_000)
    let progress = WorkProgress()
    var last: WorkProgress.Stage?
    progress.listener = { last = $0 ?? last }
    let bytes = try streamed(clinic, many, progress)
    #expect(bytes.count > 4 << 20)
    #expect(bytes == whole(clinic, many))
    #expect(last?.work == .writingDocument)
    #expect(last.map { $0.done == $0.total } == true)
  }

  @Test func saysWhereRowsCannotWait() throws {
    let (clinic, records) = try clinic(of: read(fullDocument).document)
    let example = try #require(records.first { !$0.visits.isEmpty })
    let export = ClinicExport(
      of: clinic, followUpProtocol: followUpProtocol, now: testNow, waitingIn: "/nowhere/at all"
    ) { _ in }
    #expect(throws: ExportFailure(folder: "/nowhere/at all", code: 2)) {
      for _ in 0..<10_000 { try export.add(example) }
      try export.finish()
    }
  }

  @Test func whatTheOutputThrowsIsPassedOn() throws {
    struct Full: Error {}
    let (clinic, records) = try clinic(of: read(fullDocument).document)
    let export = ClinicExport(
      of: clinic, followUpProtocol: followUpProtocol, now: testNow, waitingIn: temporary
    ) { _ in throw Full() }
    #expect(throws: Full.self) {
      for record in records { try export.add(record) }
      try export.finish()
    }
  }
}
