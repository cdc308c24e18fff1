import Screen

/// Which part of the screen shows what. On a screen too small for all of it, the list stays longest.
struct FrameLayout: Hashable, Sendable {
  /// Clinic, date, clock, who is at the desk.
  var title: Rectangle
  /// The bars of the batches.
  var progress: Rectangle
  /// The rule above the list with the heading of what it shows.
  var heading: Rectangle
  var list: Rectangle
  /// The rule above the panel, or left of it.
  var panelRule: Rectangle
  /// The chosen patient.
  var panel: Rectangle
  var isPanelBeside: Bool
  /// What has just happened.
  var status: Rectangle
  var keys: Rectangle
  /// What a page over the list covers: everything between the title and the status.
  var page: Rectangle

  /// From how many columns on the panel stands beside the list.
  static let columnsForPanelBeside = 120

  /// With fewer columns than this the keys are of no use without their meaning.
  static let columnsForKeys = 40

  init(_ size: Size) {
    var rest = Rectangle(size)
    let rows = size.rows
    title = rest.cutTop(rows >= 3 ? 1 : 0)
    keys = rest.cutBottom(rows >= 6 ? 1 : 0)
    status = rest.cutBottom(rows >= 4 ? 1 : 0)
    page = rest
    progress = rest.cutTop(rows >= 9 ? 1 : 0)
    heading = rest.cutTop(rows >= 7 ? 1 : 0)
    isPanelBeside = size.columns >= FrameLayout.columnsForPanelBeside && rows >= 14
    if isPanelBeside {
      panel = rest.cutRight(min(max(size.columns / 3, 40), 72))
      panelRule = rest.cutRight(1)
    } else {
      let panelRows = rows >= 32 ? 8 : rows >= 22 ? 6 : rows >= 16 ? 4 : 0
      panel = rest.cutBottom(panelRows)
      panelRule = rest.cutBottom(panelRows > 0 ? 1 : 0)
    }
    list = rest
  }
}
