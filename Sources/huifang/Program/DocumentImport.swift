internal import BackgroundWork
internal import ClinicDocuments
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import FoundationEssentials
internal import Wording

extension ClinicSession {
  /// The same clinic, where everything can be tried and nothing is kept.
  func onTrial() throws -> ClinicSession {
    ClinicSession(
      store: try keptStore().onTrial(), folder: folder, clock: clock, identity: identity,
      protocolDocument: protocolDocument, progress: progress)
  }

  /// Reads a document of any size and takes it over, all of it in one commit. `onTrial` it is read and decided on, and
  /// nothing is kept.
  /// - Throws: `ExchangeError` where the document is refused as a whole, `RefusedCommand` where a desk is calling one
  ///   of the patients, `StoreError` where nothing can be kept.
  func importDocument(_ file: ExchangeFile, onTrial isTrial: Bool) throws -> ImportOutcome {
    let signature = signature
    do {
      return file.isLarge
        ? try importLarge(file, signature, onTrial: isTrial) : try importSmall(file, signature, onTrial: isTrial)
    } catch let refusal as ImportRefusal {
      throw RefusedCommand(
        rejection: refusal.rejection, patient: refusal.patient.rawValue, now: signature.now, zone: zone)
    }
  }

  private func importSmall(
    _ file: ExchangeFile, _ signature: Signature, onTrial isTrial: Bool
  ) throws -> ImportOutcome {
    let source = try ExchangeSource(file)
    let names = try DocumentNames(of: source)
    var outcome = ImportOutcome(summary: ImportSummary(), problems: [])
    func decide(in view: any ClinicReading) throws -> [Change] {
      let known = try KnownRows(
        of: names, isKnown: { try view.record(of: $0) != nil }, forEachRecord: view.forEachRecord)
      let reader = ExchangeReader(
        clinic: view.clinic, followUpProtocol: protocolDocument.followUpProtocol, now: signature.now, known: known)
      let reading = try reader.unsettled(source).settled {
        try view.patients(ifAtMost: ExchangeReader.mostPatientsLookedThrough)
      }
      let decision = try ImportDecision(
        reading.document, in: context(clinic: view.clinic, now: signature.now), record: view.record(of:),
        forEachRecord: view.forEachRecord)
      outcome = ImportOutcome(summary: decision.summary, problems: reading.problems)
      return decision.changes
    }
    if isTrial {
      _ = try decide(in: store)
    } else {
      try store.transact(signature, command: "import", decide: decide)
      confirmSaved()
    }
    return outcome
  }

  private func importLarge(
    _ file: ExchangeFile, _ signature: Signature, onTrial isTrial: Bool
  ) throws -> ImportOutcome {
    // A clinic that is only read need not be one's own.
    let isOnlyRead = isTrial || store is TrialStore
    let place = isOnlyRead ? FileManager.default.temporaryDirectory.path(percentEncoded: false) : folder
    let document = try progress.during(.readingDocument, of: file.size) {
      try DividedDocument(file, waitingIn: place, progress: progress)
    }
    var outcome = ImportOutcome(summary: ImportSummary(), problems: [])
    func decide(in view: any ClinicReading, keep: ([Change]) throws -> Void) throws {
      var decisions = try LargeImport(document, in: context(clinic: view.clinic, now: signature.now))
      try view.forEachRecord(holding: decisions.rowIDs) { try decisions.know($0) }
      try keep(decisions.clinicChanges)
      try progress.during(.importing, of: decisions.rowCount) { try keepParts(of: &decisions, view, keep) }
      if decisions.movesOthers { try keepMoves(of: &decisions, view, keep) }
      outcome = try decisions.outcome(
        isKnown: { try view.record(of: $0) != nil },
        patients: { try view.patients(ifAtMost: ExchangeReader.mostPatientsLookedThrough) })
    }
    if isTrial {
      try decide(in: store) { _ in }
    } else {
      try store.transact(signature, command: "import", inPieces: decide)
    }
    return outcome
  }

  /// While parts are kept, the next ones are decided on.
  private func keepParts(
    of decisions: inout LargeImport, _ view: any ClinicReading, _ keep: ([Change]) throws -> Void
  ) throws {
    var coming: [Background<Result<LargeImport.DecidedPart, any Error>>] = []
    while let part = try decisions.nextPart(record: view.record(of:)) {
      coming.append(Background { Result { try part.decided() } })
      if coming.count > 2 { try keep(decisions.take(coming.removeFirst().value.get())) }
    }
    for part in coming { try keep(decisions.take(part.value.get())) }
  }

  private func keepMoves(
    of decisions: inout LargeImport, _ view: any ClinicReading, _ keep: ([Change]) throws -> Void
  ) throws {
    var records: [PatientRecord] = []
    try view.forEachRecord { record in
      records.append(record)
      guard records.count >= 500 else { return }
      try keep(decisions.move(records))
      records = []
    }
    try keep(decisions.move(records))
  }
}
