internal import FollowUp

struct StoredVisit: Codable {
  var id: StoredText<VisitID>
  var patient: StoredText<PatientID>
  var dentist: StoredText<StaffID>?
  var endedAt: StoredText<Instant>
  var procedures: [StoredProcedure]?
  var handovers: [StoredHandover]?
  var unrecognized: StoredText<UnrecognizedFields>?

  init(_ visit: Visit) {
    id = StoredText(visit.id)
    patient = StoredText(visit.patient)
    dentist = StoredText(visit.dentist)
    endedAt = StoredText(visit.endedAt)
    procedures = visit.procedures.map(StoredProcedure.init).unlessEmpty
    handovers = visit.handovers.map(StoredHandover.init).unlessEmpty
    unrecognized = StoredText(visit.unrecognizedFields)
  }

  func value() -> Visit {
    Visit(
      id: id.value, patient: patient.value, dentist: dentist?.value, endedAt: endedAt.value,
      procedures: procedures?.map { $0.value() } ?? [], handovers: handovers?.map { $0.value() } ?? [],
      unrecognizedFields: unrecognized?.value)
  }
}

struct StoredProcedure: Codable {
  var code: String
  var tooth: StoredText<ToothNumber>?
  var needsProsthesis: Bool?
  var restored: Bool?
  var reaction: Bool?
  var unrecognized: StoredText<UnrecognizedFields>?

  init(_ procedure: Procedure) {
    code = procedure.code
    tooth = StoredText(procedure.tooth)
    needsProsthesis = procedure.needsProsthesis.ifTrue
    restored = procedure.isRestored.ifTrue
    reaction = procedure.hasReaction.ifTrue
    unrecognized = StoredText(procedure.unrecognizedFields)
  }

  func value() -> Procedure {
    Procedure(
      code: code, tooth: tooth?.value, needsProsthesis: needsProsthesis ?? false, isRestored: restored ?? false,
      hasReaction: reaction ?? false, unrecognizedFields: unrecognized?.value)
  }
}

struct StoredHandover: Codable {
  var to: StoredText<StaffID>
  var purpose: String?
  var unrecognized: StoredText<UnrecognizedFields>?

  private enum CodingKeys: String, CodingKey {
    case to, unrecognized
    case purpose = "for"
  }

  init(_ handover: Handover) {
    to = StoredText(handover.to)
    purpose = handover.purpose
    unrecognized = StoredText(handover.unrecognizedFields)
  }

  func value() -> Handover {
    Handover(to: to.value, purpose: purpose, unrecognizedFields: unrecognized?.value)
  }
}

struct StoredAppointment: Codable {
  var id: StoredText<AppointmentID>
  var patient: StoredText<PatientID>
  var dentist: StoredText<StaffID>?
  var at: StoredText<Instant>
  var code: String?
  var status: StoredText<AppointmentStatus>
  var unrecognized: StoredText<UnrecognizedFields>?

  init(_ appointment: Appointment) {
    id = StoredText(appointment.id)
    patient = StoredText(appointment.patient)
    dentist = StoredText(appointment.dentist)
    at = StoredText(appointment.at)
    code = appointment.code
    status = StoredText(appointment.status)
    unrecognized = StoredText(appointment.unrecognizedFields)
  }

  func value() -> Appointment {
    Appointment(
      id: id.value, patient: patient.value, dentist: dentist?.value, at: at.value, code: code, status: status.value,
      unrecognizedFields: unrecognized?.value)
  }
}

struct StoredPlanItem: Codable {
  var id: StoredText<PlanItemID>
  var patient: StoredText<PatientID>
  var code: String
  var tooth: StoredText<ToothNumber>?
  var chiefComplaint: Bool?
  var state: StoredText<PlanItemState>
  var hesitation: String?
  var unrecognized: StoredText<UnrecognizedFields>?

  init(_ item: PlanItem) {
    id = StoredText(item.id)
    patient = StoredText(item.patient)
    code = item.code
    tooth = StoredText(item.tooth)
    chiefComplaint = item.isChiefComplaint.ifTrue
    state = StoredText(item.state)
    hesitation = item.hesitation
    unrecognized = StoredText(item.unrecognizedFields)
  }

  func value() -> PlanItem {
    PlanItem(
      id: id.value, patient: patient.value, code: code, tooth: tooth?.value, isChiefComplaint: chiefComplaint ?? false,
      state: state.value, hesitation: hesitation, unrecognizedFields: unrecognized?.value)
  }
}
