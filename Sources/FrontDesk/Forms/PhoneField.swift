internal import FollowUp
public import Screen

/// A telephone number being typed. Full-width digits become plain ones; what is no part of a number is left to the
/// person, since a number that lost something is another one.
public struct PhoneField: Hashable, Sendable {
  public private(set) var field: TextField

  public init(_ number: String = "") {
    field = TextField(number.halfWidth, limit: 40)
  }

  public mutating func handle(_ event: InputEvent) -> FieldResponse {
    switch event {
    case .text(let typed), .paste(let typed):
      return field.insert(typed.halfWidth)
    case .key(.character(let character), let modifiers) where modifiers.subtracting(.shift).isEmpty:
      return field.insert(String(character).halfWidth)
    default:
      return field.handle(event)
    }
  }

  /// What stands in the field; at a desk, a number has at least five digits.
  public var value: FieldValue<String> {
    let number = field.trimmed
    if number.isEmpty { return .empty }
    return PhoneNumber.digitCount(in: number) >= 5 && PhoneNumber.isPlausible(number) ? .value(number) : .unreadable
  }
}

/// What a field that reads its text makes of it.
public enum FieldValue<Value: Hashable & Sendable>: Hashable, Sendable {
  case empty
  case value(Value)
  case unreadable

  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }
}
