internal import FollowUp

extension DocumentReading {
  /// One row of the section `visits`.
  mutating func visit(_ fields: Fields) -> Visit? {
    guard let id = id(fields) else { return nil }
    let patient = patientID(fields)
    let dentist = staffID("dentist", fields)
    let endedAt = fields.instant("endedAt", required: true)
    if let endedAt, endedAt > now + .day {
      fields.row.warn(.inFuture, field: "endedAt", value: settings.timeZone.iso8601(endedAt))
    }
    var procedures: [Procedure] = []
    let written = fields.objects("procedures", required: true)
    for procedure in written {
      if let taken = self.procedure(procedure) { procedures.append(taken) }
    }
    if written.isEmpty { fields.row.warn(.noProcedure, field: "procedures", value: nil) }
    var handovers: [Handover] = []
    for handover in fields.objects("handovers") {
      if let taken = self.handover(handover) { handovers.append(taken) }
    }
    guard let patient, let endedAt else { return nil }
    return Visit(
      id: VisitID(id), patient: patient, dentist: dentist, endedAt: endedAt, procedures: procedures,
      handovers: handovers, unrecognizedFields: fields.unrecognized())
  }

  private mutating func procedure(_ fields: Fields) -> Procedure? {
    guard let code = procedureCode("code", fields, required: true) else { return nil }
    return Procedure(
      code: code, tooth: tooth(fields), needsProsthesis: fields.flag("needsProsthesis") ?? false,
      isRestored: fields.flag("restored") ?? false, hasReaction: fields.flag("reaction") ?? false,
      unrecognizedFields: fields.unrecognized())
  }

  private mutating func handover(_ fields: Fields) -> Handover? {
    guard let to = staffID("to", fields, required: true) else { return nil }
    let purpose = fields.text("for")
    return Handover(to: to, purpose: purpose, unrecognizedFields: fields.unrecognized())
  }

  /// One row of the section `planItems`.
  mutating func planItem(_ fields: Fields) -> PlanItem? {
    guard let id = id(fields) else { return nil }
    let patient = patientID(fields)
    let code = procedureCode("code", fields, required: true)
    let tooth = tooth(fields)
    let isChiefComplaint = fields.flag("chiefComplaint") ?? false
    let state = fields.code("state", PlanItemState.self) ?? .proposed
    let hesitation = fields.text("hesitation")
    guard let patient, let code else { return nil }
    return PlanItem(
      id: PlanItemID(id), patient: patient, code: code, tooth: tooth, isChiefComplaint: isChiefComplaint,
      state: state, hesitation: hesitation, unrecognizedFields: fields.unrecognized())
  }

  /// One row of the section `appointments`.
  mutating func appointment(_ fields: Fields) -> Appointment? {
    guard let id = id(fields) else { return nil }
    let patient = patientID(fields)
    let dentist = staffID("dentist", fields)
    let at = fields.instant("at", required: true)
    let code = procedureCode("code", fields)
    let status = fields.code("status", AppointmentStatus.self) ?? .booked
    guard let patient, let at else { return nil }
    if [.arrived, .completed, .missed].contains(status), at > now + .day {
      fields.row.warn(.keptInFuture, field: "at", value: settings.timeZone.iso8601(at))
    }
    return Appointment(
      id: AppointmentID(id), patient: patient, dentist: dentist, at: at, code: code, status: status,
      unrecognizedFields: fields.unrecognized())
  }
}
