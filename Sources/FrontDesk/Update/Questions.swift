import FollowUp
import OrderedCollections
import Screen
import Wording

extension Model {
  // MARK: - Asking

  private mutating func ask(
    _ subject: Question.Subject, about patient: PatientID, named name: String, text: String = ""
  ) {
    dialog = .question(
      Question(subject: subject, patient: patient, name: name, field: TextField(text, limit: 300)))
  }

  private mutating func ask(_ subject: Question.Subject, about patient: Patient, text: String = "") {
    ask(subject, about: patient.id, named: patient.name, text: text)
  }

  private mutating func chosenPatientOrNotice() -> Patient? {
    guard let patient = chosenPatient.flatMap({ patient($0) }) else {
      notice = .nothingChosen
      return nil
    }
    return patient
  }

  mutating func askForVIPReason() {
    guard let patient = chosenPatientOrNotice() else { return }
    guard let flag = patient.vip else {
      notice = .notVIP
      return
    }
    ask(.vipReason, about: patient, text: flag.reason)
  }

  mutating func askForSkipReason() {
    guard let patient = chosenPatientOrNotice() else { return }
    guard let followUp = chosenFollowUp else {
      notice = .noOpenFollowUp
      return
    }
    ask(.skip(followUp.id, from: followUp.state), about: patient)
  }

  mutating func askForNewTime() {
    guard let patient = chosenPatientOrNotice() else { return }
    guard let chosen = chosenFollowUp else {
      notice = .noOpenFollowUp
      return
    }
    ask(.reschedule(chosen.id, from: chosen.state), about: patient)
    proposeTimes()
  }

  mutating func askForRequest() {
    guard let patient = chosenPatientOrNotice() else { return }
    ask(.request, about: patient)
  }

  mutating func askForAnswer() {
    guard let pending = chosenEscalation else {
      notice = .nothingChosen
      return
    }
    ask(
      .answer(pending.escalation.id, from: pending.escalation.state), about: pending.patient, named: pending.name)
  }

  /// The follow-up that an action is about: the chosen one of a patient's page, else the most urgent of the line.
  private var chosenFollowUp: FollowUp? {
    guard let patient = chosenPatient else { return nil }
    if case .patient(let page) = pages.last, case .followUp(let id) = overviewTarget(of: page) {
      let followUp = record(of: patient)?.followUps[id]
      return followUp?.isOpen == true ? followUp : nil
    }
    return entry(of: patient)?.followUps.first?.followUp
  }

  /// The next batches, to be chosen from.
  private mutating func proposeTimes() {
    guard case .question(var question) = dialog, let calendar = data?.calendar else { return }
    var moment = now
    for _ in 0..<5 {
      let batch = calendar.firstBatch(after: moment)
      question.proposals.append(Question.Proposal(lane: .batch(batch.time), at: batch.at))
      moment = batch.at
    }
    question.selection = 0
    dialog = .question(question)
  }

  // MARK: - Answering

  mutating func answerDialog(_ event: InputEvent) -> [Effect] {
    switch dialog {
    case .palette(let palette): return answer(palette, event)
    case .question(let question): return answer(question, event)
    case nil: return []
    }
  }

  private mutating func answer(_ question: Question, _ event: InputEvent) -> [Effect] {
    var question = question
    notice = nil
    switch event {
    case .key(.escape, _), .key(.character("c"), .control):
      dialog = nil
      return []
    case .key(.enter, _): return accept(question)
    case .key(.up, []) where !question.proposals.isEmpty: question.choose(-1)
    case .key(.down, []) where !question.proposals.isEmpty, .key(.tab, []) where !question.proposals.isEmpty:
      question.choose(1)
    default:
      let response = question.field.handle(event)
      tell(of: response)
      if response.isChange {
        question.selection = question.field.isEmpty && !question.proposals.isEmpty ? 0 : nil
      }
    }
    dialog = .question(question)
    return []
  }

  /// Says what a field had no room for.
  mutating func tell(of response: FieldResponse) {
    if case .cutShort(let count) = response { notice = .told(voice(FormPhrase.cutShort, count: count)) }
  }

  private mutating func accept(_ question: Question) -> [Effect] {
    let text = question.field.trimmed
    switch question.subject {
    case .vipReason:
      dialog = nil
      return send(
        .setVIP(VIPFlag(reason: text)), for: question.patient,
        .perform(
          .vipReason(name: question.name, text), undo: .setVIP(patient(question.patient)?.vip ?? VIPFlag(reason: ""))),
        answering: question)
    case .skip(let id, let before):
      guard !text.isEmpty else { return refuse(.rejected(.emptySkipReason, name: question.name)) }
      dialog = nil
      return send(
        .skip(id, reason: text), for: question.patient,
        .perform(.skipped(name: question.name, reason: text), undo: .putBack(id, as: before)), answering: question)
    case .answer(let id, let before):
      guard !text.isEmpty else { return refuse(.rejected(.emptyAnswer, name: question.name)) }
      // Another desk may have noted something while this one typed.
      let before = data?.queue.escalations.first { $0.escalation.id == id }?.escalation.state ?? before
      dialog = nil
      return send(
        .answerEscalation(id, answer: text), for: question.patient,
        .perform(.answered(name: question.name), undo: .takeBackAnswer(id, restoring: before)), answering: question)
    case .request:
      guard !text.isEmpty else { return [] }
      var next = question
      next.subject = .requestTime(note: text)
      next.field = TextField(limit: 40)
      dialog = .question(next)
      proposeTimes()
      return []
    case .reschedule(let id, let before):
      guard let place = time(of: question) else { return [] }
      dialog = nil
      return send(
        .reschedule(id, lane: place.lane, at: place.at), for: question.patient,
        .perform(
          .rescheduled(name: question.name, to: place.at), undo: .putBack(id, as: before)), answering: question)
    case .requestTime(let note):
      guard let place = time(of: question) else { return [] }
      dialog = nil
      let request = FollowUpRequest(
        id: identifiers.next(), requestedBy: identity.name, date: .moment(place.at), note: note,
        dentist: patient(question.patient)?.attendingDentist)
      return send(
        .requestFollowUp(request), for: question.patient,
        .perform(
          .requested(name: question.name, at: place.at), undo: .skip(request.id, reason: voice(ActionPhrase.undo))),
        answering: question)
    }
  }

  /// The place on the list that a question was answered with; nil, with a notice, where there is none.
  private mutating func time(of question: Question) -> Question.Proposal? {
    if let selection = question.selection, question.proposals.indices.contains(selection) {
      return question.proposals[selection]
    }
    guard let moment = moment(in: question) else {
      notice = .timeNotUnderstood
      return nil
    }
    guard moment > now else {
      notice = .timePassed(moment)
      return nil
    }
    let clock = zone.time(of: moment)
    let isBatch = data?.calendar.batches(on: zone.date(of: moment)).contains { $0.at == moment } ?? false
    return Question.Proposal(lane: isBatch ? .batch(clock) : .timed, at: moment)
  }

  /// What is typed as a moment; nil where it is none.
  func moment(in question: Question) -> Instant? {
    let reader = DateTimeReader(now: now, timeZone: zone, defaultTime: data?.clinic.settings.batches.first)
    if case .moment(let moment) = reader.read(question.field.text) { return moment }
    return nil
  }

  private mutating func refuse(_ notice: Notice) -> [Effect] {
    self.notice = notice
    return []
  }
}

extension Question {
  fileprivate mutating func choose(_ step: Int) {
    let current = selection ?? (step > 0 ? -1 : proposals.count)
    selection = min(max(current + step, 0), proposals.count - 1)
    field.clear()
  }
}
