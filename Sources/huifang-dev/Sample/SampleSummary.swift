internal import FollowUp
internal import FollowUpExchange

/// The list of the sample clinic at one moment of its calls, in figures.
struct SampleSummary {
  var queue: Queue
  /// The calls of each lane, those that were made from a batch included.
  var batches: [Int]
  var timed: Int

  /// Replays `document` from the beginning of its call records up to `now`.
  ///
  /// Throws where the domain refuses something that the document tells.
  init(of document: ExchangeDocument, followUpProtocol: FollowUpProtocol, from start: Instant, at now: Instant)
    throws(Rejection)
  {
    let clinic = document.applied(to: Clinic())
    let replay = Replay(
      document, from: start, to: now, callsUntil: SampleClinic.lastCall(at: now, timeZone: clinic.settings.timeZone))
    let patients = try replay.patients(clinic: clinic, followUpProtocol: followUpProtocol)
    queue = Queue.build(
      records: patients.map(\.record), on: clinic.settings.timeZone.date(of: now), now: now, clinic: clinic,
      protocol: followUpProtocol)
    batches = queue.batches.map(\.total)
    timed = queue.entries.count { $0.lane == .timed }
  }
}
