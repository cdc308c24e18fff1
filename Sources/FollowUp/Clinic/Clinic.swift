/// What belongs to the clinic as a whole: its settings and its people.
public struct Clinic: Hashable, Sendable {
  public var settings: ClinicSettings
  /// In the order of their ids.
  public var staff: [StaffMember]

  public init(settings: ClinicSettings = ClinicSettings(), staff: [StaffMember] = []) {
    self.settings = settings
    self.staff = staff
  }

  public func staffMember(_ id: StaffID) -> StaffMember? {
    staff.first { $0.id == id }
  }

  /// Makes `event` part of the clinic: the only mutation of a clinic with a history.
  public mutating func apply(_ event: ClinicEvent) {
    switch event {
    case .settingsChanged(let settings): self.settings = settings
    case .staffMemberRecorded(let member):
      staff.removeAll { $0.id == member.id }
      let place = staff.firstIndex { member.id < $0.id } ?? staff.endIndex
      staff.insert(member, at: place)
    }
  }
}

public struct StaffMember: Hashable, Sendable {
  public var id: StaffID
  public var name: String
  public var role: StaffRole
  public var unrecognizedFields: UnrecognizedFields?

  public init(id: StaffID, name: String, role: StaffRole, unrecognizedFields: UnrecognizedFields? = nil) {
    self.id = id
    self.name = name
    self.role = role
    self.unrecognizedFields = unrecognizedFields
  }
}

/// The raw value is the code in exchange documents.
public enum StaffRole: String, CaseIterable, Sendable {
  case receptionist, dentist, coordinator, manager
}
