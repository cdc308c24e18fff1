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

  /// `fields` with `rest` added; nil where there are none of both.
  static func joined(_ fields: UnrecognizedFields?, _ rest: [JSONValue.Member]) -> UnrecognizedFields? {
    guard !rest.isEmpty else { return fields }
    let all = JSONValue(.object(members(of: fields) + rest))
    return UnrecognizedFields(json: JSONText.compact(all.sortingKeys))
  }
}
