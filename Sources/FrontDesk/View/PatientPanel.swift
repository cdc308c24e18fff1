import FollowUp
import Screen
import Wording

/// The chosen patient, below the list or beside it.
struct PatientPanel {
  let model: Model

  func draw(in buffer: inout CellBuffer, area: Rectangle, isBeside: Bool) {
    guard !area.isEmpty, let entry = model.queue.selectedEntry, let facts = model.facts(of: entry.patient) else {
      return
    }
    let inner = area.inset(columns: 1, rows: 0)
    if isBeside { drawBeside(facts, in: &buffer, inner) } else { drawBelow(facts, in: &buffer, inner) }
  }

  // MARK: - Below: one line for each kind of thing

  private func drawBelow(_ facts: PatientFacts, in buffer: inout CellBuffer, _ area: Rectangle) {
    let used = buffer.put(facts.headline, at: area.origin, maxColumns: area.columns)
    drawTags(facts.tags, in: &buffer, row: area.row, from: area.column + used + 2, to: area.endColumn)
    var lines: [[Fact]] = [[facts.phones] + [facts.sharedNumber].compactMap { $0 }]
    let reasons = facts.reasons
    let contact = [facts.contacts(1), facts.nextAppointment]
    let dates = [facts.dates, facts.consent]
    let why = Fact(label: model.voice(PatientPhrase.why), text: facts.why.joined(separator: separator), role: .dim)
    // What is left of the height goes to further reasons, then to the explanation.
    let spare = max(0, area.rows - 1 - 5)
    lines += reasons.prefix(1 + spare).map { [$0] }
    lines += [contact, dates, [why]]
    if area.rows <= 4 { lines = [[facts.phones], reasons.prefix(1).map { $0 }, contact] }
    let labelColumns = lines.reduce(0) { max($0, $1.first?.label.displayWidth ?? 0) }
    var row = area.row + 1
    for (index, line) in lines.enumerated() where row < area.endRow {
      let isLast = index == lines.count - 1
      row += draw(
        line, in: &buffer,
        Rectangle(row: row, column: area.column, columns: area.columns, rows: isLast ? area.endRow - row : 1),
        labelColumns: labelColumns)
    }
  }

  /// Facts side by side; a line of one fact may wrap. Gives the rows used.
  private func draw(_ line: [Fact], in buffer: inout CellBuffer, _ area: Rectangle, labelColumns: Int) -> Int {
    if line.count == 1, let fact = line.first, area.rows > 1 {
      buffer.put(fact.label, at: area.origin, style: Style(.inputLabel))
      let text = Rectangle(
        row: area.row, column: area.column + labelColumns + 2, columns: area.columns - labelColumns - 2,
        rows: area.rows)
      return max(1, buffer.putWrapped(fact.text, in: text, style: Style(fact.role)))
    }
    let second = line.dropFirst().first.map { columns(of: $0) } ?? 0
    var column = area.column
    for (index, fact) in line.enumerated() {
      let label = index == 0 ? fact.label.padded(to: labelColumns) : fact.label
      let isLast = index == line.count - 1
      let reserved = isLast ? 0 : min(second + 3, area.columns / 2)
      let room = area.endColumn - column - label.displayWidth - 2 - reserved
      guard room > 3 else { break }
      buffer.put(label, at: Position(row: area.row, column: column), style: Style(.inputLabel))
      column += label.displayWidth + 2
      column += buffer.put(
        fact.text.truncated(to: room), at: Position(row: area.row, column: column), style: Style(fact.role))
      column += 3
    }
    return 1
  }

  private func columns(of fact: Fact) -> Int { fact.label.displayWidth + 2 + fact.text.displayWidth }

  private func drawTags(_ tags: [Span], in buffer: inout CellBuffer, row: Int, from start: Int, to end: Int) {
    var shown = tags[...]
    func width() -> Int { shown.reduce(0) { $0 + $1.text.displayWidth } + 2 * max(0, shown.count - 1) }
    while !shown.isEmpty && width() > end - start { shown = shown.dropLast() }
    var column = end - width()
    for tag in shown {
      column += buffer.put(tag.text, at: Position(row: row, column: column), style: tag.style) + 2
    }
  }

  // MARK: - Beside: label and text, as much as there is room for

  private func drawBeside(_ facts: PatientFacts, in buffer: inout CellBuffer, _ area: Rectangle) {
    var rest = area
    drawWrapped(facts.headline, in: &buffer, &rest)
    if !facts.tags.isEmpty { drawWrapped(separated(facts.tags), in: &buffer, &rest) }
    _ = rest.cutTop(1)
    let groups: [[Fact]] = [
      facts.reasons,
      [facts.phones] + [facts.sharedNumber, facts.attendingDentist].compactMap { $0 },
      [facts.contacts(3), facts.nextAppointment, facts.dates, facts.consent],
      facts.why.enumerated().map { index, sentence in
        Fact(label: index == 0 ? model.voice(PatientPhrase.why) : "", text: sentence, role: .dim)
      },
    ]
    let labelColumns = groups.joined().map(\.label.displayWidth).max() ?? 0
    for group in groups where !rest.isEmpty {
      for fact in group where !rest.isEmpty {
        buffer.put(fact.label, at: rest.origin, style: Style(.inputLabel))
        let text = Rectangle(
          row: rest.row, column: rest.column + labelColumns + 2, columns: rest.columns - labelColumns - 2,
          rows: rest.rows)
        _ = rest.cutTop(max(1, buffer.putWrapped(fact.text, in: text, style: Style(fact.role))))
      }
      _ = rest.cutTop(1)
    }
  }

  private func separated(_ tags: [Span]) -> [Span] {
    tags.enumerated().flatMap { index, tag in index == 0 ? [tag] : [Span("  "), tag] }
  }

  /// Puts pieces one after the other, going on in the next row where one does not fit.
  private func drawWrapped(_ spans: [Span], in buffer: inout CellBuffer, _ rest: inout Rectangle) {
    var row = rest.cutTop(1)
    var column = 0
    for span in spans {
      var text = span.text
      if column > 0, column + text.displayWidth > row.columns, !rest.isEmpty {
        row = rest.cutTop(1)
        column = 0
        text = String(text.drop { $0 == " " })
      }
      column += buffer.put(
        text.truncated(to: max(0, row.columns - column)), at: Position(row: row.row, column: row.column + column),
        style: span.style)
    }
  }

  private var separator: String { model.voice.language == .chinese ? "" : " " }
}
