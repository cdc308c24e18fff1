import FollowUp
import OrderedCollections

extension Model {
  /// Asks the program to decide and store `command`, after all that was asked for before. `question` is what it
  /// answers.
  mutating func send(
    _ command: Command, for patient: PatientID, _ purpose: PendingRequest.Purpose, answering question: Question? = nil
  ) -> [Effect] {
    if let reason = data?.readOnlyReason {
      if purpose != .releaseClaim { refuse(.readOnly(reason), purpose) }
      return []
    }
    requestCount += 1
    let request = Request(id: RequestID(number: requestCount), patient: patient, command: command)
    return send(PendingRequest(request: request, purpose: purpose, name: name(of: patient), question: question))
  }

  private mutating func send(_ request: PendingRequest) -> [Effect] {
    var request = request
    if isWaiting { request.wait(at: now) }
    pending.append(request)
    return sendNext()
  }

  /// Sends the first request, unless one is on its way or waits.
  mutating func sendNext() -> [Effect] {
    guard requestOnItsWay == nil, holder == nil, let next = pending.first else { return [] }
    requestOnItsWay = next.request.id
    return [.perform(next.request)]
  }

  /// Takes the request that is answered; then the next one may be sent.
  private mutating func takePending(_ id: RequestID) -> PendingRequest? {
    guard let index = pending.firstIndex(where: { $0.request.id == id }) else { return nil }
    (requestOnItsWay, holder) = (nil, nil)
    return pending.remove(at: index)
  }

  mutating func committed(_ id: RequestID, _ record: PatientRecord) -> [Effect] {
    keep(record)
    guard let request = takePending(id) else { return [.loadDesk] }
    var effects: [Effect] = [.loadDesk]
    chooseNext(after: request)
    switch request.purpose {
    case .openCallSheet:
      effects += isStillWanted(request) ? openCallSheet(record) : giveFree(request)
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
      if !request.hasWaited { queue.wantedPatient = step.patient }
    }
    return effects + sendNext()
  }

  /// Has the line below chosen where a call was recorded; not while a person who had to wait is at another line.
  private mutating func chooseNext(after request: PendingRequest) {
    let patient = request.request.patient
    guard case .recordAttempt = request.request.command, let entry = entry(of: patient),
      !request.hasWaited || queue.selectedEntry?.patient == patient
    else { return }
    queue.wanted = queue.keys(after: EntryKey(entry))
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
      refuse(.rejected(rejection, name: request.name), request.purpose)
    }
    // Once the call is over, it can be asked for again.
    if case .undo(let step) = request.purpose, case .claimedBy = rejection { undoSteps.append(step) }
    bringBack(request.question)
    // It may be refused since another desk has done something first, which is seen now.
    queue.isChangedElsewhere = true
    return [.loadDesk] + sendNext()
  }

  mutating func notStored(_ id: RequestID, _ reason: String, isForNow: Bool) -> [Effect] {
    guard let request = takePending(id) else { return [] }
    let isKeptByCallSheet = request.isAwaitedByCallSheet && hasCallSheet
    if case .undo(let step) = request.purpose {
      // It can be asked for again.
      undoSteps.append(step)
    } else if request.carriesWork && !isKeptByCallSheet {
      failed.append(request)
    }
    refuse(
      isKeptByCallSheet ? .notStoredYet(reason, isForNow: isForNow) : .notStored(reason, isForNow: isForNow),
      request.purpose)
    return sendNext()
  }

  /// Says what was wrong: on the call sheet where one is open, which gets back what it has given away to be stored.
  private mutating func refuse(_ notice: Notice, _ purpose: PendingRequest.Purpose) {
    guard !purpose.isAwaitedByCallSheet, isCallSheetSaving else {
      let text = NoticeWording(model: self).text(of: notice)
      let isForNow = if case .notStoredYet(_, isForNow: true) = notice { true } else { false }
      _ = withCallSheet { sheet in
        sheet.refused(text, isForNow: isForNow)
        return []
      }
      if !isCallSheetOpen { self.notice = notice }
      return
    }
    // What the sheet has given away waits still.
    self.notice = notice
  }

  /// Tries once more to store everything that could not be stored, last of all what the call sheet says.
  mutating func sendAgain() -> [Effect] {
    let requests = failed
    failed = []
    var isSheetSent = false
    let effects =
      requests.flatMap { send($0) }
      + withCallSheet { sheet in
        let outcomes = sheet.saveAgain()
        isSheetSent = !outcomes.isEmpty
        return outcomes
      }
    if requests.isEmpty, !isSheetSent, !isSaving { notice = isCallUnrecorded ? .notRecordedYet : .nothingToSave }
    return effects
  }

  mutating func undo() -> [Effect] {
    // The last thing done may not have come about yet.
    if isWaiting, let index = pending.lastIndex(where: \.carriesWork), !pending[index].isUndo {
      return giveUp(at: index)
    }
    guard let step = undoSteps.popLast() else {
      notice = .nothingToUndo
      return []
    }
    return send(step.command, for: step.patient, .undo(step))
  }
}
