/// Where text that is narrower than its field stands.
public enum Alignment: Hashable, Sendable {
  case leading, centered, trailing
}

extension String {
  /// The sanitised text, cut to at most `columns`; what is cut off is replaced by `ellipsis` where that fits.
  /// Never half of a wide character.
  public func truncated(to columns: Int, ellipsis: String = "…") -> String {
    if let width = plainColumns, width <= columns { return self }
    let text = sanitized
    guard text.displayWidth > columns else { return text }
    let sign = ellipsis.sanitized
    let signColumns = sign.displayWidth
    return signColumns <= columns
      ? text.prefix(columns: columns - signColumns) + sign : text.prefix(columns: columns)
  }

  /// The sanitised text in exactly `columns` (none where negative): truncated or filled up with spaces.
  public func padded(to columns: Int, _ alignment: Alignment = .leading) -> String {
    let text = truncated(to: columns)
    let missing = Swift.max(0, columns - text.displayWidth)
    let before =
      switch alignment {
      case .leading: 0
      case .centered: missing / 2
      case .trailing: missing
      }
    return String(repeating: " ", count: before) + text + String(repeating: " ", count: missing - before)
  }

  /// As many glyphs of the sanitised text as fit into `columns`.
  public func prefix(columns: Int) -> String {
    var used = 0
    if plainColumns != nil {
      let end = unicodeScalars.firstIndex { scalar in
        used += DisplayWidth.plainColumns(of: scalar)
        return used > columns
      }
      return String(self[..<(end ?? endIndex)])
    }
    var taken = String.UnicodeScalarView()
    for glyph in Glyphs(self) {
      used += glyph.columns
      guard used <= columns else { break }
      glyph.append(to: &taken)
    }
    return String(taken)
  }
}
