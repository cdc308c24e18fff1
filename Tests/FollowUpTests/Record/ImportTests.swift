import FollowUp
import OrderedCollections
import Testing

@Suite struct ImportTests {
  func rows() throws -> ImportedRows {
    var patient = Fixture.patient()
    patient.tags = ["怕疼"]
    return ImportedRows(
      patient: patient, visits: [try Fixture.visit(endedAt: "2026-11-23 13:30", "extraction")],
      appointments: [try Fixture.appointment(at: "2026-11-28 10:00")],
      planItems: [PlanItem(id: "I1", patient: "P1", code: "implant-surgery")])
  }

  func desk() throws -> Desk {
    let rows = try rows()
    return try Desk(
      at: "2026-11-23 13:40", patient: try #require(rows.patient), visits: rows.visits,
      appointments: rows.appointments, planItems: rows.planItems)
  }

  @Test func aRegistrationHoldsEverything() throws {
    let (desk, rows) = (try desk(), try rows())
    #expect(desk.record.patient == rows.patient)
    #expect(Array(desk.record.visits.values) == rows.visits)
    #expect(desk.record.appointments.values.map(\.appointment) == rows.appointments)
    #expect(Array(desk.record.planItems.values) == rows.planItems)
    #expect(desk.record.followUps.keys.map(\.rawValue) == ["V1/extraction/PT2H", "V1/extraction/P7D"])
    #expect(PatientRecord.registering(ImportedRows(visits: rows.visits), in: desk.context) == nil)
  }

  @Test func aSecondImportChangesNothing() throws {
    var desk = try desk()
    #expect(try desk.perform(.importRows(rows())) == [])
    desk.now = desk.now + 40 * .day
    #expect(try desk.perform(.importRows(rows())) == [])
  }

  @Test func whatTheDeskLearnedOutlivesTheSameDocument() throws {
    var desk = try desk()
    try desk.call(.doNotCall) {
      $0.withdrawnConsents = [.marketing]
      $0.collected = CollectedDetails(vip: VIPFlag(reason: "种植"), tags: ["爱聊天"])
    }
    try desk.perform(.setAppointmentStatus("A1", .cancelled))
    let learned = desk.record
    #expect(try desk.perform(.importRows(rows())) == [])
    #expect(desk.record == learned)
  }

  @Test func aNewerDocumentBringsInOnlyWhatChanged() throws {
    var desk = try desk()
    try desk.perform(.setVIP(VIPFlag(reason: "种植")))
    try desk.perform(.setTags(["怕疼", "爱聊天"]))
    try desk.perform(.setAppointmentStatus("A1", .arrived))
    var rows = try rows()
    rows.patient?.name = "张三丰"
    rows.patient?.tags = ["怕疼", "急躁"]
    rows.appointments[0].dentist = "d-chen"
    try desk.perform(.importRows(rows))
    #expect(desk.record.patient.name == "张三丰")
    #expect(desk.record.patient.tags == ["怕疼", "爱聊天", "急躁"])
    #expect(desk.record.patient.vip == VIPFlag(reason: "种植"))
    let appointment = desk.record.appointments["A1"]?.appointment
    #expect(appointment?.dentist == "d-chen")
    #expect(appointment?.status == .arrived)
    #expect(try desk.perform(.importRows(rows)) == [])
  }

  @Test func whereBothChangedTheSameTheDocumentWins() throws {
    var desk = try desk()
    try desk.perform(.setGrade(.b))
    var rows = try rows()
    rows.patient?.grade = .a
    try desk.perform(.importRows(rows))
    #expect(desk.record.patient.grade == .a)
  }

  @Test func anAppointmentMovedByADocumentIsKnownSinceThen() throws {
    var desk = try desk()
    let first = desk.now
    try desk.turnClock(to: "2026-11-24 09:00")
    var rows = try rows()
    rows.appointments[0].status = .missed
    try desk.perform(.importRows(rows))
    #expect(desk.record.appointments["A1"]?.recordedAt == first)
    rows.appointments[0].at = try Fixture.moment("2026-11-30 10:00")
    try desk.perform(.importRows(rows))
    #expect(desk.record.appointments["A1"]?.recordedAt == desk.now)
  }

  @Test func rowsOfSomebodyElseAreLeftAlone() throws {
    var desk = try desk()
    let rows = ImportedRows(
      patient: Fixture.patient("P2"),
      visits: [try Fixture.visit("V9", patient: "P2", endedAt: "2026-11-23 12:00", "filling")],
      appointments: [try Fixture.appointment("A9", patient: "P2", at: "2026-11-28 10:00")],
      planItems: [PlanItem(id: "I9", patient: "P2", code: "filling")])
    #expect(try desk.perform(.importRows(rows)) == [])
  }

  @Test func aNumberInADocumentEndsTheSearchForOne() throws {
    var desk = try desk()
    try desk.turnClock(to: "2026-11-23 16:00")
    try desk.call(.suspended)
    try desk.call(.invalidNumber)
    #expect(try desk.followUp("V1/extraction/PT2H").state == .needsNumber)
    var rows = try rows()
    rows.patient?.phones.append(PhoneNumber(number: "13900000009"))
    try desk.perform(.importRows(rows))
    #expect(try desk.followUp("V1/extraction/PT2H").state == .planned)
    #expect(desk.record.patient.phones.map(\.fault) == [.suspended, .invalidNumber, nil])
  }

  /// Every field of a patient takes part: a document that changes all of them changes all of them, and an attempt
  /// taken back restores all of them.
  @Test func noFieldOfThePatientIsForgotten() throws {
    var other = Patient(id: "P1", name: "李四")
    other.sex = .male
    other.phones = [PhoneNumber(number: "13911111111", label: "home")]
    other.birthday = try #require(AnnualDate(month: 2, day: 29)).asBirthday
    other.specialDates = [SpecialDate(label: "wedding", date: try #require(AnnualDate(month: 5, day: 1)))]
    other.guardian = Guardian(name: "王芳")
    other.household = "H1"
    other.vip = VIPFlag(reason: "正畸")
    other.grade = .c
    other.tags = ["急躁"]
    other.isKeyConsumer = true
    other.source = "walk-in"
    other.referrer = "P9"
    other.attendingDentist = "d-chen"
    other.hasDesignatedDentist = true
    other.preferredBatch = try Fixture.time("16:00")
    other.consent = Consent(clinical: false, marketing: false)
    other.membership = .child
    other.status = .moved
    other.unrecognizedFields = UnrecognizedFields(json: "{}")
    let original = Fixture.patient()
    let unchanged = Mirror(reflecting: original).children.filter { field in
      let counterpart = Mirror(reflecting: other).children.first { $0.label == field.label }
      return "\(field.value)" == counterpart.map { "\($0.value)" }
    }
    #expect(unchanged.map(\.label) == ["id"])

    var record = PatientRecord(patient: original, registeredAt: Instant(secondsSinceEpoch: 0))
    record.apply(.patientImported(other))
    #expect(record.patient == other)
    let attempt = ContactAttempt(
      id: "X", outcomes: [], disposition: .reachedWell, at: record.registeredAt, enteredAt: record.registeredAt, by: "")
    record.apply([.attemptRecorded(attempt), .patientChanged(original, cause: "X")])
    #expect(record.patient == original)
    record.apply(.attemptTakenBack("X", by: "", at: record.registeredAt, correction: nil))
    #expect(record.patient == other)
  }
}

extension AnnualDate {
  fileprivate var asBirthday: Birthday { Birthday(date: self) }
}
