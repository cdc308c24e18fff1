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
    let written = try DemoClinic.sample()
    let zone = written.applied(to: Clinic()).settings.timeZone
    let today = zone.date(of: now)
    let document = DateShift(from: zone.date(of: SampleClinic.now), to: today, timeZone: zone).shift(written)
    clinic = document.applied(to: Clinic())
    let replay = Replay(
      document, from: zone.startOfDay(today.adding(days: -SampleClinic.daysOfCalls)), to: now,
      callsUntil: SampleClinic.lastCall(at: now, timeZone: zone))
    patients = try replay.patients(clinic: clinic, followUpProtocol: ProtocolDocument.builtIn.followUpProtocol)
  }

  private static func sample() throws -> ExchangeDocument {
    let sample = BuiltInDocument.named(SampleClinic.documentName)
    return try ExchangeReader(now: SampleClinic.now).read(ExchangeSource(name: sample.name, bytes: sample.bytes))
      .document
  }

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
