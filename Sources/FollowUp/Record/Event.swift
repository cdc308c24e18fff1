/// What has happened to one patient's record. Past tense; facts, never instructions.
///
/// `cause` names the attempt that an event followed from, so that taking the attempt back restores what it changed.
public indirect enum Event: Hashable, Sendable {
  case patientRegistered(Patient, at: Instant)
  /// The patient's details are now these.
  case patientChanged(Patient, cause: AttemptID?)
  /// An imported document says this of the patient, who is known already. What it changes of what the last import
  /// said is the patient's now; the rest stays as the desk has it.
  case patientImported(Patient)
  case visitRecorded(Visit)
  case appointmentRecorded(Appointment, at: Instant, cause: AttemptID?)
  /// An imported document says this of an appointment, new or known; as for the patient.
  case appointmentImported(Appointment, at: Instant)
  case planItemRecorded(PlanItem)

  case followUpPlanned(FollowUp, cause: AttemptID?)
  /// The follow-up is now in this state.
  case followUpMoved(FollowUpID, to: FollowUp.State, cause: AttemptID?)

  case attemptRecorded(ContactAttempt)
  case attemptTakenBack(AttemptID, by: String, at: Instant, correction: AttemptID?)

  case escalationOpened(Escalation)
  case escalationMoved(EscalationID, to: Escalation.State)
  /// The last step of an escalation was undone: it is in this state again, as before that step.
  case escalationPutBack(EscalationID, to: Escalation.State, by: String, at: Instant)

  case patientClaimed(Claim)
  case claimReleased
}

/// What has happened to the clinic as a whole.
public enum ClinicEvent: Hashable, Sendable {
  case settingsChanged(ClinicSettings)
  case staffMemberRecorded(StaffMember)
}

/// One event and what it happened to: what a journal keeps.
///
/// What happens to the clinic is large and rare; of patients there may be very many, which are small without it.
public enum Change: Hashable, Sendable {
  indirect case clinic(ClinicEvent)
  case patient(PatientID, Event)
}
