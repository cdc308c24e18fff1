/// How many columns a scalar takes in a terminal.
///
/// The widths are those of `wcwidth` in the GNU C library 2.36 (Unicode 14), which is what ncurses on Debian 12 goes
/// by; a test compares every scalar.
public enum DisplayWidth {
  /// 0 for a mark that is drawn over the scalar before it, 1, or 2; nil for what cannot be shown: controls,
  /// unassigned code points, separators of lines and paragraphs.
  public static func of(_ scalar: Unicode.Scalar) -> Int? {
    let columns = plainColumns(of: scalar)
    if columns > 0 { return columns }
    return scalar.value == 0 ? nil : lookUp(scalar.value)
  }

  /// The columns of one of the many scalars that are shown as they are, whatever stands beside them: printable ASCII,
  /// Russian letters, Chinese characters, the punctuation and the signs in common use; 0 for every other scalar,
  /// though it may be shown as it is too.
  static func plainColumns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: 1
    case 0x4E00...0x9FFC: 2
    case 0x3001...0x3029, 0xFF01...0xFF60, 0xAC00...0xD7A3: 2
    case 0xB7, 0x400...0x482, 0x2013...0x2027, 0x2030...0x205E, 0x2190...0x2199, 0x2302, 0x2500...0x25FC: 1
    case 0x2605...0x2613, 0x2713: 1
    default: 0
    }
  }

  /// Each entry is the first scalar of a run, shifted left by two, with its width in the low bits; 3 stands for
  /// what cannot be shown.
  private static func lookUp(_ value: UInt32) -> Int? {
    let key = value << 2 | 3
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle] <= key { low = middle } else { high = middle }
    }
    let width = Int(runs[low] & 3)
    return width == 3 ? nil : width
  }
}

extension String {
  /// The columns that the text takes when it is drawn: see ``Glyphs`` for what is replaced or left out then.
  public var displayWidth: Int {
    plainColumns ?? Glyphs(self).reduce(0) { $0 + $1.columns }
  }
}
