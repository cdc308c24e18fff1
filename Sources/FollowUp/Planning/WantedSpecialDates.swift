internal import OrderedCollections

extension PlanningWork {
  func specialDateSteps(_ rule: Rule) -> [PlannedStep] {
    var dates = patient.specialDates.map { (label: $0.label, date: $0.date) }
    if let birthday = patient.birthday { dates.insert((SpecialDate.birthdayLabel, birthday.date), at: 0) }
    var wanted: [PlannedStep] = []
    for (place, (label, date)) in dates.enumerated() {
      let use = 1 + dates[..<place].count { $0.label == label }
      let key = use == 1 ? label : "\(label)-\(use)"
      for step in rule.steps {
        if let planned = specialDateStep(rule, step, date, label: label, key: key) { wanted.append(planned) }
      }
    }
    return wanted
  }

  /// The occurrence that is planned and not finished, or else the next one whose window is not over.
  private func specialDateStep(
    _ rule: Rule, _ step: Step, _ date: AnnualDate, label: String, key: String
  ) -> PlannedStep? {
    let prefix = FollowUpID.prefix(patient.id.rawValue, rule.id) + key + "/"
    let suffix = step.due == CalendarDuration(days: 0) ? "" : "/\(step.name)"
    func id(of occurrence: AnnualOccurrence) -> FollowUpID {
      FollowUpID(prefix + String(occurrence.year) + suffix)
    }
    func planned(_ id: FollowUpID, from start: Instant, _ window: StepWindow) -> PlannedStep {
      PlannedStep(
        FollowUp(
          id: id, rule: rule.id, step: window.name, purpose: step.purpose, kind: step.kind,
          origin: .specialDate(label: label), dentist: patient.attendingDentist, startsFrom: start, due: window.due,
          by: window.by, isClockStep: window.isClockStep, recordedAt: now))
    }
    for index in unsettled {
      let followUp = followUps.values[index]
      guard followUp.isOpen, case .specialDate(label) = followUp.origin, followUp.rule == rule.id,
        let occurrence = date.occurrence(onOrAfter: calendar.timeZone.date(of: followUp.startsFrom)),
        calendar.timeZone.startOfDay(occurrence.date) == followUp.startsFrom, id(of: occurrence) == followUp.id
      else { continue }
      return planned(followUp.id, from: followUp.startsFrom, step.window(from: followUp.startsFrom, calendar: calendar))
    }
    var earliest = calendar.timeZone.date(of: now)
    while let occurrence = date.occurrence(onOrAfter: earliest) {
      let (id, start) = (id(of: occurrence), calendar.timeZone.startOfDay(occurrence.date))
      let window = step.window(from: start, calendar: calendar)
      if window.by >= now, followUps[id].map({ isFinished($0) }) != true { return planned(id, from: start, window) }
      let nextDay = occurrence.date.adding(days: 1)
      // The calendar ends.
      guard nextDay > earliest else { return nil }
      earliest = nextDay
    }
    return nil
  }
}

extension SpecialDate {
  /// The label that stands for the birthday among the special dates.
  public static let birthdayLabel = "birthday"
}
