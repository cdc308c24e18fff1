internal import OrderedCollections

extension PatientRecord {
  mutating func applyPlanned(_ followUp: FollowUp, cause: AttemptID?) {
    if followUps[followUp.id] == nil {
      followUps[followUp.id] = followUp
      if let cause { replaced[cause, default: ReplacedState()].added.append(followUp.id) }
    } else {
      replace(followUp, cause: cause)
    }
  }

  mutating func applyMoved(_ id: FollowUpID, to state: FollowUp.State, cause: AttemptID?) {
    guard var followUp = followUps[id] else { return }
    followUp.state = state
    replace(followUp, cause: cause)
  }

  /// Puts `followUp` in the place of the one of the same id and, where an attempt is behind it, keeps the one
  /// before.
  private mutating func replace(_ followUp: FollowUp, cause: AttemptID?) {
    guard let before = followUps[followUp.id] else { return }
    followUps[followUp.id] = followUp
    guard let cause else { return }
    var state = replaced[cause] ?? ReplacedState()
    if let index = state.followUps.firstIndex(where: { $0.before.id == followUp.id }) {
      state.followUps[index].after = followUp
    } else if !state.added.contains(followUp.id) {
      state.followUps.append(Replaced(before: before, after: followUp))
    }
    replaced[cause] = state
  }
}
