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
    guard let notice = model.notice else { return }
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
}

/// The last line: the keys that matter here.
struct KeyLine {
  let model: Model

  func draw(in buffer: inout CellBuffer, area: Rectangle) {
    guard !area.isEmpty else { return }
    var column = area.column + 1
    for (key, meaning) in hints {
      let width = key.displayWidth + 1 + meaning.displayWidth
      guard column + width <= area.endColumn else { break }
      column += buffer.put(key, at: Position(row: area.row, column: column), style: Style(.key)) + 1
      column += buffer.put(meaning, at: Position(row: area.row, column: column), style: Style(.keyHint)) + 2
    }
  }

  private var hints: [(String, String)] {
    let voice = model.voice
    if case .question(let question) = model.dialog {
      return (question.proposals.isEmpty ? [] : [("↑↓", voice(DialogPhrase.choose))]) + [
        ("Enter", voice(DialogPhrase.confirm)), ("Esc", voice(DialogPhrase.cancel)),
      ]
    }
    if model.dialog != nil {
      return [
        ("↑↓", voice(DialogPhrase.choose)), ("Enter", voice(DialogPhrase.confirm)), ("Esc", voice(DialogPhrase.cancel)),
      ]
    }
    let context = model.keyContext
    return actions.compactMap { action in
      let strokes = model.keymap.strokes(for: action, in: context)
      // Where text is typed, only keys that write none are of use.
      let usable = context == .search ? strokes.filter { !$0.writesText } : strokes
      return usable.first.map { ($0.symbol, voice(action.phrase)) }
    }
  }

  private var actions: [Action] {
    switch model.pages.last {
    case nil:
      (model.isUnsaved ? [.saveAgain] : [])
        + [
          .openCallSheet, .search, .nextSection, .toggleVIP, .undo, .openHelp, .quit, .openPalette, .explain,
          .showPhones, .openPatient, .openEscalations, .recordNoAnswer, .rescheduleFollowUp, .skipFollowUp,
          .requestFollowUp, .markArrived,
        ]
    case .search: [.openPatient, .moveDown, .back, .openHelp]
    case .patient:
      [
        .openCallSheet, .back, .toggleVIP, .showPhones, .takeBackAttempt, .rescheduleFollowUp, .skipFollowUp,
        .requestFollowUp, .markArrived, .undo, .openHelp,
      ]
    case .escalations: [.answerEscalation, .acknowledgeEscalation, .openPatient, .back, .openHelp]
    case .reading: [.moveDown, .pageDown, .back]
    case .callSheet: []
    }
  }
}
