internal import FollowUp

/// What searches know of a patient, on disk, with the names of the record.
struct StoredSummary {
  private var patient: Patient
  private var lastVisitAt: Instant?

  init(_ summary: PatientSummary) {
    patient = Patient(id: summary.patient, name: summary.name)
    patient.birthday = summary.birthday
    patient.guardian = summary.guardian.map { Guardian(name: $0) }
    patient.household = summary.household
    patient.phones = summary.phones.map { PhoneNumber(number: $0) }
    patient.sex = summary.sex
    patient.status = summary.status
    patient.tags = summary.tags
    patient.vip = summary.isVIP ? VIPFlag(reason: "") : nil
    lastVisitAt = summary.lastVisitAt
  }

  /// The summary, as one of the patient `id`.
  func value(of id: PatientID) -> PatientSummary {
    var patient = patient
    patient.id = id
    return PatientSummary(patient, lastVisitAt: lastVisitAt)
  }
}

extension StoredSummary: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    patient = Patient(id: "", name: try members.value("name"))
    if let birthday: StoredBirthday = try members.value("birthday") {
      do {
        patient.birthday = try birthday.value()
      } catch {
        throw .contradiction(member: "birthday")
      }
    }
    let guardian: String? = try members.value("guardian")
    patient.guardian = guardian.map { Guardian(name: $0) }
    patient.household = try members.value("household")
    let phones: [String]? = try members.value("phones")
    patient.phones = (phones ?? []).map { PhoneNumber(number: $0) }
    let sex: StoredText<Sex>? = try members.value("sex")
    patient.sex = sex?.value
    let status: StoredText<PatientStatus>? = try members.value("status")
    patient.status = status?.value ?? .active
    patient.tags = try members.value("tags") ?? []
    let isVIP: Bool? = try members.value("vip")
    patient.vip = isVIP == true ? VIPFlag(reason: "") : nil
    let lastVisitAt: StoredText<Instant>? = try members.value("lastVisitAt")
    self.lastVisitAt = lastVisitAt?.value
  }

  func write(members: inout RecordWriter) {
    members.write("birthday", patient.birthday.map(StoredBirthday.init))
    members.write("guardian", patient.guardian?.name)
    members.write("household", patient.household)
    members.write("lastVisitAt", StoredText(lastVisitAt))
    members.write("name", patient.name)
    members.write("phones", patient.phones.map(\.number).unlessEmpty)
    members.write("sex", StoredText(patient.sex))
    members.write("status", patient.status == .active ? nil : StoredText(patient.status))
    members.write("tags", patient.tags.unlessEmpty)
    members.write("vip", (patient.vip != nil).ifTrue)
  }
}
