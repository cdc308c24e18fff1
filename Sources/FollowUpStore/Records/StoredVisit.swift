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

extension StoredVisit: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    id = try members.value("id")
    patient = try members.value("patient")
    dentist = try members.value("dentist")
    endedAt = try members.value("endedAt")
    procedures = try members.value("procedures")
    handovers = try members.value("handovers")
    unrecognized = try members.value("unrecognized")
  }

  func write(members: inout RecordWriter) {
    members.write("dentist", dentist)
    members.write("endedAt", endedAt)
    members.write("handovers", handovers)
    members.write("id", id)
    members.write("patient", patient)
    members.write("procedures", procedures)
    members.write("unrecognized", unrecognized)
  }
}

extension StoredProcedure: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    code = try members.value("code")
    tooth = try members.value("tooth")
    needsProsthesis = try members.value("needsProsthesis")
    restored = try members.value("restored")
    reaction = try members.value("reaction")
    unrecognized = try members.value("unrecognized")
  }

  func write(members: inout RecordWriter) {
    members.write("code", code)
    members.write("needsProsthesis", needsProsthesis)
    members.write("reaction", reaction)
    members.write("restored", restored)
    members.write("tooth", tooth)
    members.write("unrecognized", unrecognized)
  }
}

extension StoredHandover: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    to = try members.value("to")
    purpose = try members.value("for")
    unrecognized = try members.value("unrecognized")
  }

  func write(members: inout RecordWriter) {
    members.write("for", purpose)
    members.write("to", to)
    members.write("unrecognized", unrecognized)
  }
}

extension StoredAppointment: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    id = try members.value("id")
    patient = try members.value("patient")
    dentist = try members.value("dentist")
    at = try members.value("at")
    code = try members.value("code")
    status = try members.value("status")
    unrecognized = try members.value("unrecognized")
  }

  func write(members: inout RecordWriter) {
    members.write("at", at)
    members.write("code", code)
    members.write("dentist", dentist)
    members.write("id", id)
    members.write("patient", patient)
    members.write("status", status)
    members.write("unrecognized", unrecognized)
  }
}

extension StoredPlanItem: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    id = try members.value("id")
    patient = try members.value("patient")
    code = try members.value("code")
    tooth = try members.value("tooth")
    chiefComplaint = try members.value("chiefComplaint")
    state = try members.value("state")
    hesitation = try members.value("hesitation")
    unrecognized = try members.value("unrecognized")
  }

  func write(members: inout RecordWriter) {
    members.write("chiefComplaint", chiefComplaint)
    members.write("code", code)
    members.write("hesitation", hesitation)
    members.write("id", id)
    members.write("patient", patient)
    members.write("state", state)
    members.write("tooth", tooth)
    members.write("unrecognized", unrecognized)
  }
}
