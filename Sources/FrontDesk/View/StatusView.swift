import FollowUp
import Screen
import Wording

/// The rule above the keys, with what has just happened.
struct StatusView {
  let model: Model

  /// Draws on a rule, or on an empty line.
  func draw(in buffer: inout CellBuffer, area: Rectangle, isRule: Bool = true) {
    guard !area.isEmpty else { return }
    if isRule {
      buffer.horizontalLine(at: area.origin, columns: area.columns)
    } else {
      buffer.fill(area)
    }
    guard let notice = model.notice else {
      if FrameLayout(model.size).keys.isEmpty { drawWithoutKeyLine(in: &buffer, area) }
      return
    }
    let role: Role =
      switch notice.tone {
      case .plain: .notice
      case .success: .success
      case .warning: .warning
      case .error: .error
      }
    let text = NoticeWording(model: model).text(of: notice)
    buffer.put(
      " \(text.truncated(to: max(0, area.columns - 4))) ", at: Position(row: area.row, column: area.column + 1),
      style: Style(role), maxColumns: max(0, area.columns - 2))
  }

  /// A screen without room for the key line has the keys here, or says what to do where they don't fit either.
  private func drawWithoutKeyLine(in buffer: inout CellBuffer, _ area: Rectangle) {
    if area.columns >= FrameLayout.columnsForKeys {
      buffer.fill(area)
      KeyLine(model: model).draw(in: &buffer, area: area)
    } else {
      let key = model.keymap.strokes(for: .quit, in: .queue).first?.symbol ?? ""
      let text = model.voice(QueuePhrase.tooSmall, ["key": key])
      buffer.put(
        text.truncated(to: max(0, area.columns - 2)), at: Position(row: area.row, column: area.column + 1),
        style: Style(.keyHint))
    }
  }
}
