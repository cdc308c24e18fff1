public import Screen

/// A line of text being typed: by keys, by an input method or by pasting.
///
/// The cursor stands between characters as a person counts them (grapheme clusters). Line ends that are pasted become
/// spaces, and controls are left out. What goes beyond the limit is not taken, which the response says.
public struct TextField: Hashable, Sendable {
  public private(set) var text: String
  /// In characters, 0 before the first.
  public private(set) var cursor: Int
  /// The most characters it holds.
  public let limit: Int

  public init(_ text: String = "", limit: Int = 500) {
    self.limit = max(0, limit)
    self.text = ""
    cursor = 0
    insert(text)
  }

  public var isEmpty: Bool { text.isEmpty }

  /// The text without spaces around it.
  public var trimmed: String {
    let withoutStart = text.drop(while: \.isWhitespace)
    guard let last = withoutStart.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(withoutStart[...last])
  }

  public mutating func clear() {
    text = ""
    cursor = 0
  }

  public mutating func handle(_ event: InputEvent) -> FieldResponse {
    switch event {
    case .text(let typed), .paste(let typed): insert(typed)
    case .key(.character(let character), let modifiers) where modifiers.subtracting(.shift).isEmpty:
      insert(String(character))
    case .key(let key, let modifiers) where modifiers.isEmpty: handle(key)
    case .key(let key, .control): handleWithControl(key)
    case .key(.left, .alt), .key(.character("b"), .alt): moveCursor(to: startOfWord)
    case .key(.right, .alt), .key(.character("f"), .alt): moveCursor(to: endOfWord)
    case .key(.backspace, .alt): remove(startOfWord..<cursor)
    default: .ignored
    }
  }

  private mutating func handle(_ key: Key) -> FieldResponse {
    switch key {
    case .left: moveCursor(to: cursor - 1)
    case .right: moveCursor(to: cursor + 1)
    case .home: moveCursor(to: 0)
    case .end: moveCursor(to: text.count)
    case .backspace: remove(max(0, cursor - 1)..<cursor)
    case .delete: remove(cursor..<min(text.count, cursor + 1))
    default: .ignored
    }
  }

  private mutating func handleWithControl(_ key: Key) -> FieldResponse {
    switch key {
    case .left: moveCursor(to: startOfWord)
    case .right: moveCursor(to: endOfWord)
    case .character("a"): moveCursor(to: 0)
    case .character("e"): moveCursor(to: text.count)
    case .character("w"), .backspace: remove(startOfWord..<cursor)
    case .character("u"): remove(0..<cursor)
    case .character("k"): remove(cursor..<text.count)
    default: .ignored
    }
  }

  private mutating func moveCursor(to position: Int) -> FieldResponse {
    cursor = min(max(0, position), text.count)
    return .consumed
  }

  /// Puts text in at the cursor, as if it were pasted.
  @discardableResult
  public mutating func insert(_ typed: String) -> FieldResponse {
    let typed = TextField.cleaned(typed)
    let accepted = typed.prefix(max(0, limit - text.count))
    let left = typed.dropFirst(accepted.count).reversed().drop(while: \.isWhitespace).count
    guard !accepted.isEmpty else { return left > 0 ? .cutShort(by: left) : .consumed }
    let index = index(of: cursor)
    let before = text[..<index] + accepted
    let after = text[index...]
    // A mark that was typed alone joins the character before it, so the cursor is counted anew.
    cursor = before.count
    text = String(before + after)
    cursor = min(cursor, text.count)
    return left > 0 ? .cutShort(by: left) : .changed
  }

  private mutating func remove(_ range: Range<Int>) -> FieldResponse {
    guard !range.isEmpty else { return .consumed }
    text.removeSubrange(index(of: range.lowerBound)..<index(of: range.upperBound))
    cursor = min(range.lowerBound, text.count)
    return .changed
  }

  private func index(of position: Int) -> String.Index {
    text.index(text.startIndex, offsetBy: position, limitedBy: text.endIndex) ?? text.endIndex
  }

  private var startOfWord: Int {
    var position = cursor
    let characters = Array(text)
    while position > 0 && !characters[position - 1].isPartOfWord { position -= 1 }
    while position > 0 && characters[position - 1].isPartOfWord { position -= 1 }
    return position
  }

  private var endOfWord: Int {
    var position = cursor
    let characters = Array(text)
    while position < characters.count && !characters[position].isPartOfWord { position += 1 }
    while position < characters.count && characters[position].isPartOfWord { position += 1 }
    return position
  }

  /// Line ends become one space each; other controls, what commands a terminal, and formatting that only changes the
  /// direction or the order of the text become nothing. What joins letters or emoji stays.
  private static func cleaned(_ typed: String) -> String {
    var cleaned = ""
    for character in typed.withoutControlSequences {
      if character.isNewline || character == "\t" {
        cleaned.append(" ")
      } else {
        let scalars = character.unicodeScalars.filter(\.isKept)
        cleaned.unicodeScalars.append(contentsOf: scalars)
      }
    }
    return cleaned
  }
}

extension Unicode.Scalar {
  fileprivate var isKept: Bool {
    switch properties.generalCategory {
    case .control: false
    // Joiners and tags; what else has no shape of its own is of no use in a note.
    case .format: value == 0x200C || value == 0x200D || (0xE0020...0xE007F).contains(value)
    default: true
    }
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool { isLetter || isNumber }
}
