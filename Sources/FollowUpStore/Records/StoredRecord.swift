package import FollowUp
internal import OrderedCollections

/// One patient's whole record, as a snapshot keeps it.
package struct StoredRecord: Codable {
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

  package init(_ record: PatientRecord) { self.init(record, beside: nil) }

  /// Without the lists of which `texts` has the text.
  init(_ record: PatientRecord, beside texts: RecordTexts?) {
    patient = StoredPatient(record.patient)
    registeredAt = StoredText(record.registeredAt)
    visits = texts?.visits == nil ? record.visits.values.map(StoredVisit.init).unlessEmpty : nil
    appointments = record.appointments.values.map(StoredRecordedAppointment.init).unlessEmpty
    planItems = record.planItems.values.map(StoredPlanItem.init).unlessEmpty
    followUps = texts?.followUps == nil ? record.followUps.values.map(StoredFollowUp.init).unlessEmpty : nil
    attempts = texts?.attempts == nil ? record.attempts.values.map(StoredAttempt.init).unlessEmpty : nil
    escalations = record.escalations.values.map(StoredEscalation.init).unlessEmpty
    claim = record.claim.map(StoredClaim.init)
    importedPatient = record.importedPatient.map {
      StoredImported($0 == record.patient ? nil : StoredPatient($0))
    }
    replaced = record.replaced.sorted { $0.key < $1.key }.map(StoredReplacedState.init).unlessEmpty
  }

  package func value() throws -> PatientRecord {
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
struct StoredImported<Record: StoredValue & Codable>: Codable {
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

extension StoredRecord: StoredObject {
  package init(members: MemberReader) throws(RecordFault) {
    patient = try members.value("patient")
    registeredAt = try members.value("registeredAt")
    visits = try members.value("visits")
    appointments = try members.value("appointments")
    planItems = try members.value("planItems")
    followUps = try members.value("followUps")
    attempts = try members.value("attempts")
    escalations = try members.value("escalations")
    claim = try members.value("claim")
    importedPatient = try members.value("importedPatient")
    replaced = try members.value("replaced")
  }

  package func write(members: inout RecordWriter) { write(members: &members, with: nil) }

  /// With the lists of `texts` in place of its own, which it then has not.
  func write(members: inout RecordWriter, with texts: RecordTexts?) {
    members.write("appointments", appointments)
    members.write("attempts", attempts)
    members.write("attempts", texts?.attempts)
    members.write("claim", claim)
    members.write("escalations", escalations)
    members.write("followUps", followUps)
    members.write("followUps", texts?.followUps)
    members.write("importedPatient", importedPatient)
    members.write("patient", patient)
    members.write("planItems", planItems)
    members.write("registeredAt", registeredAt)
    members.write("replaced", replaced)
    members.write("visits", visits)
    members.write("visits", texts?.visits)
  }
}

extension StoredRecordedAppointment: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    appointment = try members.value("appointment")
    recordedAt = try members.value("recordedAt")
    imported = try members.value("imported")
  }

  func write(members: inout RecordWriter) {
    members.write("appointment", appointment)
    members.write("imported", imported)
    members.write("recordedAt", recordedAt)
  }
}

extension StoredImported: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    self.as = try members.value("as")
  }

  func write(members: inout RecordWriter) {
    members.write("as", self.as)
  }
}

extension StoredReplacedState: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    attempt = try members.value("attempt")
    patient = try members.value("patient")
    followUps = try members.value("followUps")
    added = try members.value("added")
    addedAppointment = try members.value("addedAppointment")
  }

  func write(members: inout RecordWriter) {
    members.write("added", added)
    members.write("addedAppointment", addedAppointment)
    members.write("attempt", attempt)
    members.write("followUps", followUps)
    members.write("patient", patient)
  }
}

extension StoredReplacedState.PatientChange: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    before = try members.value("before")
    after = try members.value("after")
  }

  func write(members: inout RecordWriter) {
    members.write("after", after)
    members.write("before", before)
  }
}

extension StoredReplacedState.FollowUpChange: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    before = try members.value("before")
    after = try members.value("after")
  }

  func write(members: inout RecordWriter) {
    members.write("after", after)
    members.write("before", before)
  }
}
