internal import FollowUp

/// Besides a patient's record, what decides from which day on the patient may stand on a list, and what lists need of
/// the record.
final class ListRules {
  /// Taken when the first list or snapshot needs it.
  private(set) lazy var followUpProtocol = makeProtocol()
  private let makeProtocol: () -> FollowUpProtocol
  private lazy var missedAppointments = ListRules.text(of: followUpProtocol)

  init(_ followUpProtocol: @escaping () -> FollowUpProtocol) { makeProtocol = followUpProtocol }

  /// What tells these rules from others, at a clinic of these settings: where it is the same, so are the days and the
  /// open work.
  func name(for clinic: Clinic) -> String {
    var settings = clinic.settings
    // What neither depends on.
    settings.name = ""
    settings.batchCapacity = 0
    settings.attemptsBeforeUnreachable = 0
    settings.retention = nil
    settings.unrecognizedFields = nil
    settings.unrecognizedDocumentFields = nil
    let text = RecordCoding(zone: .universal).text(of: StoredSettings(settings)) + missedAppointments
    return String(JournalFormat.checksum(of: text[...]).prefix(16))
  }

  /// The calls about missed appointments are made by time alone, as the protocol wants them; all others are stored.
  private static func text(of followUpProtocol: FollowUpProtocol) -> [UInt8] {
    var text = ""
    for rule in followUpProtocol.rules where rule.trigger == .missedAppointment {
      text += "\n\(rule.id)"
      for step in rule.steps {
        let end = if case .after(let duration) = step.by { duration.description } else { "endOfCallingHours" }
        text += "\n\(step.name) \(step.due) \(step.due.isClock) \(end) \(step.kind.rawValue)"
      }
    }
    return [UInt8](text.utf8)
  }

  /// The first day whose list may show something of the patient.
  func firstDayOnList(of record: PatientRecord, at clinic: Clinic) -> CivilDate? {
    record.firstDayOnList(clinic: clinic, followUpProtocol: followUpProtocol)
  }

  /// What lists need of the record.
  func openWork(of record: PatientRecord, at clinic: Clinic) -> OpenWork {
    record.openWork(clinic: clinic, followUpProtocol: followUpProtocol)
  }

  /// The last day on which the patient was called from a batch.
  func lastDayCalled(of record: PatientRecord, at clinic: Clinic) -> CivilDate? {
    record.lastDayCalled(in: clinic.settings.timeZone)
  }
}
