extension Disposition {
  /// All dispositions, the most serious first: where the reasons of one call end differently, the first of theirs is
  /// the result of the call as a whole. What a dentist must hear comes first, then what ends or limits all calls,
  /// then what a patient said, then what kept the desk from the patient.
  public static let mostSeriousFirst: [Disposition] = [
    .discomfort, .complaint,
    .deceased, .elsewhere, .moved, .doNotCall,
    .notInterested, .callBack, .booked, .reachedWell,
    .wrongPerson, .invalidNumber, .suspended,
    .thirdParty, .messageLeft, .declinedCall, .poweredOff, .busy, .noAnswer,
  ]

  /// The patient's status that follows; nil for a disposition that leaves it.
  public var patientStatus: PatientStatus? {
    switch self {
    case .elsewhere: .elsewhere
    case .moved: .moved
    case .deceased: .deceased
    default: nil
    }
  }

  /// Why a dentist has to hear of it; nil where none has to.
  public var escalationCause: Escalation.Cause? {
    switch self {
    case .discomfort: .discomfort
    case .complaint: .complaint
    default: nil
    }
  }
}
