internal import OrderedCollections

extension PatientRecord {
  /// Whether the patient has not come to `appointment` by `now`: its time has come and the desk said so, or it is still
  /// only booked so many minutes later as the clinic waits.
  ///
  /// A visit that ended later that day proves that the patient came. Where nobody has said that the patient did not,
  /// so does one that ended within two hours before: the patient came early, unless another appointment of that day,
  /// before this one, explains the visit.
  func isMissed(_ appointment: Appointment, at now: Instant, settings: ClinicSettings) -> Bool {
    switch appointment.status {
    case .missed: guard now >= appointment.at else { return false }
    case .booked: guard now >= appointment.at + Int64(settings.missedAfterMinutes) * .minute else { return false }
    case .arrived, .completed, .cancelled: return false
    }
    let day = settings.timeZone.date(of: appointment.at)
    let ends = visits.values.lazy.map(\.endedAt).filter { settings.timeZone.date(of: $0) == day }
    if ends.contains(where: { $0 >= appointment.at }) { return false }
    guard appointment.status == .booked, ends.contains(where: { $0 >= appointment.at - 2 * .hour }) else { return true }
    return appointments.values.lazy.map(\.appointment).contains { other in
      other.id != appointment.id && other.status != .cancelled && other.at < appointment.at
        && settings.timeZone.date(of: other.at) == day
    }
  }

  /// The calls that `rule` asks for about missed appointments, each as it came to be known: at the end of the waiting
  /// time, or when the desk recorded it. An appointment that was recorded after the window was never missed here.
  func missedAppointmentFollowUps(_ rule: Rule, at now: Instant, calendar: OpeningCalendar) -> [FollowUp] {
    var missed: [FollowUp] = []
    let appointments = appointments.values
    for place in appointments.indices
    where isMissed(appointments[place].appointment, at: now, settings: calendar.settings) {
      let recorded = appointments[place]
      let appointment = recorded.appointment
      let waiting = appointment.status == .missed ? 0 : Int64(calendar.settings.missedAfterMinutes) * .minute
      for step in rule.steps {
        let window = step.window(from: appointment.at, calendar: calendar)
        guard recorded.recordedAt <= window.by else { continue }
        missed.append(
          FollowUp(
            id: missedAppointmentID(appointment, rule, step, calendar.timeZone), rule: rule.id, step: window.name,
            purpose: step.purpose, kind: step.kind, origin: .appointment(appointment.id),
            procedures: appointment.code.map { [$0] } ?? [], dentist: appointment.dentist ?? patient.attendingDentist,
            startsFrom: appointment.at, due: window.due, by: window.by, isClockStep: window.isClockStep,
            recordedAt: max(appointment.at + waiting, recorded.recordedAt)))
      }
    }
    return missed
  }

  /// An appointment that was moved and missed again is another call than the one about its first time.
  private func missedAppointmentID(
    _ appointment: Appointment, _ rule: Rule, _ step: Step, _ zone: ClinicTimeZone
  ) -> FollowUpID {
    let id = FollowUpID("\(appointment.id)/\(rule.id)/\(step.name)")
    guard let stored = followUps[id], stored.startsFrom != appointment.at else { return id }
    return FollowUpID("\(id)/\(zone.iso8601(appointment.at))")
  }

  /// Everything there is to do for the patient at `now`: the open follow-ups, and a call about every appointment that
  /// is missed by then and was not called about yet. The latter are not stored, since time alone brings them about.
  public func openFollowUps(
    at now: Instant, clinic: Clinic, followUpProtocol: FollowUpProtocol
  ) -> [FollowUp] {
    var open: [FollowUp] = []
    for followUp in followUps.values where followUp.isOpen { open.append(followUp) }
    guard patient.status == .active, !appointments.isEmpty else { return open }
    let calendar = OpeningCalendar(settings: clinic.settings)
    for rule in followUpProtocol.rulesForMissedAppointments {
      open += missedAppointmentFollowUps(rule, at: now, calendar: calendar)
        .filter { followUps[$0.id] == nil && patient.consent.allows($0.kind) }
    }
    return open
  }
}
