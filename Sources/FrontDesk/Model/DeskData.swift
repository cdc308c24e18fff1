public import FollowUp

/// What the program has read of the clinic for the list: nothing that grows with what was done in former years.
public struct DeskData: Hashable, Sendable {
  public var clinic: Clinic
  public var followUpProtocol: FollowUpProtocol
  /// Today's list.
  public var queue: Queue
  /// Whether the clinic has any patients.
  public var hasPatients: Bool
  /// Why nothing can be recorded; nil where it can.
  public var readOnlyReason: ReadOnlyReason?
  /// Whether all of it is on the disk; a demonstration is shown before it is.
  public var isKept: Bool

  public init(
    clinic: Clinic, followUpProtocol: FollowUpProtocol, queue: Queue, hasPatients: Bool = true,
    readOnlyReason: ReadOnlyReason? = nil, isKept: Bool = true
  ) {
    self.clinic = clinic
    self.followUpProtocol = followUpProtocol
    self.queue = queue
    self.hasPatients = hasPatients
    self.readOnlyReason = readOnlyReason
    self.isKept = isKept
  }

  /// Why the data can be read and not changed.
  public enum ReadOnlyReason: Hashable, Sendable {
    /// It was written by a newer version of the program.
    case newerVersion
    /// The user may read the folder and not write to it.
    case noPermission
    /// Nobody can write to the disk.
    case readOnlyDisk
    /// It was opened so.
    case asked
  }

  /// The name of a patient on the list or with a pending escalation; nil for another one.
  func name(of patient: PatientID) -> String? {
    queue.entries.first { $0.patient == patient }?.name ?? queue.escalations.first { $0.patient == patient }?.name
  }

  var calendar: OpeningCalendar { OpeningCalendar(settings: clinic.settings) }
  var timeZone: ClinicTimeZone { clinic.settings.timeZone }
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
