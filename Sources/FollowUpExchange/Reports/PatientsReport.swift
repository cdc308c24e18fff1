public import FollowUp

extension ReportRows<PatientRecord> {
  /// Patients: `{ "patients": [ … ] }`, written as in an exchange document.
  public static var patients: ReportRows {
    // No member of a patient is an instant, so any time zone does.
    let writer = ExchangeWriter(timeZone: .universal)
    return ReportRows(
      name: "patients", value: { writer.value($0.patient) },
      columns: [
        "id", "name", "sex", "birthday", "calendar", "guardian", "relation", "phones", "household", "vip", "grade",
        "tags", "keyConsumer", "source", "referrer", "attendingDentist", "preferredBatch", "membership", "status",
      ], fields: { fields(of: $0.patient) })
  }

  private static func fields(of patient: Patient) -> [String] {
    [
      patient.id.rawValue, patient.name, patient.sex?.rawValue ?? "", patient.birthday.map(text) ?? "",
      patient.birthday?.date.calendar.rawValue ?? "", patient.guardian?.name ?? "",
      patient.guardian?.relation ?? "", patient.phones.map(\.number).joined(separator: " / "),
      patient.household ?? "", patient.vip?.reason ?? "", patient.grade?.rawValue ?? "",
      patient.tags.joined(separator: " / "), String(patient.isKeyConsumer), patient.source ?? "",
      patient.referrer?.rawValue ?? "", patient.attendingDentist?.rawValue ?? "",
      patient.preferredBatch?.description ?? "", patient.membership?.code ?? "", patient.status.rawValue,
    ]
  }

  /// `1990-05-15`, `05-15` without its year; `1987-06-07 leap` in a leap month.
  private static func text(_ birthday: Birthday) -> String {
    func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let day = twoDigits(birthday.date.month) + "-" + twoDigits(birthday.date.day)
    return (birthday.year.map { "\($0)-" } ?? "") + day + (birthday.date.isLeapMonth ? " leap" : "")
  }
}
