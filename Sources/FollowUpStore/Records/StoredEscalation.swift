internal import FollowUp

struct StoredEscalation: Codable {
  var id: StoredText<EscalationID>
  var attempt: StoredText<AttemptID>
  var cause: StoredText<Escalation.Cause>
  var dentist: StoredText<StaffID>?
  var note: String?
  var openedAt: StoredText<Instant>
  var deadline: StoredText<Instant>
  /// Left out while nobody has taken it up.
  var state: StoredEscalationState?

  init(_ escalation: Escalation) {
    id = StoredText(escalation.id)
    attempt = StoredText(escalation.attempt)
    cause = StoredText(escalation.cause)
    dentist = StoredText(escalation.dentist)
    note = escalation.note.unlessEmpty
    openedAt = StoredText(escalation.openedAt)
    deadline = StoredText(escalation.deadline)
    state = escalation.state == .open ? nil : StoredEscalationState(escalation.state)
  }

  func value() throws -> Escalation {
    Escalation(
      id: id.value, attempt: attempt.value, cause: cause.value, dentist: dentist?.value, note: note ?? "",
      openedAt: openedAt.value, deadline: deadline.value, state: try state?.value() ?? .open)
  }
}

struct StoredEscalationState: Codable {
  enum Name: String, StoredAsText {
    case open, acknowledged, answered, withdrawn
  }

  var name: StoredText<Name>
  var by: String?
  var at: StoredText<Instant>?
  var answer: String?

  init(_ state: Escalation.State) {
    switch state {
    case .open: name = StoredText(.open)
    case .acknowledged(let person, let moment):
      name = StoredText(.acknowledged)
      (by, at) = (person, StoredText(moment))
    case .answered(let words, let person, let moment):
      name = StoredText(.answered)
      (answer, by, at) = (words, person, StoredText(moment))
    case .withdrawn(let moment):
      name = StoredText(.withdrawn)
      at = StoredText(moment)
    }
  }

  func value() throws -> Escalation.State {
    switch name.value {
    case .open: .open
    case .acknowledged: .acknowledged(by: try required(by, "by"), at: try required(at, "at"))
    case .answered:
      .answered(try required(answer, "answer"), by: try required(by, "by"), at: try required(at, "at"))
    case .withdrawn: .withdrawn(at: try required(at, "at"))
    }
  }
}

struct StoredClaim: Codable {
  var by: String
  var desk: String
  var at: StoredText<Instant>
  var expires: StoredText<Instant>

  init(_ claim: Claim) {
    by = claim.by
    desk = claim.desk
    at = StoredText(claim.at)
    expires = StoredText(claim.expires)
  }

  func value() -> Claim { Claim(by: by, desk: desk, at: at.value, expires: expires.value) }
}

extension StoredEscalation: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    id = try members.value("id")
    attempt = try members.value("attempt")
    cause = try members.value("cause")
    dentist = try members.value("dentist")
    note = try members.value("note")
    openedAt = try members.value("openedAt")
    deadline = try members.value("deadline")
    state = try members.value("state")
  }

  func write(members: inout RecordWriter) {
    members.write("attempt", attempt)
    members.write("cause", cause)
    members.write("deadline", deadline)
    members.write("dentist", dentist)
    members.write("id", id)
    members.write("note", note)
    members.write("openedAt", openedAt)
    members.write("state", state)
  }
}

extension StoredEscalationState: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    name = try members.value("name")
    by = try members.value("by")
    at = try members.value("at")
    answer = try members.value("answer")
  }

  func write(members: inout RecordWriter) {
    members.write("answer", answer)
    members.write("at", at)
    members.write("by", by)
    members.write("name", name)
  }
}

extension StoredClaim: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    by = try members.value("by")
    desk = try members.value("desk")
    at = try members.value("at")
    expires = try members.value("expires")
  }

  func write(members: inout RecordWriter) {
    members.write("at", at)
    members.write("by", by)
    members.write("desk", desk)
    members.write("expires", expires)
  }
}
