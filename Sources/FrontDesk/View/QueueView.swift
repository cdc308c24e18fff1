import FollowUp
import Screen
import Wording

/// The list of calls with the rule above it.
struct QueueView {
  let model: Model

  private var voice: Voice { model.voice }

  func draw(in buffer: inout CellBuffer, heading: Rectangle, list: Rectangle) {
    let table = model.queue.table
    drawHeading(in: &buffer, area: heading, list: list)
    guard !list.isEmpty else { return }
    if table.lines.isEmpty {
      EmptyQueueView(model: model).draw(in: &buffer, area: list)
      return
    }
    let (layout, isNameShort) = columnLayout(of: table, available: list.columns - 3)
    for offset in 0..<list.rows {
      let index = model.queue.top + offset
      guard table.lines.indices.contains(index) else { break }
      let row = Rectangle(row: list.row + offset, column: list.column, columns: list.columns, rows: 1)
      let isChosen = index == model.queue.selection
      switch table.lines[index] {
      case .heading(let group, let count):
        // The rule above the list says it already for the first line.
        if offset > 0 || heading.isEmpty { drawRule(in: &buffer, row, title(of: group, count: count)) }
      case .fold(let count, let isOpen): drawFold(in: &buffer, row, count: count, isOpen: isOpen)
      case .entry(let line): draw(line, in: &buffer, row, layout, isNameShort: isNameShort)
      }
      if isChosen {
        buffer.put("▸", at: row.origin, style: Style(.accent))
        buffer.lay(.selection, under: row)
      }
    }
  }

  /// Where not every name fits with the guardian's relation, all of them are shown without: one column, one style.
  private func columnLayout(
    of table: QueueTable, available: Int
  ) -> (layout: QueueColumnLayout, isNameShort: Bool) {
    let layout = QueueColumnLayout(natural: table.widths, available: available)
    guard layout.width(of: .name) < table.widths[.name] else { return (layout, false) }
    var short = table.widths
    short[.name] = table.shortNameWidth
    return (QueueColumnLayout(natural: short, available: available), true)
  }

  private func draw(
    _ line: QueueEntryLine, in buffer: inout CellBuffer, _ row: Rectangle, _ layout: QueueColumnLayout,
    isNameShort: Bool
  ) {
    for (column, start, width) in layout.columns {
      var cell = column == .name && isNameShort ? line.cells.shortName : line.cells[column]
      if column == .lane && cell.columns > width { cell.text = String(cell.text.suffix(5)) }
      let text = cell.fitted(to: width)
      let indent = column == .lane || column == .state ? max(0, width - text.displayWidth) : 0
      let isLeading = column == .name && !line.cells.isHeld
      buffer.put(
        text, at: Position(row: row.row, column: row.column + 2 + start + indent),
        style: Style(cell.role, isLeading ? .bold : []), maxColumns: width)
    }
  }

  private func drawFold(in buffer: inout CellBuffer, _ row: Rectangle, count: Int, isOpen: Bool) {
    let key = model.keymap.strokes(for: .toggleCanWait, in: .queue).first?.symbol ?? ""
    let hint = voice(isOpen ? QueuePhrase.openHint : .foldedHint, ["key": key])
    let sign = isOpen ? "-" : "+"
    let used = buffer.put(
      "\(sign) \(voice(QueuePhrase.sectionCanWait)) \(count)",
      at: Position(row: row.row, column: row.column + 2), style: Style(.heading))
    buffer.put("  " + hint, at: Position(row: row.row, column: row.column + 2 + used), style: Style(.dim))
  }

  /// The rule says what the first line shown belongs to, which part is shown, and where in the list that is.
  private func drawHeading(in buffer: inout CellBuffer, area: Rectangle, list: Rectangle) {
    guard !area.isEmpty else { return }
    let table = model.queue.table
    let group = table.heading(above: model.queue.top)
    drawRule(in: &buffer, area, group.map { title(of: $0.group, count: $0.count) } ?? "")
    var notes: [String] = []
    if model.queue.section != .all {
      notes.append(voice(QueuePhrase.showing, ["section": title(of: model.queue.section)]))
    }
    if let position = table.position(top: model.queue.top, rows: list.rows) {
      notes.append(
        voice(
          QueuePhrase.position,
          ["first": "\(position.first)", "last": "\(position.last)", "all": "\(position.all)"]))
    }
    for (index, note) in notes.enumerated() where index == notes.count - 1 || area.columns >= 60 {
      let before = notes[..<index].reduce(0) { $0 + $1.displayWidth + 4 }
      buffer.putTrailing(
        " \(note) ", row: area.row, end: list.endColumn - 2 - before, style: Style(.dim))
    }
  }

  private func drawRule(in buffer: inout CellBuffer, _ row: Rectangle, _ title: String) {
    buffer.horizontalLine(at: row.origin, columns: row.columns)
    guard !title.isEmpty else { return }
    buffer.put(
      " \(title) ", at: Position(row: row.row, column: row.column + 1), style: Style(.heading),
      maxColumns: max(0, row.columns - 2))
  }

  private func title(of group: QueueGroup, count: Int) -> String {
    let name =
      switch group {
      case .now: voice(QueuePhrase.sectionNow)
      case .timed: voice(QueuePhrase.sectionTimed)
      case .batch(let time): voice(QueuePhrase.sectionLater, ["time": time.description])
      case .canWait: voice(QueuePhrase.sectionCanWait)
      }
    return "\(name) \(count)"
  }

  private func title(of section: QueueSection) -> String {
    switch section {
    case .all: voice(QueuePhrase.showAll)
    case .now: voice(QueuePhrase.showNow)
    case .batch(let time): voice(QueuePhrase.sectionLater, ["time": time.description])
    case .timed: voice(QueuePhrase.showTimed)
    }
  }
}

/// What stands in place of the list where there is nothing to call.
struct EmptyQueueView {
  let model: Model

  func draw(in buffer: inout CellBuffer, area: Rectangle) {
    let (headline, hints) = texts
    let lines = [headline] + hints
    let top = area.row + max(0, (area.rows - lines.count - 1) / 2)
    for (index, line) in lines.enumerated() {
      let row = top + index + (index > 0 && area.rows > lines.count ? 1 : 0)
      guard row < area.endRow else { break }
      let text = line.truncated(to: max(0, area.columns - 2))
      buffer.put(
        text, at: Position(row: row, column: area.column + max(1, (area.columns - text.displayWidth) / 2)),
        style: Style(index == 0 ? .title : .dim))
    }
  }

  private var texts: (String, [String]) {
    let voice = model.voice
    guard let data = model.data else { return (voice(QueuePhrase.loading), []) }
    let searchKey = model.keymap.strokes(for: .search, in: .queue).first?.symbol ?? ""
    let searchHint = voice(QueuePhrase.emptyDayHint, ["key": searchKey])
    if !data.hasPatients {
      return (voice(QueuePhrase.emptyClinic), [voice(QueuePhrase.emptyClinicHint)])
    }
    if model.queue.section != .all, !data.queue.entries.isEmpty {
      let key = model.keymap.strokes(for: .nextSection, in: .queue).first?.symbol ?? ""
      return (voice(QueuePhrase.emptySection), [voice(QueuePhrase.emptySectionHint, ["key": key])])
    }
    let next = data.calendar.firstBatch(after: model.now)
    let nextDay = voice.dateWithWeekday(next.date) + " " + next.time.description
    if !data.calendar.isOpen(on: model.today) {
      return (voice(QueuePhrase.emptyClosed), [voice(QueuePhrase.emptyClosedNext, ["date": nextDay]), searchHint])
    }
    if data.queue.batches.contains(where: { $0.made > 0 }) {
      return (voice(QueuePhrase.emptyDone), [voice(QueuePhrase.emptyDoneHint, ["time": nextDay]), searchHint])
    }
    return (voice(QueuePhrase.emptyDay), [voice(QueuePhrase.emptyDoneHint, ["time": nextDay]), searchHint])
  }
}
