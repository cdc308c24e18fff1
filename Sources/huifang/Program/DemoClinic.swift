internal import ClinicDocuments
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import Wording

/// A fresh copy of the sample clinic with its dates moved to the present.
struct DemoClinic {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  /// Makes the clinic in `folder`, where there must be none, and lives its last two weeks through.
  func make(in folder: String) throws -> ClinicSession {
    let now = invocation.clock.now()
    let sample = BuiltInDocument.named(SampleClinic.documentName)
    let reader = ExchangeReader(now: SampleClinic.now)
    let written = try reader.read(ExchangeSource(name: sample.name, bytes: sample.bytes)).document
    let zone = written.applied(to: Clinic()).settings.timeZone
    let today = zone.date(of: now)
    let document = DateShift(from: zone.date(of: SampleClinic.now), to: today, timeZone: zone).shift(written)
    let clinic = document.applied(to: Clinic())
    let replay = Replay(
      document, from: zone.startOfDay(today.adding(days: -SampleClinic.daysOfCalls)), to: now,
      callsUntil: SampleClinic.lastCall(at: now, timeZone: zone))

    let session = try invocation.createClinic(in: folder, clinic)
    let followUpProtocol = session.protocolDocument.followUpProtocol
    try session.store.transact(session.signature, command: "demo") { _ in
      var changes: [Change] = []
      var replayed = ReplayedClinic(clinic: clinic, followUpProtocol: followUpProtocol)
      for command in replay.commands {
        changes += try replayed.perform(command).map { .patient(command.patient, $0) }
      }
      return changes
    }
    return session
  }
}
