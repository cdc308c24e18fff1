extension String {
  /// The text, sanitised, in lines of at most `columns`: at least one line, and one for each line end of the text.
  ///
  /// Words of Latin and Cyrillic stay whole where they fit on a line; Chinese breaks between any two characters, but
  /// no line begins with a closing mark (，。）》…) nor ends with an opening one (（《“…), as typesetting of Chinese
  /// asks. A word longer than a line is cut. Spaces at a break are dropped. Where not even one wide character fits,
  /// an ellipsis stands for it. Less than one column counts as one.
  public func wrapped(to columns: Int) -> [String] {
    split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { Paragraph(String($0), columns: Swift.max(1, columns)).lines }
  }
}

/// The glyphs of one line of text, to be laid out in a given width.
private struct Paragraph {
  private let glyphs: [Glyph]
  private let columns: Int

  init(_ text: String, columns: Int) {
    self.columns = columns
    glyphs = Glyphs(text).map { $0.columns > columns ? Glyph("…", columns: 1) : $0 }
  }

  var lines: [String] {
    var lines: [String] = []
    var start = 0
    repeat {
      let end = endOfLine(from: start)
      lines.append(text(of: glyphs[start..<end]))
      start = end
      while start < glyphs.count && glyphs[start] == .space { start += 1 }
    } while start < glyphs.count
    return lines
  }

  /// The index after the last glyph of the line that begins at `start`; beyond `start` unless the text ends there.
  private func endOfLine(from start: Int) -> Int {
    var used = 0
    var lastBreak: Int?
    for index in start..<glyphs.count {
      if index > start && allowsBreak(before: index) { lastBreak = index }
      used += glyphs[index].columns
      if used > columns && glyphs[index] != .space { return lastBreak ?? index }
    }
    return glyphs.count
  }

  private func text(of line: ArraySlice<Glyph>) -> String {
    var scalars = String.UnicodeScalarView()
    let end = (line.lastIndex { $0 != .space }).map { $0 + 1 } ?? line.startIndex
    for glyph in line[..<end] {
      glyph.append(to: &scalars)
    }
    return String(scalars)
  }

  private func allowsBreak(before index: Int) -> Bool {
    let (before, after) = (glyphs[index - 1], glyphs[index])
    if after == .space { return false }
    if before == .space { return true }
    if LineBreaking.closing.contains(after.scalar) || LineBreaking.opening.contains(before.scalar) { return false }
    return before.columns == 2 || after.columns == 2
      || before.scalar == "-" && isLetter(after) && isLetter(at: index - 2)
  }

  private func isLetter(at index: Int) -> Bool {
    glyphs.indices.contains(index) && isLetter(glyphs[index])
  }

  private func isLetter(_ glyph: Glyph) -> Bool { glyph.scalar.properties.isAlphabetic }
}

private enum LineBreaking {
  /// Marks that may not begin a line.
  static let closing = Set("、。，．！？；：）】》」』〕〉〗｝］”’…—～·％℃,.!?;:)]}%»".unicodeScalars)
  /// Marks that may not end a line.
  static let opening = Set("（【《「『〔〈〖｛［“‘￥([{«$№".unicodeScalars)
}
