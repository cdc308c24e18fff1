internal import FollowUp
internal import OrderedCollections

/// One patient's whole record, as a snapshot keeps it.
struct StoredRecord: Codable {
  var patient: StoredPatient
  var registeredAt: StoredText<Instant>
  var visits: [StoredVisit]?
  var appointments: [StoredRecordedAppointment]?
  var planItems: [StoredPlanItem]?
  var followUps: [StoredFollowUp]?
  var attempts: [StoredAttempt]?
  var escalations: [StoredEscalation]?
  var claim: StoredClaim?
  var importedPatient: StoredImported<StoredPatient>?
  /// By attempt, in the order of their ids.
  var replaced: [StoredReplacedState]?

  init(_ record: PatientRecord) {
    patient = StoredPatient(record.patient)
    registeredAt = StoredText(record.registeredAt)
    visits = record.visits.values.map(StoredVisit.init).unlessEmpty
    appointments = record.appointments.values.map(StoredRecordedAppointment.init).unlessEmpty
    planItems = record.planItems.values.map(StoredPlanItem.init).unlessEmpty
    followUps = record.followUps.values.map(StoredFollowUp.init).unlessEmpty
    attempts = record.attempts.values.map(StoredAttempt.init).unlessEmpty
    escalations = record.escalations.values.map(StoredEscalation.init).unlessEmpty
    claim = record.claim.map(StoredClaim.init)
    importedPatient = record.importedPatient.map {
      StoredImported($0 == record.patient ? nil : StoredPatient($0))
    }
    replaced = record.replaced.sorted { $0.key < $1.key }.map(StoredReplacedState.init).unlessEmpty
  }

  func value() throws -> PatientRecord {
    let replacedStates = try replaced?.map { ($0.attempt.value, try $0.value()) } ?? []
    return PatientRecord(
      patient: try patient.value(), registeredAt: registeredAt.value, visits: visits?.map { $0.value() } ?? [],
      appointments: appointments?.map { $0.value() } ?? [], planItems: planItems?.map { $0.value() } ?? [],
      followUps: try followUps?.map { try $0.value() } ?? [], attempts: try attempts?.map { try $0.value() } ?? [],
      escalations: try escalations?.map { try $0.value() } ?? [], claim: claim?.value(),
      importedPatient: try importedPatient.map { try ($0.as ?? patient).value() },
      replaced: Dictionary(replacedStates) { $1 })
  }
}

struct StoredRecordedAppointment: Codable {
  var appointment: StoredAppointment
  var recordedAt: StoredText<Instant>
  var imported: StoredImported<StoredAppointment>?

  init(_ recorded: RecordedAppointment) {
    appointment = StoredAppointment(recorded.appointment)
    recordedAt = StoredText(recorded.recordedAt)
    imported = recorded.imported.map {
      StoredImported($0 == recorded.appointment ? nil : StoredAppointment($0))
    }
  }

  func value() -> RecordedAppointment {
    RecordedAppointment(
      appointment.value(), recordedAt: recordedAt.value, imported: imported.map { ($0.as ?? appointment).value() })
  }
}

/// What the last imported document said of something.
struct StoredImported<Record: Codable>: Codable {
  /// Left out where it is what the record holds now.
  var `as`: Record?

  init(_ record: Record?) { self.as = record }
}

/// What an attempt changed.
struct StoredReplacedState: Codable {
  struct PatientChange: Codable {
    var before: StoredPatient
    var after: StoredPatient
  }

  struct FollowUpChange: Codable {
    var before: StoredFollowUp
    var after: StoredFollowUp
  }

  var attempt: StoredText<AttemptID>
  var patient: PatientChange?
  var followUps: [FollowUpChange]?
  var added: [StoredText<FollowUpID>]?
  var addedAppointment: StoredAppointment?

  init(_ attempt: AttemptID, _ state: ReplacedState) {
    self.attempt = StoredText(attempt)
    patient = state.patient.map { PatientChange(before: StoredPatient($0.before), after: StoredPatient($0.after)) }
    followUps =
      state.followUps.map {
        FollowUpChange(before: StoredFollowUp($0.before), after: StoredFollowUp($0.after))
      }.unlessEmpty
    added = state.added.stored()
    addedAppointment = state.addedAppointment.map(StoredAppointment.init)
  }

  func value() throws -> ReplacedState {
    ReplacedState(
      patient: try patient.map { Replaced(before: try $0.before.value(), after: try $0.after.value()) },
      followUps: try followUps?.map { Replaced(before: try $0.before.value(), after: try $0.after.value()) } ?? [],
      added: added.values(), addedAppointment: addedAppointment?.value())
  }
}
