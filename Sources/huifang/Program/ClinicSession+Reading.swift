internal import ClinicDocuments
internal import FollowUp
internal import FollowUpStore
internal import FrontDesk
internal import OrderedCollections
internal import Wording

extension ClinicSession {
  /// What the interface shows before anybody is chosen: today's list.
  func deskData() throws -> DeskData {
    let queue = try queue(on: today)
    return DeskData(
      clinic: store.clinic, followUpProtocol: protocolDocument.followUpProtocol, queue: queue,
      hasPatients: !store.isEmpty,
      readOnlyReason: store.readOnlyReason.map { DeskData.ReadOnlyReason($0) }, isKept: isKept)
  }

  /// What to say of an id that no patient has.
  func unknownPatient(_ id: String, _ voice: Voice) throws -> Complaint {
    Complaint(.unknownPatient, id: id, among: try store.summaries().map(\.patient.rawValue), voice)
  }

  /// The patients that `text` finds, best first.
  func patients(matching text: String) throws -> [PatientID] {
    prepareSearch(among: try store.summaries())
    return search.matches(text).map(\.summary.patient)
  }

  /// Makes ``search`` one among `summaries`, unless it is.
  private func prepareSearch(among summaries: [PatientSummary]) {
    guard summaries != searched else { return }
    search.follow(summaries)
    searched = summaries
  }

  /// How many of the patients found a search in the interface lists.
  private static let mostMatchesListed = 100

  /// What a search in the interface finds; nobody where nothing is searched for.
  func patientsFound(by text: String) throws -> Message {
    prepareSearch(among: try store.summaries())
    let (found, count) = search.best(Self.mostMatchesListed, of: text)
    let now = clock.now()
    let listed = try found.compactMap { match in
      try store.record(of: match.summary.patient).map { record in
        let appointments = record.appointments.values.map(\.appointment)
        return FrontDesk.PatientMatch(
          patient: record.patient, lastVisit: record.visits.values.map(\.endedAt).max(),
          nextAppointment: appointments.filter { $0.status == .booked && $0.at > now }.map(\.at).min())
      }
    }
    return .patientsFound(text, listed, count: count)
  }
}

extension DeskData.ReadOnlyReason {
  fileprivate init(_ reason: FollowUpStore.ReadOnlyReason) {
    switch reason {
    case .newerVersion: self = .newerVersion
    case .noPermission: self = .noPermission
    case .readOnlyDisk: self = .readOnlyDisk
    case .asked: self = .asked
    }
  }
}
