import FollowUp
import Foundation
import Testing
import Wording

@testable import FollowUpExchange

@Suite struct RowProblemTests {
  /// A document with one good patient, and the row that is looked at.
  private static let patient = #""patients": [ {"id": "P1", "name": "张三"} ]"#

  /// Rows that are refused: the members of the document, the entity, field, what, value and nearest.
  @Test(
    arguments: [
      (#""patients": [ {"name": "张三"} ]"#, .patient, "id", .missing, nil, nil),
      (#""patients": [ {"id": "", "name": "张三"} ]"#, .patient, "id", .emptyID, "", nil),
      (#""patients": [ {"id": "a\u001b", "name": "张三"} ]"#, .patient, "id", .controlCharacters, "a", nil),
      (#""patients": [ {"id": "P1"} ]"#, .patient, "name", .missing, nil, nil),
      (#""patients": [ {"id": "P1", "name": "\u0007 "} ]"#, .patient, "name", .missing, "", nil),
      (#""patients": [ {"id": "P1", "name": 5} ]"#, .patient, "name", .wrongType(expected: .text), "5", nil),
      (#""patients": [ 5 ]"#, .patient, nil, .wrongType(expected: .object), "5", nil),
      (#""patients": [ {"id": "P1", "name": "A", "sex": "femal"} ]"#, .patient, "sex", .unknownCode, "femal", "female"),
      (#""patients": [ {"id": "P1", "name": "A", "status": "?"} ]"#, .patient, "status", .unknownCode, "?", "moved"),
      (
        #""patients": [ {"id": "P1", "name": "A", "tags": "x"} ]"#, .patient, "tags", .wrongType(expected: .list), "x",
        nil
      ),
      (
        #""patients": [ {"id": "P1", "name": "A", "tags": [1]} ]"#, .patient, "tags[0]", .wrongType(expected: .text),
        "1", nil
      ),
      (
        #""patients": [ {"id": "P1", "name": "A", "phones": [{"number": "138"}, {"number": "abc"}]} ]"#, .patient,
        "phones[1].number", .badPhone, "abc", nil
      ),
      (#""patients": [ {"id": "P1", "name": "A", "phones": [{}]} ]"#, .patient, "phones[0].number", .missing, nil, nil),
      (
        #""patients": [ {"id": "P1", "name": "A", "birthday": {"month": 2, "day": 30}} ]"#, .patient, "birthday.day",
        .noSuchDate, "2-30", nil
      ),
      (
        #""patients": [ {"id": "P1", "name": "A", "birthday": {"year": 1999, "month": 2, "day": 29}} ]"#, .patient,
        "birthday.day", .noSuchDate, "1999-2-29", nil
      ),
      (
        #""patients": [ {"id": "P1", "name": "A", "birthday": {"calendar": "lunar", "month": 4, "day": 31}} ]"#,
        .patient,
        "birthday.day", .noSuchDate, "4-31", nil
      ),
      (
        #""patients": [ {"id": "P1", "name": "A", "birthday": {"month": 4, "day": 3, "leapMonth": true}} ]"#, .patient,
        "birthday.day", .noSuchDate, "4-3-leapMonth", nil
      ),
      (
        #""patients": [ {"id": "P1", "name": "A", "birthday": {"year": 2026, "month": 11, "day": 22}} ]"#, .patient,
        "birthday.year", .birthdayInFuture, "2026", nil
      ),
      (
        #""patients": [ {"id": "P1", "name": "A", "birthday": {"year": -5, "month": 1, "day": 2}} ]"#, .patient,
        "birthday.year", .tooOld(limit: 130), "-5", nil
      ),
      (
        #""patients": [ {"id": "P1", "name": "A", "birthday": {"year": 1e9, "month": 1, "day": 2}} ]"#, .patient,
        "birthday.year", .wrongType(expected: .wholeNumber), "1e9", nil
      ),
      (
        #""patients": [ {"id": "P1", "name": "A", "birthday": {"month": 13, "day": 2}} ]"#, .patient, "birthday.month",
        .outOfRange(1...12), "13", nil
      ),
      (
        #""patients": [ {"id": "P1", "name": "A", "birthday": {"month": 99999999999999999999, "day": 2}} ]"#, .patient,
        "birthday.month", .outOfRange(1...12), "99999999999999999999", nil
      ),
      (#""staff": [ {"id": "d", "role": "dentis"} ]"#, .staff, "role", .unknownCode, "dentis", "dentist"),
      (
        patient + #", "visits": [ {"id": "V1", "patient": "P1", "procedures": []} ]"#, .visit, "endedAt", .missing, nil,
        nil
      ),
      (visit(#""2026-02-30T10:00:00+08:00""#), .visit, "endedAt", .noSuchDate, "2026-02-30T10:00:00+08:00", nil),
      (visit(#""2026-11-20T10:00:00""#), .visit, "endedAt", .instantWithoutOffset, "2026-11-20T10:00:00", nil),
      (visit(#""2026-11-20""#), .visit, "endedAt", .instantWithoutOffset, "2026-11-20", nil),
      (visit(#""yesterday""#), .visit, "endedAt", .notAnInstant, "yesterday", nil),
      (visit(#""0001-01-01T00:00:00Z""#), .visit, "endedAt", .absurdYear, "0001-01-01T00:00:00Z", nil),
      (visit("1763000000"), .visit, "endedAt", .wrongType(expected: .text), "1763000000", nil),
      (visit(procedures: #"{"tooth": "36"}"#), .visit, "procedures[0].code", .missing, nil, nil),
      (
        visit(procedures: #"{"code": "extraction", "tooth": "19"}"#), .visit, "procedures[0].tooth", .badTooth, "19",
        nil
      ),
      (
        visit(procedures: #"{"code": "extraction", "tooth": 366}"#), .visit, "procedures[0].tooth", .badTooth, "366",
        nil
      ),
      (
        visit(procedures: #"{"code": "extraction", "restored": "yes"}"#), .visit, "procedures[0].restored",
        .wrongType(expected: .trueOrFalse), "yes", nil
      ),
      (
        patient + #", "planItems": [ {"id": "I1", "patient": "P1", "code": "filling", "state": "propsed"} ]"#,
        .planItem,
        "state", .unknownCode, "propsed", "proposed"
      ),
      (patient + #", "planItems": [ {"id": "I1", "patient": "P1"} ]"#, .planItem, "code", .missing, nil, nil),
      (
        patient + #", "appointments": [ {"id": "A1", "patient": "P11", "at": "2026-11-25T10:00:00Z"} ]"#, .appointment,
        "patient", .unknownPatient, "P11", "P1"
      ),
      (
        patient
          + #", "attempts": [ {"id": "T1", "patient": "P1", "at": "2026-11-20T10:00:00Z", "by": "x", "disposition": "reached_wel"} ]"#,
        .attempt, "disposition", .unknownCode, "reached_wel", "reached-well"
      ),
      (#""visits": {}"#, .document, "visits", .wrongType(expected: .list), "{…}", nil),
      (#""clinic": []"#, .document, "clinic", .wrongType(expected: .object), "[…]", nil),
      (
        #""clinic": {"timeZone": "Asia/Shangai"}"#, .clinic, "timeZone", .unknownTimeZone, "Asia/Shangai",
        "Asia/Shanghai"
      ),
      (#""clinic": {"timeZone": "shanghai"}"#, .clinic, "timeZone", .unknownTimeZone, "shanghai", "Asia/Shanghai"),
      (#""clinic": {"timeZone": "../../etc/passwd"}"#, .clinic, "timeZone", .unknownTimeZone, "../../etc/passwd", nil),
      (#""clinic": {"batches": []}"#, .clinic, "batches", .emptyList, "[…]", nil),
      (#""clinic": {"batches": ["10:30", "25:00"]}"#, .clinic, "batches[1]", .notATime, "25:00", nil),
      (#""clinic": {"batches": ["16:00", "10:30"]}"#, .clinic, "batches", .notAscending, "16:00 10:30", nil),
      (#""clinic": {"batches": ["08:30"]}"#, .clinic, "batches", .outsideCallingHours, "08:30", nil),
      (#""clinic": {"callingHours": ["11:00", "20:00"]}"#, .clinic, "callingHours", .outsideCallingHours, "10:30", nil),
      (#""clinic": {"callingHours": ["20:00", "09:00"]}"#, .clinic, "callingHours", .notAscending, "20:00 09:00", nil),
      (#""clinic": {"closedWeekdays": ["sundy"]}"#, .clinic, "closedWeekdays[0]", .unknownCode, "sundy", "sunday"),
      (
        #""clinic": {"closedWeekdays": ["monday","tuesday","wednesday","thursday","friday","saturday","sunday"]}"#,
        .clinic,
        "closedWeekdays", .closedAllWeek, nil, nil
      ),
      (#""clinic": {"closedDates": ["2026-02-29"]}"#, .clinic, "closedDates[0]", .noSuchDate, "2026-02-29", nil),
      (#""clinic": {"openDates": ["tomorrow"]}"#, .clinic, "openDates[0]", .notADate, "tomorrow", nil),
      (#""clinic": {"retention": "10 years"}"#, .clinic, "retention", .notAPeriod, "10 years", nil),
      (#""clinic": {"retention": "PT2H"}"#, .clinic, "retention", .notAPeriod, "PT2H", nil),
      (#""clinic": {"retention": "P0D"}"#, .clinic, "retention", .notAPeriod, "P0D", nil),
      (#""clinic": {"batchCapacity": 0}"#, .clinic, "batchCapacity", .outOfRange(1...10_000), "0", nil),
    ] as [(String, ExchangeEntity, String?, RowProblem.What, String?, String?)])
  func refuses(
    _ members: String, _ entity: ExchangeEntity, _ field: String?, _ what: RowProblem.What, _ value: String?,
    _ nearest: String?
  ) throws {
    let reading = try read(document(members))
    let problem = try #require(reading.refusals.first)
    #expect(reading.refusals.count == 1)
    #expect(problem.entity == entity && problem.field == field && problem.what == what)
    #expect(problem.value == value)
    #expect(problem.nearest == nearest)
    #expect(problem.file == "clinic.json" && problem.line == 2)
    for language in Language.allCases {
      let text = problem.described(in: Voice(language))
      #expect(text.hasPrefix("clinic.json:2") && HostileText.isClean(text), "\(text)")
      #expect(!text.contains("{") || value == "{…}", "\(text)")
    }
    // The bad row is left out.
    #expect(reading.document.patients.flatMap(\.rows.visits).isEmpty)
    #expect(reading.document.clinic == nil || reading.document.clinic == ClinicChanges())
  }

  private static func visit(_ endedAt: String = #""2026-11-20T10:00:00+08:00""#, procedures: String = "") -> String {
    patient + #", "visits": [ {"id": "V1", "patient": "P1", "endedAt": \#(endedAt), "procedures": [\#(procedures)]} ]"#
  }

  @Test func leavesTheGoodRowsAndNamesTheBadOnes() throws {
    let reading = try read(
      document(
        """
        "patients": [
          {"id": "P1", "name": "张三"},
          {"id": "P2", "name": "李四", "grade": "D"},
          {"id": "P1", "name": "王五"}
        ],
        "visits": [
          {"id": "V1", "patient": "P1", "endedAt": "2026-11-20T10:00:00+08:00", "procedures": []},
          {"id": "V2", "patient": "P2", "endedAt": "2026-11-20T10:00:00+08:00", "procedures": []},
          {"id": "V3", "patient": "P9", "endedAt": "2026-11-20T10:00:00+08:00", "procedures": []},
          {"id": "V4", "patient": "P7", "endedAt": "2026-11-20T10:00:00+08:00", "procedures": []},
          {"id": "V1", "patient": "P1", "endedAt": "2026-11-21T10:00:00+08:00", "procedures": []}
        ]
        """), known: ["P7"])
    #expect(reading.document.patients.map(\.id) == ["P1", "P7"])
    #expect(reading.document.patients.map { $0.rows.patient?.name } == ["张三", nil])
    #expect(reading.document.patients.map { $0.rows.visits.map(\.id) } == [["V1"], ["V4"]])
    #expect(
      reading.refusals.map(\.what) == [
        .unknownCode, .duplicateID(firstLine: 3), .refusedPatient, .unknownPatient, .duplicateID(firstLine: 8),
      ])
    #expect(reading.refusals.map(\.line) == [4, 5, 9, 10, 12])
    #expect(reading.refusals.map(\.id) == ["P2", "P1", "V2", "V3", "V1"])
    #expect(reading.refusals.map(\.row) == [2, 3, 2, 3, 5])
  }

  @Test func keepsSettingsApart() throws {
    let reading = try read(
      document(#""clinic": {"name": "新", "timeZone": "Mars/Base", "batches": ["11:00"], "batchCapacity": "many"}"#))
    let settings = (reading.document.clinic ?? ClinicChanges()).applied(to: ClinicSettings())
    #expect(settings.name == "新" && settings.timeZone == .china && settings.batchCapacity == 40)
    #expect(settings.batches == [ClockTime("11:00")])
    #expect(reading.refusals.map(\.consequence) == [.settingRefused, .settingRefused])
  }

  @Test func warnsOfWhatAPersonShouldLookAt() throws {
    let reading = try read(
      document(
        #"""
        "staff": [ {"id": "d-wang", "name": "王磊", "role": "dentist"} ],
        "patients": [ {"id": "P1", "name": "\u001b[31m张\u202e三\u0000\u009b2J", "preferredBatch": "15:00",
          "attendingDentist": "d-wan"} ],
        "visits": [ {"id": "V1", "patient": "P1", "endedAt": "2026-11-29T10:00:00+08:00",
          "procedures": [ {"code": "extracton"}, {"code": "extracton"}, {"code": "laser-gum-art"} ]} ]
        """#))
    #expect(reading.refusals.isEmpty)
    #expect(
      reading.warnings.map(\.what) == [
        .removedCharacters, .unknownStaff, .notABatch, .inFuture, .unknownProcedure, .unknownProcedure,
      ])
    #expect(reading.warnings.map(\.nearest) == [nil, "d-wang", "16:00", nil, "extraction", nil])
    #expect(reading.warnings.map(\.occurrences) == [1, 1, 1, 1, 2, 1])
    #expect(reading.document.patients.first?.rows.patient?.name == "张三")
    #expect(reading.document.patients.first?.rows.visits.first?.procedures.count == 3)
  }

  @Test func saysOfARefusedRowOnlyWhyItIsRefused() throws {
    let reading = try read(
      document(
        #"""
        "patients": [ {"id": "P1", "name": "\u0007张三", "grade": "D"} , {"id": "P2", "name": "李四"} ],
        "visits": [
          {"id": "V1", "patient": "P2", "endedAt": "soon", "procedures": [{"code": "laser-gum-art"}]},
          {"id": "V2", "patient": "P2", "endedAt": "2026-11-20T10:00:00Z", "procedures": [{"code": "laser-gum-art"}]}
        ]
        """#))
    #expect(reading.problems.map(\.what) == [.unknownCode, .notAnInstant, .unknownProcedure])
    #expect(reading.problems.last?.id == "V2" && reading.problems.last?.occurrences == 1)
  }

  @Test(
    arguments: [
      ("extracton", "extraction"), ("Root_Canal Filling", "root-canal-filling"), ("scalign", "scaling"), ("x", nil),
      ("P9", nil), ("unheard-of", nil), ("", nil),
    ] as [(String, String?)])
  func suggestsOnlyWhatIsNear(_ text: String, _ nearest: String?) {
    let known = ProcedureCodes.common.sorted() + ["P3"]
    #expect(known.nearest(to: text, within: .close) == nearest)
  }

  @Test func trimsEveryKindOfBlank() {
    for value in UInt32(0)...0x3100 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar) + "a b" + String(scalar)
      #expect(HostileText.trimmed(text) == (scalar.properties.isWhitespace ? "a b" : text), "U+\(value)")
    }
    #expect(HostileText.trimmed(" \u{3000} ") == "")
  }

  @Test(arguments: 0..<12)
  func survivesAnything(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed &+ 1_000)
    let source = Array(fullDocument.utf8)
    var taken = 0
    for _ in 0..<300 {
      var bytes = source
      mutate(&bytes, using: &random)
      guard let source = try? ExchangeSource(name: "clinic.json", bytes: bytes),
        let reading = try? ExchangeReader(now: testNow).read(source)
      else { continue }
      taken += 1
      // What was taken comes back the same, and says nothing that could harm a terminal.
      let written = ExchangeWriter(timeZone: .china).write(reading.document)
      let again = try ExchangeReader(now: testNow).read(ExchangeSource(name: "clinic.json", bytes: written))
      #expect(again.document == reading.document)
      for problem in reading.problems { #expect(HostileText.isClean(problem.described(in: Voice(.chinese)))) }
    }
    #expect(taken > 0)
  }
}
