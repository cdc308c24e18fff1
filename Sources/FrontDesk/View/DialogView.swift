import FollowUp
import Screen
import Wording

/// A small window over the page.
struct DialogView {
  let model: Model

  private var voice: Voice { model.voice }

  /// Draws the question or the palette and gives where text is typed.
  func draw(_ dialog: Dialog, in buffer: inout CellBuffer, area: Rectangle) -> Position? {
    switch dialog {
    case .palette(let palette): draw(palette, in: &buffer, area)
    case .question(let question): draw(question, in: &buffer, area)
    }
  }

  /// A framed window in the middle, or all of an area too small for a frame; gives what is inside.
  private func window(
    _ title: String, rows: Int, columns: Int = 64, in buffer: inout CellBuffer, _ area: Rectangle
  ) -> Rectangle {
    let wanted = Size(columns: min(columns, max(24, area.columns - 4)), rows: rows + 2)
    guard area.rows >= 5, area.columns >= 20 else {
      buffer.fill(area, style: Style(.text, on: .popup))
      return area
    }
    let frame = area.centered(wanted)
    buffer.fill(frame, style: Style(.text, on: .popup))
    buffer.box(frame, title: title, style: Style(.borderFocused, on: .popup), titleStyle: Style(.title, on: .popup))
    return frame.inset(columns: 2, rows: 1)
  }

  private func draw(_ palette: Palette, in buffer: inout CellBuffer, _ area: Rectangle) -> Position? {
    let actions = palette.actions(in: voice, keymap: model.keymap)
    let all = Palette().actions(in: voice, keymap: model.keymap)
    // One window for all that is typed, wide enough for the longest line.
    let nameColumns = all.map { voice($0.phrase).displayWidth }.max() ?? 0
    let widest = all.map { voice($0.helpPhrase).displayWidth + keys(of: $0).displayWidth }.max() ?? 0
    var rest = window(
      voice(DialogPhrase.paletteTitle), rows: max(3, min(area.rows - 2, all.count + 1)),
      columns: max(64, nameColumns + widest + 7), in: &buffer, area)
    let frame = rest
    let cursor = palette.field.draw(
      in: &buffer, area: rest.cutTop(1), isFocused: true, placeholder: voice(DialogPhrase.narrow))
    if actions.isEmpty {
      buffer.put(
        voice(DialogPhrase.paletteNothing), at: rest.origin, style: Style(.dim, on: .popup), maxColumns: rest.columns)
    }
    let first = min(max(0, palette.selection - rest.rows + 1), max(0, actions.count - rest.rows))
    if rest.rows > 0, actions.count > rest.rows, frame.row > area.row {
      let last = min(first + rest.rows, actions.count)
      let position = voice(
        QueuePhrase.position, ["first": "\(first + 1)", "last": "\(last)", "all": "\(actions.count)"])
      buffer.putTrailing(
        " \(position) ", row: frame.row - 1, end: frame.endColumn, style: Style(.dim, on: .popup))
    }
    for (offset, action) in actions.dropFirst(first).prefix(rest.rows).enumerated() {
      let row = Rectangle(row: rest.row + offset, column: rest.column, columns: rest.columns, rows: 1)
      draw(action, in: &buffer, row, nameColumns: nameColumns)
      if first + offset == palette.selection { buffer.lay(.selection, under: row) }
    }
    return cursor
  }

  private func draw(_ action: Action, in buffer: inout CellBuffer, _ row: Rectangle, nameColumns: Int) {
    let end = buffer.putTrailing(keys(of: action), row: row.row, end: row.endColumn, style: Style(.key, on: .popup))
    let room = end - row.column - 1
    let used = buffer.put(
      voice(action.phrase).padded(to: nameColumns), at: row.origin, style: Style(.text, on: .popup), maxColumns: room)
    buffer.put(
      voice(action.helpPhrase).truncated(to: max(0, room - used - 2)),
      at: Position(row: row.row, column: row.column + used + 2), style: Style(.dim, on: .popup))
  }

  private func keys(of action: Action) -> String {
    model.keymap.strokes(for: action, in: model.keyContext).prefix(2).map(\.symbol).joined(separator: " ")
  }

  private func draw(_ question: Question, in buffer: inout CellBuffer, _ area: Rectangle) -> Position? {
    let proposals = question.proposals
    var rest = window(
      title(of: question), rows: proposals.isEmpty ? 3 : proposals.count + 3, in: &buffer, area)
    let texts = proposals.map { proposal in
      let date = model.zone.date(of: proposal.at)
      return [voice.day(date, from: model.today), voice.weekday(date), "\(model.zone.time(of: proposal.at))"]
    }
    let columns = AlignedColumns(texts, room: max(0, rest.columns - 2))
    for (index, text) in texts.enumerated() where rest.rows > 1 {
      let row = rest.cutTop(1)
      let isChosen = index == question.selection
      buffer.put(
        "\(isChosen ? "▸" : " ") \(columns.line(text))", at: row.origin, style: Style(.text, on: .popup),
        maxColumns: row.columns)
      if isChosen { buffer.lay(.selection, under: row) }
    }
    if rest.rows > 1 { _ = rest.cutTop(1) }
    let placeholder: String =
      switch question.subject {
      case .vipReason: voice(DialogPhrase.optional)
      case .reschedule, .requestTime: voice(DialogPhrase.typeTime)
      case .skip, .request, .answer: ""
      }
    let field = Rectangle(row: rest.row, column: rest.column, columns: rest.columns, rows: max(1, rest.rows))
    guard !proposals.isEmpty, rest.rows > 1 else {
      return question.field.draw(in: &buffer, area: field, isFocused: true, placeholder: placeholder)
    }
    let reading = rest.cutBottom(1)
    if let (text, role) = self.reading(of: question) {
      buffer.put(
        "→ " + text.truncated(to: max(0, reading.columns - 2)), at: reading.origin, style: Style(role, on: .popup))
    }
    return question.field.draw(in: &buffer, area: rest, isFocused: true, placeholder: placeholder)
  }

  /// What is made of a time that is being typed; nil while nothing is.
  private func reading(of question: Question) -> (text: String, role: Role)? {
    guard question.selection == nil, question.holdsText else { return nil }
    guard let moment = model.moment(in: question) else { return (voice(FormPhrase.unreadableTime), .warning) }
    let date = model.zone.date(of: moment)
    let time = "\(voice.day(date, from: model.today)) \(voice.weekday(date)) \(model.zone.time(of: moment))"
    if moment <= model.now { return (voice(FormPhrase.timePast, ["time": time]), .warning) }
    let isInCallingHours = model.data?.calendar.isWithinCallingHours(moment) ?? true
    return isInCallingHours ? (time, .success) : (voice(FormPhrase.outsideCallingHours, ["time": time]), .warning)
  }

  private func title(of question: Question) -> String {
    let phrase: DialogPhrase =
      switch question.subject {
      case .vipReason: .vipReasonTitle
      case .skip: .skipTitle
      case .reschedule: .rescheduleTitle
      case .request: .requestTitle
      case .requestTime: .requestWhenTitle
      case .answer: .answerTitle
      }
    return voice(phrase, ["name": question.name])
  }
}
