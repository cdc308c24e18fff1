import FollowUp
import OrderedCollections
import Wording

extension Model {
  /// Opens the chosen line: the call sheet, a patient, the calls that can wait.
  mutating func confirm() -> [Effect] {
    switch pages.last {
    case nil where queue.isFoldSelected:
      queue.isCanWaitOpen.toggle()
      return []
    case .search: return openPatient()
    case .escalations:
      askForAnswer()
      return []
    case .reading(let page) where page.subject == .help: return []
    case .callSheet: return []
    case nil, .patient, .reading: return claimForCall()
    }
  }

  private mutating func claimForCall() -> [Effect] {
    guard let patient = chosenPatient else {
      notice = .nothingChosen
      return []
    }
    guard !hasCallSheet else {
      notice = .anotherCallIsOpen
      return []
    }
    guard withdrawCallToOpen() else { return [] }
    return send(.claim(desk: identity.desk), for: patient, .openCallSheet)
  }

  /// Opens the chosen patient; of what was typed and is still searched for, the best match once it is found.
  mutating func openPatient() -> [Effect] {
    if case .search(var page) = pages.last, !page.isCurrent, !page.field.trimmed.isEmpty {
      page.opensBest = true
      pages[pages.count - 1] = .search(page)
      // It may not be searched for any more: the clinic could not be read, or another page was answered instead.
      return [.search(page.field.trimmed)]
    }
    guard let patient = chosenPatient else {
      notice = .nothingChosen
      return []
    }
    if case .patient(let page) = pages.last, page.patient == patient { return [] }
    pages.append(.patient(PatientPage(patient: patient)))
    return [.logAccess(patient, .patientPage)]
  }

  /// Shows the chosen patient's numbers in full, or masks them again.
  mutating func showPhones() -> [Effect] {
    guard let patient = chosenPatient else {
      notice = .nothingChosen
      return []
    }
    revealedPatient = revealedPatient == patient ? nil : patient
    return revealedPatient.map { [.logAccess($0, .phoneNumbers)] } ?? []
  }

  /// One attempt that reached nobody, for every reason of the chosen line, without opening the call sheet.
  mutating func recordNoAnswer() -> [Effect] {
    guard pages.isEmpty || isPatientPage, let patient = chosenPatient, let entry = entry(of: patient) else {
      notice = .noOpenFollowUp
      return []
    }
    if let waiting = waitingAttempt(for: patient) {
      notice = .alreadyWaiting(waiting)
      return []
    }
    let draft = AttemptDraft(
      id: identifiers.next(),
      serving: .these(entry.followUps.map { ReasonOutcome(followUp: $0.followUp.id, disposition: .noAnswer) }),
      disposition: .noAnswer)
    return send(
      .recordAttempt(draft), for: patient,
      .perform(.attempt(name: name(of: patient), [.noAnswer]), undo: .takeBack(draft.id)))
  }

  private var isPatientPage: Bool {
    if case .patient = pages.last { true } else { false }
  }

  mutating func toggleVIP() -> [Effect] {
    guard let id = chosenPatient, let patient = patient(id) else {
      notice = .nothingChosen
      return []
    }
    let present = waitingVIP(of: id) ?? patient.vip
    let flag = present == nil ? VIPFlag(reason: "") : nil
    return send(
      .setVIP(flag), for: id, .perform(.vip(name: patient.name, flag != nil), undo: .setVIP(present)))
  }

  mutating func markArrived() -> [Effect] {
    guard let id = chosenPatient, let record = record(of: id) else {
      notice = .nothingChosen
      return []
    }
    let waiting = record.appointments.values.map(\.appointment).filter {
      zone.date(of: $0.at) == today && ($0.status == .booked || $0.status == .missed)
    }
    guard let appointment = waiting.min(by: { $0.at < $1.at }) else {
      notice = .noMissedAppointment
      return []
    }
    return send(
      .setAppointmentStatus(appointment.id, .arrived), for: id,
      .perform(
        .arrived(name: record.patient.name), undo: .setAppointmentStatus(appointment.id, appointment.status)))
  }

  mutating func takeBackAttempt() -> [Effect] {
    guard case .patient(let page) = pages.last, let record = record(of: page.patient),
      case .attempt(let id) = overviewTarget(of: page), let attempt = record.attempts[id], attempt.stands
    else {
      notice = .nothingToTakeBack
      return []
    }
    undoSteps.removeAll { $0.command == .takeBack(id) }
    let step = UndoStep(
      deed: .attempt(name: record.patient.name, attempt.results), patient: record.id, command: .takeBack(id))
    return send(.takeBack(id), for: record.id, .undo(step))
  }

  mutating func acknowledgeEscalation() -> [Effect] {
    guard let pending = chosenEscalation else {
      notice = .nothingChosen
      return []
    }
    guard pending.escalation.state == .open else {
      notice = .nothingToAcknowledge
      return []
    }
    return send(
      .acknowledgeEscalation(pending.escalation.id), for: pending.patient,
      .perform(.acknowledged(name: pending.name), undo: .takeBackAcknowledgement(pending.escalation.id)))
  }

  /// The chosen one of the escalations' page, else the chosen patient's most pressing one.
  var chosenEscalation: PendingEscalation? {
    if case .escalations(let page) = pages.last { return escalation(at: page.selection) }
    return data?.queue.escalations.first { $0.patient == chosenPatient }
  }

  func name(of patient: PatientID) -> String {
    self.patient(patient)?.name ?? data?.name(of: patient) ?? patient.rawValue
  }
}
