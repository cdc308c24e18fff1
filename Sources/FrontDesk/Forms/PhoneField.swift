public import Screen

/// A telephone number being typed. Takes digits, also full-width ones, and the signs that people put between them.
public struct PhoneField: Hashable, Sendable {
  public private(set) var field: TextField

  public init(_ number: String = "") {
    field = TextField(PhoneField.accepted(number), limit: 24)
  }

  public mutating func handle(_ event: InputEvent) -> FieldResponse {
    switch event {
    case .text(let typed), .paste(let typed):
      return field.insert(PhoneField.accepted(typed))
    case .key(.character(let character), let modifiers) where modifiers.subtracting(.shift).isEmpty:
      return field.insert(PhoneField.accepted(String(character)))
    default:
      return field.handle(event)
    }
  }

  /// What stands in the field; a number has at least five digits.
  public var value: FieldValue<String> {
    let number = field.trimmed
    if number.isEmpty { return .empty }
    return number.count(where: \.isNumber) >= 5 ? .value(number) : .unreadable
  }

  private static func accepted(_ typed: String) -> String {
    typed.halfWidth.filter { $0.isASCII && ($0.isNumber || "+-() .".contains($0)) }
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
