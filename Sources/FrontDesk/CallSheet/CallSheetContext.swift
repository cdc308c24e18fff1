public import FollowUp
import OrderedCollections
public import Wording

/// What a call sheet is opened with.
public struct CallSheetContext: Hashable, Sendable {
  public var entry: QueueEntry
  public var record: PatientRecord
  /// The names of the patients who share a number with this one and are also due.
  public var neighbours: [String]
  public var clinic: Clinic
  /// The scripts in `language`.
  public var scripts: ScriptBook
  /// The name of who calls.
  public var receptionist: String
  public var now: Instant
  public var language: Language

  public init(
    entry: QueueEntry, record: PatientRecord, neighbours: [String] = [], clinic: Clinic, scripts: ScriptBook,
    receptionist: String, now: Instant, language: Language
  ) {
    self.entry = entry
    self.record = record
    self.neighbours = neighbours
    self.clinic = clinic
    self.scripts = scripts
    self.receptionist = receptionist
    self.now = now
    self.language = language
  }

  var patient: Patient { record.patient }
  var voice: Voice { Voice(language) }
  var timeZone: ClinicTimeZone { clinic.settings.timeZone }

  /// The reasons of the call, most urgent first.
  var followUps: [FollowUp] { entry.followUps.map(\.followUp) }

  /// Who answers for the patient; nil for one who is of age.
  var guardian: Guardian? { isMinor ? patient.guardian : nil }

  var audience: ScriptAudience { isMinor ? .guardian : .patient }

  private var isMinor: Bool { record.isMinor(on: timeZone.date(of: now)) }

  /// The next appointment that is booked and still to come.
  var nextAppointment: Appointment? {
    record.appointments.values.map(\.appointment)
      .filter { $0.status == .booked && $0.at > now }
      .min { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  /// The attempts that count, the latest first.
  var lastAttempts: [ContactAttempt] {
    record.attempts.values.filter(\.stands).sorted { ($0.at, $0.id) > ($1.at, $1.id) }
  }

  /// Who treated the patient for this call, else the attending dentist.
  var dentist: StaffMember? {
    let id = followUps.lazy.compactMap(\.dentist).first ?? patient.attendingDentist
    return id.flatMap { clinic.staffMember($0) }
  }

  /// What ``dentist`` is to this call.
  var dentistRole: DentistRole {
    guard let followUp = followUps.first(where: { $0.dentist != nil }) else { return .attending }
    switch followUp.origin {
    case .visit: return .treated
    case .appointment: return .appointment
    case .specialDate, .request: return followUp.dentist == patient.attendingDentist ? .attending : .asked
    }
  }

  enum DentistRole: Hashable, Sendable {
    /// Gave the treatment that the call is about.
    case treated
    /// Was to see the patient.
    case appointment
    /// The call was asked for in this dentist's name.
    case asked
    /// Looks after the patient.
    case attending
  }

  var dentists: [StaffMember] { clinic.staff.filter { $0.role == .dentist } }

  /// Day, weekday and time, as the desk says it.
  func moment(_ instant: Instant) -> String {
    let date = timeZone.date(of: instant)
    let day = voice.day(date, from: timeZone.date(of: now))
    return "\(day) \(voice.weekday(date)) \(timeZone.time(of: instant))"
  }

  /// As ``moment(_:)``, without the weekday of a day that has a name of its own: `明天 10:30`.
  func spokenMoment(_ instant: Instant) -> String {
    let date = timeZone.date(of: instant)
    let isNamed = abs(date.dayNumber - timeZone.date(of: now).dayNumber) <= 1
    return isNamed ? voice.moment(instant, from: now, in: timeZone) : moment(instant)
  }

  /// The number that is tried first: the first one without a fault.
  var firstWorkingPhone: Int? { patient.phones.firstIndex { $0.fault == nil } }
}

extension CallSheetContext {
  /// Whether the newest record still asks for a follow-up of the entry. One that follows from a missed appointment is
  /// not on record before it is called; it is done with once the appointment is.
  func isStillToBeDone(_ id: FollowUpID) -> Bool {
    if let followUp = record.followUps[id] { return followUp.isOpen }
    guard case .appointment(let appointment) = followUps.first(where: { $0.id == id })?.origin else { return true }
    guard let status = record.appointments[appointment]?.appointment.status else { return false }
    return status == .booked || status == .missed
  }
}
