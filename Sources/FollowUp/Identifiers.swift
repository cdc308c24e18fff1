/// The id of one `Subject`, as it came from the outside or was made here: any non-empty text. The subject only keeps
/// the ids of different things apart.
public struct Identifier<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  public var description: String { rawValue }

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension Identifier: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}

public typealias PatientID = Identifier<Patient>
public typealias StaffID = Identifier<StaffMember>
public typealias VisitID = Identifier<Visit>
public typealias AppointmentID = Identifier<Appointment>
public typealias PlanItemID = Identifier<PlanItem>
public typealias FollowUpID = Identifier<FollowUp>
public typealias AttemptID = Identifier<ContactAttempt>
public typealias EscalationID = Identifier<Escalation>

/// Members of a JSON object that this version does not know, kept so that nothing is lost on the way through.
public struct UnrecognizedFields: Hashable, Sendable {
  /// The text of one JSON object, keys sorted.
  public let json: String

  public init(json: String) {
    self.json = json
  }
}
