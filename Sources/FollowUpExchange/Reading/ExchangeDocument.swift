public import FollowUp

/// What an exchange document says, row by row.
public struct ExchangeDocument: Hashable, Sendable {
  /// Nil where the document has no section `clinic`.
  public var clinic: ClinicChanges?
  public var staff: [StaffMember]
  /// One for each patient that any row is about, in the order in which they first come up.
  public var patients: [PatientRows]
  /// In the order of the document.
  public var attempts: [ExchangedAttempt]
  /// Members at the top level that this version does not know.
  public var unrecognizedFields: UnrecognizedFields?

  public init(
    clinic: ClinicChanges? = nil, staff: [StaffMember] = [], patients: [PatientRows] = [],
    attempts: [ExchangedAttempt] = [], unrecognizedFields: UnrecognizedFields? = nil
  ) {
    self.clinic = clinic
    self.staff = staff
    self.patients = patients
    self.attempts = attempts
    self.unrecognizedFields = unrecognizedFields
  }

  /// `clinic` as it is once the document's section `clinic` and staff have been taken over: settings key by key,
  /// people by their id.
  public func applied(to clinic: Clinic) -> Clinic {
    var result = clinic
    result.settings = (self.clinic ?? ClinicChanges()).applied(to: clinic.settings)
    if let unrecognizedFields { result.settings.unrecognizedDocumentFields = unrecognizedFields }
    for member in staff {
      if let index = result.staff.firstIndex(where: { $0.id == member.id }) {
        result.staff[index] = member
      } else {
        result.staff.append(member)
      }
    }
    result.staff.sort { $0.id < $1.id }
    return result
  }
}

/// The rows of a document about one patient.
public struct PatientRows: Hashable, Sendable {
  public var id: PatientID
  public var rows: ImportedRows

  public init(id: PatientID, rows: ImportedRows) {
    self.id = id
    self.rows = rows
  }
}

/// The settings that a document names; nil leaves the clinic's own.
public struct ClinicChanges: Hashable, Sendable {
  public var name: String?
  public var timeZone: ClinicTimeZone?
  public var batches: [ClockTime]?
  public var callingHours: ClosedRange<ClockTime>?
  public var closedWeekdays: Set<Weekday>?
  public var closedDates: Set<CivilDate>?
  public var openDates: Set<CivilDate>?
  public var batchCapacity: Int?
  public var missedAfterMinutes: Int?
  public var attemptsBeforeUnreachable: Int?
  public var retention: CalendarDuration?
  public var unrecognizedFields: UnrecognizedFields?

  public init() {}

  public func applied(to settings: ClinicSettings) -> ClinicSettings {
    var result = settings
    if let name { result.name = name }
    if let timeZone { result.timeZone = timeZone }
    if let batches { result.batches = batches }
    if let callingHours { result.callingHours = callingHours }
    if let closedWeekdays { result.closedWeekdays = closedWeekdays }
    if let closedDates { result.closedDates = closedDates }
    if let openDates { result.openDates = openDates }
    if let batchCapacity { result.batchCapacity = batchCapacity }
    if let missedAfterMinutes { result.missedAfterMinutes = missedAfterMinutes }
    if let attemptsBeforeUnreachable { result.attemptsBeforeUnreachable = attemptsBeforeUnreachable }
    if let retention { result.retention = retention }
    if let unrecognizedFields { result.unrecognizedFields = unrecognizedFields }
    return result
  }
}

/// A contact attempt as an exchange document tells it: an additional section of version 1, `attempts`.
///
/// It carries what the desk did and said, not what followed from it; replaying it at its time gives that again.
public struct ExchangedAttempt: Hashable, Sendable {
  public var id: AttemptID
  public var patient: PatientID
  public var at: Instant
  /// The name of who made it.
  public var by: String
  public var disposition: Disposition
  /// A row without `followUps` is about what was due; an import, which can't know what that was, takes such a row
  /// over as history.
  public var serving: ServedFollowUps
  public var channel: ContactChannel
  public var phone: String?
  public var note: String
  public var callBackAt: Instant?
  /// Where the call stood on the list when it was made.
  public var lane: Lane?
  /// When it was entered; nil: when it was made.
  public var enteredAt: Instant?
  /// The appointment that was agreed on.
  public var appointment: AppointmentID?
  /// 1–5.
  public var satisfaction: Int?
  /// Whether a recommendation was asked for, agreed to, and whom the patient named.
  public var referral: Referral?
  /// For discomfort and complaints: who has taken it up, and when.
  public var acknowledgement: Acknowledgement?
  /// For discomfort and complaints: what the dentist answered.
  public var answer: Answer?
  public var unrecognizedFields: UnrecognizedFields?

  /// That somebody has taken an escalation up.
  public struct Acknowledgement: Hashable, Sendable {
    public var by: String
    public var at: Instant

    public init(by: String, at: Instant) {
      self.by = by
      self.at = at
    }
  }

  /// A dentist's answer to an escalation.
  public struct Answer: Hashable, Sendable {
    public var text: String
    /// The name of who answered.
    public var by: String
    public var at: Instant

    public init(text: String, by: String, at: Instant) {
      self.text = text
      self.by = by
      self.at = at
    }
  }

  public init(id: AttemptID, patient: PatientID, at: Instant, by: String, disposition: Disposition) {
    self.id = id
    self.patient = patient
    self.at = at
    self.by = by
    self.disposition = disposition
    serving = .whatIsDue
    channel = .phone
    note = ""
  }

  /// The attempt as the desk entered it.
  public var draft: AttemptDraft {
    AttemptDraft(
      id: id, serving: serving, disposition: disposition, at: at, channel: channel, phone: phone, note: note,
      collected: collected, callBackAt: callBackAt)
  }

  private var collected: CollectedDetails { CollectedDetails(satisfaction: satisfaction, referral: referral) }

  /// The attempt as part of the history.
  var history: ContactAttempt {
    let outcomes: [ReasonOutcome] = if case .these(let named) = serving { named } else { [] }
    return ContactAttempt(
      id: id, outcomes: outcomes, disposition: disposition, at: at, enteredAt: enteredAt ?? at, by: by,
      channel: channel, phone: phone, lane: lane, note: note, collected: collected, callBackAt: callBackAt,
      appointment: appointment)
  }
}
