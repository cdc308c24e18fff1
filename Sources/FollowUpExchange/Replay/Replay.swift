public import FollowUp

/// What an exchange document tells, done again in the order in which it happened: treatments are recorded when they
/// end, missed patients are missed when they don't come, calls are made when they were made.
///
/// An import plans what is still to be done; a replay also shows what was done. It serves the sample clinic, whose
/// lists, call records and weekly figures come from it.
public struct Replay: Hashable, Sendable {
  /// What happens to each patient, in the order of its times; the patients in the order of the document.
  public private(set) var courses: [[DatedCommand]] = []

  /// - Parameters:
  ///   - document: What happened.
  ///   - start: When its patients are registered, with whatever lies before it.
  ///   - now: What lies after it is left out, but for appointments.
  ///   - lastCall: Calls after it are left out; nil: those after `now`.
  public init(
    _ document: ExchangeDocument, from start: Instant, to now: Instant, callsUntil lastCall: Instant? = nil
  ) {
    let names = Dictionary(document.staff.map { ($0.id, $0.name) }) { first, _ in first }
    var places: [PatientID: Int] = [:]
    for patient in document.patients {
      places[patient.id] = courses.count
      courses.append(Replay.rows(of: patient, names: names, from: start, to: now))
    }
    for attempt in document.attempts where attempt.at > start && attempt.at <= min(now, lastCall ?? now) {
      let place = places[attempt.patient] ?? courses.count
      if place == courses.count {
        places[attempt.patient] = place
        courses.append([])
      }
      courses[place].append(
        DatedCommand(
          patient: attempt.patient, command: .recordAttempt(attempt.draft), at: attempt.at, author: attempt.by))
      guard let answer = attempt.answer, answer.at <= now else { continue }
      let escalation = EscalationID(attempt.id.rawValue + "/escalation")
      courses[place].append(
        DatedCommand(
          patient: attempt.patient, command: .answerEscalation(escalation, answer: answer.text), at: answer.at,
          author: answer.by))
    }
    for place in courses.indices { courses[place].sortByTime() }
  }

  /// All commands in the order of their times.
  public var commands: [DatedCommand] {
    var commands = courses.flatMap(\.self)
    commands.sortByTime()
    return commands
  }

  /// Registers the patient at `start` and records later rows at their times.
  private static func rows(
    of patient: PatientRows, names: [StaffID: String], from start: Instant, to now: Instant
  ) -> [DatedCommand] {
    func author(_ dentist: StaffID?) -> String { dentist.flatMap { names[$0] } ?? "" }
    var known = patient.rows
    known.visits.removeAll { $0.endedAt > start }
    // What comes of an appointment is not known before its time.
    for index in known.appointments.indices where known.appointments[index].at > start {
      if known.appointments[index].status != .cancelled { known.appointments[index].status = .booked }
    }
    var commands = [DatedCommand(patient: patient.id, command: .importRows(known), at: start, author: "")]
    for visit in patient.rows.visits where visit.endedAt > start && visit.endedAt <= now {
      commands.append(
        DatedCommand(
          patient: patient.id, command: .importRows(ImportedRows(visits: [visit])), at: visit.endedAt,
          author: author(visit.dentist)))
    }
    for appointment in patient.rows.appointments where appointment.at > start && appointment.at <= now {
      let delay: Int64
      switch appointment.status {
      case .booked, .cancelled: continue
      case .arrived, .completed: delay = 0
      case .missed: delay = Replay.missedAfter
      }
      guard appointment.at + delay <= now else { continue }
      commands.append(
        DatedCommand(
          patient: patient.id, command: .setAppointmentStatus(appointment.id, appointment.status),
          at: appointment.at + delay, author: author(appointment.dentist)))
    }
    return commands
  }

  /// How long after its time an appointment is set down as missed.
  private static let missedAfter: Int64 = 20 * .minute
}

extension [DatedCommand] {
  /// Commands of one moment stay in the order in which they were added.
  fileprivate mutating func sortByTime() {
    let order = indices.sorted { (self[$0].at, $0) < (self[$1].at, $1) }
    self = order.map { self[$0] }
  }
}

/// A command, when it was given and by whom.
public struct DatedCommand: Hashable, Sendable {
  public var patient: PatientID
  public var command: Command
  public var at: Instant
  /// Empty for the import that a replay begins with.
  public var author: String

  public init(patient: PatientID, command: Command, at: Instant, author: String) {
    self.patient = patient
    self.command = command
    self.at = at
    self.author = author
  }
}
