internal import OrderedCollections

extension PlanningWork {
  /// Everything the protocol asks for, closed windows included, in the order of visits and rules.
  func wantedSteps() -> [PlannedStep] {
    var wanted: [PlannedStep] = []
    for visit in record.visits.values {
      wanted += treatmentSteps(of: visit)
    }
    for rule in followUpProtocol.rules {
      switch rule.trigger {
      case .handover: wanted += record.visits.values.flatMap { handoverSteps(of: $0, rule) }
      case .childMembership: wanted += childMembershipSteps(rule)
      case .specialDate: wanted += specialDateSteps(rule)
      case .missedAppointment: wanted += plannedMissedAppointmentSteps(rule)
      case .procedures, .otherTreatment, .request: break
      }
    }
    return wanted
  }

  // MARK: - Treatments

  private func treatmentSteps(of visit: Visit) -> [PlannedStep] {
    followUpProtocol.rules(appliedBy: visit).flatMap { applied in
      applied.steps.flatMap { appliedStep in
        let step = appliedStep.step
        return occurrences(of: step, from: visit.endedAt, id: { "\(visit.id)/\(applied.rule.id)/\($0)" }).map {
          window in
          var window = window
          for alternative in appliedStep.alternatives where !step.repeats {
            window.by = min(window.by, alternative.window(from: visit.endedAt, calendar: calendar).by)
          }
          let followUp = FollowUp(
            id: FollowUpID("\(visit.id)/\(applied.rule.id)/\(window.name)"), rule: applied.rule.id, step: window.name,
            purpose: step.purpose, kind: step.kind, origin: .visit(visit.id),
            procedures: appliedStep.procedures.map(\.code).withoutRepetition(),
            teeth: appliedStep.procedures.compactMap(\.tooth).withoutRepetition(),
            dentist: visit.dentist ?? patient.attendingDentist, startsFrom: visit.endedAt, due: window.due,
            by: window.by, isClockStep: window.isClockStep, recordedAt: now)
          return PlannedStep(
            followUp, moot: step.unlessAppointmentWithinDays.flatMap { appointmentKept(within: $0, of: window.due) })
        }
      }
    }
  }

  /// The occurrences of a step that are planned already, and the next one where none of those is still to be finished.
  /// A step that does not repeat has one.
  private func occurrences(of step: Step, from start: Instant, id: (String) -> String) -> [StepWindow] {
    guard step.repeats else { return [step.window(from: start, calendar: calendar)] }
    let prefix = id("")
    let planned = followUps.values.compactMap { followUp -> (index: Int, isUnfinished: Bool)? in
      guard followUp.id.rawValue.hasPrefix(prefix), let index = step.occurrence(named: followUp.step),
        followUp.id.rawValue == id(followUp.step)
      else { return nil }
      return (index, !isFinished(followUp))
    }
    var indices = planned.map(\.index)
    if !planned.contains(where: \.isUnfinished) {
      let first = indices.max().map { $0 + 1 } ?? 0
      if let next = step.occurrence(from: first, openAt: now, since: start, calendar: calendar) {
        indices.append(next)
      }
    }
    return indices.sorted().map { step.window($0, from: start, calendar: calendar) }
  }

  /// Whether the occurrence after this one may be planned: this one is closed, and not for a reason that may fall away
  /// again while its window is open.
  private func isFinished(_ followUp: FollowUp) -> Bool {
    guard !followUp.isOpen else { return false }
    guard followUp.by >= now else { return true }
    if case .superseded(let reason, _) = followUp.state { return !mayFallAway(reason) }
    return !followUp.isReinstatable
  }

  /// An appointment that makes a recheck on the day of `due` needless: not cancelled or missed, at most `days` away.
  private func appointmentKept(within days: Int, of due: Instant) -> SupersedeReason? {
    let day = calendar.timeZone.date(of: due)
    let kept = record.appointments.values.first { recorded in
      isBookedOrKept(recorded.appointment)
        && calendar.timeZone.date(of: recorded.appointment.at).isWithin(days, of: day)
    }
    return kept.map { .appointmentBooked($0.appointment.id) }
  }

  private func isBookedOrKept(_ appointment: Appointment) -> Bool {
    switch appointment.status {
    case .booked: !record.isMissed(appointment, at: now, settings: calendar.settings)
    case .arrived, .completed: true
    case .missed, .cancelled: false
    }
  }

  // MARK: - Handovers

  /// One call for all colleagues of a visit's handovers with whom nothing is booked.
  private func handoverSteps(of visit: Visit, _ rule: Rule) -> [PlannedStep] {
    let notAttended = visit.handovers.filter { handover in
      !record.visits.values.contains { $0.dentist == handover.to && $0.endedAt > visit.endedAt }
    }
    guard !notAttended.isEmpty else { return [] }
    let booked = notAttended.map { appointment(with: $0.to, after: visit.endedAt) }
    let pending = zip(notAttended, booked).filter { $0.1 == nil }.map(\.0)
    let moot = pending.isEmpty ? booked.compactMap(\.self).first.map(SupersedeReason.appointmentBooked) : nil
    return rule.steps.map { step in
      let window = step.window(from: visit.endedAt, calendar: calendar)
      let followUp = FollowUp(
        id: FollowUpID("\(visit.id)/\(rule.id)/\(window.name)"), rule: rule.id, step: window.name,
        purpose: step.purpose, kind: step.kind, origin: .visit(visit.id),
        procedures: (pending.isEmpty ? notAttended : pending).compactMap(\.purpose).withoutRepetition(),
        dentist: visit.dentist ?? patient.attendingDentist, startsFrom: visit.endedAt, due: window.due, by: window.by,
        isClockStep: window.isClockStep, recordedAt: now)
      return PlannedStep(followUp, moot: moot)
    }
  }

  private func appointment(with dentist: StaffID, after instant: Instant) -> AppointmentID? {
    record.appointments.values.first {
      $0.appointment.dentist == dentist && $0.appointment.at > instant && isBookedOrKept($0.appointment)
    }?.appointment.id
  }

  // MARK: - Children on a membership

  /// Counts from the last attended visit alone; a newer visit starts the count anew.
  private func childMembershipSteps(_ rule: Rule) -> [PlannedStep] {
    guard patient.membership == .child, let visit = record.lastAttendedVisit else { return [] }
    let prefix = "\(patient.id)/\(rule.id)/\(visit.id)/"
    return rule.steps.flatMap { step in
      occurrences(of: step, from: visit.endedAt, id: { prefix + $0 }).map { window in
        PlannedStep(
          FollowUp(
            id: FollowUpID(prefix + window.name), rule: rule.id, step: window.name, purpose: step.purpose,
            kind: step.kind, origin: .visit(visit.id), dentist: patient.attendingDentist ?? visit.dentist,
            startsFrom: visit.endedAt, due: window.due, by: window.by, isClockStep: window.isClockStep,
            recordedAt: now))
      }
    }
  }

  // MARK: - Special dates

  private func specialDateSteps(_ rule: Rule) -> [PlannedStep] {
    var dates: [(label: String, date: AnnualDate)] = []
    if let birthday = patient.birthday { dates.append((SpecialDate.birthdayLabel, birthday.date)) }
    dates += patient.specialDates.map { ($0.label, $0.date) }
    var timesUsed: [String: Int] = [:]
    return dates.flatMap { label, date in
      timesUsed[label, default: 0] += 1
      let use = timesUsed[label, default: 1]
      let key = use == 1 ? label : "\(label)-\(use)"
      return rule.steps.flatMap { specialDateSteps(rule, $0, date, label: label, key: key) }
    }
  }

  /// The occurrence that is planned and not finished, or else the next one whose window is not over.
  private func specialDateSteps(
    _ rule: Rule, _ step: Step, _ date: AnnualDate, label: String, key: String
  ) -> [PlannedStep] {
    func planned(_ occurrence: AnnualOccurrence) -> PlannedStep {
      let start = calendar.timeZone.startOfDay(occurrence.date)
      let window = step.window(from: start, calendar: calendar)
      let suffix = step.due == CalendarDuration(days: 0) ? "" : "/\(window.name)"
      return PlannedStep(
        FollowUp(
          id: FollowUpID("\(patient.id)/\(rule.id)/\(key)/\(occurrence.year)\(suffix)"), rule: rule.id,
          step: window.name, purpose: step.purpose, kind: step.kind, origin: .specialDate(label: label),
          dentist: patient.attendingDentist, startsFrom: start, due: window.due, by: window.by,
          isClockStep: window.isClockStep, recordedAt: now))
    }
    for followUp in followUps.values
    where followUp.isOpen && followUp.rule == rule.id && followUp.origin == .specialDate(label: label) {
      guard let occurrence = date.occurrence(onOrAfter: calendar.timeZone.date(of: followUp.startsFrom)) else {
        continue
      }
      let step = planned(occurrence)
      if step.followUp.id == followUp.id, step.followUp.startsFrom == followUp.startsFrom { return [step] }
    }
    var earliest = calendar.timeZone.date(of: now)
    while let occurrence = date.occurrence(onOrAfter: earliest) {
      let step = planned(occurrence)
      if followUps[step.followUp.id].map(isFinished) != true, step.followUp.by >= now { return [step] }
      let nextDay = occurrence.date.adding(days: 1)
      // The calendar ends.
      guard nextDay > earliest else { return [] }
      earliest = nextDay
    }
    return []
  }

  // MARK: - Missed appointments

  /// Missed appointments join the stored follow-ups only when an attempt serves them; here those are kept in step.
  private func plannedMissedAppointmentSteps(_ rule: Rule) -> [PlannedStep] {
    record.missedAppointmentFollowUps(rule, at: now, calendar: calendar).filter { followUps[$0.id] != nil }
      .map { PlannedStep($0) }
  }
}

extension SpecialDate {
  /// The label that stands for the birthday among the special dates.
  public static let birthdayLabel = "birthday"
}

extension PatientRecord {
  /// The visit that ended last.
  public var lastAttendedVisit: Visit? {
    visits.values.max { ($0.endedAt, $0.id) < ($1.endedAt, $1.id) }
  }
}

extension CivilDate {
  /// Whether `other` lies at most `days` calendar days before or after.
  func isWithin(_ days: Int, of other: CivilDate) -> Bool {
    abs(dayNumber - other.dayNumber) <= days
  }
}
