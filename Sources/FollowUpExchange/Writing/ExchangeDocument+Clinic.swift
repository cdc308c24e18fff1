public import FollowUp
internal import OrderedCollections

extension ExchangeDocument {
  /// Everything that the exchange format can say about a clinic: its settings and staff, and of every record the
  /// patient, visits, plan, appointments, the attempts that count, and the follow-ups with what has become of them.
  /// Rows are in the order of the patients' ids, and of one patient in the order in which they were recorded.
  ///
  /// A missed appointment asks for a call by time alone: `now` and `followUpProtocol` say which do.
  public init(
    clinic: Clinic, records: some Sequence<PatientRecord>, followUpProtocol: FollowUpProtocol, now: Instant
  ) {
    self.init(clinic: ClinicChanges(clinic.settings), staff: clinic.staff.sorted { $0.id < $1.id })
    unrecognizedFields = clinic.settings.unrecognizedDocumentFields
    for record in records.sorted(by: { $0.id < $1.id }) {
      patients.append(PatientRows(of: record, clinic: clinic, followUpProtocol: followUpProtocol, now: now))
      attempts += record.exchangedAttempts
    }
  }
}

extension PatientRows {
  /// The rows of `record`, but for attempts.
  init(of record: PatientRecord, clinic: Clinic, followUpProtocol: FollowUpProtocol, now: Instant) {
    self.init(
      id: record.id,
      rows: ImportedRows(
        patient: record.patient, visits: Array(record.visits.values),
        appointments: record.appointments.values.map(\.appointment), planItems: Array(record.planItems.values),
        followUps: Array(record.followUps.values)
          + record.openFollowUps(at: now, clinic: clinic, followUpProtocol: followUpProtocol)
          .filter { record.followUps[$0.id] == nil }))
  }
}

extension PatientRecord {
  /// The attempts that count.
  var exchangedAttempts: [ExchangedAttempt] {
    attempts.values.filter(\.stands).map { attempt in
      var exchanged = ExchangedAttempt(attempt, of: id)
      let escalation = escalations.values.last { $0.attempt == attempt.id }
      switch escalation?.state {
      case .acknowledged(let by, let at):
        exchanged.acknowledgement = ExchangedAttempt.Acknowledgement(by: by, at: at)
      case .answered(let text, let by, let at):
        exchanged.answer = ExchangedAttempt.Answer(text: text, by: by, at: at)
      case .open, .withdrawn, nil: break
      }
      return exchanged
    }
  }
}

extension ExchangeDocument {
  /// What is kept on one patient: the person, visits, plan, appointments, follow-ups with what has become of them, and
  /// the attempts that count; and of the staff those whom the record names by their ids.
  ///
  /// Not in it are the clinic's settings, attempts that were taken back, when something was recorded but for follow-ups
  /// and attempts, and who opened the record (`huifang access --patient` tells that).
  public init(of record: PatientRecord, clinic: Clinic, followUpProtocol: FollowUpProtocol, now: Instant) {
    self.init(clinic: clinic, records: [record], followUpProtocol: followUpProtocol, now: now)
    self.clinic = nil
    unrecognizedFields = nil
    let named = record.namedStaff
    staff.removeAll { !named.contains($0.id) }
  }
}

extension PatientRecord {
  /// Everybody of the staff whom the record names by their id.
  fileprivate var namedStaff: Set<StaffID> {
    let ids: [StaffID?] =
      [patient.attendingDentist] + visits.values.map(\.dentist)
      + visits.values.flatMap { $0.handovers.map(\.to) } + appointments.values.map(\.appointment.dentist)
      + followUps.values.map(\.dentist) + escalations.values.map(\.dentist)
    return Set(ids.compactMap(\.self))
  }
}

extension ClinicChanges {
  /// All of `settings`.
  public init(_ settings: ClinicSettings) {
    self.init()
    name = settings.name
    timeZone = settings.timeZone
    batches = settings.batches
    callingHours = settings.callingHours
    closedWeekdays = settings.closedWeekdays
    closedDates = settings.closedDates
    openDates = settings.openDates
    batchCapacity = settings.batchCapacity
    missedAfterMinutes = settings.missedAfterMinutes
    attemptsBeforeUnreachable = settings.attemptsBeforeUnreachable
    retention = settings.retention
    unrecognizedFields = settings.unrecognizedFields
  }
}

extension ExchangedAttempt {
  /// What the exchange format can say of a recorded attempt.
  public init(_ attempt: ContactAttempt, of patient: PatientID) {
    self.init(
      id: attempt.id, patient: patient, at: attempt.at, by: attempt.by, disposition: attempt.disposition)
    serving = .these(attempt.outcomes)
    channel = attempt.channel
    phone = attempt.phone
    note = attempt.note
    callBackAt = attempt.callBackAt
    lane = attempt.lane
    enteredAt = attempt.enteredAt == attempt.at ? nil : attempt.enteredAt
    appointment = attempt.appointment
    satisfaction = attempt.collected.satisfaction
    referral = attempt.collected.referral
  }
}
