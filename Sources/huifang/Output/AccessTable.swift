internal import FollowUp
internal import FollowUpStore
internal import Wording

/// Who opened which patient, as rows of text.
struct AccessTable {
  private let session: ClinicSession

  init(_ session: ClinicSession) {
    self.session = session
  }

  /// - Throws: `StoreError` where a patient's name can't be read.
  func table(of accesses: [PatientAccess], _ voice: Voice) throws -> OutputTable {
    var table = OutputTable(columns: [
      voice(ReportPhrase.columnTime), voice(PrivacyPhrase.columnWho), voice(PrivacyPhrase.columnDesk),
      voice(PrivacyPhrase.columnWay), voice(ReportPhrase.columnPatient), voice(ReportPhrase.columnName),
    ])
    // The same few patients are opened many times; one who was erased has no name any more.
    var names: [PatientID: String] = [:]
    for access in accesses {
      var name = access.patient == nil ? voice(PrivacyPhrase.severalPatients) : ""
      if let patient = access.patient {
        name = try names[patient] ?? session.store.record(of: patient)?.patient.name ?? ""
        names[patient] = name
      }
      table.append([
        "\(session.zone.date(of: access.at)) \(session.zone.time(of: access.at))", access.by, access.desk,
        voice.name(of: access.way.rawValue, as: AccessWayPhrase.self), access.patient?.rawValue ?? "", name,
      ])
    }
    return table
  }
}
