internal import BackgroundWork
internal import ClinicDocuments
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import Wording

/// A fresh copy of the sample clinic with its dates moved to the present and its last two weeks lived through.
struct DemoClinic {
  private let clinic: Clinic
  private let patients: [ReplayedPatient]

  init(now: Instant) throws {
    let followUpProtocol = ProtocolDocument.builtIn.followUpProtocol
    let written = try DemoClinic.sample.value.get()
    let zone = written.applied(to: Clinic()).settings.timeZone
    let today = zone.date(of: now)
    let document = DateShift(from: zone.date(of: SampleClinic.now), to: today, timeZone: zone).shift(written)
    clinic = document.applied(to: Clinic())
    let replay = Replay(
      document, from: zone.startOfDay(today.adding(days: -SampleClinic.daysOfCalls)), to: now,
      callsUntil: SampleClinic.lastCall(at: now, timeZone: zone))
    patients = try replay.patients(clinic: clinic, followUpProtocol: followUpProtocol)
  }

  /// The sample clinic as it is written.
  private static let sample = Background {
    Result {
      let sample = BuiltInDocument.named(SampleClinic.documentName)
      return try ExchangeReader(now: SampleClinic.now).read(ExchangeSource(name: sample.name, bytes: sample.bytes))
        .document
    }
  }

  /// Begins to read the sample clinic on another core, for a demonstration that is about to be asked for.
  static func beginReading() { _ = sample }

  /// The clinic in memory.
  var memory: MemoryStore { MemoryStore(clinic: clinic, records: patients.map(\.record)) }

  /// Writes the clinic to `folder`, where there must be none.
  func keep(in folder: String, _ invocation: Invocation) throws -> any EventStore {
    let store = try invocation.createClinic(in: folder, clinic)
    try store.transact(invocation.signature, command: "demo") { _ in
      patients.flatMap { patient in patient.events.map { .patient(patient.record.id, $0) } }
    }
    return store
  }
}
