internal import FollowUp

/// The form that `Codable` gives to what a record keeps as text: with it Foundation's coders write and read the same
/// records, which the program's own way of writing and reading them is held against.
extension StoredText: Codable {
  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = Value(storedText: text) else {
      throw RecordFault.unknownValue(member: decoder.codingPath.memberPath, value: text)
    }
    self.value = value
  }

  func encode(to encoder: any Encoder) throws {
    let zone = CodingUserInfoKey.clinicZone.flatMap { encoder.userInfo[$0] as? ClinicTimeZone } ?? .universal
    var container = encoder.singleValueContainer()
    try container.encode(value.storedText(in: zone))
  }
}

extension CodingUserInfoKey {
  /// The zone whose offset instants are written with; without it, that of universal time.
  package static let clinicZone = CodingUserInfoKey(rawValue: "clinicZone")
}

extension [any CodingKey] {
  /// `changes[0].visit.endedAt`
  var memberPath: String {
    reduce(into: "") { path, key in
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += path.isEmpty ? key.stringValue : "." + key.stringValue
      }
    }
  }
}
