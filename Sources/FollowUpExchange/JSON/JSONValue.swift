/// A JSON value.
struct JSONValue: Sendable {
  var content: Content

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

  init(_ content: Content) { self.content = content }
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

  /// The same value with the keys of every object in ascending order of their Unicode scalars, the last of equal
  /// keys kept.
  var sortingKeys: JSONValue {
    switch content {
    case .null, .bool, .number, .string: return self
    case .array(let values): return JSONValue(.array(values.map(\.sortingKeys)))
    case .object(let members):
      var byKey: [String: JSONValue] = [:]
      for member in members { byKey[member.key] = member.value.sortingKeys }
      let keys = byKey.keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      let sorted = keys.compactMap { key in byKey[key].map { Member(key: key, value: $0) } }
      return JSONValue(.object(sorted))
    }
  }
}
