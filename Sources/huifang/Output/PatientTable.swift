internal import FollowUp
internal import FrontDesk
internal import OrderedCollections
internal import Wording

/// Patients as rows of text.
struct PatientTable {
  private let session: ClinicSession

  init(_ session: ClinicSession) {
    self.session = session
  }

  /// The head alone.
  func table(_ voice: Voice) -> OutputTable {
    OutputTable(
      columns: [
        .columnPatient, .columnVIP, .columnName, .columnAge, .columnPhone, .columnTags, .columnLastVisit,
      ].map { (phrase: ReportPhrase) in voice(phrase) })
  }

  func line(of record: PatientRecord, _ voice: Voice) -> [String] {
    let patient = record.patient
    let lastVisit = record.visits.values.map(\.endedAt).max()
    return [
      patient.id.rawValue, patient.vip == nil ? "" : "★", voice.callName(patient),
      voice.age(patient, on: session.today), patient.phones.map(\.number).joined(separator: ", "),
      patient.tags.map { voice.name(of: $0, as: TagPhrase.self) }.joined(separator: ", "),
      lastVisit.map { session.zone.date(of: $0).description } ?? "",
    ]
  }
}
