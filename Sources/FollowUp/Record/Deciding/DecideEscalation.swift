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

  private func pendingEscalation(_ id: EscalationID) throws(Rejection) -> Escalation {
    guard let escalation = record.escalations[id] else { throw .unknownEscalation(id) }
    guard escalation.isPending else { throw .escalationNotPending(id) }
    return escalation
  }
}
