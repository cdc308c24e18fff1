internal import FollowUp

struct StoredFollowUp: Codable {
  var id: StoredText<FollowUpID>
  var rule: StoredText<RuleID>
  var step: String
  var purpose: String
  var kind: StoredText<FollowUpKind>
  /// Exactly one of these four says what it comes from.
  var visit: StoredText<VisitID>?
  var appointment: StoredText<AppointmentID>?
  var specialDate: String?
  var requestedBy: String?
  var procedures: [String]?
  var teeth: [StoredText<ToothNumber>]?
  var dentist: StoredText<StaffID>?
  var startsFrom: StoredText<Instant>
  var due: StoredText<Instant>
  var by: StoredText<Instant>
  var clockStep: Bool?
  var recordedAt: StoredText<Instant>
  var note: String?
  /// Left out where it is planned.
  var state: StoredFollowUpState?

  init(_ followUp: FollowUp) {
    id = StoredText(followUp.id)
    rule = StoredText(followUp.rule)
    step = followUp.step
    purpose = followUp.purpose
    kind = StoredText(followUp.kind)
    switch followUp.origin {
    case .visit(let id): visit = StoredText(id)
    case .appointment(let id): appointment = StoredText(id)
    case .specialDate(let label): specialDate = label
    case .request(let name): requestedBy = name
    }
    procedures = followUp.procedures.unlessEmpty
    teeth = followUp.teeth.stored()
    dentist = StoredText(followUp.dentist)
    startsFrom = StoredText(followUp.startsFrom)
    due = StoredText(followUp.due)
    by = StoredText(followUp.by)
    clockStep = followUp.isClockStep.ifTrue
    recordedAt = StoredText(followUp.recordedAt)
    note = followUp.note.unlessEmpty
    state = followUp.state == .planned ? nil : StoredFollowUpState(followUp.state)
  }

  func value() throws -> FollowUp {
    FollowUp(
      id: id.value, rule: rule.value, step: step, purpose: purpose, kind: kind.value, origin: try origin(),
      procedures: procedures ?? [], teeth: teeth.values(), dentist: dentist?.value, startsFrom: startsFrom.value,
      due: due.value, by: by.value, isClockStep: clockStep ?? false, recordedAt: recordedAt.value,
      note: note ?? "", state: try state?.value() ?? .planned)
  }

  private func origin() throws -> FollowUpOrigin {
    let origins: [FollowUpOrigin?] = [
      visit.map { .visit($0.value) }, appointment.map { .appointment($0.value) },
      specialDate.map { .specialDate(label: $0) }, requestedBy.map { .request(by: $0) },
    ]
    let present = origins.compactMap { $0 }
    guard let origin = present.first, present.count == 1 else {
      throw RecordFault.contradiction(member: "visit, appointment, specialDate, requestedBy")
    }
    return origin
  }
}

/// What has become of a follow-up: the name of the state and what belongs to it.
struct StoredFollowUpState: Codable {
  enum Name: String, StoredAsText {
    case planned, rescheduled, needsNumber, done, skipped, cancelled, superseded
  }

  enum Reason: String, StoredAsText {
    case byDesk = "by-desk"
    case unreachable
    case consentWithdrawn = "consent-withdrawn"
    case patientLeft = "patient-left"
    case originChanged = "origin-changed"
    case anotherCallPlanned = "another-call-planned"
    case patientReached = "patient-reached"
    case appointmentBooked = "appointment-booked"
  }

  var name: StoredText<Name>
  var at: StoredText<Instant>?
  var lane: StoredText<Lane>?
  /// The disposition that moved it; left out where the desk did.
  var disposition: StoredText<Disposition>?
  var personalTo: String?
  var reason: StoredText<Reason>?
  /// The desk's words.
  var text: String?
  var consent: StoredText<ConsentKind>?
  var status: StoredText<PatientStatus>?
  var followUp: StoredText<FollowUpID>?
  var attempt: StoredText<AttemptID>?
  var appointment: StoredText<AppointmentID>?

  init(_ state: FollowUp.State) {
    switch state {
    case .planned: name = StoredText(.planned)
    case .needsNumber: name = StoredText(.needsNumber)
    case .rescheduled(let rescheduling):
      name = StoredText(.rescheduled)
      at = StoredText(rescheduling.at)
      lane = StoredText(rescheduling.lane)
      personalTo = rescheduling.personalTo
      if case .disposition(let cause) = rescheduling.reason { disposition = StoredText(cause) }
    case .done(let moment):
      name = StoredText(.done)
      at = StoredText(moment)
    case .skipped(let cause, let moment):
      name = StoredText(.skipped)
      at = StoredText(moment)
      switch cause {
      case .byDesk(let words): (reason, text) = (StoredText(.byDesk), words)
      case .unreachable: reason = StoredText(.unreachable)
      }
    case .cancelled(let cause, let moment):
      name = StoredText(.cancelled)
      at = StoredText(moment)
      switch cause {
      case .consentWithdrawn(let kind): (reason, consent) = (StoredText(.consentWithdrawn), StoredText(kind))
      case .patientLeft(let left): (reason, status) = (StoredText(.patientLeft), StoredText(left))
      case .originChanged: reason = StoredText(.originChanged)
      case .byDesk(let words): (reason, text) = (StoredText(.byDesk), words)
      }
    case .superseded(let cause, let moment):
      name = StoredText(.superseded)
      at = StoredText(moment)
      switch cause {
      case .anotherCallPlanned(let id): (reason, followUp) = (StoredText(.anotherCallPlanned), StoredText(id))
      case .patientReached(let id): (reason, attempt) = (StoredText(.patientReached), StoredText(id))
      case .appointmentBooked(let id): (reason, appointment) = (StoredText(.appointmentBooked), StoredText(id))
      }
    }
  }

  func value() throws -> FollowUp.State {
    switch name.value {
    case .planned: return .planned
    case .needsNumber: return .needsNumber
    case .rescheduled:
      return .rescheduled(
        Rescheduling(
          lane: try required(lane, "lane"), at: try required(at, "at"),
          reason: disposition.map { .disposition($0.value) } ?? .byDesk, personalTo: personalTo))
    case .done: return .done(at: try required(at, "at"))
    case .skipped: return .skipped(try skipReason(), at: try required(at, "at"))
    case .cancelled: return .cancelled(try cancelReason(), at: try required(at, "at"))
    case .superseded: return .superseded(try supersedeReason(), at: try required(at, "at"))
    }
  }

  private func skipReason() throws -> SkipReason {
    switch reason?.value {
    case .byDesk: .byDesk(text ?? "")
    case .unreachable: .unreachable
    default: throw RecordFault.contradiction(member: "reason")
    }
  }

  private func cancelReason() throws -> CancelReason {
    switch reason?.value {
    case .consentWithdrawn: .consentWithdrawn(try required(consent, "consent"))
    case .patientLeft: .patientLeft(try required(status, "status"))
    case .originChanged: .originChanged
    case .byDesk: .byDesk(text ?? "")
    default: throw RecordFault.contradiction(member: "reason")
    }
  }

  private func supersedeReason() throws -> SupersedeReason {
    switch reason?.value {
    case .anotherCallPlanned: .anotherCallPlanned(try required(followUp, "followUp"))
    case .patientReached: .patientReached(try required(attempt, "attempt"))
    case .appointmentBooked: .appointmentBooked(try required(appointment, "appointment"))
    default: throw RecordFault.contradiction(member: "reason")
    }
  }
}

/// The value of a member that this kind of record can't be without.
func required<Value>(_ member: StoredText<Value>?, _ name: String) throws -> Value {
  guard let member else { throw RecordFault.missingMember(name) }
  return member.value
}

/// The member itself, where this kind of record can't be without it.
func required<Member>(_ member: Member?, _ name: String) throws -> Member {
  guard let member else { throw RecordFault.missingMember(name) }
  return member
}

extension StoredFollowUp: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    id = try members.value("id")
    rule = try members.value("rule")
    step = try members.value("step")
    purpose = try members.value("purpose")
    kind = try members.value("kind")
    visit = try members.value("visit")
    appointment = try members.value("appointment")
    specialDate = try members.value("specialDate")
    requestedBy = try members.value("requestedBy")
    procedures = try members.value("procedures")
    teeth = try members.value("teeth")
    dentist = try members.value("dentist")
    startsFrom = try members.value("startsFrom")
    due = try members.value("due")
    by = try members.value("by")
    clockStep = try members.value("clockStep")
    recordedAt = try members.value("recordedAt")
    note = try members.value("note")
    state = try members.value("state")
  }

  func write(members: inout RecordWriter) {
    members.write("appointment", appointment)
    members.write("by", by)
    members.write("clockStep", clockStep)
    members.write("dentist", dentist)
    members.write("due", due)
    members.write("id", id)
    members.write("kind", kind)
    members.write("note", note)
    members.write("procedures", procedures)
    members.write("purpose", purpose)
    members.write("recordedAt", recordedAt)
    members.write("requestedBy", requestedBy)
    members.write("rule", rule)
    members.write("specialDate", specialDate)
    members.write("startsFrom", startsFrom)
    members.write("state", state)
    members.write("step", step)
    members.write("teeth", teeth)
    members.write("visit", visit)
  }
}

extension StoredFollowUpState: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    name = try members.value("name")
    at = try members.value("at")
    lane = try members.value("lane")
    disposition = try members.value("disposition")
    personalTo = try members.value("personalTo")
    reason = try members.value("reason")
    text = try members.value("text")
    consent = try members.value("consent")
    status = try members.value("status")
    followUp = try members.value("followUp")
    attempt = try members.value("attempt")
    appointment = try members.value("appointment")
  }

  func write(members: inout RecordWriter) {
    members.write("appointment", appointment)
    members.write("at", at)
    members.write("attempt", attempt)
    members.write("consent", consent)
    members.write("disposition", disposition)
    members.write("followUp", followUp)
    members.write("lane", lane)
    members.write("name", name)
    members.write("personalTo", personalTo)
    members.write("reason", reason)
    members.write("status", status)
    members.write("text", text)
  }
}
