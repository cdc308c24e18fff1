import FollowUp
import OrderedCollections
import Wording

/// The scripts of a call with everything filled in, as lines to be read out.
struct CallScript: Hashable, Sendable {
  /// What part of the talk is shown.
  enum Topic: Hashable, Sendable {
    case conversation, discomfort, complaint, referral, birthdayQuestion, textMessage, voicemail, thirdParty

    /// The one section it shows; nil for the conversation, which has several.
    var section: ScriptSection? {
      switch self {
      case .conversation: nil
      case .discomfort: .discomfort
      case .complaint: .complaint
      case .referral: .referral
      case .birthdayQuestion: .birthdayQuestion
      case .textMessage: .textMessage
      case .voicemail: .voicemail
      case .thirdParty: .thirdParty
      }
    }
  }

  /// A line of the script, or a heading over the lines that follow.
  enum Line: Hashable, Sendable {
    case heading(String)
    /// Which of several reasons the lines after it are about.
    case reason(String)
    case text(FilledText, ScriptSection)
    /// What the record lacks for this script.
    case missing(String)
  }

  let context: CallSheetContext

  func lines(on topic: Topic) -> [Line] {
    let lines = topic.section.map(section) ?? conversation
    var missing: [Placeholder] = []
    for case .text(let text, _) in lines {
      missing += text.missing.filter { !missing.contains($0) }
    }
    guard !missing.isEmpty else { return lines }
    let names = missing.map { context.voice.name(of: $0.rawValue, as: PlaceholderPhrase.self) }
    return lines + [
      .missing(context.voice(CallSheetPhrase.missingValues, ["names": names.joined(separator: separator)]))
    ]
  }

  /// The text of the message that can be sent where no call got through.
  var textMessage: String {
    lines(on: .textMessage).compactMap { if case .text(let text, _) = $0 { text.text } else { nil } }
      .joined(separator: "\n")
  }

  /// The greeting and the farewell of the most urgent reason, and in between what belongs to each reason.
  private var conversation: [Line] {
    let followUps = context.followUps
    var lines = section(.greeting, of: followUps.first)
    var said: Set<String> = []
    for followUp in followUps {
      var own: [Line] = []
      for part in [ScriptSection.opening, .questions, .advice, .toDentist] {
        // Two reasons may share a general question; it is asked once.
        let fresh = filled(part, of: followUp).filter { said.insert($0.text).inserted }
        if !fresh.isEmpty { own += [heading(of: part)] + fresh.map { .text($0, part) } }
      }
      if followUps.count > 1 && !own.isEmpty { lines.append(.reason(context.voice.reason(followUp))) }
      lines += own
    }
    return lines + section(.closing, of: followUps.first)
  }

  private func section(_ section: ScriptSection) -> [Line] {
    filled(section, of: context.followUps.first).map { .text($0, section) }
  }

  private func section(_ section: ScriptSection, of followUp: FollowUp?) -> [Line] {
    let texts = filled(section, of: followUp)
    return texts.isEmpty ? [] : [heading(of: section)] + texts.map { .text($0, section) }
  }

  private func heading(of section: ScriptSection) -> Line {
    switch section {
    case .greeting: .heading(context.voice(CallSheetPhrase.greeting))
    case .opening: .heading(context.voice(CallSheetPhrase.opening))
    case .questions: .heading(context.voice(CallSheetPhrase.questions))
    case .advice: .heading(context.voice(CallSheetPhrase.advice))
    case .toDentist: .heading(context.voice(CallSheetPhrase.toDentist))
    case .closing: .heading(context.voice(CallSheetPhrase.closing))
    case .discomfort, .complaint, .referral, .birthdayQuestion, .textMessage, .voicemail, .thirdParty: .heading("")
    }
  }

  /// The lines about `followUp`; without one, those that hold for every call.
  private func filled(_ section: ScriptSection, of followUp: FollowUp?) -> [FilledText] {
    let (attempt, audience) = (context.entry.attempt, context.audience)
    let key =
      followUp.map { ScriptKey($0, attempt: attempt, audience: audience) }
      ?? ScriptKey(rule: "", step: "", purpose: "", attempt: attempt, audience: audience)
    var values = values(for: followUp)
    // Who is named to the patient is who gets the case.
    if [.discomfort, .complaint].contains(section) {
      values[.dentist] = name(of: context.record.dentistToTell(followUp))
    }
    return context.scripts.script(for: key)[section].map {
      $0.filled(with: values, standIns: context.scripts.standIns)
    }
  }

  private var separator: String { context.language == .chinese ? "、" : ", " }

  /// What the record and the clinic have for the places of a script.
  private func values(for followUp: FollowUp?) -> [Placeholder: String] {
    let patient = context.patient
    var values: [Placeholder: String] = [
      .patient: patient.name,
      .clinic: context.clinic.settings.name,
      .receptionist: context.receptionist,
    ]
    values[.guardian] = context.guardian?.name
    values[.dentist] = name(of: followUp?.dentist ?? patient.attendingDentist)
    values[.appointment] = appointment(for: followUp).map { context.spokenMoment($0.at) }
    if let followUp { values.merge(self.values(of: followUp)) { $1 } }
    return values
  }

  private func name(of dentist: StaffID?) -> String? { dentist.flatMap { context.clinic.staffMember($0)?.name } }

  private func values(of followUp: FollowUp) -> [Placeholder: String] {
    var values: [Placeholder: String] = [
      .procedure: followUp.procedures.map { context.voice.name(of: $0, as: ProcedurePhrase.self) }
        .joined(separator: separator),
      .tooth: followUp.teeth.map { String($0.number) }.joined(separator: separator),
      .elapsed: elapsed(since: followUp),
      .request: followUp.note,
    ]
    values[.colleague] = colleague(for: followUp)
    if case .specialDate(let label) = followUp.origin {
      values[.occasion] = context.voice.name(of: label, as: SpecialDatePhrase.self)
    }
    return values
  }

  /// How long ago the treatment was by the step's own count: `2 hours`, `7 days`; empty where the step is no span.
  private func elapsed(since followUp: FollowUp) -> String {
    guard followUp.origin.visit != nil, let span = CalendarDuration(followUp.step) else { return "" }
    let minutes = Int(clamping: span.seconds / .minute)
    let (phrase, count): (CallSheetPhrase, Int) =
      if span.isClock {
        minutes % 60 == 0 ? (.hoursAgo, minutes / 60) : (.minutesAgo, minutes)
      } else if span.months > 0 {
        span.months % 12 == 0 ? (.yearsAgo, span.months / 12) : (.monthsAgo, span.months)
      } else {
        (.daysAgo, span.days)
      }
    return count > 0 ? context.voice(phrase, count: count) : ""
  }

  private func appointment(for followUp: FollowUp?) -> Appointment? {
    if case .appointment(let id) = followUp?.origin { return context.record.appointments[id]?.appointment }
    return context.nextAppointment
  }

  private func colleague(for followUp: FollowUp) -> String? {
    guard let visit = followUp.origin.visit, let handover = context.record.visits[visit]?.handovers.first else {
      return nil
    }
    return context.clinic.staffMember(handover.to)?.name
  }
}
