import ClinicDocuments
import FollowUp
import Foundation
import OrderedCollections
import Testing

@testable import FollowUpExchange
@testable import huifang_dev

/// A clinic that is exported and imported into an empty folder is the same clinic to its desk.
@Suite struct RoundTripTests {
  private let followUpProtocol = ProtocolDocument.builtIn.followUpProtocol

  /// The sample clinic as its desk left it at ``SampleClinic/now``, with a skipped and a moved call.
  private func workedClinic() throws -> (Clinic, [PatientRecord]) {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let bytes = Array(try Data(contentsOf: root.appending(path: "sample-data/clinic.json")))
    let document = try imported(bytes, into: Clinic(), KnownRows())
    let clinic = document.applied(to: Clinic())
    let replay = Replay(document, from: SampleDocument.start, to: SampleClinic.now)
    var records = try replay.patients(clinic: clinic, followUpProtocol: followUpProtocol).map(\.record)
    let context = DecisionContext(
      clinic: clinic, followUpProtocol: followUpProtocol, now: SampleClinic.now, author: "林小雨")
    var commands: [(FollowUpID) -> Command] = [
      { .skip($0, reason: "患者出国") },
      { .reschedule($0, lane: .timed, at: SampleClinic.now + 26 * .hour) },
    ]
    for index in records.indices {
      guard let open = records[index].followUps.values.first(where: { $0.state == .planned }),
        let command = commands.popLast()
      else { continue }
      records[index].apply(try records[index].decide(command(open.id), in: context))
    }
    #expect(commands.isEmpty)
    return (clinic, records)
  }

  private func imported(_ bytes: [UInt8], into clinic: Clinic, _ known: KnownRows) throws -> ExchangeDocument {
    let reader = ExchangeReader(
      clinic: clinic, followUpProtocol: followUpProtocol, now: SampleClinic.now, known: known)
    let reading = try reader.read(ExchangeSource(name: "clinic.json", bytes: bytes))
    #expect(reading.problems.isEmpty, "\(reading.problems.prefix(5))")
    return reading.document
  }

  private func export(_ clinic: Clinic, _ records: [PatientRecord]) -> [UInt8] {
    let document = ExchangeDocument(
      clinic: clinic, records: records, followUpProtocol: followUpProtocol, now: SampleClinic.now)
    return ExchangeWriter(timeZone: clinic.settings.timeZone).write(document)
  }

  private func days(_ clinic: Clinic, _ records: [PatientRecord]) -> [PatientDay] {
    let today = clinic.settings.timeZone.date(of: SampleClinic.now)
    return (-1...8).flatMap { offset in
      let day = QueueDay(
        today.adding(days: offset), now: SampleClinic.now, clinic: clinic, followUpProtocol: followUpProtocol)
      return records.map { PatientDay($0, on: day) }
    }
  }

  @Test func bringsEveryCallThatWasMadeOrIsStillToBeMade() throws {
    let (clinic, records) = try workedClinic()
    let exported = export(clinic, records)
    let document = try imported(exported, into: Clinic(), KnownRows())
    var copy: OrderedDictionary<PatientID, PatientRecord> = [:]
    var context = DecisionContext(
      clinic: Clinic(), followUpProtocol: followUpProtocol, now: SampleClinic.now, author: "林小雨")
    let first = try ImportDecision(document, in: context, record: { _ in nil }, forEachRecord: { _ in })
    for case .patient(let id, let event) in first.changes {
      if copy[id] == nil { copy[id] = PatientRecord(registered: event) } else { copy[id]?.apply(event) }
    }
    context.clinic = document.applied(to: Clinic())

    #expect(first.summary.callsOfUnknownFollowUps == 0)
    for record in records {
      let copied = try #require(copy[record.id])
      #expect(Set(copied.followUps.values).isSuperset(of: record.followUps.values), "\(record.id)")
      #expect(
        copied.attempts.values.map(\.outcomes) == record.attempts.values.filter(\.stands).map(\.outcomes),
        "\(record.id)")
      #expect(Set(copied.escalations.values) == Set(record.escalations.values), "\(record.id)")
    }
    let copies = Array(copy.values)
    let isSameWork = days(context.clinic, copies) == days(clinic, records)
    #expect(isSameWork)
    let again = export(context.clinic, copies)
    let isSame = again == exported
    #expect(isSame, "\(firstDifference(again, exported))")

    var known = KnownRows()
    for record in copies { known.add(record) }
    let document2 = try imported(exported, into: context.clinic, known)
    let second = try ImportDecision(
      document2, in: context, record: { copy[$0] }, forEachRecord: { try copy.values.forEach($0) })
    #expect(second.changes.isEmpty && second.summary.changesNothing)
  }

  private func firstDifference(_ left: [UInt8], _ right: [UInt8]) -> String {
    let (left, right) = (String(decoding: left, as: UTF8.self), String(decoding: right, as: UTF8.self))
    let pair = zip(left.split(separator: "\n"), right.split(separator: "\n")).first { $0 != $1 }
    return pair.map { "\($0)\n\($1)" } ?? "one goes on"
  }

  /// Every state a follow-up can have, and every place it can come from.
  @Test(arguments: [
    FollowUp.State.planned, .needsNumber, .done(at: testNow), .skipped(.unreachable, at: testNow),
    .skipped(.byDesk("出国"), at: testNow), .cancelled(.byDesk("重复"), at: testNow),
    .cancelled(.originChanged, at: testNow), .cancelled(.consentWithdrawn(.marketing), at: testNow),
    .cancelled(.patientLeft(.moved), at: testNow), .superseded(.anotherCallPlanned("F2"), at: testNow),
    .superseded(.patientReached("T1"), at: testNow), .superseded(.appointmentBooked("A1"), at: testNow),
    .rescheduled(Rescheduling(lane: .timed, at: testNow, reason: .disposition(.callBack), personalTo: "孟佳")),
    .rescheduled(Rescheduling(lane: .batch(ClockTime(clampedMinutes: 960)), at: testNow, reason: .byDesk)),
  ])
  func readsBackWhatItWrites(state: FollowUp.State) throws {
    let origins: [FollowUpOrigin] = [
      .visit("V1"), .appointment("A1"), .specialDate(label: "wedding"), .request(by: "王磊"),
    ]
    let followUps = try origins.enumerated().map { index, origin in
      FollowUp(
        id: FollowUpID("F\(index)"), rule: "extraction", step: "PT2H", purpose: "reaction", kind: .clinical,
        origin: origin, procedures: ["extraction"], teeth: [try #require(ToothNumber(36))], dentist: "d-wang",
        startsFrom: testNow - .day, due: testNow, by: testNow + .hour, isClockStep: true, recordedAt: testNow,
        note: "问疼痛", state: state)
    }
    var written = ExchangeDocument()
    written.staff = [StaffMember(id: "d-wang", name: "王磊", role: .dentist)]
    let rows = ImportedRows(patient: Patient(id: "P1", name: "张三"), followUps: followUps)
    written.patients = [PatientRows(id: "P1", rows: rows)]
    let text = String(decoding: ExchangeWriter(timeZone: .china).write(written), as: UTF8.self)
    let reading = try read(text)
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    #expect(reading.document.patients.first?.rows.followUps == followUps)
  }

  private static let window = #""due": "2026-11-21T12:00:00+08:00", "by": "2026-11-21T13:00:00+08:00""#

  @Test(arguments: [
    (#""visit": "V1", \#(window), "state": "finished""#, RowProblem.What.unknownCode, "state"),
    (#""visit": "V1", \#(window), "state": "done""#, .missing, "closedAt"),
    (#""visit": "V1", \#(window), "state": "rescheduled""#, .missing, "place"),
    (
      #""visit": "V1", \#(window), "state": "rescheduled", "place": {"lane": "noon", "at": "2026-11-22T10:00:00Z"}"#,
      .notATime, "place.lane"
    ),
    (
      #""visit": "V1", \#(window), "state": "skipped", "closedAt": "2026-11-21T10:00:00Z", "reason": "patient-left""#,
      .unknownCode, "reason"
    ),
    (window, .notOneOrigin, "visit"),
    (#""visit": "V1", "specialDate": "birthday", \#(window)"#, .notOneOrigin, "visit"),
    (#""visit": "V1", \#(window), "teeth": ["99"]"#, .badTooth, "teeth"),
  ])
  func refusesWhatNoFollowUpCanBe(members: String, what: RowProblem.What, field: String) throws {
    let text = document(
      """
      "patients": [ {"id": "P1", "name": "张三"} ],
      "followUps": [ {"id": "F1", "patient": "P1", "rule": "extraction", "step": "PT2H", "kind": "clinical", \(members)} ]
      """)
    let reading = try read(text)
    let refusals = reading.problems.filter(\.isRefusal)
    #expect(refusals.map(\.what) == [what] && refusals.map(\.field) == [field], "\(reading.problems)")
    #expect(reading.document.patients.flatMap(\.rows.followUps).isEmpty)
  }

  @Test func tellsCallsOfFollowUpsThatNobodyKnows() throws {
    let text = document(
      """
      "patients": [ {"id": "P1", "name": "张三"} ],
      "attempts": [ {"id": "T1", "patient": "P1", "at": "2026-11-20T10:00:00+08:00", "by": "孟佳",
        "disposition": "busy", "followUps": [ {"id": "V1/extraction/PT2H"} ]} ]
      """)
    let context = DecisionContext(
      clinic: Clinic(), followUpProtocol: followUpProtocol, now: testNow, author: "林小雨")
    let decision = try ImportDecision(try read(text).document, in: context, record: { _ in nil }) { _ in }
    #expect(decision.summary.callsOfUnknownFollowUps == 1)
  }
}
