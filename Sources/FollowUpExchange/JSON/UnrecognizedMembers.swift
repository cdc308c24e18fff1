internal import FollowUp

/// Members that this version does not know, between the text that the domain keeps and JSON values.
enum UnrecognizedMembers {
  /// The members of the kept text; none where it is no JSON object.
  static func members(of fields: UnrecognizedFields?) -> [JSONValue.Member] {
    guard let fields else { return [] }
    var parser = JSONParser(Array(fields.json.utf8))
    guard let value = try? parser.parse(), case .object(let members) = value.content else { return [] }
    return members
  }

  static func object(_ fields: UnrecognizedFields) -> JSONValue {
    JSONValue(.object(members(of: fields)))
  }

  /// The text by which the domain keeps `members`; nil where there are none.
  static func fields(_ members: [JSONValue.Member]) -> UnrecognizedFields? {
    guard !members.isEmpty else { return nil }
    return UnrecognizedFields(json: JSONText.compact(JSONValue(.object(members)).sortingKeys))
  }

  /// `fields` with `rest` added; nil where there are none of both.
  static func joined(_ fields: UnrecognizedFields?, _ rest: [JSONValue.Member]) -> UnrecognizedFields? {
    guard !rest.isEmpty else { return fields }
    return self.fields(members(of: fields) + rest)
  }
}
