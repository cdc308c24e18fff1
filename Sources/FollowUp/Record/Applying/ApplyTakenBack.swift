internal import OrderedCollections

extension PatientRecord {
  /// Undoes what the attempt changed, as far as nothing else has changed it since, and keeps the attempt itself.
  mutating func applyTakenBack(_ id: AttemptID, by author: String, at instant: Instant, correction: AttemptID?) {
    guard let attempt = attempts[id], attempt.stands else { return }
    attempts[id]?.standing = correction.map { .corrected(by: $0) } ?? .takenBack(by: author, at: instant)
    withdrawEscalations(of: id, at: instant)
    guard let state = replaced.removeValue(forKey: id) else { return }
    if let change = state.patient { restore(change, changedBy: id) }
    for change in state.followUps where followUps[change.after.id] == change.after {
      followUps[change.before.id] = change.before
    }
    for added in state.added { followUps[added] = nil }
    if let added = state.addedAppointment, appointments[added.id]?.appointment == added {
      appointments[added.id] = nil
    }
  }

  private mutating func restore(_ change: Replaced<Patient>, changedBy id: AttemptID) {
    patient.merge(from: change.after, to: change.before, conflict: .keepCurrent)
    // What later attempts would restore must not bring back what is undone here.
    guard let index = attempts.index(forKey: id) else { return }
    for later in attempts.keys[(index + 1)...] {
      replaced[later]?.patient?.before.merge(from: change.after, to: change.before, conflict: .keepCurrent)
      replaced[later]?.patient?.after.merge(from: change.after, to: change.before, conflict: .keepCurrent)
    }
  }

  private mutating func withdrawEscalations(of attempt: AttemptID, at instant: Instant) {
    for escalation in escalations.values where escalation.attempt == attempt && escalation.isPending {
      escalations[escalation.id]?.state = .withdrawn(at: instant)
    }
  }
}
