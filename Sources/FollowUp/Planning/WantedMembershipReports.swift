internal import OrderedCollections

extension PlanningWork {
  /// Counts from the last attended visit alone; a newer visit starts the count anew.
  func childMembershipSteps(_ rule: Rule) -> [PlannedStep] {
    guard patient.membership == .child, let visit = record.lastAttendedVisit else { return [] }
    let prefix = "\(patient.id)/\(rule.id)/\(visit.id)/"
    return rule.steps.flatMap { step in
      occurrences(of: step, from: visit.endedAt, idPrefix: prefix).map { window in
        PlannedStep(
          followUp(
            rule, step, window, of: visit, id: FollowUpID(prefix + window.name), dentist: patient.attendingDentist))
      }
    }
  }
}

extension PatientRecord {
  /// The visit that ended last.
  public var lastAttendedVisit: Visit? {
    visits.values.max { ($0.endedAt, $0.id) < ($1.endedAt, $1.id) }
  }
}
