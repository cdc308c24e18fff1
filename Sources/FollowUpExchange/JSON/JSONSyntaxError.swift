/// Why a text is not JSON (RFC 8259).
public enum JSONSyntaxFault: Hashable, Sendable {
  /// The text ends inside a value: it was cut off.
  case endsEarly
  case unexpectedCharacter(String)
  /// A quotation mark, backslash or character code that is no valid escape sequence.
  case badEscape
  /// A control character inside quotation marks that is not written as an escape sequence.
  case controlCharacterInString
  case notUTF8
  case badNumber
  /// Objects and arrays inside one another, more than ``JSONParser/deepestNesting`` of them.
  case tooDeep
  case textAfterEnd
}

struct JSONSyntaxError: Error, Hashable {
  var fault: JSONSyntaxFault
  var position: TextPosition
}

/// Where something stands in a text document, as people count.
public struct TextPosition: Hashable, Sendable {
  /// From 1.
  public var line: Int
  /// From 1, in bytes of UTF-8.
  public var column: Int
  /// From 0.
  public var byte: Int

  public init(line: Int, column: Int, byte: Int) {
    self.line = line
    self.column = column
    self.byte = byte
  }
}

/// Where the lines of a document begin.
struct LineTable: Sendable {
  /// The offset of the first byte of every line but the first, ascending.
  private var starts: [Int] = []

  /// How many lines begin after the first.
  var count: Int { starts.count }
  /// Where the last line begins; nil where there is only one.
  var lastStart: Int? { starts.last }

  mutating func lineBegins(at offset: Int) { starts.append(offset) }

  func position(of offset: Int) -> TextPosition {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    let lineStart = low == 0 ? 0 : starts[low - 1]
    return TextPosition(line: low + 1, column: offset - lineStart + 1, byte: offset)
  }

  func line(of offset: Int) -> Int { position(of: offset).line }
}
