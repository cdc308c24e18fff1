internal import OrderedCollections

/// One follow-up of a patient, open or not: where it is put and what has become of it.
public struct PlanRow: Hashable, Sendable {
  public var patient: PatientID
  public var name: String
  public var followUp: FollowUp
  /// Where the placing rules, or a rescheduling, put it; carrying over is left to the day's list.
  public var placement: Placement
  public var status: FollowUpStatus
  public var isOverdue: Bool

  public init(
    patient: PatientID, name: String, followUp: FollowUp, placement: Placement, status: FollowUpStatus,
    isOverdue: Bool
  ) {
    self.patient = patient
    self.name = name
    self.followUp = followUp
    self.placement = placement
    self.status = status
    self.isOverdue = isOverdue
  }
}

/// The state of a follow-up at a certain time. The raw value is its code in exports.
public enum FollowUpStatus: String, CaseIterable, Sendable {
  case planned, due, claimed, rescheduled, done, skipped, cancelled, superseded
}

extension PatientRecord {
  /// Every follow-up of the record as of `now`, those of appointments that were missed included, in the order of
  /// where they are put, then of their ids.
  public func planRows(
    at now: Instant, clinic: Clinic, followUpProtocol: FollowUpProtocol
  ) -> [PlanRow] {
    let day = QueueDay(at: now, clinic: clinic, followUpProtocol: followUpProtocol)
    let derived = openFollowUps(at: now, clinic: clinic, followUpProtocol: followUpProtocol)
      .filter { followUps[$0.id] == nil }
    let rows = (Array(followUps.values) + derived).map { followUp in
      let placement = placement(of: followUp, in: day.calendar)
      return PlanRow(
        patient: id, name: patient.name, followUp: followUp, placement: placement,
        status: status(of: followUp, placement: placement, on: day), isOverdue: followUp.isOverdue(at: now))
    }
    return rows.sorted { lhs, rhs in
      (lhs.placement.at, lhs.followUp.id) < (rhs.placement.at, rhs.followUp.id)
    }
  }

  /// What has become of `followUp`: an open one is claimed while the patient is held and it stands on the day's list;
  /// due once it may be called or its place on the list has come; rescheduled or planned before.
  public func status(of followUp: FollowUp, placement: Placement, on day: QueueDay) -> FollowUpStatus {
    switch followUp.state {
    case .done: return .done
    case .skipped: return .skipped
    case .cancelled: return .cancelled
    case .superseded: return .superseded
    case .planned, .rescheduled, .needsNumber: break
    }
    let standing = day.standing(of: placement)
    if let claim, claim.holds(at: day.now), day.contains(standing.at) { return .claimed }
    if case .rescheduled = followUp.state { return placement.at <= day.now ? .due : .rescheduled }
    return min(followUp.due, placement.at) <= day.now ? .due : .planned
  }
}
