import FollowUp
import Screen
import Wording

/// Draws what lies over the list: a rule with its title, and its lines below.
struct PageView {
  let model: Model

  var voice: Voice { model.voice }

  func draw(_ page: Page, in buffer: inout CellBuffer, area: Rectangle) -> Position? {
    switch page {
    case .search(let page): return draw(page, in: &buffer, area)
    case .patient(let page):
      draw(page, in: &buffer, area)
    case .escalations(let page):
      draw(page, in: &buffer, area)
    case .reading(let page):
      draw(page, in: &buffer, area)
    case .callSheet: break
    }
    return nil
  }

  /// The rule with the title of a page; gives what is left below it.
  func drawTitle(_ title: String, note: String = "", in buffer: inout CellBuffer, _ area: Rectangle) -> Rectangle {
    var rest = area
    let rule = rest.cutTop(area.rows - PageView.rowsBelowTitle(of: area))
    guard !rule.isEmpty else { return rest }
    buffer.horizontalLine(at: rule.origin, columns: rule.columns)
    buffer.put(
      " \(title) ", at: Position(row: rule.row, column: rule.column + 1), style: Style(.heading),
      maxColumns: max(0, rule.columns - 2))
    if !note.isEmpty && title.displayWidth + note.displayWidth + 8 < rule.columns {
      buffer.putTrailing(" \(note) ", row: rule.row, end: rule.endColumn - 2, style: Style(.dim))
    }
    return rest
  }

  /// How many rows ``drawTitle(_:note:in:_:)`` leaves of `area`.
  static func rowsBelowTitle(of area: Rectangle) -> Int { area.rows >= 3 ? area.rows - 1 : area.rows }

  /// Shows whole, below what is left of a page, what is cut on the chosen line; `least` rows stay for the lines.
  func drawWhole(_ texts: [String], in buffer: inout CellBuffer, _ rest: inout Rectangle, leaving least: Int) {
    let columns = rest.columns - 4
    guard columns > 0 else { return }
    let lines = texts.filter { !$0.isEmpty }.flatMap { $0.wrapped(to: columns) }
    let room = rest.rows - least
    guard !lines.isEmpty, room >= 2 else { return }
    var area = rest.cutBottom(min(lines.count + 1, room))
    buffer.horizontalLine(at: area.cutTop(1).origin, columns: area.columns)
    let place = Rectangle(row: area.row, column: area.column + 2, columns: columns, rows: area.rows)
    buffer.putWrapped(lines.joined(separator: "\n"), in: place, style: Style(.text))
  }

  /// The first of the lines shown so that `selection` is among them, in the middle where possible.
  func top(for selection: Int, of count: Int, rows: Int) -> Int {
    min(max(0, selection - rows / 2), max(0, count - rows))
  }

  /// The same where only `rows` of the page's rows are left for the lines: they stay where they are as long as the
  /// selection is among them.
  func top(for selection: Int, of count: Int, rows: Int, ofPage pageRows: Int) -> Int {
    max(top(for: selection, of: count, rows: pageRows), selection - rows + 1)
  }

  // MARK: - Search

  private func draw(_ page: SearchPage, in buffer: inout CellBuffer, _ area: Rectangle) -> Position? {
    let isCurrent = page.isCurrent
    var rest = drawTitle(
      voice(PatientPhrase.searchTitle), note: note(of: page, isCurrent: isCurrent), in: &buffer, area)
    let line = rest.cutTop(1)
    buffer.put("/", at: Position(row: line.row, column: line.column + 1), style: Style(.key))
    let cursor = page.field.draw(
      in: &buffer,
      area: Rectangle(row: line.row, column: line.column + 3, columns: line.columns - 4, rows: line.rows),
      isFocused: model.dialog == nil, placeholder: voice(PatientPhrase.searchHint))
    if area.rows >= 8 { _ = rest.cutTop(1) }
    if isCurrent && page.matches.isEmpty && !page.field.trimmed.isEmpty {
      buffer.put(
        voice(PatientPhrase.searchNothing, ["text": page.field.trimmed]),
        at: Position(row: rest.row, column: rest.column + 3), style: Style(.dim), maxColumns: rest.columns - 4)
      return cursor
    }
    let first = top(for: page.selection, of: page.matches.count, rows: rest.rows)
    let names = page.matches.map { voice.callName($0.patient) }
    let nameColumns = min(max(8, names.map(\.displayWidth).max() ?? 0), max(8, rest.columns / 3))
    for (offset, match) in page.matches.dropFirst(first).prefix(rest.rows).enumerated() {
      let row = Rectangle(row: rest.row + offset, column: rest.column, columns: rest.columns, rows: 1)
      draw(match, in: &buffer, row, nameColumns: nameColumns, isChosen: isCurrent && first + offset == page.selection)
    }
    return cursor
  }

  /// How many were found, and how many of them are listed.
  private func note(of page: SearchPage, isCurrent: Bool) -> String {
    if page.field.trimmed.isEmpty { return "" }
    guard isCurrent else { return voice(PatientPhrase.searching) }
    let found = voice(PatientPhrase.searchFound, count: page.matchCount)
    guard page.matchCount > page.matches.count else { return found }
    return found + " · " + voice(PatientPhrase.searchListed, count: page.matches.count)
  }

  private func draw(
    _ match: PatientMatch, in buffer: inout CellBuffer, _ row: Rectangle, nameColumns: Int, isChosen: Bool
  ) {
    let patient = match.patient
    var column = row.column + 1
    func put(_ text: String, _ columns: Int, _ style: Style) {
      guard column < row.endColumn else { return }
      let room = min(columns, row.endColumn - column)
      buffer.putField(text, at: Position(row: row.row, column: column), columns: room, style: style)
      column += columns + 2
    }
    put(patient.vip == nil ? "" : "★", 1, Style(.vip))
    column -= 1
    put(voice.callName(patient), nameColumns, Style(patient.vip == nil ? .text : .vip, .bold))
    put(voice.age(patient, on: model.today), 7, Style(.dim))
    let number = patient.phones.first.map {
      model.revealedPatient == patient.id ? $0.number : Patient.masked($0.number)
    }
    put(number ?? "", 13, Style(.text))
    var details: [String] = []
    if let visit = match.lastVisit { details.append(voice(PatientPhrase.lastVisit, ["date": day(visit)])) }
    if let next = match.nextAppointment { details.append(voice(PatientPhrase.nextVisit, ["date": day(next)])) }
    details += patient.tags.map { voice.name(of: $0, as: TagPhrase.self) }
    put(details.joined(separator: " · "), max(0, row.endColumn - column), Style(.dim))
    if isChosen {
      buffer.put("▸", at: row.origin, style: Style(.accent))
      buffer.lay(.selection, under: row)
    }
  }

  func day(_ instant: Instant) -> String {
    voice.day(model.zone.date(of: instant), from: model.today)
  }

  // MARK: - Escalations

  private func draw(_ page: EscalationsPage, in buffer: inout CellBuffer, _ area: Rectangle) {
    let pending = model.data?.queue.escalations ?? []
    var rest = drawTitle("\(voice(PatientPhrase.escalationsTitle)) \(pending.count)", in: &buffer, area)
    guard !pending.isEmpty else {
      buffer.put(
        voice(PatientPhrase.escalationsNone), at: Position(row: rest.row + 1, column: rest.column + 3),
        style: Style(.dim), maxColumns: rest.columns - 4)
      return
    }
    // Two lines for each: who and until when, then how far it is and what was said.
    let rows = rest.rows
    let each = rows >= 4 ? 2 : 1
    let countdowns = pending.map { countdown(to: $0.escalation.deadline) }
    let countdownColumns = countdowns.map(\.text.displayWidth).max() ?? 0
    let texts = pending.map { self.texts(of: $0) + (each == 1 ? [state(of: $0.escalation)] : []) }
    let room = max(0, rest.columns - 4 - countdownColumns - AlignedColumns.gap - 1)
    let columns = AlignedColumns(texts, room: room)
    if pending.indices.contains(page.selection) {
      let escalation = pending[page.selection].escalation
      let below = each == 2 ? cutTexts(below: escalation, columns: rest.columns) : [escalation.note]
      drawWhole(columns.cutTexts(of: texts[page.selection]) + below, in: &buffer, &rest, leaving: each)
    }
    let first = top(for: page.selection, of: pending.count, rows: max(1, rest.rows / each), ofPage: rows / each)
    for (index, item) in pending.enumerated().dropFirst(first) where !rest.isEmpty {
      let block = rest.cutTop(each)
      buffer.putTrailing(
        countdowns[index].text, row: block.row, end: block.endColumn - 1, style: Style(countdowns[index].role))
      let nameStyle = Style(item.isVIP ? .vip : .text, .bold)
      let styles = [nameStyle, Style(.escalation), Style(.text), Style(.dim)]
      let spans = zip(columns.cells(texts[index]), styles).map { Span($0, $1) }
      buffer.put(
        [Span(item.isVIP ? "★ " : "  ", Style(.vip))] + spans, at: Position(row: block.row, column: block.column + 2),
        maxColumns: room + 2)
      if block.rows > 1 { drawNote(of: item.escalation, in: &buffer, block) }
      if index == page.selection {
        buffer.put("▸", at: block.origin, style: Style(.accent))
        buffer.lay(.selection, under: block)
      }
    }
  }

  /// Who, why, which dentist.
  private func texts(of item: PendingEscalation) -> [String] {
    let escalation = item.escalation
    let dentist =
      escalation.dentist.map { model.data?.clinic.staffMember($0)?.name ?? $0.rawValue }
      ?? voice(PatientPhrase.escalationNoDentist)
    return [
      voice.callName(item.name, guardian: item.guardian),
      voice.name(of: escalation.cause.rawValue, as: EscalationCausePhrase.self), dentist,
    ]
  }

  private func countdown(to deadline: Instant) -> (text: String, role: Role) {
    let left = deadline - model.now
    return left >= 0
      ? (voice(PatientPhrase.escalationDeadline, ["time": voice.span(left)]), .countdown)
      : (voice(PatientPhrase.escalationOverdue, ["time": voice.span(-left)]), .overdue)
  }

  private func drawNote(of escalation: Escalation, in buffer: inout CellBuffer, _ block: Rectangle) {
    var column = block.column + PageView.noteIndent
    for (text, role) in zip(textsBelow(escalation), [Role.dim, .text, .dim]) {
      let room = block.endColumn - 2 - column
      guard room > 0 else { break }
      let place = Position(row: block.row + 1, column: column)
      column += buffer.put(text.truncated(to: room), at: place, style: Style(role)) + 2
    }
  }

  private static let noteIndent = 4

  /// Since when, how far it is, what was said.
  private func textsBelow(_ escalation: Escalation) -> [String] {
    [
      voice.moment(escalation.openedAt, from: model.now, in: model.zone), state(of: escalation), escalation.note,
    ]
  }

  /// Those of them that don't fit into `columns`.
  private func cutTexts(below escalation: Escalation, columns: Int) -> [String] {
    var column = PageView.noteIndent
    return textsBelow(escalation).filter { text in
      defer { column += text.displayWidth + 2 }
      return column + text.displayWidth > columns - 2
    }
  }

  private func state(of escalation: Escalation) -> String {
    guard case .acknowledged(let by, let at) = escalation.state else {
      return voice(EscalationStatePhrase.open)
    }
    return voice(
      PatientPhrase.escalationAcknowledgedBy, ["by": by, "time": model.zone.time(of: at).description])
  }

  // MARK: - Reading

  /// Which lines are seen; empty where all of them are.
  private func position(in text: ReadingText, from top: Int, rows: Int) -> String {
    guard rows > 0, text.lines.count > rows || top > 0 else { return "" }
    let last = min(top + rows, text.lines.count)
    return voice(
      DialogPhrase.readingPosition, ["first": "\(top + 1)", "last": "\(last)", "all": "\(text.lines.count)"])
  }

  private func draw(_ page: ReadingPage, in buffer: inout CellBuffer, _ area: Rectangle) {
    let text = ReadingText(model: model, subject: page.subject, columns: area.columns)
    let seen = position(in: text, from: page.top, rows: PageView.rowsBelowTitle(of: area))
    let rest = drawTitle(text.title, note: seen, in: &buffer, area)
    for (offset, line) in text.lines.dropFirst(page.top).prefix(rest.rows).enumerated() {
      buffer.put(line, at: Position(row: rest.row + offset, column: rest.column + 1), maxColumns: rest.columns - 2)
    }
  }
}
