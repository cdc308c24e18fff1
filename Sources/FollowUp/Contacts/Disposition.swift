/// A disposition (回访结果): what came of a contact attempt. The raw value is its code.
public enum Disposition: String, CaseIterable, Sendable {
  case reachedWell = "reached-well"
  case booked
  case callBack = "call-back"
  case noAnswer = "no-answer"
  case busy
  case declinedCall = "declined-call"
  case poweredOff = "powered-off"
  case suspended
  case invalidNumber = "invalid-number"
  case wrongPerson = "wrong-person"
  case messageLeft = "message-left"
  case thirdParty = "third-party"
  case discomfort
  case complaint
  case notInterested = "not-interested"
  case doNotCall = "do-not-call"
  case elsewhere
  case moved
  case deceased

  /// Whether the patient (or, for a minor, the guardian) was spoken to. An attempt that reached nobody is no
  /// contact.
  public var reachedPatient: Bool {
    switch self {
    case .reachedWell, .booked, .callBack, .discomfort, .complaint, .notInterested, .doNotCall, .elsewhere, .moved:
      true
    case .noAnswer, .busy, .declinedCall, .poweredOff, .suspended, .invalidNumber, .wrongPerson, .messageLeft,
      .thirdParty, .deceased:
      false
    }
  }

  /// What the number turned out to be, where the disposition says so.
  public var phoneFault: PhoneFault? {
    switch self {
    case .suspended: .suspended
    case .invalidNumber: .invalidNumber
    case .wrongPerson: .wrongPerson
    default: nil
    }
  }
}

/// How the patient was approached. The raw value is its code.
public enum ContactChannel: String, CaseIterable, Sendable {
  case phone
  case weChat = "wechat"
  case textMessage = "sms"
  case inPerson = "in-person"
}
