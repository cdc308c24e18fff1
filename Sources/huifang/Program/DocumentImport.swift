internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore

extension ClinicSession {
  /// Takes a document over, all of it in one commit; a dry run decides everything, keeps nothing, and gives the same
  /// summary. Throws `RefusedCommand` where a desk is calling one of the patients, `StoreError` where nothing can be
  /// kept.
  func importDocument(_ document: ExchangeDocument, isDryRun: Bool = false) throws -> ImportSummary {
    let signature = signature
    var summary = ImportSummary()
    let decide = { (view: any ClinicReading) in
      let context = self.context(clinic: view.clinic, now: signature.now)
      let decision = try ImportDecision(document, in: context, record: view.record(of:))
      summary = decision.summary
      return decision.changes
    }
    do {
      if isDryRun {
        _ = try decide(store)
      } else {
        try store.transact(signature, command: "import", decide: decide)
      }
    } catch let refusal as ImportRefusal {
      throw RefusedCommand(
        rejection: refusal.rejection, patient: refusal.patient.rawValue, now: signature.now, zone: zone)
    }
    return summary
  }
}
