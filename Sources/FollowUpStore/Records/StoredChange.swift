package import FollowUp

/// One event on disk: its name, the patient it happened to (none: the clinic), and what belongs to it.
///
/// It has room for what belongs to any event, and takes its time: changes go to the disk and come back without it
/// (``FollowUp/Change``), but for one that is not written as this version writes it, of which it tells what is wrong.
package struct StoredChange: Codable {
  enum Name: String, StoredAsText {
    case settingsChanged, staffMemberRecorded
    case patientRegistered, patientChanged, patientImported
    case visitRecorded, appointmentRecorded, appointmentImported, planItemRecorded
    case followUpPlanned, followUpMoved, attemptRecorded, attemptTakenBack
    case escalationOpened, escalationMoved, escalationPutBack, patientClaimed, claimReleased
  }

  var patient: StoredText<PatientID>?
  var event: StoredText<Name>
  var at: StoredText<Instant>?
  var by: String?
  /// The attempt that the event followed from.
  var cause: StoredText<AttemptID>?
  var settings: StoredSettings?
  var staffMember: StoredStaffMember?
  var details: StoredPatient?
  var visit: StoredVisit?
  var appointment: StoredAppointment?
  var planItem: StoredPlanItem?
  var followUp: StoredFollowUp?
  var followUpID: StoredText<FollowUpID>?
  var state: StoredFollowUpState?
  var attempt: StoredAttempt?
  var attemptID: StoredText<AttemptID>?
  var correction: StoredText<AttemptID>?
  var escalation: StoredEscalation?
  var escalationID: StoredText<EscalationID>?
  var escalationState: StoredEscalationState?
  var claim: StoredClaim?

  private init(named name: Name, of patient: PatientID? = nil) {
    event = StoredText(name)
    self.patient = StoredText(patient)
  }

  package init(_ change: Change) {
    switch change {
    case .clinic(let event): self.init(event)
    case .patient(let id, let event): self.init(event, of: id)
    }
  }

  private init(_ event: ClinicEvent) {
    switch event {
    case .settingsChanged(let settings):
      self.init(named: .settingsChanged)
      self.settings = StoredSettings(settings)
    case .staffMemberRecorded(let member):
      self.init(named: .staffMemberRecorded)
      staffMember = StoredStaffMember(member)
    }
  }

  private init(_ event: Event, of id: PatientID) {
    switch event {
    case .patientRegistered(let patient, let moment):
      self.init(named: .patientRegistered, of: id)
      (details, at) = (StoredPatient(patient), StoredText(moment))
    case .patientChanged(let patient, let attempt):
      self.init(named: .patientChanged, of: id)
      (details, cause) = (StoredPatient(patient), StoredText(attempt))
    case .patientImported(let patient):
      self.init(named: .patientImported, of: id)
      details = StoredPatient(patient)
    case .visitRecorded(let visit):
      self.init(named: .visitRecorded, of: id)
      self.visit = StoredVisit(visit)
    case .appointmentRecorded(let appointment, let moment, let attempt):
      self.init(named: .appointmentRecorded, of: id)
      (self.appointment, at, cause) = (StoredAppointment(appointment), StoredText(moment), StoredText(attempt))
    case .appointmentImported(let appointment, let moment):
      self.init(named: .appointmentImported, of: id)
      (self.appointment, at) = (StoredAppointment(appointment), StoredText(moment))
    case .planItemRecorded(let item):
      self.init(named: .planItemRecorded, of: id)
      planItem = StoredPlanItem(item)
    case .followUpPlanned(let followUp, let attempt):
      self.init(named: .followUpPlanned, of: id)
      (self.followUp, cause) = (StoredFollowUp(followUp), StoredText(attempt))
    case .followUpMoved(let followUp, let state, let attempt):
      self.init(named: .followUpMoved, of: id)
      (followUpID, self.state, cause) = (StoredText(followUp), StoredFollowUpState(state), StoredText(attempt))
    case .attemptRecorded(let attempt):
      self.init(named: .attemptRecorded, of: id)
      self.attempt = StoredAttempt(attempt)
    case .attemptTakenBack(let attempt, let name, let moment, let correction):
      self.init(named: .attemptTakenBack, of: id)
      (attemptID, by, at) = (StoredText(attempt), name, StoredText(moment))
      self.correction = StoredText(correction)
    case .escalationOpened(let escalation):
      self.init(named: .escalationOpened, of: id)
      self.escalation = StoredEscalation(escalation)
    case .escalationMoved(let escalation, let state):
      self.init(named: .escalationMoved, of: id)
      (escalationID, escalationState) = (StoredText(escalation), StoredEscalationState(state))
    case .escalationPutBack(let escalation, let state, let name, let moment):
      self.init(named: .escalationPutBack, of: id)
      (escalationID, escalationState) = (StoredText(escalation), StoredEscalationState(state))
      (by, at) = (name, StoredText(moment))
    case .patientClaimed(let claim):
      self.init(named: .patientClaimed, of: id)
      self.claim = StoredClaim(claim)
    case .claimReleased:
      self.init(named: .claimReleased, of: id)
    }
  }

  package func value() throws -> Change {
    switch event.value {
    case .settingsChanged:
      return .clinic(.settingsChanged(try required(settings, "settings").value()))
    case .staffMemberRecorded:
      return .clinic(.staffMemberRecorded(try required(staffMember, "staffMember").value()))
    default:
      return .patient(try required(patient, "patient"), try patientEvent())
    }
  }

  private func patientEvent() throws -> Event {
    switch event.value {
    case .patientRegistered: .patientRegistered(try required(details, "details").value(), at: try required(at, "at"))
    case .patientChanged: .patientChanged(try required(details, "details").value(), cause: cause?.value)
    case .patientImported: .patientImported(try required(details, "details").value())
    case .visitRecorded: .visitRecorded(try required(visit, "visit").value())
    case .appointmentRecorded:
      .appointmentRecorded(
        try required(appointment, "appointment").value(), at: try required(at, "at"), cause: cause?.value)
    case .appointmentImported:
      .appointmentImported(try required(appointment, "appointment").value(), at: try required(at, "at"))
    case .planItemRecorded: .planItemRecorded(try required(planItem, "planItem").value())
    case .followUpPlanned: .followUpPlanned(try required(followUp, "followUp").value(), cause: cause?.value)
    case .followUpMoved:
      .followUpMoved(
        try required(followUpID, "followUpID"), to: try required(state, "state").value(), cause: cause?.value)
    case .attemptRecorded: .attemptRecorded(try required(attempt, "attempt").value())
    case .attemptTakenBack:
      .attemptTakenBack(
        try required(attemptID, "attemptID"), by: try required(by, "by"), at: try required(at, "at"),
        correction: correction?.value)
    case .escalationOpened: .escalationOpened(try required(escalation, "escalation").value())
    case .escalationMoved:
      .escalationMoved(
        try required(escalationID, "escalationID"), to: try required(escalationState, "escalationState").value())
    case .escalationPutBack:
      .escalationPutBack(
        try required(escalationID, "escalationID"), to: try required(escalationState, "escalationState").value(),
        by: try required(by, "by"), at: try required(at, "at"))
    case .patientClaimed: .patientClaimed(try required(claim, "claim").value())
    case .claimReleased: .claimReleased
    case .settingsChanged, .staffMemberRecorded: throw RecordFault.contradiction(member: "event")
    }
  }
}

extension StoredChange: ReadableValue {
  package init(reading value: RecordValue) throws(RecordFault) {
    let members = try value.members()
    patient = try members.value("patient")
    event = try members.value("event")
    at = try members.value("at")
    by = try members.value("by")
    cause = try members.value("cause")
    settings = try members.value("settings")
    staffMember = try members.value("staffMember")
    details = try members.value("details")
    visit = try members.value("visit")
    appointment = try members.value("appointment")
    planItem = try members.value("planItem")
    followUp = try members.value("followUp")
    followUpID = try members.value("followUpID")
    state = try members.value("state")
    attempt = try members.value("attempt")
    attemptID = try members.value("attemptID")
    correction = try members.value("correction")
    escalation = try members.value("escalation")
    escalationID = try members.value("escalationID")
    escalationState = try members.value("escalationState")
    claim = try members.value("claim")
  }
}
