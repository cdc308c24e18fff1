import FollowUp
import OrderedCollections
import Testing

/// One patient's record at a desk whose clock a test turns: commands are decided and their events applied.
struct Desk {
  var record: PatientRecord
  var now: Instant
  var author = "林小雨"
  var name = "desk-1"
  var clinic: Clinic
  var followUpProtocol: FollowUpProtocol
  private var attemptsMade = 0

  /// The patient `P1` with the given rows, registered at `start`.
  init(
    at start: String, patient: Patient = Fixture.patient(), visits: [Visit] = [], appointments: [Appointment] = [],
    planItems: [PlanItem] = [], settings: ClinicSettings = ClinicSettings(),
    followUpProtocol: FollowUpProtocol = Fixture.followUpProtocol
  ) throws {
    now = try Fixture.moment(start, in: settings.timeZone)
    clinic = Clinic(settings: settings)
    self.followUpProtocol = followUpProtocol
    let context = DecisionContext(
      clinic: clinic, followUpProtocol: followUpProtocol, now: now, author: author, desk: name)
    let rows = ImportedRows(patient: patient, visits: visits, appointments: appointments, planItems: planItems)
    let events = PatientRecord.registering(rows, in: context)?.events ?? []
    record = try #require(events.first.flatMap(PatientRecord.init(registered:)))
    record.apply(Array(events.dropFirst()))
  }

  var context: DecisionContext {
    DecisionContext(clinic: clinic, followUpProtocol: followUpProtocol, now: now, author: author, desk: name)
  }

  var zone: ClinicTimeZone { clinic.settings.timeZone }

  mutating func turnClock(to text: String) throws {
    now = try Fixture.moment(text, in: zone)
  }

  @discardableResult
  mutating func perform(_ command: Command) throws(Rejection) -> [Event] {
    let events = try record.decide(command, in: context)
    record.apply(events)
    return events
  }

  /// Records an attempt, `attempt-1` for the first, at the desk's time.
  @discardableResult
  mutating func call(
    _ disposition: Disposition, _ change: (inout AttemptDraft) -> Void = { _ in }
  ) throws(Rejection) -> ContactAttempt {
    attemptsMade += 1
    var draft = AttemptDraft(id: AttemptID("attempt-\(attemptsMade)"), disposition: disposition)
    change(&draft)
    try perform(.recordAttempt(draft))
    guard let attempt = record.attempts[draft.id] else { throw .unknownAttempt(draft.id) }
    return attempt
  }

  func followUp(_ id: FollowUpID) throws -> FollowUp {
    try #require(record.followUps[id])
  }

  var day: QueueDay { QueueDay(at: now, clinic: clinic, followUpProtocol: followUpProtocol) }

  /// Where the follow-up stands on the list: `10:30 2026-11-24 10:30`, lane first.
  func place(of id: FollowUpID) throws -> String {
    let row = try #require(
      record.planRows(at: now, clinic: clinic, followUpProtocol: followUpProtocol).first { $0.followUp.id == id })
    return "\(row.placement.lane.code) \(zone.text(row.placement.at))"
  }

  func status(of id: FollowUpID) throws -> FollowUpStatus {
    try #require(
      record.planRows(at: now, clinic: clinic, followUpProtocol: followUpProtocol).first { $0.followUp.id == id }
    ).status
  }
}

extension Fixture {
  /// `P1`, 张三, with two numbers and a dentist.
  static func patient(_ id: PatientID = "P1", name: String = "张三", phones: [String] = ["13800000001", "13800000002"])
    -> Patient
  {
    var patient = Patient(id: id, name: name)
    patient.phones = phones.map { PhoneNumber(number: $0) }
    patient.attendingDentist = "d-wang"
    return patient
  }

  /// A visit of `P1` (`patient`) with procedures of these codes.
  static func visit(
    _ id: VisitID = "V1", patient: PatientID = "P1", endedAt: String, _ codes: String..., zone: ClinicTimeZone = .china
  ) throws -> Visit {
    Visit(
      id: id, patient: patient, dentist: "d-li", endedAt: try moment(endedAt, in: zone),
      procedures: codes.map { Procedure(code: $0) })
  }

  static func appointment(
    _ id: AppointmentID = "A1", patient: PatientID = "P1", at: String, status: AppointmentStatus = .booked
  ) throws -> Appointment {
    Appointment(id: id, patient: patient, dentist: "d-li", at: try moment(at), code: "implant-surgery", status: status)
  }

  /// One rule of each way in which a follow-up comes to be.
  static let followUpProtocol: FollowUpProtocol = {
    let (day, week, month) = (CalendarDuration(days: 1), CalendarDuration(days: 7), CalendarDuration(months: 1))
    let (twoHours, threeHours) = (CalendarDuration(seconds: 7_200), CalendarDuration(seconds: 10_800))
    let year = CalendarDuration(months: 12)
    func step(
      _ due: CalendarDuration, _ by: CalendarDuration, _ kind: FollowUpKind = .clinical,
      every: CalendarDuration? = nil
    ) -> Step {
      Step(due: due, by: .after(by), kind: kind, every: every, purpose: "reaction")
    }
    return FollowUpProtocol(
      rules: [
        Rule(
          id: "extraction", trigger: .procedures(["extraction"]),
          steps: [step(twoHours, threeHours), step(week, week)]),
        Rule(
          id: "implant-surgery", trigger: .procedures(["implant-surgery"]),
          steps: [step(twoHours, CalendarDuration(seconds: 86_400)), step(year, year + month, every: year)]),
        Rule(
          id: "scaling", trigger: .procedures(["scaling"]),
          steps: [step(day, day), step(CalendarDuration(months: 6), CalendarDuration(months: 7), .marketing)]),
        Rule(
          id: "general", trigger: .otherTreatment,
          steps: [
            step(day, day), step(CalendarDuration(days: 3), CalendarDuration(days: 3)), step(week, week),
            step(month, month + week, .relationship),
          ]),
        Rule(
          id: "missed-appointment", trigger: .missedAppointment,
          steps: [step(CalendarDuration(seconds: 0), CalendarDuration(seconds: 3_600))]),
        Rule(
          id: "special-date", trigger: .specialDate,
          steps: [step(CalendarDuration(days: 0), CalendarDuration(days: 0), .greeting)]),
        Rule(
          id: "dentist-request", trigger: .request,
          steps: [step(CalendarDuration(days: 0), CalendarDuration(days: 0))]),
      ], proceduresWithoutFollowUp: ["consultation", "check-up", "imaging"])
  }()
}
