internal import FollowUp

extension DocumentReading {
  /// One row of the section `staff`. A person without a name goes by their id, one without a role is a receptionist.
  mutating func staffMember(_ fields: Fields) -> StaffMember? {
    guard let id = id(fields) else { return nil }
    let name = fields.text("name")
    let role = fields.code("role", StaffRole.self)
    return StaffMember(
      id: StaffID(id), name: name.flatMap { $0.isEmpty ? nil : $0 } ?? id, role: role ?? .receptionist,
      unrecognizedFields: fields.unrecognized())
  }

  /// One row of the section `patients`.
  mutating func patient(_ fields: Fields) -> Patient? {
    guard let id = id(fields) else { return nil }
    guard let name = fields.text("name", required: true) else { return nil }
    var patient = Patient(id: PatientID(id), name: name)
    /// Members of `vip` and `consent` that this version does not know, by the name of the object.
    var nestedRest: [JSONValue.Member] = []
    patient.sex = fields.code("sex", Sex.self)
    patient.phones = fields.objects("phones").compactMap { phone($0) }
    if let birthday = fields.object("birthday") { patient.birthday = self.birthday(birthday) }
    patient.specialDates = fields.objects("specialDates").compactMap { specialDate($0) }
    for (label, dates) in Dictionary(grouping: patient.specialDates, by: \.label).sorted(by: { $0.key < $1.key })
    where dates.count > 1 {
      fields.row.warn(.repeatedLabel, field: "specialDates", value: label)
    }
    if let guardian = fields.object("guardian") { patient.guardian = self.guardian(guardian) }
    patient.household = fields.identifier("household")
    if let vip = fields.object("vip") {
      patient.vip = VIPFlag(reason: vip.text("reason") ?? "")
      keep(vip, "vip", in: &nestedRest)
    }
    patient.grade = fields.code("grade", PatientGrade.self)
    patient.tags = fields.texts("tags")
    patient.isKeyConsumer = fields.flag("keyConsumer") ?? false
    patient.source = fields.text("source")
    patient.referrer = referrer(of: id, fields)
    patient.attendingDentist = staffID("attendingDentist", fields)
    patient.hasDesignatedDentist = fields.flag("designatedDentist") ?? false
    patient.preferredBatch = preferredBatch(fields)
    if let consent = fields.object("consent") {
      patient.consent = Consent(
        clinical: consent.flag("clinical") ?? true, marketing: consent.flag("marketing") ?? true)
      keep(consent, "consent", in: &nestedRest)
    }
    patient.membership = membership(fields)
    patient.status = fields.code("status", PatientStatus.self) ?? .active
    patient.unrecognizedFields = UnrecognizedMembers.joined(fields.unrecognized(), nestedRest)
    return patient
  }

  private func keep(_ fields: Fields, _ name: String, in rest: inout [JSONValue.Member]) {
    guard let unrecognized = fields.unrecognized() else { return }
    rest.append(JSONValue.Member(key: name, value: UnrecognizedMembers.object(unrecognized)))
  }

  /// A membership that no rule knows is kept, with a warning.
  private func membership(_ fields: Fields) -> Membership? {
    guard let code = fields.text("membership"), !code.isEmpty else { return nil }
    let membership = Membership(code)
    if case .other = membership {
      fields.row.warnOnce(.unknownMembership, field: "membership", value: code, offset: fields.offset) {
        Membership.child.code
      }
    }
    return membership
  }

  private func preferredBatch(_ fields: Fields) -> ClockTime? {
    guard let time = fields.clockTime("preferredBatch") else { return nil }
    if !settings.batches.contains(time) {
      let nearest = settings.batches.min { abs($0.minutes - time.minutes) < abs($1.minutes - time.minutes) }
      fields.row.warn(
        .notABatch, field: "preferredBatch", value: time.description, nearest: nearest?.description)
    }
    return time
  }

  private func phone(_ fields: Fields) -> PhoneNumber? {
    guard let value = fields.take("number") else {
      fields.refuse(.missing, "number")
      return nil
    }
    guard let number = value.text.map({ HostileText.trimmed($0) }) ?? value.digits else {
      fields.refuse(.wrongType(expected: .text), "number", value)
      return nil
    }
    guard PhoneNumber.isPlausible(number) else {
      fields.refuse(.badPhone, "number", value)
      return nil
    }
    return PhoneNumber(
      number: number, label: fields.text("label"), fault: fields.code("fault", PhoneFault.self),
      unrecognizedFields: fields.unrecognized())
  }

  private func guardian(_ fields: Fields) -> Guardian? {
    guard let name = fields.text("name", required: true) else { return nil }
    return Guardian(name: name, relation: fields.text("relation"), unrecognizedFields: fields.unrecognized())
  }

  private func birthday(_ fields: Fields) -> Birthday? {
    let year = fields.integer("year", in: -9_999...99_999)
    guard let date = annualDate(fields, year: year) else { return nil }
    if let year {
      let today = settings.timeZone.date(of: now)
      // A lunar year ends up to seven weeks after the solar one of the same number.
      let isFuture: Bool
      if year != today.year || date.calendar == .lunar {
        isFuture = year > today.year
      } else {
        isFuture = (date.month, date.day) > (today.month, today.day)
      }
      if isFuture {
        fields.refuse(.birthdayInFuture, "year", shown: String(year))
        return nil
      }
      if today.year - year > Limits.age {
        fields.refuse(.tooOld(limit: Limits.age), "year", shown: String(year))
        return nil
      }
    }
    return Birthday(date: date, year: year, unrecognizedFields: fields.unrecognized())
  }

  private func specialDate(_ fields: Fields) -> SpecialDate? {
    let label = fields.text("label")
    let year = fields.integer("year", in: Limits.years)
    guard let date = annualDate(fields, year: year) else { return nil }
    return SpecialDate(
      label: label.flatMap { $0.isEmpty ? nil : $0 } ?? "other", date: date, year: year,
      unrecognizedFields: fields.unrecognized())
  }

  private func annualDate(_ fields: Fields, year: Int?) -> AnnualDate? {
    let calendar = fields.code("calendar", DateCalendar.self) ?? .solar
    let isLeapMonth = fields.flag("leapMonth") ?? false
    let month = fields.integer("month", in: 1...12, required: true)
    let day = fields.integer("day", in: 1...31, required: true)
    guard let month, let day else { return nil }
    var date = AnnualDate(calendar: calendar, month: month, day: day, isLeapMonth: isLeapMonth)
    if calendar == .solar, let year, (1...9999).contains(year),
      CivilDate(year: year, month: month, day: day) == nil
    {
      date = nil
    }
    if date == nil {
      let shown = [year.map { String($0) }, String(month), String(day), isLeapMonth ? "leapMonth" : nil]
      fields.refuse(.noSuchDate, "day", shown: shown.compactMap(\.self).joined(separator: "-"))
    }
    return date
  }
}
