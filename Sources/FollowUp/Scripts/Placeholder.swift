/// What a script leaves open until the call: written `{patient}` in the text of a script. The raw value is the name
/// between the braces.
public enum Placeholder: String, CaseIterable, Sendable {
  /// The patient's name.
  case patient
  /// The name of who answers for a minor.
  case guardian
  /// The name of who treated the patient.
  case dentist
  /// The clinic's name.
  case clinic
  /// The name of what was done, or of what is meant to be done.
  case procedure
  /// The number of the tooth, or the numbers, listed.
  case tooth
  /// The name of who calls.
  case receptionist
  /// Day and time of the next appointment; for a missed appointment, of the one that was missed.
  case appointment
  /// How long ago the treatment was: `2 hours`, `7 days`.
  case elapsed
  /// The special date that the call congratulates on: birthday, wedding anniversary, …
  case occasion
  /// What a dentist or the desk asked to be found out.
  case request
  /// Whom the patient was referred to.
  case colleague
}
