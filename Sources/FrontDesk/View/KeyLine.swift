import Screen
import Wording

/// The last line: the keys that matter here.
///
/// Where they don't all fit, those at the end give way, but never help, the list of commands and the way out.
struct KeyLine {
  let model: Model

  private struct Hint {
    let key: String
    let meaning: String
    let isIndispensable: Bool
    let columns: Int

    init(key: String, meaning: String, isIndispensable: Bool = false) {
      self.key = key
      self.meaning = meaning
      self.isIndispensable = isIndispensable
      columns = key.displayWidth + 1 + meaning.displayWidth
    }
  }

  private static let gap = 2

  func draw(in buffer: inout CellBuffer, area: Rectangle) {
    guard !area.isEmpty else { return }
    var column = area.column + 1
    for hint in fitting(max(0, area.columns - 2)) {
      let end = area.endColumn - 1
      column += buffer.put(
        hint.key, at: Position(row: area.row, column: column), style: Style(.key), maxColumns: end - column)
      column += buffer.put(
        " " + hint.meaning, at: Position(row: area.row, column: column), style: Style(.keyHint),
        maxColumns: end - column)
      column += KeyLine.gap
    }
  }

  private func fitting(_ columns: Int) -> [Hint] {
    guard let actions else { return fitting(columns, otherHints) }
    // Most actions find no room: only what is seen is worded.
    let kept = actions.enumerated().filter { KeyLine.isIndispensable($1) }.compactMap { index, action in
      hint(for: action).map { (index: index, hint: $0) }
    }
    var rest = columns - kept.reduce(0) { $0 + $1.hint.columns + KeyLine.gap } + KeyLine.gap
    var shown = kept
    for (index, action) in actions.enumerated() where !KeyLine.isIndispensable(action) {
      guard let hint = hint(for: action) else { continue }
      rest -= hint.columns + KeyLine.gap
      if rest < 0 { break }
      shown.append((index, hint))
    }
    return fitting(columns, shown.sorted { $0.index < $1.index }.map(\.hint))
  }

  private func fitting(_ columns: Int, _ all: [Hint]) -> [Hint] {
    var hints = all
    func total() -> Int { hints.reduce(0) { $0 + $1.columns } + KeyLine.gap * max(0, hints.count - 1) }
    while total() > columns, let last = hints.lastIndex(where: { !$0.isIndispensable }) { hints.remove(at: last) }
    while hints.count > 1, total() > columns { hints.removeFirst() }
    return hints
  }

  private static func isIndispensable(_ action: Action) -> Bool {
    switch action {
    case .openHelp, .openPalette, .back, .quit: true
    default: false
    }
  }

  /// What the keys do where they do other things than actions too.
  private var otherHints: [Hint] {
    let voice = model.voice
    switch model.dialog {
    case .question(let question):
      let choosing = question.proposals.isEmpty ? [] : [Hint(key: "↑↓", meaning: voice(DialogPhrase.choose))]
      return choosing + [
        Hint(key: "Enter", meaning: voice(DialogPhrase.confirm), isIndispensable: true),
        Hint(key: "Esc", meaning: voice(DialogPhrase.cancel), isIndispensable: true),
      ]
    case .palette:
      return [
        Hint(key: "Enter", meaning: voice(DialogPhrase.run), isIndispensable: true),
        Hint(key: "Esc", meaning: voice(DialogPhrase.cancel), isIndispensable: true),
        Hint(key: "↑↓", meaning: voice(DialogPhrase.choose)),
        Hint(key: "a…z", meaning: voice(DialogPhrase.narrow)),
      ]
    case nil: break
    }
    switch model.pages.last {
    case .reading: return readingHints
    case .search: return searchHints
    case nil, .patient, .escalations, .callSheet: return []
    }
  }

  private func hint(for action: Action) -> Hint? {
    let context = model.keyContext
    let strokes = model.keymap.strokes(for: action, in: context)
    // Where text is typed, only keys that write none are of use.
    let usable = context == .search ? strokes.filter { !$0.writesText } : strokes
    return usable.first.map {
      Hint(
        key: $0.symbol, meaning: model.voice(action.phrase),
        isIndispensable: KeyLine.isIndispensable(action))
    }
  }

  private var readingHints: [Hint] {
    [
      model.waiting.isEmpty ? nil : hint(for: .giveUpWaiting), hint(for: .back),
      Hint(key: "↑↓", meaning: model.voice(DialogPhrase.scroll)), hint(for: .pageDown),
      hint(for: .pageUp),
    ]
    .compactMap(\.self)
  }

  private var searchHints: [Hint] {
    let choosing = Hint(key: "↑↓", meaning: model.voice(DialogPhrase.choose))
    let giveUp = model.waiting.isEmpty ? nil : hint(for: .giveUpWaiting)
    return [giveUp, hint(for: .openPatient), choosing, hint(for: .back), hint(for: .openHelp)].compactMap(\.self)
  }

  private var whatWaits: [Action] { model.waiting.isEmpty ? [] : [.giveUpWaiting] }

  /// The actions of the page on top; nil where its hints are others.
  private var actions: [Action]? {
    guard model.dialog == nil else { return nil }
    return switch model.pages.last {
    case nil:
      whatWaits + (model.isUnsaved ? [.saveAgain] : [])
        + [
          .openCallSheet, .search, .nextSection, .toggleVIP, .undo, .openHelp, .openPalette, .quit, .recordNoAnswer,
          .openPatient, .explain, .showPhones, .openEscalations, .rescheduleFollowUp, .skipFollowUp,
          .requestFollowUp, .markArrived,
        ]
    case .patient:
      whatWaits + [
        .openCallSheet, .toggleVIP, .showPhones, .takeBackAttempt, .rescheduleFollowUp, .skipFollowUp,
        .requestFollowUp, .markArrived, .undo, .back, .openPalette, .openHelp,
      ]
    case .escalations: whatWaits + [.answerEscalation, .acknowledgeEscalation, .openPatient, .back, .openHelp]
    case .search, .reading, .callSheet: nil
    }
  }
}
