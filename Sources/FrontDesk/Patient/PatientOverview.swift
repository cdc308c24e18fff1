import FollowUp
import OrderedCollections
import Screen
import Wording

/// The whole patient as lines: facts, follow-ups, calls made, visits, appointments, plan.
struct PatientOverview {
  /// What a line is about, so that actions know what is chosen.
  enum Target: Hashable {
    case followUp(FollowUpID)
    case attempt(AttemptID)
    case appointment(AppointmentID)
    case text
  }

  struct Line: Hashable {
    var spans: [Span]
    /// Nil for headings and blank lines, which can't be chosen.
    var target: Target?
    /// What had to be cut, whole.
    var cutTexts: [String] = []
  }

  private(set) var lines: [Line] = []
  private let facts: PatientFacts
  private let columns: Int

  private var record: PatientRecord { facts.record }
  private var voice: Voice { facts.voice }

  init(_ facts: PatientFacts, columns: Int) {
    self.facts = facts
    self.columns = columns
    addFacts()
    addFollowUps()
    addAttempts()
    addEscalations()
    addAppointments()
    addVisits()
    addPlan()
  }

  /// The index in ``lines`` of the `selection`th line that can be chosen.
  func index(of selection: Int) -> Int? {
    let selectable = lines.indices.filter { lines[$0].target != nil }
    guard !selectable.isEmpty else { return nil }
    return selectable[min(max(0, selection), selectable.count - 1)]
  }

  var selectableCount: Int { lines.count { $0.target != nil } }

  // MARK: - Parts

  private mutating func addFacts() {
    var all = [facts.phones, facts.attendingDentist, facts.nextAppointment, facts.dates, facts.consent].compactMap {
      $0
    }
    if !facts.tags.isEmpty {
      all.append(
        Fact(label: voice(PatientPhrase.tags), text: facts.tags.map(\.text).joined(separator: " · "), role: .tag))
    }
    if let batch = record.patient.preferredBatch {
      all.append(Fact(label: voice(PatientPhrase.preferredBatch), text: batch.description))
    }
    let labelColumns = all.map(\.label.displayWidth).max() ?? 0
    for fact in all {
      let room = max(8, columns - labelColumns - 2)
      for (index, text) in fact.text.wrapped(to: room).enumerated() {
        let label = index == 0 ? fact.label : ""
        lines.append(
          Line(
            spans: [Span(label.padded(to: labelColumns + 2), Style(.inputLabel)), Span(text, Style(fact.role))],
            target: .text))
      }
    }
  }

  private mutating func addHeading(_ phrase: PatientPhrase, _ count: Int) {
    lines.append(Line(spans: []))
    lines.append(Line(spans: [Span("\(voice(phrase)) \(count)", Style(.heading))]))
  }

  private mutating func addFollowUps() {
    let open = record.followUps.values.filter(\.isOpen).sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    let closed = record.followUps.values.filter { !$0.isOpen }.sorted { ($0.due, $0.id) > ($1.due, $1.id) }
    guard !(open.isEmpty && closed.isEmpty) else { return }
    addHeading(.followUps, open.count)
    add(
      (open + closed).map { followUp in
        let role: Role = followUp.isOverdue(at: facts.now) ? .overdue : followUp.isOpen ? .text : .done
        return Row(
          [
            day(followUp.due), voice.reason(followUp),
            elapsed(followUp),
            voice.name(of: followUp.purpose, as: PurposePhrase.self),
          ], role, state(of: followUp), .followUp(followUp.id))
      })
  }

  private mutating func addAttempts() {
    let attempts = record.attempts.values.sorted { ($0.at, $0.id) > ($1.at, $1.id) }
    guard !attempts.isEmpty else { return }
    addHeading(.attempts, attempts.count)
    add(
      attempts.map { attempt in
        let mark: String
        switch attempt.standing {
        case .stands: mark = ""
        case .takenBack(let by, _): mark = voice(PatientPhrase.takenBackMark, ["by": by])
        case .corrected: mark = voice(PatientPhrase.correctedMark)
        }
        let texts = [
          moment(attempt.at), voice.name(of: attempt.channel.rawValue, as: ChannelPhrase.self),
          voice.results(attempt.results), attempt.by, attempt.note,
        ]
        return Row(texts, attempt.stands ? .text : .done, mark, .attempt(attempt.id))
      })
  }

  private mutating func addEscalations() {
    guard !record.escalations.isEmpty else { return }
    addHeading(.escalations, record.escalations.count)
    add(
      record.escalations.values.reversed().map { escalation in
        let (phrase, answer): (EscalationStatePhrase, String) =
          switch escalation.state {
          case .open: (.open, "")
          case .acknowledged: (.acknowledged, "")
          case .answered(let answer, _, _): (.answered, answer)
          case .withdrawn: (.withdrawn, "")
          }
        return Row(
          [
            moment(escalation.openedAt), voice.name(of: escalation.cause.rawValue, as: EscalationCausePhrase.self),
            facts.dentist(escalation.dentist), escalation.note, answer,
          ], escalation.isPending ? .escalation : .text, voice(phrase), .text)
      })
  }

  private mutating func addAppointments() {
    let appointments = record.appointments.values.map(\.appointment).sorted { ($0.at, $0.id) > ($1.at, $1.id) }
    guard !appointments.isEmpty else { return }
    addHeading(.appointments, appointments.count)
    add(
      appointments.map { appointment in
        Row(
          facts.texts(of: appointment), appointment.at >= facts.now ? .text : .dim,
          voice.name(of: appointment.status.rawValue, as: AppointmentStatusPhrase.self), .appointment(appointment.id))
      })
  }

  private mutating func addVisits() {
    let visits = record.visits.values.sorted { ($0.endedAt, $0.id) > ($1.endedAt, $1.id) }
    guard !visits.isEmpty else { return }
    addHeading(.visits, visits.count)
    add(
      visits.map { visit in
        let procedures = visit.procedures.map { procedure in
          voice.name(of: procedure.code, as: ProcedurePhrase.self) + (procedure.tooth.map { " \($0.number)" } ?? "")
        }
        return Row(
          [moment(visit.endedAt), procedures.joined(separator: voice.listSeparator)], .text,
          facts.dentist(visit.dentist),
          .text)
      })
  }

  private mutating func addPlan() {
    guard !record.planItems.isEmpty else { return }
    addHeading(.planItems, record.planItems.count)
    add(
      record.planItems.values.map { item in
        let what = voice.name(of: item.code, as: ProcedurePhrase.self) + (item.tooth.map { " \($0.number)" } ?? "")
        let hesitation = item.hesitation.map { voice.name(of: $0, as: HesitationPhrase.self) } ?? ""
        return Row([what, hesitation], .text, voice.name(of: item.state.rawValue, as: PlanItemStatePhrase.self), .text)
      })
  }

  // MARK: - Lines

  /// Texts that stand in columns, and a note at the right end.
  private struct Row {
    var texts: [String]
    var role: Role
    var note: String
    var target: Target

    init(_ texts: [String], _ role: Role, _ note: String, _ target: Target) {
      self.texts = texts
      self.role = role
      self.note = note
      self.target = target
    }
  }

  private mutating func add(_ rows: [Row]) {
    let noteColumns = min(rows.map(\.note.displayWidth).max() ?? 0, columns / 3)
    let room = max(0, columns - 2 - (noteColumns > 0 ? noteColumns + AlignedColumns.gap : 0))
    let aligned = AlignedColumns(rows.map(\.texts), room: room)
    for row in rows {
      let note = row.note.truncated(to: noteColumns)
      let text = aligned.line(row.texts).padded(to: columns - 2 - note.displayWidth)
      lines.append(
        Line(
          spans: [Span("  " + text, Style(row.role)), Span(note, Style(.dim))], target: row.target,
          cutTexts: aligned.cutTexts(of: row.texts) + (row.note.displayWidth > noteColumns ? [row.note] : [])))
    }
  }

  /// A special date is told by the day before it already.
  private func elapsed(_ followUp: FollowUp) -> String {
    if case .specialDate = followUp.origin { return "" }
    return voice.elapsed(followUp, in: facts.data.timeZone)
  }

  private func state(of followUp: FollowUp) -> String {
    let phrase: FollowUpStatePhrase
    switch followUp.state {
    case .planned: phrase = followUp.due <= facts.now ? .due : .planned
    case .rescheduled(let rescheduling):
      return "\(voice(FollowUpStatePhrase.rescheduled)) \(moment(rescheduling.at))"
    case .needsNumber: phrase = .needsNumber
    case .done: phrase = .done
    case .skipped(.unreachable, _): phrase = .unreachable
    case .skipped(.byDesk(let reason), _): return "\(voice(FollowUpStatePhrase.skipped)): \(reason)"
    case .cancelled: phrase = .cancelled
    case .superseded: phrase = .superseded
    }
    return voice(phrase)
  }

  private func moment(_ instant: Instant) -> String {
    voice.moment(instant, from: facts.now, in: facts.data.timeZone)
  }

  private func day(_ instant: Instant) -> String {
    let zone = facts.data.timeZone
    return voice.day(zone.date(of: instant), from: zone.date(of: facts.now))
  }
}

extension Model {
  func overview(of page: PatientPage) -> PatientOverview? {
    facts(of: page.patient).map { PatientOverview($0, columns: max(10, size.columns - 3)) }
  }

  func overviewLineCount(of page: PatientPage) -> Int {
    overview(of: page)?.selectableCount ?? 0
  }

  /// What the chosen line of a patient's page is about.
  func overviewTarget(of page: PatientPage) -> PatientOverview.Target? {
    guard let overview = overview(of: page), let index = overview.index(of: page.selection) else { return nil }
    return overview.lines[index].target
  }
}

extension PageView {
  func draw(_ page: PatientPage, in buffer: inout CellBuffer, _ area: Rectangle) {
    guard let facts = model.facts(of: page.patient), let overview = model.overview(of: page) else {
      _ = drawTitle(voice(QueuePhrase.loading), in: &buffer, area)
      return
    }
    var rest = drawTitle(facts.record.patient.name, note: page.patient.rawValue, in: &buffer, area)
    let headline = rest.cutTop(1)
    buffer.put(
      facts.headline, at: Position(row: headline.row, column: headline.column + 2),
      maxColumns: max(0, headline.columns - 3))
    let chosen = overview.index(of: page.selection)
    let rows = rest.rows
    if let chosen { drawWhole(overview.lines[chosen].cutTexts, in: &buffer, &rest, leaving: 3) }
    let first = top(for: chosen ?? 0, of: overview.lines.count, rows: rest.rows, ofPage: rows)
    for (offset, line) in overview.lines.dropFirst(first).prefix(rest.rows).enumerated() {
      let row = Rectangle(row: rest.row + offset, column: rest.column, columns: rest.columns, rows: 1)
      buffer.put(line.spans, at: Position(row: row.row, column: row.column + 2), maxColumns: max(0, row.columns - 3))
      if first + offset == chosen {
        buffer.put("▸", at: row.origin, style: Style(.accent))
        buffer.lay(.selection, under: row)
      }
    }
  }
}
