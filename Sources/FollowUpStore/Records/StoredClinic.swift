internal import FollowUp

/// The clinic's settings on disk, with the names of the exchange document.
struct StoredSettings: Codable {
  var name: String
  var timeZone: StoredText<ClinicTimeZone>
  var batches: [StoredText<ClockTime>]
  /// The first and the last moment.
  var callingHours: [StoredText<ClockTime>]
  var closedWeekdays: [StoredText<Weekday>]
  var closedDates: [StoredText<CivilDate>]?
  var openDates: [StoredText<CivilDate>]?
  var batchCapacity: Int
  var missedAfterMinutes: Int
  var attemptsBeforeUnreachable: Int
  var retention: StoredText<CalendarDuration>?
  var unrecognized: StoredText<UnrecognizedFields>?
  var unrecognizedInDocument: StoredText<UnrecognizedFields>?

  init(_ settings: ClinicSettings) {
    name = settings.name
    timeZone = StoredText(settings.timeZone)
    batches = settings.batches.map { StoredText($0) }
    callingHours = [StoredText(settings.callingHours.lowerBound), StoredText(settings.callingHours.upperBound)]
    closedWeekdays = Weekday.allCases.filter(settings.closedWeekdays.contains).map { StoredText($0) }
    closedDates = settings.closedDates.sorted().stored()
    openDates = settings.openDates.sorted().stored()
    batchCapacity = settings.batchCapacity
    missedAfterMinutes = settings.missedAfterMinutes
    attemptsBeforeUnreachable = settings.attemptsBeforeUnreachable
    retention = StoredText(settings.retention)
    unrecognized = StoredText(settings.unrecognizedFields)
    unrecognizedInDocument = StoredText(settings.unrecognizedDocumentFields)
  }

  func value() throws -> ClinicSettings {
    let hours = callingHours.map(\.value)
    guard hours.count == 2, let opening = hours.first, let closing = hours.last, opening <= closing else {
      throw RecordFault.contradiction(member: "callingHours")
    }
    guard !batches.isEmpty else { throw RecordFault.contradiction(member: "batches") }
    var settings = ClinicSettings(
      name: name, timeZone: timeZone.value, batches: batches.map(\.value), callingHours: opening...closing,
      closedWeekdays: Set(closedWeekdays.map(\.value)), closedDates: Set(closedDates.values()),
      openDates: Set(openDates.values()), batchCapacity: batchCapacity, missedAfterMinutes: missedAfterMinutes,
      attemptsBeforeUnreachable: attemptsBeforeUnreachable)
    settings.retention = retention?.value
    settings.unrecognizedFields = unrecognized?.value
    settings.unrecognizedDocumentFields = unrecognizedInDocument?.value
    return settings
  }
}

struct StoredStaffMember: Codable {
  var id: StoredText<StaffID>
  var name: String
  var role: StoredText<StaffRole>
  var unrecognized: StoredText<UnrecognizedFields>?

  init(_ member: StaffMember) {
    id = StoredText(member.id)
    name = member.name
    role = StoredText(member.role)
    unrecognized = StoredText(member.unrecognizedFields)
  }

  func value() -> StaffMember {
    StaffMember(id: id.value, name: name, role: role.value, unrecognizedFields: unrecognized?.value)
  }
}

/// Settings and staff, as a snapshot keeps them.
struct StoredClinic: Codable {
  var settings: StoredSettings
  var staff: [StoredStaffMember]

  init(_ clinic: Clinic) {
    settings = StoredSettings(clinic.settings)
    staff = clinic.staff.map(StoredStaffMember.init)
  }

  func value() throws -> Clinic {
    Clinic(settings: try settings.value(), staff: staff.map { $0.value() })
  }
}

extension StoredSettings: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    name = try members.value("name")
    timeZone = try members.value("timeZone")
    batches = try members.value("batches")
    callingHours = try members.value("callingHours")
    closedWeekdays = try members.value("closedWeekdays")
    closedDates = try members.value("closedDates")
    openDates = try members.value("openDates")
    batchCapacity = try members.value("batchCapacity")
    missedAfterMinutes = try members.value("missedAfterMinutes")
    attemptsBeforeUnreachable = try members.value("attemptsBeforeUnreachable")
    retention = try members.value("retention")
    unrecognized = try members.value("unrecognized")
    unrecognizedInDocument = try members.value("unrecognizedInDocument")
  }

  func write(members: inout RecordWriter) {
    members.write("attemptsBeforeUnreachable", attemptsBeforeUnreachable)
    members.write("batchCapacity", batchCapacity)
    members.write("batches", batches)
    members.write("callingHours", callingHours)
    members.write("closedDates", closedDates)
    members.write("closedWeekdays", closedWeekdays)
    members.write("missedAfterMinutes", missedAfterMinutes)
    members.write("name", name)
    members.write("openDates", openDates)
    members.write("retention", retention)
    members.write("timeZone", timeZone)
    members.write("unrecognized", unrecognized)
    members.write("unrecognizedInDocument", unrecognizedInDocument)
  }
}

extension StoredStaffMember: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    id = try members.value("id")
    name = try members.value("name")
    role = try members.value("role")
    unrecognized = try members.value("unrecognized")
  }

  func write(members: inout RecordWriter) {
    members.write("id", id)
    members.write("name", name)
    members.write("role", role)
    members.write("unrecognized", unrecognized)
  }
}

extension StoredClinic: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    settings = try members.value("settings")
    staff = try members.value("staff")
  }

  func write(members: inout RecordWriter) {
    members.write("settings", settings)
    members.write("staff", staff)
  }
}
