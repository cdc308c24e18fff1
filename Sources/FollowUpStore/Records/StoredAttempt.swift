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
    collected = attempt.collected.isEmpty ? nil : StoredDetails(attempt.collected)
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

extension StoredAttempt: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    id = try members.value("id")
    outcomes = try members.value("outcomes")
    disposition = try members.value("disposition")
    at = try members.value("at")
    enteredAt = try members.value("enteredAt")
    by = try members.value("by")
    channel = try members.value("channel")
    phone = try members.value("phone")
    lane = try members.value("lane")
    note = try members.value("note")
    collected = try members.value("collected")
    callBackAt = try members.value("callBackAt")
    appointment = try members.value("appointment")
    corrects = try members.value("corrects")
    standing = try members.value("standing")
  }

  func write(members: inout RecordWriter) {
    members.write("appointment", appointment)
    members.write("at", at)
    members.write("by", by)
    members.write("callBackAt", callBackAt)
    members.write("channel", channel)
    members.write("collected", collected)
    members.write("corrects", corrects)
    members.write("disposition", disposition)
    members.write("enteredAt", enteredAt)
    members.write("id", id)
    members.write("lane", lane)
    members.write("note", note)
    members.write("outcomes", outcomes)
    members.write("phone", phone)
    members.write("standing", standing)
  }
}

extension StoredOutcome: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    followUp = try members.value("followUp")
    disposition = try members.value("disposition")
  }

  func write(members: inout RecordWriter) {
    members.write("disposition", disposition)
    members.write("followUp", followUp)
  }
}

extension StoredStanding: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    takenBackBy = try members.value("takenBackBy")
    takenBackAt = try members.value("takenBackAt")
    correctedBy = try members.value("correctedBy")
  }

  func write(members: inout RecordWriter) {
    members.write("correctedBy", correctedBy)
    members.write("takenBackAt", takenBackAt)
    members.write("takenBackBy", takenBackBy)
  }
}

extension StoredDetails: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    birthday = try members.value("birthday")
    specialDates = try members.value("specialDates")
    satisfaction = try members.value("satisfaction")
    referral = try members.value("referral")
    vip = try members.value("vip")
    tags = try members.value("tags")
    phone = try members.value("phone")
    preferredBatch = try members.value("preferredBatch")
  }

  func write(members: inout RecordWriter) {
    members.write("birthday", birthday)
    members.write("phone", phone)
    members.write("preferredBatch", preferredBatch)
    members.write("referral", referral)
    members.write("satisfaction", satisfaction)
    members.write("specialDates", specialDates)
    members.write("tags", tags)
    members.write("vip", vip)
  }
}

extension StoredReferral: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    answer = try members.value("answer")
    name = try members.value("name")
  }

  func write(members: inout RecordWriter) {
    members.write("answer", answer)
    members.write("name", name)
  }
}
