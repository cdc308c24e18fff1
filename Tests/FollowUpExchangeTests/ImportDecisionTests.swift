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
      let known = Set(records.keys)
      let reader = ExchangeReader(clinic: clinic, now: now, isKnownPatient: { known.contains($0) })
      let reading = try reader.read(ExchangeSource(name: "clinic.json", bytes: Array(text.utf8)))
      let context = DecisionContext(
        clinic: clinic, followUpProtocol: ProtocolDocument.builtIn.followUpProtocol, now: now, author: "林小雨")
      let decision = try ImportDecision(reading.document, in: context) { records[$0] }
      for change in decision.changes { apply(change) }
      return decision
    }

    private mutating func apply(_ change: Change) {
      switch change {
      case .clinic(.settingsChanged(let settings)): clinic.settings = settings
      case .clinic(.staffMemberRecorded(let member)): clinic.staff.append(member)
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
    let reader = ExchangeReader(now: testNow, isKnownPatient: { _ in true })
    let reading = try reader.read(ExchangeSource(name: "clinic.json", bytes: bytes))
    #expect(reading.document.attempts == [attempt])
  }
}
