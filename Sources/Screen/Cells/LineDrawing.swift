/// The signs that lines, frames and bars are made of, one column each.
public enum LineDrawing {
  public static let horizontal = sign("─")
  public static let vertical = sign("│")
  public static let topLeft = sign("┌")
  public static let topRight = sign("┐")
  public static let bottomLeft = sign("└")
  public static let bottomRight = sign("┘")
  public static let teeLeft = sign("├")
  public static let teeRight = sign("┤")
  public static let teeTop = sign("┬")
  public static let teeBottom = sign("┴")
  public static let cross = sign("┼")
  public static let barStart = sign("▕")
  public static let barDone = sign("█")
  public static let barRest = sign("░")
  public static let barEnd = sign("▏")

  private static func sign(_ scalar: Unicode.Scalar) -> Glyph { Glyph(scalar, columns: 1) }

  /// The sign in which lines to these sides meet; nil where they are no more than a straight line.
  static func joint(up: Bool, down: Bool, left: Bool, right: Bool) -> Glyph? {
    switch (up, down, left, right) {
    case (true, true, true, true): cross
    case (true, true, true, false): teeRight
    case (true, true, false, true): teeLeft
    case (false, true, true, true): teeTop
    case (true, false, true, true): teeBottom
    case (false, true, true, false): topRight
    case (false, true, false, true): topLeft
    case (true, false, true, false): bottomRight
    case (true, false, false, true): bottomLeft
    default: nil
    }
  }

  /// What stands for `scalar` on a terminal whose lines and signs come out broken (an old PuTTY, or a font that
  /// draws them two columns wide): a sign of ASCII of the same width; the scalar itself where it needs none.
  public static func asciiSubstitute(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "─", "━", "═", "–", "—": "-"
    case "│", "┃", "║", "▏", "▕": "|"
    case "\u{250C}"..."\u{254B}", "\u{2552}"..."\u{2573}": "+"
    case "█", "▓", "■", "▇": "#"
    case "░", "▒", "□", "·": "."
    case "▲", "↑", "△": "^"
    case "▼", "↓", "▽": "v"
    case "▸", "▶", "→", "›", "❯", "▷": ">"
    case "◂", "◀", "←", "‹", "◁": "<"
    case "★", "☆", "●", "◆", "✦", "•": "*"
    case "✓", "✔": "+"
    case "✗", "✘", "×": "x"
    case "⌂": "&"
    case "☎": "#"
    case "※": "!"
    case "…": "~"
    default: scalar
    }
  }
}
