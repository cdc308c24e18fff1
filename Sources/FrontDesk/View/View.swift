public import Screen

/// Draws the whole picture of `model` and gives where the next character will be typed, or nil where nothing is.
///
/// Pure; works at every size, and on one that shows nothing draws nothing.
public func view(_ model: Model, in buffer: inout CellBuffer) -> Position? {
  let layout = FrameLayout(buffer.size)
  guard !layout.page.isEmpty else { return nil }
  if case .callSheet(let sheet) = model.pages.last {
    let cursor = sheet.draw(in: &buffer)
    // What the program says to the keys that the sheet leaves to it.
    let isWaitingTold = !model.waiting.isEmpty && (sheet.isSaving || sheet.status == nil)
    if model.notice != nil || isWaitingTold {
      StatusView(model: model).draw(in: &buffer, area: layout.keys, isRule: false)
    }
    return cursor
  }
  TitleView(model: model).draw(in: &buffer, area: layout.title)
  var cursor: Position?
  // Before the page, whose lines may end on this rule.
  StatusView(model: model).draw(in: &buffer, area: layout.status)
  KeyLine(model: model).draw(in: &buffer, area: layout.keys)
  if let page = model.pages.last {
    cursor = PageView(model: model).draw(page, in: &buffer, area: layout.page)
  } else {
    drawQueue(model, layout, in: &buffer)
  }
  if let dialog = model.dialog {
    cursor = DialogView(model: model).draw(dialog, in: &buffer, area: layout.page)
  }
  return cursor
}

private func drawQueue(_ model: Model, _ layout: FrameLayout, in buffer: inout CellBuffer) {
  ProgressView(model: model).draw(in: &buffer, area: layout.progress)
  QueueView(model: model).draw(in: &buffer, heading: layout.heading, list: layout.list)
  if layout.isPanelBeside {
    buffer.joinedVerticalLine(at: layout.panelRule.origin, rows: layout.panelRule.rows)
  } else if !layout.panelRule.isEmpty {
    buffer.horizontalLine(at: layout.panelRule.origin, columns: layout.panelRule.columns)
  }
  PatientPanel(model: model).draw(in: &buffer, area: layout.panel, isBeside: layout.isPanelBeside)
}
