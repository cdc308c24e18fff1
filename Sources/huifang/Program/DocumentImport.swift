internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore

extension ClinicSession {
  /// The same clinic in memory, where everything can be tried and nothing is kept.
  func inMemory() throws -> ClinicSession {
    var records: [PatientRecord] = []
    try store.forEachRecord { records.append($0) }
    return ClinicSession(
      store: MemoryStore(clinic: store.clinic, records: records), folder: folder, clock: clock, identity: identity,
      protocolDocument: protocolDocument)
  }

  /// Takes a document over, all of it in one commit. Throws `RefusedCommand` where a desk is calling one of the
  /// patients, `StoreError` where nothing can be kept.
  func importDocument(_ document: ExchangeDocument) throws -> ImportSummary {
    let signature = signature
    var summary = ImportSummary()
    do {
      try store.transact(signature, command: "import") { view in
        let context = self.context(clinic: view.clinic, now: signature.now)
        let decision = try ImportDecision(
          document, in: context, record: view.record(of:), forEachRecord: view.forEachRecord)
        summary = decision.summary
        return decision.changes
      }
    } catch let refusal as ImportRefusal {
      throw RefusedCommand(
        rejection: refusal.rejection, patient: refusal.patient.rawValue, now: signature.now, zone: zone)
    }
    return summary
  }
}
