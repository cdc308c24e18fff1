internal import ClinicDocuments
internal import FollowUp
internal import FollowUpStore
internal import FrontDesk
internal import OrderedCollections

extension ClinicSession {
  /// What the interface shows: today's list, and the records of those on it.
  func deskData() throws -> DeskData {
    let day = day(today)
    let records = try store.recordsWithOpenWork(on: day.date)
    return DeskData(
      clinic: store.clinic, followUpProtocol: protocolDocument.followUpProtocol,
      queue: Queue(records.lazy.map { PatientDay($0, on: day) }, on: day),
      records: Dictionary(records.map { ($0.id, $0) }) { first, _ in first },
      patientCount: try store.summaries().count, isReadOnly: store.readOnlyReason != nil)
  }

  /// The records of the patients that `text` finds, best first; all of them where it is empty.
  func records(matching text: String) throws -> [PatientRecord] {
    let summaries = try store.summaries()
    guard !text.allSatisfy(\.isWhitespace) else { return try summaries.compactMap { try store.record(of: $0.patient) } }
    return try PatientSearch(summaries, pinyin: { PinyinTable.builtIn }).matches(text)
      .compactMap { try store.record(of: $0.summary.patient) }
  }

  /// The patients that a search in the interface finds; nobody where nothing is searched for.
  func patients(matching text: String) throws -> [FrontDesk.PatientMatch] {
    let now = clock.now()
    guard !text.allSatisfy(\.isWhitespace) else { return [] }
    return try records(matching: text).map { record in
      let appointments = record.appointments.values.map(\.appointment)
      return FrontDesk.PatientMatch(
        patient: record.patient, lastVisit: record.visits.values.map(\.endedAt).max(),
        nextAppointment: appointments.filter { $0.status == .booked && $0.at > now }.map(\.at).min())
    }
  }
}
