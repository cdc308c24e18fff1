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

  /// The fault that `error`, thrown where a record was made a value, stands for.
  init(_ error: any Error) { self = error as? RecordFault ?? .notJSON }
}
