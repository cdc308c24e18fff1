import FollowUp

extension Model {
  /// Asks the program to decide and store `command`.
  mutating func send(_ command: Command, for patient: PatientID, _ purpose: PendingRequest.Purpose) -> [Effect] {
    if data?.isReadOnly == true {
      notice = .readOnly
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
    switch request.purpose {
    case .openCallSheet: openCallSheet(record)
    case .renewClaim, .releaseClaim: break
    case .addPhone: effects += withCallSheet { $0.saved(record: record) }
    case .saveCallSheet(let deed):
      // Closing gives the patient free again.
      effects += withCallSheet { $0.saved(record: record) }
      remember(deed, undoneBy: undoCommand(of: request.request.command), request)
    case .perform(let deed, let command): remember(deed, undoneBy: command, request)
    case .undo(let step):
      notice = .undone(step.deed)
      queue.wantedPatient = step.patient
    }
    return effects
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
    queue.wanted = nil
    guard let request = takePending(id) else { return [.loadDesk] }
    let name = name(of: request.request.patient)
    let refusal = Notice.rejected(rejection, name: name)
    switch request.purpose {
    // A claim that ran out while the sheet was open can't be given back, and needs no word.
    case .releaseClaim: break
    case .openCallSheet, .renewClaim, .perform, .undo: notice = refusal
    case .addPhone, .saveCallSheet: tellCallSheet(refusal)
    }
    return [.loadDesk]
  }

  mutating func notStored(_ id: RequestID, _ reason: String) -> [Effect] {
    queue.wanted = nil
    guard let request = takePending(id) else { return [] }
    notice = .notStored(reason)
    if case .undo(let step) = request.purpose {
      // It can be asked for again.
      undoSteps.append(step)
    } else if request.isAwaitedByCallSheet && isCallSheetOpen {
      tellCallSheet(.notStored(reason))
    } else if request.carriesWork {
      failed.append(request)
    }
    return []
  }

  /// Gives what was typed back to the open call sheet, and says there what was wrong.
  private mutating func tellCallSheet(_ notice: Notice) {
    self.notice = notice
    let text = NoticeWording(model: self).text(of: notice)
    _ = withCallSheet { sheet in
      sheet.saveFailed(text)
      return []
    }
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
