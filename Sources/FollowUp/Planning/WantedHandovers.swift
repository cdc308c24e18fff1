internal import OrderedCollections

extension PlanningWork {
  /// One call for all colleagues of a visit's handovers with whom nothing is booked.
  func handoverSteps(of visit: Visit, _ rule: Rule) -> [PlannedStep] {
    let notAttended = visit.handovers.filter { handover in
      !record.visits.values.contains { $0.dentist == handover.to && $0.endedAt > visit.endedAt }
    }
    guard !notAttended.isEmpty else { return [] }
    let booked = notAttended.map { appointment(with: $0.to, after: visit.endedAt) }
    let pending = zip(notAttended, booked).filter { $0.1 == nil }.map(\.0)
    let moot = pending.isEmpty ? booked.compactMap(\.self).first.map(SupersedeReason.appointmentBooked) : nil
    return rule.steps.map { step in
      let window = step.window(from: visit.endedAt, calendar: calendar)
      let followUp = followUp(
        rule, step, window, of: visit, id: FollowUpID("\(visit.id)/\(rule.id)/\(window.name)"),
        procedures: (pending.isEmpty ? notAttended : pending).values { $0.purpose })
      return PlannedStep(followUp, moot: moot)
    }
  }

  private func appointment(with dentist: StaffID, after instant: Instant) -> AppointmentID? {
    record.appointments.values.first {
      $0.appointment.dentist == dentist && $0.appointment.at > instant && isBookedOrKept($0.appointment)
    }?.appointment.id
  }
}
