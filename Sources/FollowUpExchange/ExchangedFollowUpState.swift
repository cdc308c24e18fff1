/// The names that exchange documents give to what has become of a follow-up and why.
enum ExchangedFollowUpState {
  enum Name: String, CaseIterable {
    case planned, rescheduled
    case needsNumber = "needs-number"
    case done, skipped, cancelled, superseded
  }

  enum Reason: String, CaseIterable {
    case byDesk = "by-desk"
    case unreachable
    case consentWithdrawn = "consent-withdrawn"
    case patientLeft = "patient-left"
    case originChanged = "origin-changed"
    case anotherCallPlanned = "another-call-planned"
    case patientReached = "patient-reached"
    case appointmentBooked = "appointment-booked"
  }
}
