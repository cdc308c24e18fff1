import FollowUp
import Screen
import Wording

/// Where the parts of a call sheet stand, and the lines of the script laid out for it.
///
/// From ``wideColumns`` columns on the panel of outcomes or fields stands beside the script, else below it.
struct CallSheetLayout {
  let header: Rectangle
  let reasons: Rectangle
  let script: Rectangle
  let panel: Rectangle
  let footer: Rectangle
  let isWide: Bool
  let scriptLines: [[Span]]

  static let wideColumns = 100
  init(_ sheet: CallSheet, size: Size? = nil) {
    let size = size ?? sheet.size
    isWide = size.columns >= CallSheetLayout.wideColumns && size.rows >= 16
    var rest = Rectangle(size)
    footer = rest.cutBottom(size.rows >= 4 ? 1 : 0)
    header = rest.cutTop(size.rows >= 20 ? 3 : size.rows >= 8 ? 2 : 1)
    let mostReasons = max(1, size.rows / 8)
    reasons = rest.cutTop(size.rows >= 8 ? min(sheet.context.entry.followUps.count, mostReasons) : 0)
    if isWide {
      let width = size.columns >= 120 ? 46 : 40
      panel = rest.cutRight(sheet.form == nil ? width : max(width, size.columns / 2))
    } else {
      panel = rest.cutBottom(CallSheetLayout.panelRows(of: sheet, columns: size.columns, available: rest.rows))
    }
    outcomesPerRow = CallSheetLayout.outcomesPerRow(
      in: sheet.context.voice, columns: panel.columns - (isWide ? 1 : 0))
    // A column to each side, and the line above.
    script = Rectangle(
      row: rest.row + 1, column: rest.column + 1, columns: rest.columns - 2, rows: rest.rows - 1)
    scriptLines = CallSheetLayout.scriptLines(of: sheet, columns: script.columns)
  }

  /// The last line of the script that can stand first.
  var lastScroll: Int { max(0, scriptLines.count - script.rows) }

  /// How many outcomes stand side by side in the panel.
  let outcomesPerRow: Int

  /// As many as there is room for in the language of the sheet, the columns between them included.
  static func outcomesPerRow(in voice: Voice, columns: Int) -> Int {
    let widest = CallCommand.all.map { $0.keyName.displayWidth + 1 + $0.name(in: voice).displayWidth }.max() ?? 0
    return max(1, columns / (widest + 2))
  }

  private static func panelRows(of sheet: CallSheet, columns: Int, available: Int) -> Int {
    if sheet.form != nil {
      let rows = 1 + FormPanel(sheet: sheet, columns: columns).rowCount
      let leftForScript = sheet.form?.purpose == .details ? 0 : min(6, available / 2)
      return min(rows, available - leftForScript)
    }
    let perRow = outcomesPerRow(in: sheet.context.voice, columns: columns)
    let rows = 1 + rowCount(CallCommand.outcomes.count, perRow) + rowCount(CallCommand.others.count, perRow)
    return min(rows, available - min(available < 16 ? 2 : 3, available / 4))
  }

  static func rowCount(_ count: Int, _ perRow: Int) -> Int { (count + perRow - 1) / perRow }
}
