public import FollowUp

/// Writes exchange documents: one row per line, members in a fixed order, so that two exports of the same clinic are
/// equal byte by byte and differences show line by line.
///
/// A member whose value is the default is left out. Instants carry the offset of the clinic's time zone.
public struct ExchangeWriter: Sendable {
  let timeZone: ClinicTimeZone

  public init(timeZone: ClinicTimeZone) {
    self.timeZone = timeZone
  }

  /// The document as JSON in UTF-8.
  public func write(_ document: ExchangeDocument) -> [UInt8] {
    var members = head(document.clinic, document.staff)
    for section in ExchangeEntity.ofPatients {
      let rows =
        section == .attempt
        ? document.attempts.map(value)
        : document.patients.flatMap { self.rows(of: section, $0, attempts: []) }
      if !rows.isEmpty { members.append(JSONValue.Member(key: section.rawValue, value: .array(rows))) }
    }
    return JSONText.rows(members + rest(document.unrecognizedFields, besides: members.map(\.key)))
  }

  /// The members before the sections of patients.
  func head(_ clinic: ClinicChanges?, _ staff: [StaffMember]) -> [JSONValue.Member] {
    var members = [
      JSONValue.Member(key: "format", value: .string(ExchangeFormat.name)),
      JSONValue.Member(key: "version", value: .integer(ExchangeFormat.version)),
    ]
    if let clinic { members.append(JSONValue.Member(key: "clinic", value: value(clinic))) }
    if !staff.isEmpty { members.append(JSONValue.Member(key: "staff", value: .array(staff.map(value)))) }
    return members
  }

  /// The members behind all others, whose `keys` are taken.
  func rest(_ fields: UnrecognizedFields?, besides keys: [String]) -> [JSONValue.Member] {
    UnrecognizedMembers.members(of: fields).filter { !keys.contains($0.key) }
  }

  /// What stands in a section of patients of one of them.
  func rows(of section: ExchangeEntity, _ patient: PatientRows, attempts: [ExchangedAttempt]) -> [JSONValue] {
    switch section {
    case .patient: [patient.rows.patient.map(value)].compactMap(\.self)
    case .visit: patient.rows.visits.map(value)
    case .planItem: patient.rows.planItems.map(value)
    case .appointment: patient.rows.appointments.map(value)
    case .attempt: attempts.map(value)
    case .followUp: patient.rows.followUps.map { value($0, of: patient.id) }
    default: []
    }
  }

  // MARK: Rows

  private func value(_ clinic: ClinicChanges) -> JSONValue {
    JSONValue.object([
      "name": clinic.name.map { .string($0) },
      "timeZone": clinic.timeZone.map { .string($0.identifier) },
      "batches": clinic.batches.map { texts($0.map(\.description)) },
      "callingHours": clinic.callingHours.map { texts([$0.lowerBound.description, $0.upperBound.description]) },
      "closedWeekdays": clinic.closedWeekdays.map { days in
        texts(Weekday.allCases.filter(days.contains).map(\.rawValue))
      },
      "closedDates": clinic.closedDates.map { texts($0.sorted().map(\.description)) },
      "openDates": clinic.openDates.map { texts($0.sorted().map(\.description)) },
      "batchCapacity": clinic.batchCapacity.map { .integer($0) },
      "missedAfterMinutes": clinic.missedAfterMinutes.map { .integer($0) },
      "attemptsBeforeUnreachable": clinic.attemptsBeforeUnreachable.map { .integer($0) },
      "retention": clinic.retention.map { .string($0.description) },
    ]).adding(clinic.unrecognizedFields)
  }

  private func value(_ member: StaffMember) -> JSONValue {
    JSONValue.object([
      "id": .string(member.id.rawValue), "name": .string(member.name), "role": .string(member.role.rawValue),
    ]).adding(member.unrecognizedFields)
  }

  func value(_ patient: Patient) -> JSONValue {
    JSONValue.object([
      "id": .string(patient.id.rawValue), "name": .string(patient.name),
      "sex": patient.sex.map { .string($0.rawValue) },
      "phones": list(patient.phones.map(value)),
      "birthday": patient.birthday.map(value),
      "specialDates": list(patient.specialDates.map(value)),
      "guardian": patient.guardian.map(value),
      "household": patient.household.map { .string($0) },
      "vip": patient.vip.map { .object(["reason": .string($0.reason)]) },
      "grade": patient.grade.map { .string($0.rawValue) },
      "tags": patient.tags.isEmpty ? nil : texts(patient.tags),
      "keyConsumer": set(patient.isKeyConsumer),
      "source": patient.source.map { .string($0) },
      "referrer": patient.referrer.map { .string($0.rawValue) },
      "attendingDentist": patient.attendingDentist.map { .string($0.rawValue) },
      "designatedDentist": set(patient.hasDesignatedDentist),
      "preferredBatch": patient.preferredBatch.map { .string($0.description) },
      "consent": .object([
        "clinical": .bool(patient.consent.clinical), "marketing": .bool(patient.consent.marketing),
      ]),
      "membership": patient.membership.map { .string($0.code) },
      "status": .string(patient.status.rawValue),
    ]).adding(patient.unrecognizedFields)
  }

  private func value(_ phone: PhoneNumber) -> JSONValue {
    JSONValue.object([
      "number": .string(phone.number), "label": phone.label.map { .string($0) },
      "fault": phone.fault.map { .string($0.rawValue) },
    ]).adding(phone.unrecognizedFields)
  }

  private func value(_ birthday: Birthday) -> JSONValue {
    JSONValue.object([
      "calendar": .string(birthday.date.calendar.rawValue), "year": birthday.year.map { .integer($0) },
      "month": .integer(birthday.date.month), "day": .integer(birthday.date.day),
      "leapMonth": birthday.date.calendar == .lunar ? .bool(birthday.date.isLeapMonth) : nil,
    ]).adding(birthday.unrecognizedFields)
  }

  private func value(_ date: SpecialDate) -> JSONValue {
    let isLunar = date.date.calendar == .lunar
    return JSONValue.object([
      "label": .string(date.label), "calendar": isLunar ? .string(date.date.calendar.rawValue) : nil,
      "year": date.year.map { .integer($0) }, "month": .integer(date.date.month), "day": .integer(date.date.day),
      "leapMonth": isLunar ? .bool(date.date.isLeapMonth) : nil,
    ]).adding(date.unrecognizedFields)
  }

  private func value(_ guardian: Guardian) -> JSONValue {
    JSONValue.object(["name": .string(guardian.name), "relation": guardian.relation.map { .string($0) }])
      .adding(guardian.unrecognizedFields)
  }

  private func value(_ visit: Visit) -> JSONValue {
    JSONValue.object([
      "id": .string(visit.id.rawValue), "patient": .string(visit.patient.rawValue),
      "dentist": visit.dentist.map { .string($0.rawValue) },
      "endedAt": .string(timeZone.iso8601(visit.endedAt)),
      "procedures": .array(visit.procedures.map(value)),
      "handovers": list(visit.handovers.map(value)),
    ]).adding(visit.unrecognizedFields)
  }

  private func value(_ procedure: Procedure) -> JSONValue {
    JSONValue.object([
      "code": .string(procedure.code), "tooth": procedure.tooth.map { .string(String($0.number)) },
      "needsProsthesis": set(procedure.needsProsthesis), "restored": set(procedure.isRestored),
      "reaction": set(procedure.hasReaction),
    ]).adding(procedure.unrecognizedFields)
  }

  private func value(_ handover: Handover) -> JSONValue {
    JSONValue.object(["to": .string(handover.to.rawValue), "for": handover.purpose.map { .string($0) }])
      .adding(handover.unrecognizedFields)
  }

  private func value(_ item: PlanItem) -> JSONValue {
    JSONValue.object([
      "id": .string(item.id.rawValue), "patient": .string(item.patient.rawValue), "code": .string(item.code),
      "tooth": item.tooth.map { .string(String($0.number)) }, "chiefComplaint": set(item.isChiefComplaint),
      "state": .string(item.state.rawValue), "hesitation": item.hesitation.map { .string($0) },
    ]).adding(item.unrecognizedFields)
  }

  private func value(_ appointment: Appointment) -> JSONValue {
    JSONValue.object([
      "id": .string(appointment.id.rawValue), "patient": .string(appointment.patient.rawValue),
      "dentist": appointment.dentist.map { .string($0.rawValue) },
      "at": .string(timeZone.iso8601(appointment.at)), "code": appointment.code.map { .string($0) },
      "status": .string(appointment.status.rawValue),
    ]).adding(appointment.unrecognizedFields)
  }

  // MARK: Parts

  func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// Nil for an empty list.
  func list(_ values: [JSONValue]) -> JSONValue? { values.isEmpty ? nil : .array(values) }

  /// Nil for false.
  func set(_ flag: Bool) -> JSONValue? { flag ? .bool(true) : nil }
}

extension JSONValue {
  /// This object with the unrecognized members after its own. Where both hold an object under one key, its
  /// unrecognized members go into that object.
  func adding(_ fields: UnrecognizedFields?) -> JSONValue {
    let rest = UnrecognizedMembers.members(of: fields)
    guard !rest.isEmpty, case .object(var members) = content else { return self }
    for member in rest {
      if let index = members.firstIndex(where: { $0.key == member.key }) {
        if case .object(let own) = members[index].value.content, case .object(let added) = member.value.content {
          members[index].value = JSONValue(.object(own + added))
        }
      } else if member.key != "vip" {
        // A flag that was taken away doesn't come back for the sake of what stood beside it.
        members.append(member)
      }
    }
    return JSONValue(.object(members))
  }
}
