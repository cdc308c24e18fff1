internal import OrderedCollections

extension PlanningWork {
  /// Everything the protocol asks for and that is not over and done with, in the order of visits and rules. Windows
  /// that are over are among it where they are planned. Of what stands just as it is wanted, only where it does is
  /// noted in `standing`: that is most of it, each time something is recorded.
  func wantedSteps(noting standing: inout WantedFollowUps) -> [PlannedStep] {
    var wanted: [PlannedStep] = []
    wanted.reserveCapacity(8)
    let visits = record.visits.values
    let unsettledOf = unsettledByVisit()
    for place in visits.indices {
      let unsettled = unsettledOf[place]
      if unsettled.isEmpty, followUpProtocol.rulesByProcedure.arePlainlyOver(for: visits[place], at: now) {
        continue
      }
      addTreatmentSteps(of: visits[place], unsettled, noting: &standing, to: &wanted)
    }
    for rule in followUpProtocol.rulesBeyondTreatments {
      switch rule.trigger {
      case .handover:
        for place in visits.indices where !visits[place].handovers.isEmpty {
          wanted += handoverSteps(of: visits[place], rule)
        }
      case .childMembership: wanted += childMembershipSteps(rule)
      case .specialDate: wanted += specialDateSteps(rule)
      case .missedAppointment: wanted += plannedMissedAppointmentSteps(rule)
      case .procedures, .otherTreatment, .request: break
      }
    }
    return wanted
  }

  /// Where those ``unsettled`` stand that come of each visit.
  private func unsettledByVisit() -> [[Int]] {
    var unsettledOf = [[Int]](repeating: [], count: record.visits.count)
    for index in unsettled {
      guard let visit = followUps.values[index].origin.visit, let place = record.visits.index(forKey: visit) else {
        continue
      }
      unsettledOf[place].append(index)
    }
    return unsettledOf
  }

  /// `unsettled` are those that come of this visit.
  private func addTreatmentSteps(
    of visit: Visit, _ unsettled: [Int], noting standing: inout WantedFollowUps, to wanted: inout [PlannedStep]
  ) {
    for applied in followUpProtocol.rules(appliedBy: visit) {
      let prefix = FollowUpID.prefix(visit.id.rawValue, applied.rule.id)
      let steps = applied.steps
      for place in steps.indices {
        let step = steps[place].step
        func add(_ window: StepWindow) {
          guard !unsettled.isEmpty || window.by >= now else { return }
          let stands = unsettled.first {
            isAsWanted(followUps.values[$0], applied.rule, steps[place], window, of: visit, idPrefix: prefix)
          }
          if let stands { return standing.insert(stands, moot: nil) }
          let id = FollowUpID(prefix + window.name)
          guard followUps[id].map({ !$0.isSettled }) ?? (window.by >= now) else { return }
          let followUp = followUp(
            applied.rule, step, window, of: visit, id: id, procedures: steps[place].procedures.values { $0.code },
            teeth: steps[place].procedures.values { $0.tooth })
          let moot = step.unlessAppointmentWithinDays.flatMap { appointmentKept(within: $0, of: window.due) }
          wanted.append(PlannedStep(followUp, moot: moot))
        }
        if step.repeats {
          occurrences(of: step, from: visit.endedAt, idPrefix: prefix).forEach(add)
        } else {
          add(steps[place].window(from: visit.endedAt, calendar: calendar))
        }
      }
    }
  }

  /// Whether a follow-up that comes of `visit` is open and just as it would be planned now: whether it
  /// ``FollowUp/asksForTheSame(as:)`` that, without that one being made. No where the step may be needless.
  private func isAsWanted(
    _ followUp: FollowUp, _ rule: Rule, _ applied: AppliedStep, _ window: StepWindow, of visit: Visit,
    idPrefix prefix: String
  ) -> Bool {
    let step = applied.step
    return followUp.due == window.due && followUp.by == window.by && followUp.isClockStep == window.isClockStep
      && followUp.isOpen && followUp.startsFrom == visit.endedAt && followUp.kind == step.kind
      && followUp.step == window.name && followUp.rule == rule.id && followUp.purpose == step.purpose
      && followUp.dentist == visit.dentist ?? patient.attendingDentist && step.unlessAppointmentWithinDays == nil
      && followUp.id.isMade(of: prefix, window.name)
      && applied.procedures.give(followUp.procedures, \.code) && applied.procedures.give(followUp.teeth, \.tooth)
  }

  /// `dentist` is who treated the patient where nobody else is named.
  func followUp(
    _ rule: Rule, _ step: Step, _ window: StepWindow, of visit: Visit, id: FollowUpID, procedures: [String] = [],
    teeth: [ToothNumber] = [], dentist: StaffID? = nil
  ) -> FollowUp {
    FollowUp(
      id: id, rule: rule.id, step: window.name, purpose: step.purpose, kind: step.kind, origin: .visit(visit.id),
      procedures: procedures, teeth: teeth, dentist: dentist ?? visit.dentist ?? patient.attendingDentist,
      startsFrom: visit.endedAt, due: window.due, by: window.by, isClockStep: window.isClockStep, recordedAt: now)
  }

  /// The occurrences of a step that are planned already, and the next one where none of those is still to be finished.
  /// A step that does not repeat has one.
  func occurrences(of step: Step, from start: Instant, idPrefix prefix: String) -> [StepWindow] {
    guard step.repeats else { return [step.window(from: start, calendar: calendar)] }
    let planned = followUps.values.compactMap { followUp -> (index: Int, isUnfinished: Bool)? in
      guard followUp.id.rawValue.hasPrefix(prefix), let index = step.occurrence(named: followUp.step),
        followUp.id.rawValue == prefix + followUp.step
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
  func isFinished(_ followUp: FollowUp) -> Bool {
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

  func isBookedOrKept(_ appointment: Appointment) -> Bool {
    switch appointment.status {
    case .booked: !record.isMissed(appointment, at: now, settings: calendar.settings)
    case .arrived, .completed: true
    case .missed, .cancelled: false
    }
  }

  /// Missed appointments join the stored follow-ups only when an attempt serves them; here those are kept in step.
  private func plannedMissedAppointmentSteps(_ rule: Rule) -> [PlannedStep] {
    record.missedAppointmentFollowUps(rule, at: now, calendar: calendar).filter { followUps[$0.id] != nil }
      .map { PlannedStep($0) }
  }
}

extension CivilDate {
  /// Whether `other` lies at most `days` calendar days before or after.
  func isWithin(_ days: Int, of other: CivilDate) -> Bool {
    abs(dayNumber - other.dayNumber) <= days
  }
}
