internal import FollowUp

/// A birthday on disk.
struct StoredBirthday: Codable {
  var calendar: StoredText<DateCalendar>?
  var year: Int?
  var month: Int
  var day: Int
  var leapMonth: Bool?
  var unrecognized: StoredText<UnrecognizedFields>?

  init(_ birthday: Birthday) {
    calendar = birthday.date.calendar == .solar ? nil : StoredText(birthday.date.calendar)
    year = birthday.year
    month = birthday.date.month
    day = birthday.date.day
    leapMonth = birthday.date.isLeapMonth.ifTrue
    unrecognized = StoredText(birthday.unrecognizedFields)
  }

  func value() throws -> Birthday {
    let date = AnnualDate(
      calendar: calendar?.value ?? .solar, month: month, day: day, isLeapMonth: leapMonth ?? false)
    guard let date else { throw RecordFault.contradiction(member: "birthday") }
    return Birthday(date: date, year: year, unrecognizedFields: unrecognized?.value)
  }
}

/// A wedding anniversary or another special date on disk.
struct StoredSpecialDate: Codable {
  var label: String
  var calendar: StoredText<DateCalendar>?
  var year: Int?
  var month: Int
  var day: Int
  var leapMonth: Bool?
  var unrecognized: StoredText<UnrecognizedFields>?

  init(_ special: SpecialDate) {
    label = special.label
    calendar = special.date.calendar == .solar ? nil : StoredText(special.date.calendar)
    year = special.year
    month = special.date.month
    day = special.date.day
    leapMonth = special.date.isLeapMonth.ifTrue
    unrecognized = StoredText(special.unrecognizedFields)
  }

  func value() throws -> SpecialDate {
    let date = AnnualDate(
      calendar: calendar?.value ?? .solar, month: month, day: day, isLeapMonth: leapMonth ?? false)
    guard let date else { throw RecordFault.contradiction(member: "specialDates") }
    return SpecialDate(label: label, date: date, year: year, unrecognizedFields: unrecognized?.value)
  }
}

extension StoredBirthday: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    calendar = try members.value("calendar")
    year = try members.value("year")
    month = try members.value("month")
    day = try members.value("day")
    leapMonth = try members.value("leapMonth")
    unrecognized = try members.value("unrecognized")
  }

  func write(members: inout RecordWriter) {
    members.write("calendar", calendar)
    members.write("day", day)
    members.write("leapMonth", leapMonth)
    members.write("month", month)
    members.write("unrecognized", unrecognized)
    members.write("year", year)
  }
}

extension StoredSpecialDate: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    label = try members.value("label")
    calendar = try members.value("calendar")
    year = try members.value("year")
    month = try members.value("month")
    day = try members.value("day")
    leapMonth = try members.value("leapMonth")
    unrecognized = try members.value("unrecognized")
  }

  func write(members: inout RecordWriter) {
    members.write("calendar", calendar)
    members.write("day", day)
    members.write("label", label)
    members.write("leapMonth", leapMonth)
    members.write("month", month)
    members.write("unrecognized", unrecognized)
    members.write("year", year)
  }
}
