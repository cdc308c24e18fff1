internal import OrderedCollections

extension Decision {
  mutating func acknowledge(_ id: EscalationID) throws(Rejection) {
    let escalation = try pendingEscalation(id)
    if case .acknowledged = escalation.state { return }
    add(.escalationMoved(id, to: .acknowledged(by: context.author, at: now)))
  }

  mutating func answer(_ id: EscalationID, with answer: String) throws(Rejection) {
    _ = try pendingEscalation(id)
    guard !answer.allSatisfy(\.isWhitespace) else { throw .emptyAnswer }
    add(.escalationMoved(id, to: .answered(answer, by: context.author, at: now)))
  }

  /// Refused where the dentist has answered since, or the attempt behind the escalation was taken back.
  mutating func takeBackAcknowledgement(of id: EscalationID) throws(Rejection) {
    guard case .acknowledged = try escalation(id).state else { throw .escalationChangedSince(id) }
    add(.escalationPutBack(id, to: .open, by: context.author, at: now))
  }

  /// Refused where the answer was taken back before.
  mutating func takeBackAnswer(to id: EscalationID, restoring state: Escalation.State) throws(Rejection) {
    guard case .answered = try escalation(id).state else { throw .escalationChangedSince(id) }
    switch state {
    case .open, .acknowledged: add(.escalationPutBack(id, to: state, by: context.author, at: now))
    case .answered, .withdrawn: throw .escalationNotPending(id)
    }
  }

  private func escalation(_ id: EscalationID) throws(Rejection) -> Escalation {
    guard let escalation = record.escalations[id] else { throw .unknownEscalation(id) }
    return escalation
  }

  private func pendingEscalation(_ id: EscalationID) throws(Rejection) -> Escalation {
    let escalation = try escalation(id)
    guard escalation.isPending else { throw .escalationNotPending(id) }
    return escalation
  }
}
