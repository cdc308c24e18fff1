/// The modes that Huifang asks of a terminal beside those that ncurses sets. Terminals that do not know one ignore it.
enum TerminalModes {
  static let enter: [UInt8] = sequence(on: [bracketedPaste, focusReports])
  static let leave: [UInt8] = mouseOff + sequence(off: [focusReports, bracketedPaste])

  /// Presses, releases, drags and the wheel, in the form that has no limit of columns.
  static let mouseOn: [UInt8] = sequence(on: [buttonReports, mouseReportsInDecimal])
  static let mouseOff: [UInt8] = sequence(off: [mouseReportsInDecimal, buttonReports])

  private static let buttonReports = 1002
  private static let focusReports = 1004
  private static let mouseReportsInDecimal = 1006
  private static let bracketedPaste = 2004

  private static func sequence(on modes: [Int]) -> [UInt8] { modes.flatMap { Array("\u{1B}[?\($0)h".utf8) } }
  private static func sequence(off modes: [Int]) -> [UInt8] { modes.flatMap { Array("\u{1B}[?\($0)l".utf8) } }
}
