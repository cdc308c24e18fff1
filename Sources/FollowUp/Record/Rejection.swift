/// Why a command was refused. Nothing has changed.
public enum Rejection: Error, Hashable, Sendable {
  case unknownPatient(PatientID)
  case unknownFollowUp(FollowUpID)
  case followUpNotOpen(FollowUpID)
  case unknownAttempt(AttemptID)
  case attemptAlreadyTakenBack(AttemptID)
  /// A later attempt builds on it, so it can't be taken back alone.
  case laterAttemptDependsOn(AttemptID, later: AttemptID)
  case duplicateAttempt(AttemptID)
  case duplicateFollowUp(FollowUpID)
  case duplicateAppointment(AppointmentID)
  case unknownAppointment(AppointmentID)
  case unknownEscalation(EscalationID)
  case escalationNotPending(EscalationID)
  /// The step that was to be undone is no longer the last one.
  case escalationChangedSince(EscalationID)
  case claimedBy(Claim)
  case callBackTimeMissing
  case callBackTimeInPast(Instant)
  case attemptInFuture(Instant)
  case satisfactionOutOfRange(Int)
  case emptyAnswer
  case emptySkipReason
  /// The patient has died, moved or is treated elsewhere: nothing is planned.
  case patientLeft(PatientStatus)
  /// The patient does not want calls of this kind.
  case consentWithdrawn(ConsentKind)
  case notABatch(ClockTime)
  case notAPhoneNumber(String)
  case appointmentInPast(Instant)
}
