internal import FollowUp

struct StoredAttempt: Codable {
  var id: StoredText<AttemptID>
  var outcomes: [StoredOutcome]?
  var disposition: StoredText<Disposition>
  var at: StoredText<Instant>
  /// Left out where it was entered when it took place.
  var enteredAt: StoredText<Instant>?
  var by: String
  /// Left out where it was a phone call.
  var channel: StoredText<ContactChannel>?
  var phone: String?
  var lane: StoredText<Lane>?
  var note: String?
  var collected: StoredDetails?
  var callBackAt: StoredText<Instant>?
  var appointment: StoredText<AppointmentID>?
  var corrects: StoredText<AttemptID>?
  /// Left out while the attempt stands.
  var standing: StoredStanding?

  init(_ attempt: ContactAttempt) {
    id = StoredText(attempt.id)
    outcomes = attempt.outcomes.map(StoredOutcome.init).unlessEmpty
    disposition = StoredText(attempt.disposition)
    at = StoredText(attempt.at)
    enteredAt = attempt.enteredAt == attempt.at ? nil : StoredText(attempt.enteredAt)
    by = attempt.by
    channel = attempt.channel == .phone ? nil : StoredText(attempt.channel)
    phone = attempt.phone
    lane = StoredText(attempt.lane)
    note = attempt.note.unlessEmpty
    collected = attempt.collected == CollectedDetails() ? nil : StoredDetails(attempt.collected)
    callBackAt = StoredText(attempt.callBackAt)
    appointment = StoredText(attempt.appointment)
    corrects = StoredText(attempt.corrects)
    standing = StoredStanding(attempt.standing)
  }

  func value() throws -> ContactAttempt {
    ContactAttempt(
      id: id.value, outcomes: outcomes?.map { $0.value() } ?? [], disposition: disposition.value, at: at.value,
      enteredAt: enteredAt?.value ?? at.value, by: by, channel: channel?.value ?? .phone, phone: phone,
      lane: lane?.value, note: note ?? "", collected: try collected?.value() ?? CollectedDetails(),
      callBackAt: callBackAt?.value, appointment: appointment?.value, corrects: corrects?.value,
      standing: try standing?.value() ?? .stands)
  }
}

struct StoredOutcome: Codable {
  var followUp: StoredText<FollowUpID>
  var disposition: StoredText<Disposition>

  init(_ outcome: ReasonOutcome) {
    followUp = StoredText(outcome.followUp)
    disposition = StoredText(outcome.disposition)
  }

  func value() -> ReasonOutcome { ReasonOutcome(followUp: followUp.value, disposition: disposition.value) }
}

/// Whether an attempt still counts; there is none for one that does.
struct StoredStanding: Codable {
  var takenBackBy: String?
  var takenBackAt: StoredText<Instant>?
  var correctedBy: StoredText<AttemptID>?

  init?(_ standing: ContactAttempt.Standing) {
    switch standing {
    case .stands: return nil
    case .takenBack(let name, let moment): (takenBackBy, takenBackAt) = (name, StoredText(moment))
    case .corrected(let attempt): correctedBy = StoredText(attempt)
    }
  }

  func value() throws -> ContactAttempt.Standing {
    if let correctedBy { return .corrected(by: correctedBy.value) }
    return .takenBack(by: try required(takenBackBy, "takenBackBy"), at: try required(takenBackAt, "takenBackAt"))
  }
}

/// What the desk learned during a call.
struct StoredDetails: Codable {
  var birthday: StoredBirthday?
  var specialDates: [StoredSpecialDate]?
  var satisfaction: Int?
  var referral: StoredReferral?
  var vip: StoredVIPFlag?
  var tags: [String]?
  var phone: StoredPhoneNumber?
  var preferredBatch: StoredText<ClockTime>?

  init(_ details: CollectedDetails) {
    birthday = details.birthday.map(StoredBirthday.init)
    specialDates = details.specialDates.map(StoredSpecialDate.init).unlessEmpty
    satisfaction = details.satisfaction
    referral = details.referral.map(StoredReferral.init)
    vip = details.vip.map(StoredVIPFlag.init)
    tags = details.tags.unlessEmpty
    phone = details.phone.map(StoredPhoneNumber.init)
    preferredBatch = StoredText(details.preferredBatch)
  }

  func value() throws -> CollectedDetails {
    CollectedDetails(
      birthday: try birthday?.value(), specialDates: try specialDates?.map { try $0.value() } ?? [],
      satisfaction: satisfaction, referral: try referral?.value(), vip: vip?.value(), tags: tags ?? [],
      phone: phone?.value(), preferredBatch: preferredBatch?.value)
  }
}

struct StoredReferral: Codable {
  enum Answer: String, StoredAsText {
    case asked, agreed, named
  }

  var answer: StoredText<Answer>
  var name: String?

  init(_ referral: Referral) {
    switch referral {
    case .asked: answer = StoredText(.asked)
    case .agreed: answer = StoredText(.agreed)
    case .named(let person): (answer, name) = (StoredText(.named), person)
    }
  }

  func value() throws -> Referral {
    switch answer.value {
    case .asked: .asked
    case .agreed: .agreed
    case .named: .named(try required(name, "name"))
    }
  }
}
