import FollowUp
import OrderedCollections
import Testing

/// One patient's record, kept in step with the default protocol as a store would.
struct PlanningFixture {
  var clinic: Clinic
  var followUpProtocol: FollowUpProtocol
  var record: PatientRecord

  init(
    settings: ClinicSettings? = nil, followUpProtocol: FollowUpProtocol? = nil,
    patient change: (inout Patient) -> Void = { _ in }
  ) throws {
    clinic = Clinic(settings: try settings ?? Fixture.settings())
    self.followUpProtocol = try followUpProtocol ?? TableProtocol.make()
    var patient = Patient(id: "P1", name: "张三")
    change(&patient)
    record = PatientRecord(patient: patient, registeredAt: Instant(secondsSinceEpoch: 0))
  }

  var zone: ClinicTimeZone { clinic.settings.timeZone }

  func moment(_ text: String) throws -> Instant { try Fixture.moment(text, in: zone) }

  func context(_ now: Instant) -> DecisionContext {
    DecisionContext(clinic: clinic, followUpProtocol: followUpProtocol, now: now, author: "林小雨")
  }

  /// Applies `events` and what planning makes of them; gives the latter.
  @discardableResult
  mutating func happened(_ events: [Event] = [], at now: String) throws -> [Event] {
    try happened(events, at: moment(now))
  }

  @discardableResult
  mutating func happened(_ events: [Event], at now: Instant) throws -> [Event] {
    record.apply(events)
    let planned = Planning.reconcile(record, in: context(now))
    record.apply(planned)
    #expect(Planning.reconcile(record, in: context(now)).isEmpty, "planning again changes nothing")
    return planned
  }

  mutating func change(at now: String, _ change: (inout Patient) throws -> Void) throws {
    var patient = record.patient
    try change(&patient)
    try happened([.patientChanged(patient, cause: nil)], at: now)
  }

  /// Each follow-up as `id kind due–by` on the clinic's wall clock, with its state unless that is `planned`. A day
  /// step shows its days alone.
  var plan: [String] { record.followUps.values.map(describe) }

  /// The same for those still to be made.
  var open: [String] { record.followUps.values.filter(\.isOpen).map(describe) }

  private func describe(_ followUp: FollowUp) -> String {
    let window =
      followUp.isClockStep
      ? "\(zone.text(followUp.due))–\(zone.text(followUp.by))"
      : "\(zone.date(of: followUp.due))–\(zone.date(of: followUp.by))"
    let text = "\(followUp.id) \(followUp.kind.rawValue) \(window)"
    return followUp.state == .planned ? text : text + " \(PlanningFixture.name(of: followUp.state))"
  }

  private static func name(of state: FollowUp.State) -> String {
    switch state {
    case .planned: "planned"
    case .rescheduled: "rescheduled"
    case .needsNumber: "needs-number"
    case .done: "done"
    case .skipped: "skipped"
    case .cancelled(let reason, _): "cancelled(\(reason))"
    case .superseded(.anotherCallPlanned(let id), _): "superseded by \(id)"
    case .superseded(.patientReached(let id), _): "superseded by \(id)"
    case .superseded(.appointmentBooked(let id), _): "superseded by \(id)"
    }
  }
}

extension PlanningFixture {
  func visit(
    _ id: VisitID = "V1", ended: String, _ procedures: [Procedure], dentist: StaffID? = "d-wang",
    handovers: [Handover] = []
  ) throws -> Event {
    .visitRecorded(
      Visit(
        id: id, patient: record.id, dentist: dentist, endedAt: try moment(ended), procedures: procedures,
        handovers: handovers))
  }

  func appointment(
    _ id: AppointmentID = "A1", at: String, _ status: AppointmentStatus = .booked, dentist: StaffID? = "d-wang",
    recorded: String
  ) throws -> Event {
    .appointmentRecorded(
      Appointment(id: id, patient: record.id, dentist: dentist, at: try moment(at), status: status),
      at: try moment(recorded), cause: nil)
  }

  func attempt(
    _ id: AttemptID = "C1", at: String, _ disposition: Disposition, serving followUps: [FollowUpID] = []
  ) throws -> Event {
    let instant = try moment(at)
    return .attemptRecorded(
      ContactAttempt(
        id: id, outcomes: followUps.map { ReasonOutcome(followUp: $0, disposition: disposition) },
        disposition: disposition, at: instant, enteredAt: instant, by: "林小雨"))
  }

  func done(_ id: FollowUpID, at: String) throws -> Event {
    .followUpMoved(id, to: .done(at: try moment(at)), cause: nil)
  }
}
