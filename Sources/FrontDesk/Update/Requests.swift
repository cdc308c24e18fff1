import FollowUp
import OrderedCollections

extension Model {
  /// Asks the program to decide and store `command`.
  mutating func send(_ command: Command, for patient: PatientID, _ purpose: PendingRequest.Purpose) -> [Effect] {
    if let reason = data?.readOnlyReason {
      if purpose != .releaseClaim { refuse(.readOnly(reason)) }
      return []
    }
    requestCount += 1
    let request = Request(id: RequestID(number: requestCount), patient: patient, command: command)
    return send(PendingRequest(request: request, purpose: purpose))
  }

  private mutating func send(_ request: PendingRequest) -> [Effect] {
    pending.append(request)
    return [.perform(request.request)]
  }

  private mutating func takePending(_ id: RequestID) -> PendingRequest? {
    guard let index = pending.firstIndex(where: { $0.request.id == id }) else { return nil }
    return pending.remove(at: index)
  }

  mutating func committed(_ id: RequestID, _ record: PatientRecord) -> [Effect] {
    keep(record)
    guard let request = takePending(id) else { return [.loadDesk] }
    var effects: [Effect] = [.loadDesk]
    if case .recordAttempt = request.request.command, let entry = entry(of: record.id) {
      queue.wanted = queue.keys(after: EntryKey(entry))
    }
    switch request.purpose {
    case .openCallSheet: effects += openCallSheet(record)
    case .renewClaim, .releaseClaim: break
    case .addPhone: effects += withCallSheet { $0.saved(record: record) }
    case .saveCallSheet(let deed):
      // Closing gives the patient free again.
      effects += withCallSheet { $0.saved(record: record) }
      remember(deed, undoneBy: undoCommand(of: request.request.command), request)
    case .perform(let deed, let command):
      remember(deed, undoneBy: isDoneHere(request.request.command, record) ? command : nil, request)
    case .undo(let step):
      notice = .undone(step.deed)
      queue.wantedPatient = step.patient
    }
    return effects
  }

  /// False where another desk had said the same before, which is not this one's to undo.
  private func isDoneHere(_ command: Command, _ record: PatientRecord) -> Bool {
    guard case .acknowledgeEscalation(let id) = command,
      case .acknowledged(let author, _) = record.escalations[id]?.state
    else { return true }
    return author == identity.name
  }

  private mutating func remember(_ deed: Deed, undoneBy command: Command?, _ request: PendingRequest) {
    if let command {
      undoSteps.append(UndoStep(deed: deed, patient: request.request.patient, command: command))
    }
    notice = .done(deed, canUndo: command != nil)
  }

  private func undoCommand(of command: Command) -> Command? {
    if case .recordAttempt(let draft) = command { .takeBack(draft.id) } else { nil }
  }

  mutating func rejected(_ id: RequestID, _ rejection: Rejection) -> [Effect] {
    guard let request = takePending(id) else { return [.loadDesk] }
    // A claim that ran out while the sheet was open can't be given back, and needs no word.
    if request.purpose != .releaseClaim {
      refuse(.rejected(rejection, name: name(of: request.request.patient)))
    }
    return [.loadDesk]
  }

  mutating func notStored(_ id: RequestID, _ reason: String) -> [Effect] {
    guard let request = takePending(id) else { return [] }
    let isKeptByCallSheet = request.isAwaitedByCallSheet && hasCallSheet
    if case .undo(let step) = request.purpose {
      // It can be asked for again.
      undoSteps.append(step)
    } else if request.carriesWork && !isKeptByCallSheet {
      failed.append(request)
    }
    refuse(isKeptByCallSheet ? .notStoredYet(reason) : .notStored(reason))
    return []
  }

  /// Says what was wrong: on the call sheet where one is open, which gets back what it has given away to be stored.
  private mutating func refuse(_ notice: Notice) {
    let text = NoticeWording(model: self).text(of: notice)
    _ = withCallSheet { sheet in
      sheet.refused(text)
      return []
    }
    if !isCallSheetOpen { self.notice = notice }
  }

  /// Tries once more to store everything that could not be stored.
  mutating func sendAgain() -> [Effect] {
    guard !failed.isEmpty else {
      notice = .nothingToSave
      return []
    }
    let requests = failed
    failed = []
    return requests.flatMap { send($0) }
  }

  mutating func undo() -> [Effect] {
    guard let step = undoSteps.popLast() else {
      notice = .nothingToUndo
      return []
    }
    return send(step.command, for: step.patient, .undo(step))
  }
}
