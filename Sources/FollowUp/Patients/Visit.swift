/// One attended visit: what was done, by whom, and when it ended.
public struct Visit: Hashable, Sendable {
  public var id: VisitID
  public var patient: PatientID
  public var dentist: StaffID?
  /// When the treatment ended: the `T` that the steps of the protocol count from.
  public var endedAt: Instant
  public var procedures: [Procedure]
  public var handovers: [Handover]
  public var unrecognizedFields: UnrecognizedFields?

  public init(
    id: VisitID, patient: PatientID, dentist: StaffID? = nil, endedAt: Instant, procedures: [Procedure],
    handovers: [Handover] = [], unrecognizedFields: UnrecognizedFields? = nil
  ) {
    self.id = id
    self.patient = patient
    self.dentist = dentist
    self.endedAt = endedAt
    self.procedures = procedures
    self.handovers = handovers
    self.unrecognizedFields = unrecognizedFields
  }
}

public struct Procedure: Hashable, Sendable {
  /// Any text; the protocol says which codes have a rule of their own.
  public var code: String
  public var tooth: ToothNumber?
  public var needsProsthesis: Bool
  /// Whether the tooth has its lasting restoration.
  public var isRestored: Bool
  /// Whether the patient reacted to the treatment.
  public var hasReaction: Bool
  public var unrecognizedFields: UnrecognizedFields?

  public init(
    code: String, tooth: ToothNumber? = nil, needsProsthesis: Bool = false, isRestored: Bool = false,
    hasReaction: Bool = false, unrecognizedFields: UnrecognizedFields? = nil
  ) {
    self.code = code
    self.tooth = tooth
    self.needsProsthesis = needsProsthesis
    self.isRestored = isRestored
    self.hasReaction = hasReaction
    self.unrecognizedFields = unrecognizedFields
  }
}

/// A tooth in the two-digit notation of the FDI (ISO 3950): 11–48 permanent, 51–85 deciduous.
public struct ToothNumber: Hashable, Comparable, Sendable {
  public let number: Int

  public init?(_ number: Int) {
    let (quadrant, position) = (number / 10, number % 10)
    guard
      (1...4).contains(quadrant) && (1...8).contains(position)
        || (5...8).contains(quadrant) && (1...5).contains(position)
    else { return nil }
    self.number = number
  }

  public static func < (lhs: ToothNumber, rhs: ToothNumber) -> Bool { lhs.number < rhs.number }
}

/// The dentist referred the patient to a colleague.
public struct Handover: Hashable, Sendable {
  public var to: StaffID
  /// What for, a procedure code or free text.
  public var purpose: String?
  public var unrecognizedFields: UnrecognizedFields?

  public init(to: StaffID, purpose: String? = nil, unrecognizedFields: UnrecognizedFields? = nil) {
    self.to = to
    self.purpose = purpose
    self.unrecognizedFields = unrecognizedFields
  }
}
