import FollowUp
import Screen
import Wording

/// The rule above the keys, with what has just happened, else with what waits.
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
      if let sign = waitingSign(columns: max(0, area.columns - 4)) {
        put(sign, .warning, in: &buffer, area)
      } else if FrameLayout(model.size).keys.isEmpty {
        drawWithoutKeyLine(in: &buffer, area)
      }
      return
    }
    let role: Role =
      switch notice.tone {
      case .plain: .notice
      case .success: .success
      case .warning: .warning
      case .error: .error
      }
    put(NoticeWording(model: model).text(of: notice), role, in: &buffer, area)
  }

  /// A call sheet has no line of keys, so that the sign names the one that ends the wait.
  private func waitingSign(columns: Int) -> String? {
    let wording = WaitingWording(model: model)
    guard case .callSheet(let sheet) = model.pages.last else { return wording.sign(columns: columns) }
    let stroke = sheet.isSaving ? KeyStroke(.escape) : model.keymap.strokes(for: .giveUpWaiting, in: .anywhere).first
    return wording.sign(columns: columns, key: stroke?.symbol ?? "")
  }

  private func put(_ text: String, _ role: Role, in buffer: inout CellBuffer, _ area: Rectangle) {
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
