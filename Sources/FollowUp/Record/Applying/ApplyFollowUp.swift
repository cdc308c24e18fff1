internal import OrderedCollections

extension PatientRecord {
  mutating func applyPlanned(_ followUp: FollowUp, cause: AttemptID?) {
    if let index = followUps.index(forKey: followUp.id) {
      replace(at: index, by: followUp, cause: cause)
    } else {
      followUps[followUp.id] = followUp
      if let cause { replaced[cause, default: ReplacedState()].added.append(followUp.id) }
    }
  }

  mutating func applyMoved(_ id: FollowUpID, to state: FollowUp.State, cause: AttemptID?) {
    guard let index = followUps.index(forKey: id) else { return }
    var followUp = followUps.values[index]
    followUp.state = state
    replace(at: index, by: followUp, cause: cause)
  }

  /// Puts `followUp` in the place of the one at `index`, which has the same id, and keeps that one where an attempt is
  /// behind it.
  private mutating func replace(at index: Int, by followUp: FollowUp, cause: AttemptID?) {
    let before = followUps.values[index]
    followUps.values[index] = followUp
    guard let cause else { return }
    replaced[cause, default: ReplacedState()].keep(Replaced(before: before, after: followUp))
  }
}

extension ReplacedState {
  /// Of a follow-up that the attempt has changed already, what it was before the attempt stays.
  fileprivate mutating func keep(_ change: Replaced<FollowUp>) {
    let id = change.after.id
    if let index = followUps.firstIndex(where: { $0.before.id == id }) {
      followUps[index].after = change.after
    } else if !added.contains(id) {
      followUps.append(change)
    }
  }
}
