internal import OrderedCollections

extension PatientRecord {
  /// The record that begins with `event`; nil for any other event than a registration.
  public init?(registered event: Event) {
    guard case .patientRegistered(let patient, let instant) = event else { return nil }
    self.init(patient: patient, registeredAt: instant)
    importedPatient = patient
  }

  /// Makes `event` part of the record: the only mutation.
  ///
  /// Total: an event about something that the record doesn't hold changes nothing.
  public mutating func apply(_ event: Event) {
    switch event {
    case .patientRegistered(let patient, _): applyImported(patient)
    case .patientChanged(let patient, let cause): applyChanged(patient, cause: cause)
    case .patientImported(let patient): applyImported(patient)
    case .visitRecorded(let visit): visits[visit.id] = visit
    case .appointmentRecorded(let appointment, let instant, let cause):
      applyRecorded(appointment, at: instant, cause: cause)
    case .appointmentImported(let appointment, let instant): applyImported(appointment, at: instant)
    case .planItemRecorded(let item): planItems[item.id] = item
    case .followUpPlanned(let followUp, let cause): applyPlanned(followUp, cause: cause)
    case .followUpMoved(let id, let state, let cause): applyMoved(id, to: state, cause: cause)
    case .attemptRecorded(let attempt): attempts[attempt.id] = attempt
    case .attemptTakenBack(let id, let author, let instant, let correction):
      applyTakenBack(id, by: author, at: instant, correction: correction)
    case .escalationOpened(let escalation): escalations[escalation.id] = escalation
    case .escalationMoved(let id, let state), .escalationPutBack(let id, let state, _, _):
      escalations[id]?.state = state
    case .patientClaimed(let claim): self.claim = claim
    case .claimReleased: claim = nil
    }
  }

  public mutating func apply(_ events: [Event]) {
    for event in events { apply(event) }
  }

  /// The record after `events`.
  public func applying(_ events: [Event]) -> PatientRecord {
    var record = self
    record.apply(events)
    return record
  }
}
