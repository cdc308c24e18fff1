/// A JSON value and where it stands in its document.
struct JSONValue: Sendable {
  var content: Content
  /// The position of its first byte in the document; 0 for a value that was made here.
  var offset: Int

  enum Content: Sendable {
    case null
    case bool(Bool)
    /// As written, so that no digit is lost on the way through.
    case number(String)
    case string(String)
    case array([JSONValue])
    /// In the order of the document; a key may come twice, and then the last one counts.
    case object([Member])
  }

  struct Member: Sendable {
    var key: String
    var value: JSONValue
  }

  init(_ content: Content, offset: Int = 0) {
    self.content = content
    self.offset = offset
  }
}

extension JSONValue {
  static let null = JSONValue(.null)
  static func bool(_ value: Bool) -> JSONValue { JSONValue(.bool(value)) }
  static func integer(_ value: Int) -> JSONValue { JSONValue(.number(String(value))) }
  static func string(_ value: String) -> JSONValue { JSONValue(.string(value)) }
  static func array(_ values: [JSONValue]) -> JSONValue { JSONValue(.array(values)) }

  /// An object of the members whose value is not nil, in this order.
  static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    JSONValue(.object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } }))
  }

  var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// The same value with the keys of every object in ascending order of their Unicode scalars, the last of equal
  /// keys kept.
  var sortingKeys: JSONValue {
    switch content {
    case .null, .bool, .number, .string: return self
    case .array(let values): return JSONValue(.array(values.map(\.sortingKeys)), offset: offset)
    case .object(let members):
      var byKey: [String: JSONValue] = [:]
      for member in members { byKey[member.key] = member.value.sortingKeys }
      let keys = byKey.keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      let sorted = keys.compactMap { key in byKey[key].map { Member(key: key, value: $0) } }
      return JSONValue(.object(sorted), offset: offset)
    }
  }
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
