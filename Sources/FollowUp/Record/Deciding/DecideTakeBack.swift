internal import OrderedCollections

extension Decision {
  mutating func takeBack(_ id: AttemptID) throws(Rejection) {
    try undo(id, correction: nil)
    replan()
  }

  /// The corrected attempt stays readable; the draft takes its place, its time and what it served, where the draft
  /// doesn't say otherwise.
  mutating func correct(_ id: AttemptID, with draft: AttemptDraft) throws(Rejection) {
    guard record.attempts[draft.id] == nil else { throw .duplicateAttempt(draft.id) }
    try refuseIfClaimed(byOtherThan: context.desk)
    let corrected = try undo(id, correction: draft.id)
    try record(draft, correcting: corrected)
  }

  @discardableResult
  private mutating func undo(_ id: AttemptID, correction: AttemptID?) throws(Rejection) -> ContactAttempt {
    guard let attempt = record.attempts[id] else { throw .unknownAttempt(id) }
    guard attempt.stands else { throw .attemptAlreadyTakenBack(id) }
    if let later = record.laterAttempt(buildingOn: attempt) { throw .laterAttemptDependsOn(id, later: later) }
    add(.attemptTakenBack(id, by: context.author, at: now, correction: correction))
    return attempt
  }
}

extension PatientRecord {
  /// The first attempt recorded after `attempt` that still stands and served or changed a follow-up which `attempt`
  /// served or changed.
  func laterAttempt(buildingOn attempt: ContactAttempt) -> AttemptID? {
    let touched = followUpsTouched(by: attempt)
    guard let index = attempts.index(forKey: attempt.id) else { return nil }
    return attempts.values[(index + 1)...].first { later in
      later.stands && !followUpsTouched(by: later).isDisjoint(with: touched)
    }?.id
  }

  private func followUpsTouched(by attempt: ContactAttempt) -> Set<FollowUpID> {
    var touched = Set(attempt.outcomes.map(\.followUp))
    if let state = replaced[attempt.id] {
      touched.formUnion(state.added)
      touched.formUnion(state.followUps.map(\.before.id))
    }
    return touched
  }
}
