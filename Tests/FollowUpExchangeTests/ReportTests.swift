import FollowUp
import Testing

@testable import FollowUpExchange

@Suite struct ReportTests {
  private let zone = ClinicTimeZone.china

  private func instant(_ text: String) -> Instant { Instant(iso8601: text) ?? Instant(secondsSinceEpoch: 0) }

  private var followUp: FollowUp {
    FollowUp(
      id: "V1/extraction/P7D", rule: "extraction", step: "P7D", purpose: "healing", kind: .clinical,
      origin: .visit("V1"), startsFrom: instant("2026-11-14T10:00:00+08:00"),
      due: instant("2026-11-21T00:00:00+08:00"), by: instant("2026-11-21T23:59:59+08:00"), isClockStep: false,
      recordedAt: instant("2026-11-14T10:00:00+08:00"))
  }

  private func placement(_ reason: PlacementReason = .batchInWindow) -> Placement {
    Placement(
      lane: .batch(ClockTime(clampedMinutes: 630)), at: instant("2026-11-21T10:30:00+08:00"), isLate: false,
      reason: reason)
  }

  private func queue(_ claim: Claim? = nil) -> Queue {
    var greeting = followUp
    greeting.id = "P1/special-date/birthday/2026"
    greeting.rule = "special-date"
    greeting.kind = .greeting
    greeting.step = "P0D"
    greeting.origin = .specialDate(label: "birthday")
    let entry = QueueEntry(
      patient: "P1", name: "=张,三", lane: .batch(ClockTime(clampedMinutes: 630)),
      at: instant("2026-11-21T10:30:00+08:00"), isVIP: true,
      followUps: [followUp, greeting].map { QueuedFollowUp(followUp: $0, placement: placement(), isOverdue: false) },
      urgency: .vip, claim: claim)
    return Queue(
      date: zone.date(of: testNow), now: testNow, entries: [entry], batches: [])
  }

  @Test func writesTheQueue() {
    let expected = """
      {
        "date": "2026-11-21",
        "now": "2026-11-21T10:34:00+08:00",
        "entries": [
          {"position": 1, "patient": "P1", "name": "=张,三", "lane": "10:30", "at": "2026-11-21T10:30:00+08:00", \
      "vip": true, "claimedBy": null, "followUps": [{"id": "V1/extraction/P7D", "rule": "extraction", "step": "P7D", \
      "visit": "V1", "kind": "clinical", "due": "2026-11-21T00:00:00+08:00", "by": "2026-11-21T23:59:59+08:00", \
      "state": "due", "late": false, "overdue": false}, {"id": "P1/special-date/birthday/2026", \
      "rule": "special-date", "step": "P0D", "visit": null, "kind": "greeting", "due": "2026-11-21T00:00:00+08:00", \
      "by": "2026-11-21T23:59:59+08:00", "state": "due", "late": false, "overdue": false}]}
        ]
      }

      """
    #expect(String(decoding: QueueReport(queue(), timeZone: zone).json, as: UTF8.self) == expected)
    let claim = Claim(by: "林小雨", desk: "d", at: testNow, expires: testNow + 60)
    let claimed = String(decoding: QueueReport(queue(claim), timeZone: zone).json, as: UTF8.self)
    #expect(claimed.contains(#""claimedBy": "林小雨""#) && claimed.contains(#""state": "claimed""#))
  }

  @Test func writesTheQueueAsATable() {
    let lines = QueueReport(queue(), timeZone: zone).csv.text.split(separator: "\r\n")
    #expect(lines.count == 3)
    let expected =
      "1,P1,\"'=张,三\",10:30,2026-11-21T10:30:00+08:00,true,,V1/extraction/P7D,extraction,P7D,V1,clinical,"
      + "2026-11-21T00:00:00+08:00,2026-11-21T23:59:59+08:00,due,false,false"
    #expect(lines.count == 3 && lines[1] == expected, "\(lines)")
  }

  private func text<Row>(
    of rows: [Row], _ report: ReportRows<Row>, _ form: ReportWriter<Row>.Form
  ) throws -> String {
    var bytes: [UInt8] = []
    var writer = ReportWriter(report, as: form) { bytes += $0 }
    for row in rows { try writer.add(row) }
    try writer.finish()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// However many pieces a long list leaves in, they are the list.
  @Test func writesALongListInPieces() throws {
    let rows = (0..<3_000).map { "=\($0), \"张三\"" }
    let report = ReportRows<String>(
      name: "names", value: { .object(["name": .string($0)]) }, columns: ["name", "length"],
      fields: { [$0, "\($0.count)"] })
    let values = rows.map(report.value)
    #expect(
      try text(of: rows, report, .json).utf8.elementsEqual(
        JSONText.rows([JSONValue.Member(key: "names", value: .array(values))])))
    var table = CSVTable(columns: report.columns)
    for row in rows { table.add(report.fields(row)) }
    #expect(try text(of: rows, report, .csv) == table.text)
    var (pieces, longest) = (0, 0)
    var writer = ReportWriter(report, as: .csv) { piece in
      pieces += 1
      longest = max(longest, piece.count)
    }
    for row in rows + rows { try writer.add(row) }
    try writer.finish()
    #expect(pieces > 1 && longest < table.text.utf8.count)
  }

  @Test func writesThePlan() throws {
    let row = PlanRow(
      patient: "P1", name: "张三", followUp: followUp, placement: placement(), status: .superseded, isOverdue: false)
    let expected = """
      {
        "followUps": [
          {"id": "V1/extraction/P7D", "patient": "P1", "rule": "extraction", "step": "P7D", "visit": "V1", \
      "kind": "clinical", "due": "2026-11-21T00:00:00+08:00", "by": "2026-11-21T23:59:59+08:00", "lane": "10:30", \
      "at": "2026-11-21T10:30:00+08:00", "state": "superseded", "late": false}
        ]
      }

      """
    let plan = ReportRows.plan(timeZone: zone)
    #expect(try text(of: [row], plan, .json) == expected)
    #expect(try text(of: [row], plan, .csv).split(separator: "\r\n").count == 2)
    #expect(try text(of: [], plan, .json) == "{\n  \"followUps\": []\n}\n")
    #expect(try text(of: [], plan, .csv) == "\u{FEFF}" + plan.columns.joined(separator: ",") + "\r\n")
  }

  @Test func writesPatients() throws {
    let patients = try read(fullDocument).document.patients.compactMap(\.rows.patient).map {
      PatientRecord(patient: $0, registeredAt: testNow)
    }
    let json = try text(of: patients, .patients, .json)
    var parser = JSONParser(Array(json.utf8))
    let root = try parser.parse()
    guard case .object(let members) = root.content, let list = members.first,
      case .array(let rows) = list.value.content
    else {
      Issue.record("no list of patients")
      return
    }
    #expect(list.key == "patients" && rows.count == 2)
    let lines = try text(of: patients, .patients, .csv).split(separator: "\r\n")
    #expect(lines.count == 3)
    #expect(lines.last?.hasPrefix("P0002,欧阳明,,02-29,solar,") == true)
    #expect(lines.dropFirst().first?.contains("1990-05-15 leap,lunar,李娜,mother") == true)
  }

  @Test func writesWhoOpenedWhichPatient() {
    let report = AccessReport(
      [
        PatientAccess(patient: "P1", way: .callSheet, at: testNow, by: "=林", desk: "front-1"),
        PatientAccess(patient: nil, way: .export, at: testNow, by: "周,敏", desk: "front-2"),
      ], timeZone: zone)
    #expect(
      String(decoding: report.json, as: UTF8.self) == """
        {
          "accesses": [
            {"at": "2026-11-21T10:34:00+08:00", "by": "=林", "desk": "front-1", "way": "call-sheet", "patient": "P1"},
            {"at": "2026-11-21T10:34:00+08:00", "by": "周,敏", "desk": "front-2", "way": "export", "patient": null}
          ]
        }

        """)
    #expect(
      report.csv.text == "\u{FEFF}at,by,desk,way,patient\r\n"
        + "2026-11-21T10:34:00+08:00,'=林,front-1,call-sheet,P1\r\n"
        + "2026-11-21T10:34:00+08:00,\"周,敏\",front-2,export,\r\n")
  }
}
