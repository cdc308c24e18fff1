import ClinicDocuments
import FollowUp
import OrderedCollections
import Testing

@testable import FollowUpExchange

/// What taking a document over does to a clinic.
@Suite struct ImportDecisionTests {
  /// A clinic in memory that imports documents one after the other.
  struct ImportingClinic {
    var clinic = Clinic()
    var records: OrderedDictionary<PatientID, PatientRecord> = [:]
    var now = testNow

    @discardableResult
    mutating func take(_ text: String) throws -> ImportDecision {
      let reading = try reading(of: text)
      let context = DecisionContext(
        clinic: clinic, followUpProtocol: ProtocolDocument.builtIn.followUpProtocol, now: now, author: "林小雨")
      let decision = try ImportDecision(
        reading.document, in: context, record: { records[$0] }, forEachRecord: { try records.values.forEach($0) })
      for change in decision.changes { apply(change) }
      return decision
    }

    func reading(of text: String) throws -> ExchangeReading {
      var known = KnownRows()
      for record in records.values { known.add(record) }
      let reader = ExchangeReader(clinic: clinic, now: now, known: known)
      return try reader.read(ExchangeSource(name: "clinic.json", bytes: Array(text.utf8)))
    }

    private mutating func apply(_ change: Change) {
      switch change {
      case .clinic(let event): clinic.apply(event)
      case .patient(let id, let event):
        if records[id] == nil { records[id] = PatientRecord(registered: event) } else { records[id]?.apply(event) }
      }
    }

    func record(_ id: PatientID) throws -> PatientRecord { try #require(records[id]) }
  }

  private static let extraction = """
    "patients": [ {"id": "P1", "name": "张三", "phones": [{"number": "13800000001"}]} ],
    "visits": [ {"id": "V1", "patient": "P1", "endedAt": "2026-11-21T10:00:00+08:00",
      "procedures": [ {"code": "extraction", "tooth": "36"} ]} ]
    """

  @Test(arguments: [
    (#", "followUps": [ {"id": "V1/extraction/PT2H"} ]"#, ["V1/extraction/PT2H"]),
    (#", "followUps": [ {"id": "V9/extraction/PT2H"} ]"#, []),
    (#", "followUps": []"#, []),
    ("", []),
  ])
  func anAttemptServesWhatItNamesAndIsHistoryOtherwise(followUps: String, served: [FollowUpID]) throws {
    var clinic = ImportingClinic()
    try clinic.take(document(Self.extraction))
    try clinic.take(
      document(
        """
        "attempts": [ {"id": "T1", "patient": "P1", "at": "2026-11-21T10:20:00+08:00", "by": "孟佳",
          "disposition": "reached-well"\(followUps)} ]
        """))
    let record = try clinic.record("P1")
    #expect(record.attempts["T1"]?.outcomes.map(\.followUp) == served)
    #expect(record.followUps["V1/extraction/PT2H"]?.isOpen == served.isEmpty)
  }

  @Test(arguments: [ServedFollowUps.whatIsDue, .these([]), .these([ReasonOutcome(followUp: "F1", disposition: .busy)])])
  func whatAnAttemptServedIsReadBackAsItWasWritten(serving: ServedFollowUps) throws {
    var attempt = ExchangedAttempt(id: "T1", patient: "P1", at: testNow, by: "孟佳", disposition: .busy)
    attempt.serving = serving
    var written = ExchangeDocument()
    written.attempts = [attempt]
    let bytes = ExchangeWriter(timeZone: .china).write(written)
    var known = KnownRows()
    known.add(PatientRecord(patient: Patient(id: "P1", name: "张三"), registeredAt: testNow))
    let reader = ExchangeReader(now: testNow, known: known)
    let reading = try reader.read(ExchangeSource(name: "clinic.json", bytes: bytes))
    #expect(reading.document.attempts == [attempt])
  }

  // MARK: - Settings

  private static let clinicOfMany = """
    "patients": [
      {"id": "P1", "name": "张三", "phones": [{"number": "13800000001"}], "membership": "child",
        "birthday": {"month": 12, "day": 1}},
      {"id": "P2", "name": "李四", "phones": [{"number": "13800000002"}]}
    ],
    "visits": [
      {"id": "V1", "patient": "P1", "endedAt": "2026-11-21T08:00:00+08:00", "procedures": [ {"code": "extraction"},
        {"code": "root-canal-visit"} ]},
      {"id": "V2", "patient": "P2", "endedAt": "2026-11-20T23:30:00+08:00", "procedures": [ {"code": "scaling"},
        {"code": "filling"}, {"code": "implant-surgery"} ]}
    ],
    "appointments": [
      {"id": "A2", "patient": "P2", "at": "2026-11-21T10:00:00+08:00"}
    ]
    """

  /// As if the clinic had had these settings before its patients came.
  @Test(arguments: [
    #""clinic": {"timeZone": "Europe/Moscow"}"#, #""clinic": {"timeZone": "America/New_York"}"#,
    #""clinic": {"callingHours": ["09:00", "16:30"]}"#, #""clinic": {"batches": ["11:00", "15:00"]}"#,
    #""clinic": {"missedAfterMinutes": 60}"#, #""clinic": {"closedWeekdays": ["friday", "saturday"]}"#,
    #""clinic": {"name": "新门诊"}"#,
  ])
  func newSettingsHoldForEveryCallThatIsPlanned(settings: String) throws {
    var expected = ImportingClinic()
    try expected.take(document(settings))
    try expected.take(document(Self.clinicOfMany))
    var afterwards = ImportingClinic()
    try afterwards.take(document(Self.clinicOfMany))
    let decision = try afterwards.take(document(settings))
    var together = ImportingClinic()
    try together.take(document(Self.clinicOfMany))
    try together.take(document(settings + "," + Self.clinicOfMany))
    for id in ["P1", "P2"] as [PatientID] {
      let planned = try expected.record(id)
      for clinic in [afterwards, together] {
        let differences = try clinic.record(id).differences(from: planned)
        #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
      }
    }
    #expect(decision.summary.patientsChanged == 0)
    #expect(decision.summary.patientsMoved == (settings.contains("timeZone") ? 2 : settings.contains("16:30") ? 1 : 0))
    let again = try afterwards.take(document(settings))
    #expect(again.changes.isEmpty && again.summary.changesNothing)
  }

  @Test func aCallMovedToADayThatIsClosedNowMovesOn() throws {
    var clinic = ImportingClinic()
    try clinic.take(document(Self.clinicOfMany))
    let context = DecisionContext(
      clinic: clinic.clinic, followUpProtocol: ProtocolDocument.builtIn.followUpProtocol, now: testNow, author: "林小雨")
    let (friday, saturday) = (try #require(CivilDate("2026-11-27")), try #require(CivilDate("2026-11-28")))
    let sixteen = ClockTime(clampedMinutes: 960)
    let moved: FollowUpID = "V2/implant-surgery/P3M"
    let command = Command.reschedule(
      moved, lane: .batch(sixteen), at: ClinicTimeZone.china.instant(of: friday, at: sixteen))
    let events = try clinic.record("P2").decide(command, in: context)
    clinic.records["P2"]?.apply(events)
    try clinic.take(document(#""clinic": {"closedDates": ["2026-11-27"]}"#))
    guard case .rescheduled(let place) = try clinic.record("P2").followUps[moved]?.state else {
      Issue.record("it is not moved any more")
      return
    }
    let tenThirty = ClockTime(clampedMinutes: 630)
    #expect(place.lane == .batch(tenThirty))
    #expect(place.at == ClinicTimeZone.china.instant(of: saturday, at: tenThirty))
  }

  @Test func whatTheDeskArrangedStaysOnItsDayAndBatch() throws {
    var clinic = ImportingClinic()
    try clinic.take(document(Self.clinicOfMany))
    let context = DecisionContext(
      clinic: clinic.clinic, followUpProtocol: ProtocolDocument.builtIn.followUpProtocol, now: testNow, author: "林小雨")
    let day = try #require(CivilDate("2026-11-27"))
    let (sixteen, promised) = (ClockTime(clampedMinutes: 960), testNow + 3 * .day)
    let moved: FollowUpID = "V2/implant-surgery/P3M"
    for command in [
      .requestFollowUp(FollowUpRequest(id: "R1", requestedBy: "王磊", date: .day(day), note: "")),
      .requestFollowUp(FollowUpRequest(id: "R2", requestedBy: "王磊", date: .moment(promised), note: "")),
      .reschedule(moved, lane: .batch(sixteen), at: ClinicTimeZone.china.instant(of: day, at: sixteen)),
    ] as [Command] {
      let events = try clinic.record("P2").decide(command, in: context)
      clinic.records["P2"]?.apply(events)
    }
    try clinic.take(document(#""clinic": {"timeZone": "Europe/Moscow", "batches": ["11:00", "17:00"]}"#))
    let (record, zone) = (try clinic.record("P2"), try #require(ClinicTimeZone(identifier: "Europe/Moscow")))
    #expect(record.followUps["R1"]?.due == zone.startOfDay(day))
    #expect(record.followUps["R1"]?.by == zone.endOfDay(day))
    #expect(record.followUps["R2"]?.due == promised)
    let seventeen = ClockTime(clampedMinutes: 1_020)
    #expect(
      record.followUps[moved]?.state
        == .rescheduled(
          Rescheduling(lane: .batch(seventeen), at: zone.instant(of: day, at: seventeen), reason: .byDesk)))
  }

  // MARK: - Ids

  @Test(arguments: [
    (ExchangeEntity.visit, #""endedAt": "2026-11-20T10:00:00+08:00", "procedures": [ {"code": "filling"} ]"#),
    (.planItem, #""code": "filling""#), (.appointment, #""at": "2026-11-29T10:00:00+08:00""#),
    (.attempt, #""at": "2026-11-20T10:00:00+08:00", "by": "孟佳", "disposition": "busy""#),
  ])
  func anIdIsOnePatientsInTheWholeClinic(entity: ExchangeEntity, members: String) throws {
    func rows(of patient: String) -> String {
      document("\"\(entity.rawValue)\": [ {\"id\": \"X1\", \"patient\": \"\(patient)\", \(members)} ]")
    }
    var clinic = ImportingClinic()
    try clinic.take(
      document(#""patients": [ {"id": "P1", "name": "张三"}, {"id": "P2", "name": "李四"} ]"#))
    try clinic.take(rows(of: "P1"))
    #expect(try clinic.reading(of: rows(of: "P1")).problems == [])
    let problems = try clinic.reading(of: rows(of: "P2")).problems
    #expect(problems.map(\.what) == [.ofAnotherPatient("P1")])
    #expect(problems.map(\.field) == ["id"] && problems.map(\.value) == ["X1"] && problems.map(\.row) == [1])
    let before = clinic.records
    try clinic.take(rows(of: "P2"))
    #expect(clinic.records == before)
  }

  @Test(arguments: [
    (#""#, RowProblem.What.missing), (#", "callBackAt": "2026-11-20T10:00:00+08:00""#, .callBackBeforeCall),
  ])
  func aPromisedCallNeedsItsTime(member: String, what: RowProblem.What) throws {
    let reading = try read(
      document(
        #"""
        "attempts": [ {"id": "T1", "patient": "P1", "at": "2026-11-20T10:00:00+08:00", "by": "孟佳",
          "disposition": "busy", "followUps": [ {"id": "F1", "disposition": "call-back"} ]\#(member)} ]
        """#), known: ["P1"])
    #expect(reading.problems.map(\.what) == [what])
    #expect(reading.refusedRows == 1)
  }
}

extension PatientRecord {
  /// The calls that are open in one of the records and not the same in the other. A call that was planned stays to be
  /// made where its window is over by new settings; by those settings alone it would not have been planned.
  fileprivate func differences(from other: PatientRecord) -> [String] {
    Set(followUps.values.filter { $0.isOpen && $0.by >= testNow }).symmetricDifference(
      other.followUps.values.filter(\.isOpen)
    )
    .map { "\($0.id): \($0.due) to \($0.by), \($0.state)" }.sorted()
  }
}
