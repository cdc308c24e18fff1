package import FollowUp

/// A change as a journal keeps it: the members of a ``StoredChange``, of which each event writes and reads only its
/// own.
extension Change: StoredValue {
  package func write(to writer: inout RecordWriter) {
    writer.writeObject { members in
      switch self {
      case .clinic(let event): event.write(members: &members)
      case .patient(let id, let event): event.write(members: &members, of: StoredText(id))
      }
    }
  }

  /// A change that has other members than this version gives its event is read as ``StoredChange`` reads it.
  package init(reading value: RecordValue) throws(RecordFault) {
    if let change = try? OwnMembers.change(value) {
      self = change
      return
    }
    do {
      self = try StoredChange(reading: value).value()
    } catch {
      throw RecordFault(error)
    }
  }
}

extension Change {
  /// Whether its text is read as the same change again as long as that holds of its instants: nothing else about it
  /// can be what no text says, as a list of no batches would be.
  var isSaidByItsText: Bool {
    guard case .patient(_, let event) = self else { return false }
    return switch event {
    case .visitRecorded, .appointmentRecorded, .appointmentImported, .planItemRecorded, .followUpPlanned,
      .followUpMoved:
      true
    case .attemptRecorded(let attempt): attempt.collected.isEmpty
    default: false
    }
  }
}

// MARK: - Writing

extension ClinicEvent {
  fileprivate func write(members: inout RecordWriter) {
    switch self {
    case .settingsChanged(let settings):
      members.write(.settingsChanged)
      members.write("settings", StoredSettings(settings))
    case .staffMemberRecorded(let member):
      members.write(.staffMemberRecorded)
      members.write("staffMember", StoredStaffMember(member))
    }
  }
}

extension Event {
  /// The members of each event in the order of their names' bytes.
  fileprivate func write(members: inout RecordWriter, of id: StoredText<PatientID>) {
    switch self {
    case .patientRegistered(let patient, let moment):
      members.write("at", StoredText(moment))
      members.write("details", StoredPatient(patient))
      members.write(.patientRegistered, of: id)
    case .patientChanged(let patient, let attempt):
      members.write("cause", StoredText(attempt))
      members.write("details", StoredPatient(patient))
      members.write(.patientChanged, of: id)
    case .patientImported(let patient):
      members.write("details", StoredPatient(patient))
      members.write(.patientImported, of: id)
    case .visitRecorded(let visit):
      members.write(.visitRecorded, of: id)
      members.write("visit", StoredVisit(visit)) { $0.visits.append($1) }
    case .appointmentRecorded(let appointment, let moment, let attempt):
      members.write("appointment", StoredAppointment(appointment))
      members.write("at", StoredText(moment))
      members.write("cause", StoredText(attempt))
      members.write(.appointmentRecorded, of: id)
    case .appointmentImported(let appointment, let moment):
      members.write("appointment", StoredAppointment(appointment))
      members.write("at", StoredText(moment))
      members.write(.appointmentImported, of: id)
    case .planItemRecorded(let item):
      members.write(.planItemRecorded, of: id)
      members.write("planItem", StoredPlanItem(item))
    case .followUpPlanned(let followUp, let attempt):
      members.write("cause", StoredText(attempt))
      members.write(.followUpPlanned)
      members.write("followUp", StoredFollowUp(followUp)) { $0.followUps.append($1) }
      members.write("patient", id)
    case .followUpMoved(let followUp, let state, let attempt):
      members.write("cause", StoredText(attempt))
      members.write(.followUpMoved)
      members.write("followUpID", StoredText(followUp))
      members.write("patient", id)
      members.write("state", StoredFollowUpState(state))
    case .attemptRecorded(let attempt):
      members.write("attempt", StoredAttempt(attempt)) { $0.attempts.append($1) }
      members.write(.attemptRecorded, of: id)
    case .attemptTakenBack(let attempt, let name, let moment, let correction):
      members.write("at", StoredText(moment))
      members.write("attemptID", StoredText(attempt))
      members.write("by", name)
      members.write("correction", StoredText(correction))
      members.write(.attemptTakenBack, of: id)
    case .escalationOpened(let escalation):
      members.write("escalation", StoredEscalation(escalation))
      members.write(.escalationOpened, of: id)
    case .escalationMoved(let escalation, let state):
      members.write("escalationID", StoredText(escalation))
      members.write("escalationState", StoredEscalationState(state))
      members.write(.escalationMoved, of: id)
    case .escalationPutBack(let escalation, let state, let name, let moment):
      members.write("at", StoredText(moment))
      members.write("by", name)
      members.write("escalationID", StoredText(escalation))
      members.write("escalationState", StoredEscalationState(state))
      members.write(.escalationPutBack, of: id)
    case .patientClaimed(let claim):
      members.write("claim", StoredClaim(claim))
      members.write(.patientClaimed, of: id)
    case .claimReleased:
      members.write(.claimReleased, of: id)
    }
  }
}

extension RecordWriter {
  fileprivate mutating func write(_ event: StoredChange.Name) { write("event", StoredText(event)) }

  /// The event and the patient, where nothing stands between them.
  fileprivate mutating func write(_ event: StoredChange.Name, of patient: StoredText<PatientID>) {
    write(event)
    write("patient", patient)
  }
}

// MARK: - Reading

/// The members of a change, which are to be those that its event has, and no others.
private struct OwnMembers {
  private let members: MemberReader
  /// How many of them were read.
  private var count = 0

  /// There is something about a change that ``StoredChange`` has to look at.
  private struct Unusual: Error {}

  /// - Throws: where anything is not as this version writes it.
  static func change(_ value: RecordValue) throws -> Change {
    var members = OwnMembers(members: try value.members())
    let change = try members.change()
    guard members.count == members.members.count else { throw Unusual() }
    return change
  }

  private mutating func change() throws -> Change {
    let event: StoredText<StoredChange.Name> = try value("event")
    switch event.value {
    case .settingsChanged:
      return .clinic(.settingsChanged(try own("settings", StoredSettings.self)))
    case .staffMemberRecorded:
      return .clinic(.staffMemberRecorded(try own("staffMember", StoredStaffMember.self)))
    default:
      let patient: StoredText<PatientID> = try value("patient")
      return .patient(patient.value, try self.event(named: event.value))
    }
  }

  private mutating func event(named name: StoredChange.Name) throws -> Event {
    switch name {
    case .patientRegistered: .patientRegistered(try own("details", StoredPatient.self), at: try text("at"))
    case .patientChanged: .patientChanged(try own("details", StoredPatient.self), cause: try textIfPresent("cause"))
    case .patientImported: .patientImported(try own("details", StoredPatient.self))
    case .visitRecorded: .visitRecorded(try own("visit", StoredVisit.self))
    case .appointmentRecorded:
      .appointmentRecorded(
        try own("appointment", StoredAppointment.self), at: try text("at"), cause: try textIfPresent("cause"))
    case .appointmentImported: .appointmentImported(try own("appointment", StoredAppointment.self), at: try text("at"))
    case .planItemRecorded: .planItemRecorded(try own("planItem", StoredPlanItem.self))
    case .followUpPlanned: .followUpPlanned(try own("followUp", StoredFollowUp.self), cause: try textIfPresent("cause"))
    case .followUpMoved:
      .followUpMoved(
        try text("followUpID"), to: try own("state", StoredFollowUpState.self), cause: try textIfPresent("cause"))
    case .attemptRecorded: .attemptRecorded(try own("attempt", StoredAttempt.self))
    case .attemptTakenBack:
      .attemptTakenBack(
        try text("attemptID"), by: try value("by"), at: try text("at"), correction: try textIfPresent("correction"))
    case .escalationOpened: .escalationOpened(try own("escalation", StoredEscalation.self))
    case .escalationMoved:
      .escalationMoved(try text("escalationID"), to: try own("escalationState", StoredEscalationState.self))
    case .escalationPutBack:
      .escalationPutBack(
        try text("escalationID"), to: try own("escalationState", StoredEscalationState.self), by: try value("by"),
        at: try text("at"))
    case .patientClaimed: .patientClaimed(try own("claim", StoredClaim.self))
    case .claimReleased: .claimReleased
    case .settingsChanged, .staffMemberRecorded: throw Unusual()
    }
  }

  private mutating func value<Value: ReadableValue>(_ name: StaticString) throws(RecordFault) -> Value {
    let value: Value = try members.value(name)
    count += 1
    return value
  }

  private mutating func text<Value: StoredAsText>(_ name: StaticString) throws(RecordFault) -> Value {
    let text: StoredText<Value> = try value(name)
    return text.value
  }

  private mutating func textIfPresent<Value: StoredAsText>(_ name: StaticString) throws(RecordFault) -> Value? {
    guard let text: StoredText<Value> = try members.value(name) else { return nil }
    count += 1
    return text.value
  }

  private mutating func own<Stored: StoredRecordOfChange>(
    _ name: StaticString, _ type: Stored.Type
  ) throws -> Stored.Value {
    let stored: Stored = try value(name)
    return try stored.value()
  }
}

/// What a change has beside texts.
private protocol StoredRecordOfChange: ReadableValue {
  associatedtype Value
  func value() throws -> Value
}

extension StoredSettings: StoredRecordOfChange {}
extension StoredStaffMember: StoredRecordOfChange {}
extension StoredPatient: StoredRecordOfChange {}
extension StoredVisit: StoredRecordOfChange {}
extension StoredAppointment: StoredRecordOfChange {}
extension StoredPlanItem: StoredRecordOfChange {}
extension StoredFollowUp: StoredRecordOfChange {}
extension StoredFollowUpState: StoredRecordOfChange {}
extension StoredAttempt: StoredRecordOfChange {}
extension StoredEscalation: StoredRecordOfChange {}
extension StoredEscalationState: StoredRecordOfChange {}
extension StoredClaim: StoredRecordOfChange {}
