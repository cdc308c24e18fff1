internal import OrderedCollections

extension PatientRecord {
  /// How the record of a patient begins who is not known yet: registered, with all that `rows` say. Empty where the
  /// rows don't describe the patient.
  public static func decideRegistration(_ rows: ImportedRows, in context: DecisionContext) -> [Event] {
    guard let patient = rows.patient else { return [] }
    let registration = Event.patientRegistered(patient, at: context.now)
    guard let record = PatientRecord(registered: registration) else { return [] }
    var decision = Decision(record, in: context)
    decision.importRows(rows)
    if decision.events.isEmpty { decision.replan() }
    return [registration] + decision.events
  }
}

extension Decision {
  /// Rows that say what the last import said change nothing, so that a second import of a document is none.
  mutating func importRows(_ rows: ImportedRows) {
    if let patient = rows.patient, patient.id == record.id, patient != record.importedPatient {
      add(.patientImported(patient))
      planWhatWaitedForANumber()
    }
    for visit in rows.visits where visit.patient == record.id && record.visits[visit.id] != visit {
      add(.visitRecorded(visit))
    }
    for appointment in rows.appointments
    where appointment.patient == record.id && record.appointments[appointment.id]?.imported != appointment {
      add(.appointmentImported(appointment, at: now))
    }
    for item in rows.planItems where item.patient == record.id && record.planItems[item.id] != item {
      add(.planItemRecorded(item))
    }
    if !events.isEmpty { replan() }
  }
}
