internal import FollowUp

/// What searches know of a patient, on disk, with the names of the record. Whose it is stands beside it.
struct StoredSummary {
  private var summary: PatientSummary

  init(_ summary: PatientSummary) { self.summary = summary }

  /// The summary, as one of the patient `id`.
  func value(of id: PatientID) -> PatientSummary {
    var summary = summary
    summary.patient = id
    return summary
  }
}

extension StoredSummary: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    let lastVisitAt: StoredText<Instant>? = try members.value("lastVisitAt")
    summary = PatientSummary(Patient(id: "", name: try members.value("name")), lastVisitAt: lastVisitAt?.value)
    if let birthday: StoredBirthday = try members.value("birthday") {
      do {
        summary.birthday = try birthday.value()
      } catch {
        throw .contradiction(member: "birthday")
      }
    }
    summary.guardian = try members.value("guardian")
    summary.household = try members.value("household")
    summary.phones = try members.value("phones") ?? []
    let sex: StoredText<Sex>? = try members.value("sex")
    summary.sex = sex?.value
    let status: StoredText<PatientStatus>? = try members.value("status")
    summary.status = status?.value ?? .active
    summary.tags = try members.value("tags") ?? []
    summary.isVIP = try members.value("vip") ?? false
  }

  func write(members: inout RecordWriter) {
    members.write("birthday", summary.birthday.map(StoredBirthday.init))
    members.write("guardian", summary.guardian)
    members.write("household", summary.household)
    members.write("lastVisitAt", StoredText(summary.lastVisitAt))
    members.write("name", summary.name)
    members.write("phones", summary.phones.unlessEmpty)
    members.write("sex", StoredText(summary.sex))
    members.write("status", summary.status == .active ? nil : StoredText(summary.status))
    members.write("tags", summary.tags.unlessEmpty)
    members.write("vip", summary.isVIP.ifTrue)
  }
}
