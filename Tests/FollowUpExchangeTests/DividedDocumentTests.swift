import ClinicDocuments
import FollowUp
import Foundation
import Testing

@testable import FollowUpExchange

/// A document that is read in parts says and does what it says and does as a whole, wherever it is cut.
@Suite struct DividedDocumentTests {
  private let folder = FileManager.default.temporaryDirectory.path(percentEncoded: false)

  /// Gives a text in stretches of any length.
  private func stretches(of bytes: [UInt8], _ stretch: Int) -> TextStretches {
    var rest = bytes[...]
    return TextStretches(stretch: stretch) { _, before in
      let next = rest.prefix(stretch)
      rest = rest.dropFirst(stretch)
      return Array(before + next)
    }
  }

  private func divided(_ bytes: [UInt8], _ stretch: Int) throws(ExchangeError) -> DividedDocument {
    // Every other one can be read again.
    let again: TextsInPlace.Read? = stretch % 2 == 0 ? nil : { offset, count in Array(bytes[offset...].prefix(count)) }
    return try DividedDocument(
      stretches(of: bytes, stretch), again: again, named: "clinic.json", waitingIn: folder,
      DividedDocument.Measures(stretch: stretch, sorting: 300, batch: stretch * 3, rows: 50))
  }

  @Test(arguments: [0, 1, 7, 8, 9, 100, 8 * 31, 8 * 31 + 7, 8 * 32, 20_000])
  func countsLineFeeds(length: Int) {
    var random = SeededGenerator(seed: UInt64(length))
    for most in [1, 2, 40] {
      let bytes = (0..<length).map { _ in Int.random(in: 0..<most, using: &random) == 0 ? UInt8(ascii: "\n") : 0x8A }
      #expect(bytes.withUnsafeBytes { LineFeeds.count(in: $0) } == bytes.count { $0 == UInt8(ascii: "\n") })
    }
  }

  // MARK: What is no document

  private func refusalInParts(_ bytes: [UInt8], _ stretch: Int) -> ExchangeError.Reason? {
    do {
      let context = DecisionContext(
        clinic: Clinic(), followUpProtocol: FollowUpProtocol(rules: [], proceduresWithoutFollowUp: []), now: testNow,
        author: "林小雨")
      _ = try LargeImport(divided(bytes, stretch), in: context)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test(arguments: Array(1...60) as [UInt64])
  func whatIsNoDocumentIsRefusedForTheSameReasonAtTheSamePlace(seed: UInt64) {
    var random = RandomDocument(seed: seed)
    let whole = Array(random.text().utf8)
    for _ in 0..<12 {
      var bytes = whole
      for _ in 0..<random.number(0...2) { random.damage(&bytes) }
      // What its first bytes give away is refused before it is read.
      guard let source = try? ExchangeSource(name: "clinic.json", bytes: bytes) else { continue }
      let stretch = random.number(1...90)
      #expect(
        refusalInParts(source.bytes, stretch) == refusal(bytes),
        "\(stretch): \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test(arguments: [
    "{}", "[1, 2]", "12", #""{""#, #"{"a":1}"#, #"{"format":"huifang-exchange","version":1}"#,
    "{\"format\":\"huifang-exchange\",\n\"version\":1,\n\"patients\":[1,\r\n 23, 456 , \"x\"\n]\n,}",
    #"{"format":"huifang-exchange","version":1,"patients":[{"id":"P1","name":"é\ud83d"}]}"#,
    #"{"format":"huifang-exchange","version":1,"patients":[[[[1]]],{"a":[}]}"#,
    #"{"format":"huifang-exchange","version":1} x"#, #"{"format":"huifang-exchange","version":1"#,
    "{\"patients\":" + String(repeating: "[", count: 200), "{\"patients\":[" + String(repeating: "{\"a\":", count: 200),
  ])
  func oddTextsAreRefusedForTheSameReason(text: String) {
    for stretch in 1...20 {
      #expect(refusalInParts(Array(text.utf8), stretch) == refusal(Array(text.utf8)), "\(stretch)")
    }
  }

  // MARK: What is one

  /// A clinic while documents are taken over.
  private struct Imported: Equatable {
    var clinic = Clinic()
    var records: [PatientID: PatientRecord] = [:]
    var problems: [RowProblem] = []
    var summary = ImportSummary()

    mutating func apply(_ changes: [Change]) throws {
      for change in changes {
        switch change {
        case .clinic(let event): clinic.apply(event)
        case .patient(let id, let event):
          if records[id] == nil {
            records[id] = PatientRecord(registered: event)
          } else {
            records[id]?.apply(event)
          }
        }
      }
    }

    var inOrder: [PatientRecord] { records.sorted { $0.key < $1.key }.map(\.value) }

    func context(_ followUpProtocol: FollowUpProtocol) -> DecisionContext {
      DecisionContext(clinic: clinic, followUpProtocol: followUpProtocol, now: testNow, author: "林小雨")
    }
  }

  private func importedWhole(
    _ text: String, into before: Imported, _ followUpProtocol: FollowUpProtocol
  ) throws -> Imported {
    var after = before
    var known = KnownRows()
    for record in before.inOrder { known.add(record) }
    let reader = ExchangeReader(clinic: before.clinic, followUpProtocol: followUpProtocol, now: testNow, known: known)
    let reading = try reader.read(ExchangeSource(name: "clinic.json", bytes: Array(text.utf8)))
    let decision = try ImportDecision(
      reading.document, in: before.context(followUpProtocol), record: { before.records[$0] },
      forEachRecord: { body in for record in before.inOrder { try body(record) } })
    try after.apply(decision.changes)
    (after.problems, after.summary) = (reading.problems, decision.summary)
    return after
  }

  private func importedInParts(
    _ text: String, _ stretch: Int, into before: Imported, _ followUpProtocol: FollowUpProtocol
  ) throws -> Imported {
    try importedInParts(divided(Array(text.utf8), stretch), into: before, followUpProtocol)
  }

  private func importedInParts(
    _ document: DividedDocument, into before: Imported, _ followUpProtocol: FollowUpProtocol
  ) throws -> Imported {
    var after = before
    var large = try LargeImport(document, in: before.context(followUpProtocol))
    for record in before.inOrder where record.mayHold(anyOf: large.rowIDs) { try large.know(record) }
    try after.apply(large.clinicChanges)
    var last: PatientID?
    while let part = try large.nextPart(record: { before.records[$0] }) {
      let changes = try large.take(part.decided())
      let ids = changes.compactMap { change in if case .patient(let id, _) = change { id } else { nil } }
      if let first = ids.min(), let last { #expect(last < first) }
      last = ids.max() ?? last
      try after.apply(changes)
    }
    if large.movesOthers { try after.apply(large.move(before.inOrder)) }
    let outcome = try large.outcome(isKnown: { before.records[$0] != nil }, patients: { before.inOrder.map(\.id) })
    (after.problems, after.summary) = (outcome.problems, outcome.summary)
    return after
  }

  @Test(arguments: Array(1...150) as [UInt64])
  func importingInPartsIsImportingTheWhole(seed: UInt64) throws {
    var random = RandomDocument(seed: seed)
    let followUpProtocol = ProtocolDocument.builtIn.followUpProtocol
    var clinic = Imported()
    for _ in 0..<3 {
      let text = random.text()
      let whole = try importedWhole(text, into: clinic, followUpProtocol)
      let stretch = random.number(1...400)
      let inParts = try importedInParts(text, stretch, into: clinic, followUpProtocol)
      #expect(inParts.problems == whole.problems, "\(text)")
      #expect(inParts == whole, "\(text)")
      clinic = whole
    }
  }

  // MARK: What is read again

  /// A document in the order of the patients' ids, with a row in it that is not: `P2` is visited once more at the end.
  private var documentInOrder: String {
    let long = String(repeating: "远", count: 50_000)
    let patients = (1...9).map { #"{"id": "P\#($0)", "name": "张三", "note": "\#(long)"}"# }
    let visits = ((1...9) + [2]).enumerated().map { number, patient in
      #"{"id": "V\#(number)", "patient": "P\#(patient)", "endedAt": "2026-11-01T10:00:00+08:00", "procedures": []}"#
    }
    return #"{"format": "huifang-exchange", "version": 1, "patients": ["# + patients.joined(separator: ",\n")
      + #"], "visits": ["# + visits.joined(separator: ",\n") + "]}"
  }

  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let path = folder + "/read-again-\(UUID().uuidString).json"
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test func aFileIsReadAgainForTheRowsThatStandInTheirOrder() throws {
    let followUpProtocol = ProtocolDocument.builtIn.followUpProtocol
    let whole = try importedWhole(documentInOrder, into: Imported(), followUpProtocol)
    #expect(whole.records.count == 9)
    try withFile(documentInOrder) { path in
      let document = try DividedDocument(ExchangeFile(path: path), waitingIn: folder)
      let inParts = try importedInParts(document, into: Imported(), followUpProtocol)
      #expect(inParts.records == whole.records)
      #expect(inParts.summary == whole.summary)
      #expect(inParts.problems.map(\.line) == whole.problems.map(\.line))
    }
  }

  @Test func aFileThatIsWrittenToMeanwhileIsRefused() throws {
    let context = Imported().context(ProtocolDocument.builtIn.followUpProtocol)
    try withFile(documentInOrder) { path in
      var large = try LargeImport(DividedDocument(ExchangeFile(path: path), waitingIn: folder), in: context)
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.truncate(atOffset: 100)
      try handle.close()
      let refusal = #expect(throws: ExchangeError.self) { _ = try large.nextPart { _ in nil } }
      #expect(refusal?.reason == .changedMeanwhile)
    }
  }

  @Test func textsAreThoseOfTheirPlacesInWhateverOrderTheyAreAskedFor() throws {
    var random = SeededGenerator(seed: 5)
    let bytes = (0..<3_000_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    var texts = TextsInPlace { offset, count in Array(bytes[offset...].prefix(count)) }
    var places = (0..<60).map { _ in Int.random(in: 0..<2_900_000, using: &random) }
    for _ in 0..<1_500 {
      let index = Int.random(in: 0..<places.count, using: &random)
      let count = Int.random(in: 0..<10, using: &random) == 0 ? 90_000 : Int.random(in: 0...400, using: &random)
      let place = places[index]
      #expect(try texts.text(at: place, count: count) == bytes[place..<(place + count)])
      places[index] = place + count < 2_900_000 ? place + count : 0
    }
    var cutShort = TextsInPlace { _, count in Array(repeating: 0, count: count / 2) }
    #expect(throws: ExchangeError.Reason.changedMeanwhile) { _ = try cutShort.text(at: 7, count: 200_000) }
  }
}
