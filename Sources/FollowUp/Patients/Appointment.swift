/// A visit that is agreed on, kept or missed.
public struct Appointment: Hashable, Sendable {
  public var id: AppointmentID
  public var patient: PatientID
  public var dentist: StaffID?
  public var at: Instant
  /// What for: a procedure code, where known.
  public var code: String?
  public var status: AppointmentStatus
  public var unrecognizedFields: UnrecognizedFields?

  public init(
    id: AppointmentID, patient: PatientID, dentist: StaffID? = nil, at: Instant, code: String? = nil,
    status: AppointmentStatus = .booked, unrecognizedFields: UnrecognizedFields? = nil
  ) {
    self.id = id
    self.patient = patient
    self.dentist = dentist
    self.at = at
    self.code = code
    self.status = status
    self.unrecognizedFields = unrecognizedFields
  }
}

/// The raw value is the code in exchange documents.
public enum AppointmentStatus: String, CaseIterable, Sendable {
  case booked, arrived, completed, missed, cancelled
}

/// One item of a patient's treatment plan.
public struct PlanItem: Hashable, Sendable {
  public var id: PlanItemID
  public var patient: PatientID
  public var code: String
  public var tooth: ToothNumber?
  /// Whether it treats what the patient came for first (主诉).
  public var isChiefComplaint: Bool
  public var state: PlanItemState
  /// Why the patient hesitates: `price`, `fear`, `not-understood`, free text.
  public var hesitation: String?
  public var unrecognizedFields: UnrecognizedFields?

  public init(
    id: PlanItemID, patient: PatientID, code: String, tooth: ToothNumber? = nil, isChiefComplaint: Bool = false,
    state: PlanItemState = .proposed, hesitation: String? = nil, unrecognizedFields: UnrecognizedFields? = nil
  ) {
    self.id = id
    self.patient = patient
    self.code = code
    self.tooth = tooth
    self.isChiefComplaint = isChiefComplaint
    self.state = state
    self.hesitation = hesitation
    self.unrecognizedFields = unrecognizedFields
  }
}

public enum PlanItemState: String, CaseIterable, Sendable {
  case proposed, accepted, hesitant, declined, done
}
