import FollowUp
import Wording

/// Says in full sentences why a call stands where it stands.
struct WhyWording {
  let data: DeskData
  let now: Instant
  let voice: Voice

  private var zone: ClinicTimeZone { data.timeZone }

  /// The reason for the place in the order first, then each follow-up on its own. `record` is the patient's.
  func sentences(about entry: QueueEntry, of record: PatientRecord) -> [String] {
    let day = QueueDay(at: now, clinic: data.clinic, followUpProtocol: data.followUpProtocol)
    return [order(of: entry)] + particulars(of: entry)
      + record.explanations(of: entry, on: day).map { sentence(about: $0) }
  }

  /// One follow-up: the rule it comes from, its window, and how it came to its place.
  private func sentence(about explanation: Explanation) -> String {
    let followUp = explanation.followUp
    var sentences = [origin(of: followUp), window(of: followUp)]
    if explanation.isPlacedFromRecording && followUp.state == .planned {
      sentences.append(voice(WhyPhrase.recordedLater, ["time": moment(followUp.recordedAt)]))
    }
    sentences.append(place(explanation.firstPlacement))
    if explanation.isCarriedOver { sentences.append(place(explanation.placement)) }
    return sentences.joined(separator: voice.language == .chinese ? "" : " ")
  }

  private func order(of entry: QueueEntry) -> String {
    if entry.canWait { return voice(WhyPhrase.canWait) }
    let phrase: WhyPhrase =
      switch entry.urgency {
      case .timedDue: .timedDue
      case .missedAppointment: .missedAppointment
      case .overdueClinical: .overdueClinical
      case .vip: .vip
      case .clinical: .clinical
      case .overdueOther: .overdueOther
      case .other: .other
      case .greeting: .greeting
      }
    return voice(phrase)
  }

  private func particulars(of entry: QueueEntry) -> [String] {
    var sentences: [String] = []
    if entry.attempt > 1 { sentences.append(voice(WhyPhrase.attempts, count: entry.attempt - 1)) }
    if let owner = entry.personalTo { sentences.append(voice(WhyPhrase.personal, ["name": owner])) }
    if !entry.sharesNumberWith.isEmpty {
      let names = entry.sharesNumberWith.map { data.name(of: $0) ?? $0.rawValue }
      sentences.append(voice(WhyPhrase.sharedNumber, ["names": names.joined(separator: voice.listSeparator)]))
    }
    return sentences
  }

  private func origin(of followUp: FollowUp) -> String {
    let rule = voice.name(of: followUp.rule.rawValue, as: RulePhrase.self)
    let purpose =
      followUp.note.isEmpty ? voice.name(of: followUp.purpose, as: PurposePhrase.self) : followUp.note
    let step = voice.elapsed(step: followUp.step)
    return step.isEmpty
      ? voice(WhyPhrase.ruleOther, ["rule": rule, "purpose": purpose])
      : voice(WhyPhrase.ruleStep, ["rule": rule, "step": step, "purpose": purpose])
  }

  private func window(of followUp: FollowUp) -> String {
    let (first, last) = (zone.date(of: followUp.due), zone.date(of: followUp.by))
    if followUp.isClockStep {
      guard first == last else {
        return voice(WhyPhrase.windowClock, ["from": moment(followUp.due), "to": moment(followUp.by)])
      }
      let (from, to) = (zone.time(of: followUp.due), zone.time(of: followUp.by))
      return voice(WhyPhrase.windowClockOfDay, ["date": day(first), "from": "\(from)", "to": "\(to)"])
    }
    if first == last { return voice(WhyPhrase.windowDay, ["date": day(first)]) }
    return voice(WhyPhrase.windowDays, ["from": day(first), "to": day(last)])
  }

  private func place(_ placement: Placement) -> String {
    let time = moment(placement.at)
    switch placement.reason {
    case .batchInWindow: return voice(WhyPhrase.batchInWindow, ["time": time])
    case .preferredBatchInWindow: return voice(WhyPhrase.preferredBatchInWindow, ["time": time])
    case .timedAtDue: return voice(WhyPhrase.timedAtDue, ["time": time])
    case .timedAtEndOfCallingHours: return voice(WhyPhrase.timedAtEndOfCallingHours, ["time": time])
    case .batchOfDayBefore: return voice(WhyPhrase.batchOfDayBefore, ["time": time])
    case .firstBatchAfterDue: return voice(WhyPhrase.firstBatchAfterDue, ["time": time])
    case .rescheduled(.byDesk): return voice(WhyPhrase.rescheduledByDesk, ["time": time])
    case .rescheduled(.disposition(let disposition)):
      let name = voice.name(of: disposition.rawValue, as: DispositionPhrase.self)
      return voice(WhyPhrase.rescheduledAfter, ["disposition": name, "time": time])
    case .carriedOver(let from): return voice(WhyPhrase.carriedOver, ["time": moment(from)])
    }
  }

  private func moment(_ instant: Instant) -> String { voice.momentInText(instant, from: now, in: zone) }
  private func day(_ date: CivilDate) -> String { voice.day(date, from: zone.date(of: now)) }
}

extension Voice {
  /// What stands between the members of a list.
  var listSeparator: String { language == .chinese ? "、" : ", " }
}
