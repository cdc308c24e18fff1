import ClinicDocuments
import FollowUp
import Foundation
import Testing
import Wording

@testable import FollowUpExchange

@Suite struct ExchangeWriterTests {
  @Test func writesWhatItReads() throws {
    let reading = try read(fullDocument)
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    let written = String(decoding: ExchangeWriter(timeZone: .china).write(reading.document), as: UTF8.self)
    let pairs = zip(written.split(separator: "\n"), fullDocument.split(separator: "\n"))
    for (line, expected) in pairs where line != expected {
      // Unknown members come after the known ones, in the order of their keys.
      #expect(line.contains("allergies") && !line.contains(#""vip": {"reason": "全口种植"}"#), "\(line)")
      #expect(line.contains(#""allergies": {"a": ["青霉素"], "b": null}"#), "\(line)")
      #expect(line.contains(#""vip": {"reason": "全口种植", "since": [1, 2.50, 1e400]}"#), "\(line)")
      #expect(line.contains(#""marketing": false, "on": "2024-01-01"}"#), "\(line)")
    }
    #expect(written.split(separator: "\n").count == fullDocument.split(separator: "\n").count)
    #expect(try read(written).document == reading.document)
  }

  @Test func writesAWholeClinic() throws {
    let reading = try read(fullDocument)
    let clinic = reading.document.applied(to: Clinic())
    let records = reading.document.patients.compactMap { rows in
      rows.rows.patient.map { PatientRecord(patient: $0, registeredAt: testNow) }
    }
    let exported = ExchangeDocument(
      clinic: clinic, records: records.reversed(),
      followUpProtocol: ProtocolDocument.builtIn.followUpProtocol, now: testNow)
    #expect(exported.applied(to: Clinic()) == clinic)
    #expect(exported.patients.map(\.rows.patient) == reading.document.patients.map(\.rows.patient))
  }

  @Test func takesAFlagAwayWithWhatStoodBesideIt() throws {
    var document = try read(fullDocument).document
    document.patients[0].rows.patient?.vip = nil
    let written = String(decoding: ExchangeWriter(timeZone: .china).write(document), as: UTF8.self)
    #expect(!written.contains("vip"))
  }

  @Test(arguments: [
    ("张三", "张三"), ("=1+1", "'=1+1"), (" =1+1", "' =1+1"), (" a", "\" a\""), ("+86 138", "'+86 138"), ("-1", "'-1"),
    ("@sum", "'@sum"),
    ("\t=1", "'=1"), ("\r@x", "'@x"), ("＝1", "'＝1"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a;b", "\"a;b\""),
    ("a\nb", "a b"), ("\u{1B}[31mx", "x"), ("a\u{202E}b", "ab"),
  ])
  func quotesFieldsForSpreadsheets(_ field: String, _ expected: String) {
    var table = CSVTable(columns: ["a", "b"])
    table.add([field])
    #expect(table.text == "\u{FEFF}a,b\r\n\(expected),\r\n")
  }
}
