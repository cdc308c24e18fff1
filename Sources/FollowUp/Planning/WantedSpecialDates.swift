internal import OrderedCollections

extension PlanningWork {
  func specialDateSteps(_ rule: Rule) -> [PlannedStep] {
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
    for index in unsettled {
      let followUp = followUps.values[index]
      guard followUp.isOpen, followUp.rule == rule.id, followUp.origin == .specialDate(label: label),
        let occurrence = date.occurrence(onOrAfter: calendar.timeZone.date(of: followUp.startsFrom))
      else { continue }
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
}

extension SpecialDate {
  /// The label that stands for the birthday among the special dates.
  public static let birthdayLabel = "birthday"
}
