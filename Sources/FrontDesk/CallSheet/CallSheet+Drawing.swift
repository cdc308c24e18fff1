public import Screen
import Wording

extension CallSheet {
  /// The form that is open, also while it is being saved.
  var form: CallForm? {
    switch mode {
    case .form(let form), .saving(.some(let form), then: _): form
    case .calling, .confirmingDiscard, .saving(nil, then: _): nil
    }
  }

  /// Draws the sheet over the whole of `buffer`.
  ///
  /// - Returns: where the next character is typed; nil where no field is open, or nothing can be typed.
  public func draw(in buffer: inout CellBuffer) -> Position? {
    let layout = CallSheetLayout(self, size: buffer.size)
    CallSheetHeader(sheet: self).draw(in: &buffer, layout)
    drawScript(in: &buffer, layout)
    let cursor = drawPanel(in: &buffer, layout)
    drawFooter(in: &buffer, layout)
    return isSaving ? nil : cursor
  }

  private func drawScript(in buffer: inout CellBuffer, _ layout: CallSheetLayout) {
    let area = layout.script
    guard area.rows > 0 else { return }
    buffer.horizontalLine(at: Position(row: area.row - 1, column: 0), columns: area.columns + 2)
    buffer.put(
      " " + context.voice(topic.title) + " ", at: Position(row: area.row - 1, column: 2), style: Style(.heading),
      maxColumns: area.columns)
    let first = min(scroll, layout.lastScroll)
    for (offset, line) in layout.scriptLines.dropFirst(first).prefix(area.rows).enumerated() {
      buffer.put(line, at: Position(row: area.row + offset, column: area.column), maxColumns: area.columns)
    }
    var marks: [String] = []
    if first > 0 { marks.append(context.voice(CallSheetPhrase.moreAbove)) }
    if first < layout.lastScroll { marks.append(context.voice(CallSheetPhrase.moreBelow)) }
    guard !marks.isEmpty else { return }
    buffer.putTrailing(
      " " + marks.joined(separator: " ") + " ", row: area.row - 1, end: area.endColumn - 1, style: Style(.accent))
  }

  private func drawPanel(in buffer: inout CellBuffer, _ layout: CallSheetLayout) -> Position? {
    let panel = layout.panel
    guard !panel.isEmpty else { return nil }
    var area = panel
    let line = area.cutLeft(layout.isWide ? 1 : 0)
    let cursor = buffer.within(area) { part -> Position? in
      let outcomes = OutcomePanel(sheet: self)
      guard form != nil else {
        outcomes.draw(in: &part, isWide: layout.isWide)
        return nil
      }
      let fields = FormPanel(sheet: self, columns: part.size.columns)
      // What was said before helps to fill the form, where there is room for it.
      if layout.isWide { outcomes.drawContacts(in: &part, from: fields.rowCount + 2) }
      return fields.draw(in: &part)
    }
    if layout.isWide { buffer.joinedVerticalLine(at: line.origin, rows: line.rows) }
    return cursor.map { Position(row: $0.row + area.row, column: $0.column + area.column) }
  }

  private func drawFooter(in buffer: inout CellBuffer, _ layout: CallSheetLayout) {
    let area = layout.footer
    guard !area.isEmpty else { return }
    let (text, role) = footer
    let used = buffer.put(
      text.truncated(to: area.columns - 2), at: Position(row: area.row, column: 1), style: Style(role),
      maxColumns: area.columns - 1)
    guard let keys = keysBesideStatus, used + keys.displayWidth + 5 <= area.columns else { return }
    buffer.putTrailing(keys, row: area.row, end: area.endColumn - 1, style: Style(.keyHint))
  }

  /// The keys that matter most, where the status stands in the place of all of them.
  private var keysBesideStatus: String? {
    guard status != nil else { return nil }
    switch mode {
    case .form(let form):
      return context.voice(CallSheetPhrase.hintFormShort, ["action": context.voice(action(of: form))])
    case .calling: return context.voice(CallSheetPhrase.hintCallingShort)
    case .confirmingDiscard, .saving: return nil
    }
  }

  private func action(of form: CallForm) -> FormPhrase {
    form.purpose == .textMessage ? .markSent : form.saves ? .save : .keep
  }

  private var footer: (String, Role) {
    let voice = context.voice
    if mode == .confirmingDiscard { return (voice(CallSheetPhrase.confirmDiscard), .warning) }
    if let status { return (status.text, status.role) }
    if let hint = fieldHint { return (voice(hint), .keyHint) }
    if let form {
      if form.purpose == .textMessage && isClosed { return (voice(CallSheetPhrase.hintMessageOffer), .keyHint) }
      return (voice(CallSheetPhrase.hintForm, ["action": voice(action(of: form))]), .keyHint)
    }
    if let highlight, CallCommand.all.indices.contains(highlight) {
      let name = CallCommand.all[highlight].name(in: voice)
      return (voice(CallSheetPhrase.hintMenu, ["name": name]), .keyHint)
    }
    if let branch = CallCommand.others.first(where: { $0.branch == topic }) {
      return (voice(CallSheetPhrase.hintBranch, ["key": branch.keyName]), .keyHint)
    }
    return (voice(CallSheetPhrase.hintCalling), .keyHint)
  }
}

extension CallSheet {
  /// How the field with the focus is used, where that is not plain.
  private var fieldHint: FormPhrase? {
    switch form?.focus {
    case .tags: .hintTags
    case .satisfaction: .hintSatisfaction
    case .outcome: .hintOutcome
    default: nil
    }
  }
}

extension CallScript.Topic {
  fileprivate var title: CallSheetPhrase {
    switch self {
    case .conversation: .scriptTitle
    case .discomfort: .discomfortTitle
    case .complaint: .complaintTitle
    case .referral: .referralTitle
    case .birthdayQuestion: .birthdayTitle
    case .textMessage: .textMessageTitle
    case .voicemail: .voicemailTitle
    case .thirdParty: .thirdPartyTitle
    }
  }
}
