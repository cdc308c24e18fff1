import FollowUp
import OrderedCollections

@testable import FollowUpStore

/// Values that the tests record.
enum Sample {
  static let start = Instant(secondsSinceEpoch: 1_795_228_200)

  static var settings: ClinicSettings {
    var settings = ClinicSettings(name: "阳光口腔", closedDates: [CivilDate(dayNumber: 20_000)])
    settings.unrecognizedFields = UnrecognizedFields(json: #"{"fax":"010-1"}"#)
    return settings
  }

  /// What decides on the days of lists: a call about an appointment that was missed.
  static let followUpProtocol = FollowUpProtocol(
    rules: [
      Rule(
        id: "missed-appointment", trigger: .missedAppointment,
        steps: [
          Step(
            due: CalendarDuration(seconds: 0), by: .after(CalendarDuration(seconds: 3_600)), kind: .clinical,
            purpose: "missed")
        ])
    ], proceduresWithoutFollowUp: [])

  static func followUpProtocol(ofFolder path: String) -> FollowUpProtocol { followUpProtocol }

  static var rules: ListRules { ListRules { followUpProtocol } }

  static func signature(_ minutes: Int64, desk: String = "front-1") -> Signature {
    Signature(author: "林小雨", desk: desk, now: start + minutes * .minute)
  }

  static func registration(_ id: PatientID, name: String = "张三") -> Change {
    .patient(id, .patientRegistered(Patient(id: id, name: name), at: start))
  }

  static func visit(_ id: VisitID, of patient: PatientID) -> Change {
    .patient(
      patient,
      .visitRecorded(Visit(id: id, patient: patient, endedAt: start, procedures: [Procedure(code: "extraction")])))
  }

  /// A row of every kind with that id.
  static func rows(_ id: String, of patient: PatientID) -> [Change] {
    let followUp = FollowUp(
      id: FollowUpID(id), rule: "extraction", step: "P1D", purpose: "healing", kind: .clinical,
      origin: .request(by: "王磊"), startsFrom: start, due: start, by: start, isClockStep: false, recordedAt: start)
    let attempt = ContactAttempt(
      id: AttemptID(id), outcomes: [], disposition: .busy, at: start, enteredAt: start, by: "林小雨")
    return [
      visit(VisitID(id), of: patient),
      .patient(patient, .planItemRecorded(PlanItem(id: PlanItemID(id), patient: patient, code: "implant-surgery"))),
      .patient(
        patient,
        .appointmentImported(Appointment(id: AppointmentID(id), patient: patient, at: start), at: start)),
      .patient(patient, .followUpPlanned(followUp, cause: nil)), .patient(patient, .attemptRecorded(attempt)),
    ]
  }

  /// A call that is to be made so many days after the start.
  static func call(_ days: Int, of patient: PatientID) -> Change {
    let due = start + Int64(days) * .day
    let followUp = FollowUp(
      id: FollowUpID("\(patient)/call"), rule: "extraction", step: "P1D", purpose: "healing", kind: .clinical,
      origin: .request(by: "王磊"), startsFrom: start, due: due, by: due + .day, isClockStep: false, recordedAt: start)
    return .patient(patient, .followUpPlanned(followUp, cause: nil))
  }

  static func tags(_ tags: [String], of patient: PatientID, name: String = "张三") -> Change {
    var details = Patient(id: patient, name: name)
    details.tags = tags
    return .patient(patient, .patientChanged(details, cause: nil))
  }

  /// What a call that found the patient well leaves in the journal, as the desk usually enters it.
  static var routineOutcome: [Change] {
    let patient: PatientID = "P0001"
    let followUp: FollowUpID = "V20261120-17/extraction/PT2H"
    let attempt = ContactAttempt(
      id: "0193526e-7c1a-7e2b-9d55-0a4f6b1c2d3e",
      outcomes: [ReasonOutcome(followUp: followUp, disposition: .reachedWell)], disposition: .reachedWell,
      at: start, enteredAt: start, by: "林小雨", phone: "13800000001", lane: .timed, note: "恢复良好，已嘱咐清淡饮食")
    return [
      .patient(patient, .attemptRecorded(attempt)),
      .patient(patient, .followUpMoved(followUp, to: .done(at: start), cause: attempt.id)),
      .patient(patient, .claimReleased),
    ]
  }
}
