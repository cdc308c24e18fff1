internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore

extension ClinicSession {
  /// Takes a document over, all of it in one commit.
  /// - Parameter isDryRun: Decides everything and keeps nothing.
  func importDocument(_ document: ExchangeDocument, isDryRun: Bool = false) throws -> ImportSummary {
    let signature = signature
    var summary = ImportSummary()
    let decide = { (view: any ClinicReading) in
      let context = self.context(clinic: view.clinic, now: signature.now)
      let decision = try ImportDecision(document, in: context, record: view.record(of:))
      summary = decision.summary
      return decision.changes
    }
    if isDryRun {
      _ = try decide(store)
    } else {
      try store.transact(signature, command: "import", decide: decide)
    }
    return summary
  }
}
