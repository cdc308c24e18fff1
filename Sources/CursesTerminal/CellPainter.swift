internal import CNcurses
internal import Screen

/// Hands cells to ncurses: characters with their marks, and for each style the attributes and the pair of colours.
struct CellPainter {
  let depth: ColorDepth
  var theme: Theme {
    didSet {
      brushes = []
      last = nil
    }
  }
  /// Whether lines and signs are drawn with ASCII.
  let isLimitedToASCII: Bool
  private var brushes: [Brush] = []
  /// The brush that was used last: neighbours mostly share a style.
  private var last: Brush?
  /// The glyphs of the run that is being painted.
  private var strip: [cchar_t] = []

  /// What the cells of a style have in common.
  private struct Brush {
    var style: Style
    /// A blank in the style.
    var blank: cchar_t
  }

  init(theme: Theme, depth: ColorDepth, isLimitedToASCII: Bool) {
    self.theme = theme
    self.depth = depth
    self.isLimitedToASCII = isLimitedToASCII
  }

  /// Has ncurses use colours, and gives how many the terminal can show.
  static func startColors() -> ColorDepth {
    guard has_colors(), start_color() == OK, use_default_colors() == OK else { return .none }
    return colorCount() >= 256 ? .palette256 : colorCount() >= 8 ? .sixteen : .none
  }

  /// Writes the cells of `run` from `frame` up to the edge of a terminal of `size`.
  mutating func paint(_ run: FrameDifference.Run, of frame: CellBuffer, on size: Size) {
    guard run.row < size.rows else { return }
    let columns = run.columns.clamped(to: 0..<size.columns)
    guard !columns.isEmpty else { return }
    let cells = frame.row(run.row).dropFirst(columns.lowerBound).prefix(columns.count)
    strip.removeAll(keepingCapacity: true)
    var column = columns.lowerBound
    for cell in cells where !cell.isTrailing {
      let fits = column + cell.glyph.columns <= size.columns
      let brush = brush(for: cell.style)
      strip.append(
        CellPainter.painted(fits ? cell.glyph : .space, with: brush, isLimitedToASCII: isLimitedToASCII))
      column += cell.glyph.columns
    }
    _ = setScreenCells(Int32(run.row), Int32(columns.lowerBound), strip, Int32(clamping: strip.count))
  }

  private static func painted(_ glyph: Glyph, with brush: Brush, isLimitedToASCII: Bool) -> cchar_t {
    var cell = brush.blank
    setCellText(&cell, 0, shown(glyph, isLimitedToASCII: isLimitedToASCII))
    if glyph.marks.isEmpty { return cell }
    var end: Int32 = 1
    for mark in glyph.marks where wcwidth(wchar_t(mark.value)) == 0 {
      setCellText(&cell, end, wchar_t(mark.value))
      end += 1
    }
    return cell
  }

  /// The spacing character, or a substitute where this system's C library, by which ncurses counts columns, takes
  /// another width for it than ``DisplayWidth``.
  private static func shown(_ glyph: Glyph, isLimitedToASCII: Bool) -> wchar_t {
    let scalar = isLimitedToASCII ? LineDrawing.asciiSubstitute(for: glyph.scalar) : glyph.scalar
    if scalar.isASCII || wcwidth(wchar_t(scalar.value)) == Int32(glyph.columns) { return wchar_t(scalar.value) }
    return glyph.columns == 2 ? 0x3013 : 0x3F
  }

  private mutating func brush(for style: Style) -> Brush {
    if let last, last.style == style { return last }
    let brush = brushes.first { $0.style == style } ?? makeBrush(for: style)
    last = brush
    return brush
  }

  private mutating func makeBrush(for style: Style) -> Brush {
    let appearance = theme.appearance(of: style, at: depth)
    var attributes = CellPainter.attributes(appearance.attributes)
    let foreground = CellPainter.index(of: appearance.foreground)
    // A terminal of eight colours has no bright ones; as a foreground, bold stands for bright.
    if foreground >= 8 && colorCount() < 16 { attributes |= attributeBold }
    let pair = pair(foreground: foreground, background: CellPainter.index(of: appearance.background))
    let brush = Brush(style: style, blank: blankCell(attributes, pair))
    brushes.append(brush)
    return brush
  }

  /// 0, the terminal's own colours, where there are none to choose or no pair is left.
  private func pair(foreground: Int32, background: Int32) -> Int32 {
    guard depth != .none, foreground >= 0 || background >= 0 else { return 0 }
    func limited(_ index: Int32) -> Int32 { index >= 8 && colorCount() < 16 ? index - 8 : index }
    return max(0, alloc_pair(limited(foreground), limited(background)))
  }

  /// −1 is the terminal's own.
  private static func index(of color: Color?) -> Int32 {
    switch color {
    case .palette(let index): Int32(index)
    case .terminal, nil: -1
    }
  }

  private static func attributes(_ attributes: Attributes) -> attr_t {
    let names: [(Attributes, attr_t)] = [
      (.bold, attributeBold), (.dim, attributeDim), (.underline, attributeUnderline), (.reverse, attributeReverse),
      (.italic, attributeItalic),
    ]
    return names.reduce(attributeNormal) { attributes.contains($1.0) ? $0 | $1.1 : $0 }
  }
}

/// The columns that this system's C library gives a character: 0, 1, 2; −1 for what cannot be shown.
func systemWidth(of scalar: Unicode.Scalar) -> Int {
  Int(wcwidth(wchar_t(scalar.value)))
}
