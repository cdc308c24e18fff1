import FollowUp
import Testing
import Wording

@testable import FollowUpExchange

/// What a row is taken with, and told of.
@Suite struct RowWarningTests {
  private static let visit = #""visits": [ {"id": "V1", "patient": "P1", "endedAt": "2026-11-20T10:00:00+08:00""#

  private static func patient(_ members: String) -> String {
    #""patients": [ {"id": "P1", "name": "张三"\#(members)} ]"#
  }

  @Test(
    arguments: [
      (patient(#", "referrer": "P12""#), "referrer", RowProblem.What.unknownReferrer, "P12", "P1"),
      (patient(#", "referrer": "P1""#), "referrer", .ownReferrer, "P1", nil),
      (patient(#", "membership": "chld""#), "membership", .unknownMembership, "chld", "child"),
      (
        patient(
          #", "specialDates": [ {"label": "a", "month": 1, "day": 2}, {"label": "a", "month": 3, "day": 4} ]"#),
        "specialDates", .repeatedLabel, "a", nil
      ),
      (patient("") + ", " + visit + #", "procedures": []} ]"#, "procedures", .noProcedure, nil, nil),
      (
        patient("") + #", "appointments": [ {"id": "A1", "patient": "P1", "at": "2026-12-01T10:00:00+08:00","#
          + #" "status": "completed"} ]"#,
        "at", .keptInFuture, "2026-12-01T10:00:00+08:00", nil
      ),
    ] as [(String, String, RowProblem.What, String?, String?)])
  func isTold(_ members: String, _ field: String, _ what: RowProblem.What, _ value: String?, _ nearest: String?) throws
  {
    let reading = try read(document(members))
    #expect(reading.problems.map(\.what) == [what])
    #expect(reading.refusedRows == 0 && reading.otherRefusals == 0)
    #expect(reading.document.patients.map(\.id) == ["P1"])
    let problem = try #require(reading.warnings.first)
    #expect(problem.field == field && problem.value == value && problem.nearest == nearest)
    for language in Language.allCases {
      #expect(!problem.described(in: Voice(language)).contains("{"))
    }
  }

  @Test(arguments: [
    #", "referrer": "P3""#, #", "referrer": "P0""#, #", "membership": "child""#,
  ])
  func isNotToldOfWhatIsRight(members: String) throws {
    let text = #"""
      "patients": [ {"id": "P1", "name": "张三"\#(members)}, {"id": "P2", "name": "李四"}, {"id": "P3", "name": "王五"} ]
      """#
    #expect(try read(document(text), known: ["P0"]).problems == [])
  }

  @Test func oneselfIsNoReferrer() throws {
    let reading = try read(document(Self.patient(#", "referrer": "P1""#)))
    #expect(reading.document.patients.first?.rows.patient?.referrer == nil)
  }

  @Test func rowsAreCountedAndNotWhatIsWrongWithThem() throws {
    let reading = try read(
      document(
        #"""
        "clinic": {"batchCapacity": 0, "timeZone": "Mars/Base"}, "staff": {},
        "patients": [ {"id": "P1", "grade": "D", "sex": "?"}, {"name": "x", "tags": 3}, {"name": 4}, {"id": "P4"} ],
        "visits": [ {"id": "V1", "patient": "P1", "endedAt": "soon"} ]
        """#))
    #expect(reading.refusals.count == 10)
    #expect(reading.refusedRows == 5)
    #expect(reading.otherRefusals == 3)
  }

  @Test(arguments: [1_000])
  func aFileThatIsWrongThroughoutIsReadAllTheSame(rows: Int) throws {
    let patients = (0..<rows).map { #"{"id": "P\#($0)", "name": "x", "referrer": "PY\#($0)"}"# }
    let visits = (0..<rows).map {
      #"{"id": "V\#($0)", "patient": "PX\#($0)", "endedAt": "2026-11-20T10:00:00Z", "procedures": []}"#
    }
    let text = [("patients", patients), ("visits", visits)]
      .map { "\"\($0)\": [\($1.joined(separator: ","))]" }.joined(separator: ",")
    let reading = try read(document(text))
    #expect(reading.refusedRows == rows)
    #expect(reading.warnings.count == rows)
    // The first of them still get their suggestion.
    #expect(reading.warnings.first?.nearest == "P0")
    #expect(reading.refusals.last?.nearest == nil)
  }
}

/// How much is compared to find what a wrong value was meant for.
@Suite struct SuggestionsTests {
  @Test func stopsWhenTheWorkIsDone() {
    let suggestions = Suggestions(comparisons: 7)
    let known = ["P001", "P002", "P003"]
    #expect(suggestions.nearest(to: "P00", among: known) == "P001")
    #expect(suggestions.nearest(to: String(repeating: "P", count: 65), among: known) == nil)
    #expect(suggestions.nearest(to: "P02", among: known) == "P002")
    #expect(suggestions.nearest(to: "P03", among: known) == nil)
    #expect(suggestions.nearest(to: "P01", among: ["P001"]) == "P001")
    #expect(suggestions.nearest(to: "P01", among: ["P001"]) == nil)
  }
}
