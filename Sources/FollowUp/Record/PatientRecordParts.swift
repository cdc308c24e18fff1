import OrderedCollections

extension PatientRecord {
  /// A record put together from its parts, in the order given, as a store reads it back. Of two parts with the same
  /// id the later one counts.
  public init(
    patient: Patient, registeredAt: Instant, visits: [Visit], appointments: [RecordedAppointment],
    planItems: [PlanItem], followUps: [FollowUp], attempts: [ContactAttempt], escalations: [Escalation],
    claim: Claim?, importedPatient: Patient?, replaced: [AttemptID: ReplacedState]
  ) {
    self.init(patient: patient, registeredAt: registeredAt)
    for visit in visits { self.visits[visit.id] = visit }
    for appointment in appointments { self.appointments[appointment.appointment.id] = appointment }
    for item in planItems { self.planItems[item.id] = item }
    for followUp in followUps { self.followUps[followUp.id] = followUp }
    for attempt in attempts { self.attempts[attempt.id] = attempt }
    for escalation in escalations { self.escalations[escalation.id] = escalation }
    self.claim = claim
    self.importedPatient = importedPatient
    self.replaced = replaced
  }
}
