/// Text as it is shown: every way from a string to the screen leads through here, so nothing from outside reaches
/// the terminal raw, and what is measured is what is drawn.
///
/// - Tabs, line ends and the separators of lines and paragraphs become one space each (CR LF one together).
/// - Other controls of ASCII become their picture (ESC is ␛), those of Latin-1 and whatever cannot be shown, such as
///   emoji newer than Unicode 14, U+FFFD.
/// - Bidirectional controls, joiners, variation selectors, tags and other formatting without a width are left out,
///   for terminals disagree on what they do: a family of emoji shows as its members side by side.
/// - Flags become their two letters; the colour of skin and the keycap, which some terminals merge into the emoji
///   before them, are left out.
/// - A mark with nothing to stand on stands on a dotted circle.
public struct Glyphs: Sequence, Sendable {
  private let scalars: String.UnicodeScalarView

  public init(_ text: String) {
    scalars = text.unicodeScalars
  }

  public func makeIterator() -> Iterator { Iterator(scalars) }

  public struct Iterator: IteratorProtocol, Sendable {
    private var scalars: String.UnicodeScalarView.Iterator
    private var pending: Glyph?
    private var followsReturn = false

    fileprivate init(_ scalars: String.UnicodeScalarView) {
      self.scalars = scalars.makeIterator()
    }

    public mutating func next() -> Glyph? {
      while let scalar = scalars.next() {
        let columns = DisplayWidth.plainColumns(of: scalar)
        if columns > 0 {
          followsReturn = false
          let finished = pending
          pending = Glyph(scalar, columns: columns)
          if let finished { return finished }
          continue
        }
        let followedReturn = followsReturn
        followsReturn = scalar == "\r"
        if scalar == "\n" && followedReturn { continue }
        switch DisplayRule(scalar, after: pending) {
        case .show(let glyph):
          let finished = pending
          pending = glyph
          if let finished { return finished }
        case .mark:
          if pending == nil { pending = Glyph("\u{25CC}", columns: 1) }
          pending?.add(mark: scalar)
        case .leaveOut: break
        }
      }
      defer { pending = nil }
      return pending
    }
  }
}

extension String {
  /// The text as the screen shows it: see ``Glyphs``. Safe to print on a terminal.
  public var sanitized: String {
    if plainColumns != nil { return self }
    var scalars = String.UnicodeScalarView()
    for glyph in Glyphs(self) {
      glyph.append(to: &scalars)
    }
    return String(scalars)
  }
}

/// What becomes of one scalar on the way to the screen.
private enum DisplayRule {
  case show(Glyph)
  case mark
  case leaveOut

  init(_ scalar: Unicode.Scalar, after previous: Glyph?) {
    let value = scalar.value
    switch value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: self = .show(.space)
    case 0x00...0x1F: self = .show(DisplayRule.picture(0x2400 + value))
    case 0x7F: self = .show(DisplayRule.picture(0x2421))
    case 0x80...0x9F: self = .show(.replacement)
    case 0xAD, 0x20E3: self = .leaveOut
    case 0x1F1E6...0x1F1FF: self = .show(DisplayRule.picture(value - 0x1F1E6 + 0x41))
    case 0x1F3FB...0x1F3FF where previous?.columns == 2: self = .leaveOut
    default: self = DisplayRule.byWidth(scalar)
    }
  }

  private static func byWidth(_ scalar: Unicode.Scalar) -> DisplayRule {
    switch DisplayWidth.of(scalar) {
    case 0: isDrawn(scalar) ? .mark : .leaveOut
    case .some(let columns): .show(Glyph(scalar, columns: columns))
    case nil: isFormat(scalar) ? .leaveOut : .show(.replacement)
    }
  }

  /// A scalar without a width that leaves a trace: not a format control nor a variation selector.
  private static func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
    !isFormat(scalar) && !scalar.properties.isVariationSelector && !scalar.properties.isDefaultIgnorableCodePoint
  }

  private static func isFormat(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .format
  }

  private static func picture(_ value: UInt32) -> Glyph {
    Unicode.Scalar(value).map { Glyph($0, columns: 1) } ?? .replacement
  }
}
