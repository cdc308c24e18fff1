import FollowUp
import Screen
import Wording

/// Who is called, by which number, and why.
struct CallSheetHeader {
  let sheet: CallSheet

  private var context: CallSheetContext { sheet.context }
  private var patient: Patient { context.patient }
  private var voice: Voice { context.voice }

  func draw(in buffer: inout CellBuffer, _ layout: CallSheetLayout) {
    let lines = [person, number, history]
    for (offset, line) in lines.prefix(layout.header.rows).enumerated() {
      buffer.put(
        line, at: Position(row: layout.header.row + offset, column: 1), maxColumns: layout.header.columns - 1)
    }
    let place = "\(voice(CallSheetPhrase.attempt, count: context.entry.attempt)) · \(lane)"
    let used = person.reduce(0) { $0 + $1.text.displayWidth } + 2
    if layout.header.rows > 0, used + place.displayWidth < layout.header.columns {
      buffer.putTrailing(place, row: layout.header.row, end: layout.header.endColumn - 1, style: Style(.dim))
    }
    drawReasons(in: &buffer, layout.reasons)
  }

  private var lane: String {
    let time = context.timeZone.time(of: context.entry.at).description
    switch context.entry.lane {
    case .batch: return time
    case .timed: return "\(voice(LanePhrase.timed)) \(time)"
    }
  }

  private var person: [Span] {
    var spans: [Span] = []
    if patient.vip != nil { spans.append(Span("★ ", Style(.vip))) }
    spans.append(Span(patient.name, Style(patient.vip == nil ? .title : .vip, on: nil, .bold)))
    let facts = [
      patient.sex.map { voice.name(of: $0.rawValue, as: SexPhrase.self) },
      voice.age(patient, on: context.timeZone.date(of: context.now)),
      patient.grade.map { voice(CallSheetPhrase.grade, ["grade": $0.rawValue]) },
    ].compactMap(\.self).filter { !$0.isEmpty }
    spans.append(Span("  " + facts.joined(separator: " "), Style(.text)))
    if let vip = patient.vip {
      let text =
        vip.reason.isEmpty
        ? voice(CallSheetPhrase.vip) : voice(CallSheetPhrase.vipWithReason, ["reason": vip.reason])
      spans.append(Span("  " + text, Style(.vip)))
    }
    for tag in patient.tags {
      spans += [Span("  "), Span("#" + voice.name(of: tag, as: TagPhrase.self), Style(.tag))]
    }
    return spans
  }

  private var number: [Span] {
    var spans: [Span] = [Span("☎ ", Style(.accent))]
    if let guardian = context.guardian {
      spans.append(Span(name(of: guardian) + " ", Style(.accent, on: nil, .bold)))
    }
    if let phone = sheet.phone, let index = sheet.phoneIndex {
      spans.append(Span(phone.number, Style(.accent, on: nil, .bold)))
      if let label = phone.label { spans.append(Span(" " + voice.name(of: label, as: PhoneLabelPhrase.self))) }
      if patient.phones.count > 1 {
        let place = voice(
          CallSheetPhrase.numberOfNumbers, ["index": "\(index + 1)", "count": "\(patient.phones.count)"])
        spans.append(Span(" " + place, Style(.dim)))
      }
      if let fault = phone.fault {
        let name = voice.name(of: fault.rawValue, as: PhoneFaultPhrase.self)
        spans.append(Span("  " + voice(CallSheetPhrase.numberFault, ["fault": name]), Style(.warning)))
      }
    }
    if context.firstWorkingPhone == nil {
      spans.append(Span("  " + voice(CallSheetPhrase.noWorkingNumber), Style(.warning)))
    }
    if let dentist = context.dentist {
      spans.append(Span("  " + voice(context.dentistRole.phrase, ["name": dentist.name]), Style(.dim)))
    }
    if !patient.consent.clinical {
      spans.append(Span("  " + voice(CallSheetPhrase.noClinicalConsent), Style(.warning)))
    }
    if !patient.consent.marketing {
      spans.append(Span("  " + voice(CallSheetPhrase.noMarketingConsent), Style(.warning)))
    }
    return spans
  }

  private func name(of guardian: Guardian) -> String {
    guard let relation = guardian.relation, !relation.isEmpty else { return guardian.name }
    return voice(
      CallSheetPhrase.guardianOf,
      ["guardian": guardian.name, "relation": voice.name(of: relation, as: RelationPhrase.self)])
  }

  private var history: [Span] {
    var spans: [Span] = []
    if !context.neighbours.isEmpty {
      let names = context.neighbours.joined(separator: voice.listSeparator)
      spans.append(Span(voice(CallSheetPhrase.household, ["names": names]) + "  ", Style(.notice)))
    }
    if let last = context.lastAttempts.first {
      let text = voice(
        CallSheetPhrase.lastContact,
        ["time": day(of: last), "outcome": voice.shortResults(last.results)])
      spans.append(Span(text, Style(.text)))
    } else {
      spans.append(Span(voice(CallSheetPhrase.firstContact), Style(.dim)))
    }
    if let next = context.nextAppointment {
      let text = voice(CallSheetPhrase.nextAppointment, ["time": context.moment(next.at)])
      spans.append(Span("  " + text, Style(.text)))
    } else {
      spans.append(Span("  " + voice(CallSheetPhrase.noAppointment), Style(.dim)))
    }
    return spans
  }

  private func day(of attempt: ContactAttempt) -> String {
    voice.day(context.timeZone.date(of: attempt.at), from: context.timeZone.date(of: context.now))
  }

  // MARK: Why

  private func drawReasons(in buffer: inout CellBuffer, _ area: Rectangle) {
    for (offset, queued) in context.entry.followUps.prefix(area.rows).enumerated() {
      let followUp = queued.followUp
      let isLastRow = offset == area.rows - 1
      let hidden = isLastRow ? context.entry.followUps.count - area.rows : 0
      var spans = [
        Span("▸ ", Style(.accent)), Span(voice.reason(followUp), Style(.heading)),
        Span(elapsed(followUp), Style(.text)),
        Span(" · " + voice.name(of: followUp.purpose, as: PurposePhrase.self), Style(.text)),
        Span("  " + window(of: followUp), Style(.dim)),
      ]
      if queued.isOverdue { spans.append(Span("  " + voice(CallSheetPhrase.overdue), Style(.overdue))) }
      if queued.placement.isLate { spans.append(Span("  " + voice(CallSheetPhrase.late), Style(.late))) }
      if hidden > 0 { spans.append(Span("  +\(hidden)", Style(.dim))) }
      if followUp.origin.visit != nil, !followUp.note.isEmpty {
        spans.append(Span("  " + followUp.note, Style(.text)))
      }
      buffer.put(spans, at: Position(row: area.row + offset, column: 1), maxColumns: area.columns - 1)
    }
  }

  private func elapsed(_ followUp: FollowUp) -> String {
    let elapsed = voice.elapsed(followUp, from: context.now, in: context.timeZone)
    return elapsed.isEmpty ? "" : " · " + elapsed
  }

  private func window(of followUp: FollowUp) -> String {
    let (zone, now) = (context.timeZone, context.now)
    let (first, last) = (zone.date(of: followUp.due), zone.date(of: followUp.by))
    let today = zone.date(of: now)
    let (from, to): (String, String)
    if !followUp.isClockStep {
      if first == last { return voice.day(first, from: today) }
      (from, to) = (voice.day(first, from: today), voice.day(last, from: today))
    } else if first == last {
      let times = (zone.time(of: followUp.due).description, zone.time(of: followUp.by).description)
      (from, to) = (first == today ? times.0 : "\(voice.day(first, from: today)) \(times.0)", times.1)
    } else {
      (from, to) = (voice.moment(followUp.due, from: now, in: zone), voice.moment(followUp.by, from: now, in: zone))
    }
    return voice(CallSheetPhrase.window, ["from": from, "to": to])
  }
}

extension CallSheetContext.DentistRole {
  fileprivate var phrase: CallSheetPhrase {
    switch self {
    case .treated: .treatedBy
    case .appointment: .appointmentWith
    case .asked: .dentistNamed
    case .attending: .attendingDentist
    }
  }
}
