internal import OrderedCollections

extension PatientRecord {
  /// How the record of a patient begins who is not known yet: registered, with all that `rows` say; and the events that
  /// it begins with. Nil where the rows don't describe the patient.
  public static func registering(
    _ rows: ImportedRows, in context: DecisionContext
  ) -> (record: PatientRecord, events: [Event])? {
    guard let patient = rows.patient else { return nil }
    let registration = Event.patientRegistered(patient, at: context.now)
    guard let record = PatientRecord(registered: registration) else { return nil }
    var decision = Decision(record, after: [registration], in: context)
    decision.importRows(rows)
    return (decision.record, decision.events)
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
      add(.appointmentImported(appointment, at: recordingTime(of: appointment, in: rows)))
    }
    for item in rows.planItems where item.patient == record.id && record.planItems[item.id] != item {
      add(.planItemRecorded(item))
    }
    for followUp in rows.followUps where record.followUps[followUp.id] == nil {
      add(.followUpPlanned(followUp, cause: nil))
    }
    for attempt in rows.attempts where record.attempts[attempt.id] == nil { keepAsHistory(attempt) }
    if !events.isEmpty { replan() }
  }

  /// A call about an appointment proves that the appointment was known while it could still be missed.
  private func recordingTime(of appointment: Appointment, in rows: ImportedRows) -> Instant {
    let calls = rows.followUps.filter { $0.origin == .appointment(appointment.id) && $0.startsFrom == appointment.at }
    return calls.map { min($0.recordedAt, $0.by) }.min().map { min($0, now) } ?? now
  }

  /// What the dentist owes the patient after the attempt stays owed.
  private mutating func keepAsHistory(_ attempt: ContactAttempt) {
    var attempt = attempt
    if attempt.outcomes.contains(where: { record.followUps[$0.followUp] == nil }) {
      attempt.outcomes.removeAll { record.followUps[$0.followUp] == nil }
    }
    if let id = attempt.appointment, record.appointments[id] == nil { attempt.appointment = nil }
    add(.attemptRecorded(attempt))
    let served = attempt.outcomes.first { $0.disposition == attempt.disposition }
    escalate(attempt, about: served.flatMap { record.followUps[$0.followUp] })
  }
}
