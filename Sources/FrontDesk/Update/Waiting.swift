import FollowUp

/// What becomes of changes while somebody else holds the clinic: they wait in the order in which they were asked for,
/// and are told as done only when they are.
extension Model {
  /// The request was handed back: `holder` has the clinic.
  mutating func wait(for id: RequestID, _ holder: ClinicHolder) -> [Effect] {
    guard pending.first?.request.id == id else { return [] }
    requestOnItsWay = nil
    self.holder = holder
    for index in pending.indices { pending[index].wait(at: now) }
    return []
  }

  mutating func tryAgain() -> [Effect] {
    guard isWaiting, requestOnItsWay == nil, let first = pending.first else { return [] }
    requestOnItsWay = first.request.id
    return [.retry(first.request)]
  }

  /// What a person waits for, in the order in which it will be stored.
  var waiting: [PendingRequest] { isWaiting ? pending.filter(\.isAskedFor) : [] }

  /// How many changes wait that would be lost if the program were left now.
  var unsavedWaiting: Int { isWaiting ? pending.count(where: \.carriesWork) : 0 }

  /// Whether the open call sheet waits for what it has given away to be stored.
  var isCallSheetSaving: Bool {
    pages.contains { if case .callSheet(let sheet) = $0 { sheet.isSaving } else { false } }
  }

  /// Gives up the newest of what waits.
  mutating func giveUpWaiting() -> [Effect] {
    guard let index = pending.lastIndex(where: \.isAskedFor), isWaiting else {
      notice = .nothingWaits
      return []
    }
    return giveUp(at: index)
  }

  /// Gives up what the call sheet has given away; everything on it is as it was typed.
  mutating func giveUpCallSheet() -> [Effect] {
    guard isWaiting, let index = pending.lastIndex(where: \.isAwaitedByCallSheet) else { return [] }
    return giveUp(at: index)
  }

  /// Gives up one of the pending requests; its text comes back.
  mutating func giveUp(at index: Int) -> [Effect] {
    let request = withdraw(at: index)
    notice = .givenUp(request)
    if case .undo(let step) = request.purpose { undoSteps.append(step) }
    if request.isAwaitedByCallSheet {
      _ = withCallSheet { sheet in
        sheet.takeBack()
        return []
      }
    }
    bringBack(request.question)
    return sendNext()
  }

  private mutating func withdraw(at index: Int) -> PendingRequest {
    if index == 0 { holder = nil }
    if pending[index].request.id == requestOnItsWay { requestOnItsWay = nil }
    return pending.remove(at: index)
  }

  /// Asks for a call that waits to be opened no more, since another one is to be.
  /// - Returns: Whether none is on its way, so that another may be asked for.
  mutating func withdrawCallToOpen() -> Bool {
    guard let index = pending.firstIndex(where: { $0.purpose == .openCallSheet }) else { return true }
    guard isWaiting, pending[index].request.id != requestOnItsWay else { return false }
    _ = withdraw(at: index)
    return true
  }

  /// Whether a call may be opened now: not over what is typed by now, nor when the patient
  /// is no longer the one that is looked at.
  func isStillWanted(_ request: PendingRequest) -> Bool {
    !request.hasWaited || dialog == nil && !isTyping && !hasCallSheet && chosenPatient == request.request.patient
  }

  /// Gives the patient free again whose call was not opened.
  mutating func giveFree(_ request: PendingRequest) -> [Effect] {
    notice = .freeToCall(name: request.name)
    return send(.releaseClaim(desk: identity.desk), for: request.request.patient, .releaseClaim)
  }

  /// Keeps a question for ``askReturnedQuestion()``, if something was typed.
  mutating func bringBack(_ question: Question?) {
    if let question, question.holdsText || question.isAboutText { returnedQuestions.append(question) }
  }

  /// Asks once more what came to nothing, as soon as nothing else is typed.
  mutating func askReturnedQuestion() {
    guard !returnedQuestions.isEmpty, dialog == nil, !isTyping else { return }
    dialog = .question(returnedQuestions.removeFirst())
  }

  /// Whether the patient will be a VIP, and why, when all that waits is stored; nil where nothing that waits says so.
  func waitingVIP(of patient: PatientID) -> VIPFlag?? {
    for request in pending.reversed() where request.request.patient == patient {
      if case .setVIP(let flag) = request.request.command { return .some(flag) }
    }
    return nil
  }

  /// A call of this patient that waits to be recorded.
  func waitingAttempt(for patient: PatientID) -> PendingRequest? {
    waiting.first { request in
      guard case .recordAttempt = request.request.command else { return false }
      return request.request.patient == patient
    }
  }
}

extension PendingRequest {
  var isUndo: Bool { if case .undo = purpose { true } else { false } }

  /// From now on it is one that had to wait. A call took place when it was told, however late it is stored.
  mutating func wait(at now: Instant) {
    hasWaited = true
    guard case .recordAttempt(var draft) = request.command, draft.at == nil else { return }
    draft.at = now
    request.command = .recordAttempt(draft)
  }
}

extension Question {
  /// Whether it holds words that were typed before it came to its last part.
  fileprivate var isAboutText: Bool { if case .requestTime = subject { true } else { false } }
}
