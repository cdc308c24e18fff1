public import FollowUp
import OrderedCollections

/// What the program has read of the clinic for the screen: today's list and what it shows of its patients.
public struct DeskData: Hashable, Sendable {
  public var clinic: Clinic
  public var followUpProtocol: FollowUpProtocol
  /// Today's list.
  public var queue: Queue
  /// The records of all patients on the list and of those with a pending escalation.
  public var records: [PatientID: PatientRecord]
  /// How many patients the clinic has.
  public var patientCount: Int
  /// Whether nothing can be recorded, since the data was written by a newer version of the program.
  public var isReadOnly: Bool

  public init(
    clinic: Clinic, followUpProtocol: FollowUpProtocol, queue: Queue, records: [PatientID: PatientRecord],
    patientCount: Int, isReadOnly: Bool = false
  ) {
    self.clinic = clinic
    self.followUpProtocol = followUpProtocol
    self.queue = queue
    self.records = records
    self.patientCount = patientCount
    self.isReadOnly = isReadOnly
  }

  /// The escalations that wait for an answer, the nearest deadline first.
  var pendingEscalations: [PendingEscalation] {
    records.values.flatMap { record in
      record.escalations.values.filter(\.isPending).map { PendingEscalation(patient: record.patient, escalation: $0) }
    }
    .sorted { ($0.escalation.deadline, $0.escalation.id) < ($1.escalation.deadline, $1.escalation.id) }
  }

  var calendar: OpeningCalendar { OpeningCalendar(settings: clinic.settings) }
  var timeZone: ClinicTimeZone { clinic.settings.timeZone }
}

/// An escalation that waits for an answer, and whose it is.
struct PendingEscalation: Hashable, Sendable {
  var patient: Patient
  var escalation: Escalation
}

/// A patient that a search has found.
public struct PatientMatch: Hashable, Sendable {
  public var patient: Patient
  /// The last attended visit.
  public var lastVisit: Instant?
  /// The next booked appointment.
  public var nextAppointment: Instant?

  public init(patient: Patient, lastVisit: Instant? = nil, nextAppointment: Instant? = nil) {
    self.patient = patient
    self.lastVisit = lastVisit
    self.nextAppointment = nextAppointment
  }
}
