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
    _ title: String, rows: Int, in buffer: inout CellBuffer, _ area: Rectangle
  ) -> Rectangle {
    let wanted = Size(columns: min(64, max(24, area.columns - 8)), rows: rows + 2)
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
    var rest = window(
      voice(DialogPhrase.paletteTitle), rows: max(3, min(area.rows - 4, 16)), in: &buffer, area)
    let cursor = palette.field.draw(
      in: &buffer, area: rest.cutTop(1), isFocused: true, placeholder: voice(DialogPhrase.narrow))
    if actions.isEmpty {
      buffer.put(
        voice(DialogPhrase.paletteNothing), at: rest.origin, style: Style(.dim, on: .popup), maxColumns: rest.columns)
    }
    let first = min(max(0, palette.selection - rest.rows + 1), max(0, actions.count - rest.rows))
    let nameColumns = actions.map { voice($0.phrase).displayWidth }.max() ?? 0
    for (offset, action) in actions.dropFirst(first).prefix(rest.rows).enumerated() {
      let row = Rectangle(row: rest.row + offset, column: rest.column, columns: rest.columns, rows: 1)
      draw(action, in: &buffer, row, nameColumns: nameColumns)
      if first + offset == palette.selection { buffer.lay(.selection, under: row) }
    }
    return cursor
  }

  private func draw(_ action: Action, in buffer: inout CellBuffer, _ row: Rectangle, nameColumns: Int) {
    let keys = model.keymap.strokes(for: action, in: model.keyContext).prefix(2).map(\.symbol).joined(separator: " ")
    let end = buffer.putTrailing(keys, row: row.row, end: row.endColumn, style: Style(.key, on: .popup))
    let room = end - row.column - 1
    let used = buffer.put(
      voice(action.phrase).padded(to: nameColumns), at: row.origin, style: Style(.text, on: .popup), maxColumns: room)
    buffer.put(
      voice(action.helpPhrase).truncated(to: max(0, room - used - 2)),
      at: Position(row: row.row, column: row.column + used + 2), style: Style(.dim, on: .popup))
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
