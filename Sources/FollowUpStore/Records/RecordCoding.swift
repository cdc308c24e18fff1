internal import FollowUp
private import Foundation

/// The one place where records become JSON text and JSON text becomes records.
struct RecordCoding {
  private let encoder: JSONEncoder
  private let decoder = JSONDecoder()

  /// Instants are written with the offset of `zone`.
  init(zone: ClinicTimeZone) {
    encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if let key = CodingUserInfoKey.clinicZone { encoder.userInfo[key] = zone }
  }

  /// One line of JSON without a line feed, members sorted by name.
  func text(of record: some Encodable) throws(RecordFault) -> [UInt8] {
    do {
      return [UInt8](try encoder.encode(record))
    } catch {
      throw RecordFault(error)
    }
  }

  /// Members that `Record` does not know are passed over.
  func record<Record: Decodable>(
    _ type: Record.Type, from text: some Sequence<UInt8>
  ) throws(RecordFault) -> Record {
    do {
      return try decoder.decode(type, from: Data(text))
    } catch {
      throw RecordFault(error)
    }
  }
}

/// Why a text is no record, or a record no text.
public enum RecordFault: Error, Hashable, Sendable {
  /// Not JSON at all, or JSON cut short.
  case notJSON
  case missingMember(String)
  /// A member has another type than the format gives it: text instead of a number, …
  case wrongType(member: String)
  /// A member's value stands for nothing that this version knows.
  case unknownValue(member: String, value: String)
  /// Members contradict each other or one is out of its range.
  case contradiction(member: String)
  /// What was written would be read as something else.
  case notTheSame

  init(_ error: any Error) {
    switch error {
    case let fault as RecordFault: self = fault
    case DecodingError.keyNotFound(let key, let context):
      self = .missingMember((context.codingPath + [key]).memberPath)
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      self = .wrongType(member: context.codingPath.memberPath)
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      self = .wrongType(member: context.codingPath.memberPath)
    default: self = .notJSON
    }
  }
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

extension CodingUserInfoKey {
  fileprivate static let clinicZone = CodingUserInfoKey(rawValue: "clinicZone")
}

extension Encoder {
  /// The zone whose offset instants are written with.
  var clinicZone: ClinicTimeZone {
    CodingUserInfoKey.clinicZone.flatMap { userInfo[$0] as? ClinicTimeZone } ?? .universal
  }
}
