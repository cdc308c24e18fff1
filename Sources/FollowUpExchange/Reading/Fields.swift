internal import FollowUp
internal import Wording

/// The members of one JSON object of a row, taken one by one; whatever is not taken is unrecognized.
///
/// A member that is absent or null gives nil without a problem; one that is wrong gives nil and refuses the row.
struct Fields {
  let row: Row
  private let object: ScannedValue
  /// Where the object stands in the row: `phones` and its position; nil for the row itself.
  private let place: Place?

  struct Place {
    /// Of the object around it; nil where that is the row.
    var outer: String?
    var name: StaticString
    /// From 0.
    var position: Int?

    /// The name of a member of it, from the row down.
    func path(_ key: String) -> String {
      (outer ?? "") + "\(name)" + (position.map { "[\($0)]" } ?? "") + "." + key
    }
  }

  init(_ object: ScannedValue, of row: Row, place: Place? = nil) {
    self.row = row
    self.object = object
    self.place = place
  }

  var offset: Int { object.offset }

  /// The name of a member from the row down: `phones[1].number`. Positions count from 0, as in JSON paths.
  func path(_ key: String) -> String {
    place?.path(key) ?? key
  }

  func take(_ key: StaticString) -> ScannedValue? { object.take(key) }

  /// As ``take(_:)``, but refuses the row where there is none and it must not do without.
  private func take(_ key: StaticString, required: Bool) -> ScannedValue? {
    let value = object.take(key)
    if required && value == nil { refuse(.missing, "\(key)") }
    return value
  }

  /// What was not taken.
  func unrecognized() -> UnrecognizedFields? {
    let untaken = untaken
    guard !untaken.isEmpty else { return nil }
    return UnrecognizedMembers.fields(untaken.map { JSONValue.Member(key: $0.key, value: $0.value.value) })
  }

  /// The members that were not taken.
  var untaken: [ScannedValue.Member] { object.untaken }

  func refuse(_ what: RowProblem.What, _ key: String, _ value: ScannedValue? = nil, nearest: String? = nil) {
    refuse(what, key, shown: value?.shown, offset: value?.offset, nearest: nearest)
  }

  /// As ``refuse(_:_:_:nearest:)``, of something that was read from several members: `shown` is what they say, and
  /// without `offset` it stands where the object begins.
  func refuse(
    _ what: RowProblem.What, _ key: String, shown: String?, offset: Int? = nil, nearest: String? = nil
  ) {
    row.refuse(what, field: path(key), value: shown, nearest: nearest, offset: offset ?? self.offset)
  }

  // MARK: Plain values

  /// The member as a string, in whatever letters.
  private func string(_ key: StaticString, required: Bool = false) -> ScannedValue? {
    guard let value = take(key, required: required) else { return nil }
    guard value.kind == .string else {
      refuse(.wrongType(expected: .text), "\(key)", value)
      return nil
    }
    return value
  }

  /// The text of a member, cleaned of hostile characters (with a warning).
  func text(_ key: StaticString, required: Bool = false) -> String? {
    guard let value = string(key, required: required) else { return nil }
    let cleaned = cleaned(value, "\(key)")
    if required, cleaned?.isEmpty == true {
      refuse(.missing, "\(key)", value)
      return nil
    }
    return cleaned
  }

  private func cleaned(_ value: ScannedValue, _ key: @autoclosure () -> String) -> String? {
    if let bytes = value.plainText, bytes.count <= Limits.textBytes, HostileText.isCleanAndTrimmed(bytes) {
      return String(decoding: bytes, as: UTF8.self)
    }
    let text = value.text ?? ""
    guard text.utf8.count <= Limits.textBytes else {
      refuse(.tooLong(limit: Limits.textBytes), key(), value)
      return nil
    }
    if HostileText.isClean(text) { return HostileText.trimmed(text) }
    let cleaned = HostileText.cleaned(text)
    row.warn(.removedCharacters, field: path(key()), value: cleaned, offset: value.offset)
    return cleaned
  }

  /// A text that identifies something: not empty, taken exactly as it is.
  func identifier(_ key: StaticString, required: Bool = false) -> String? {
    guard let value = take(key, required: required) else { return nil }
    do {
      return try value.identifier()
    } catch {
      refuse(error, "\(key)", value)
      return nil
    }
  }

  func flag(_ key: StaticString) -> Bool? {
    guard let value = take(key) else { return nil }
    if value.flag == nil { refuse(.wrongType(expected: .trueOrFalse), "\(key)", value) }
    return value.flag
  }

  func integer(_ key: StaticString, in range: ClosedRange<Int>, required: Bool = false) -> Int? {
    guard let value = take(key, required: required) else { return nil }
    guard let digits = value.digits else {
      refuse(.wrongType(expected: .wholeNumber), "\(key)", value)
      return nil
    }
    guard let number = Int(digits) else {
      // Too many digits for any use, or a fraction.
      let isWhole = digits.utf8.allSatisfy { (0x30..<0x3A).contains($0) || $0 == UInt8(ascii: "-") }
      refuse(isWhole ? .outOfRange(range) : .wrongType(expected: .wholeNumber), "\(key)", value)
      return nil
    }
    guard range.contains(number) else {
      refuse(.outOfRange(range), "\(key)", value)
      return nil
    }
    return number
  }

  func code<Code>(_ key: StaticString, _ type: Code.Type, required: Bool = false) -> Code?
  where Code: RawRepresentable<String> & CaseIterable {
    guard let value = string(key, required: required), let text = value.text else { return nil }
    if let code = Code(rawValue: text) { return code }
    let nearest = Code.allCases.map(\.rawValue).nearest(to: text, within: .any)
    refuse(.unknownCode, "\(key)", value, nearest: nearest)
    return nil
  }

  // MARK: Times

  func clockTime(_ key: StaticString) -> ClockTime? {
    guard let value = string(key), let text = value.text else { return nil }
    guard let time = ClockTime(text) else {
      refuse(.notATime, "\(key)", value)
      return nil
    }
    return time
  }

  func instant(_ key: StaticString, required: Bool = false) -> Instant? {
    guard let value = string(key, required: required) else { return nil }
    let instant = value.plainText.map { Instant(iso8601: $0.span) } ?? value.text.flatMap { Instant(iso8601: $0) }
    guard let instant else {
      refuse(InstantFault.of(value.shown), "\(key)", value)
      return nil
    }
    guard Limits.instants.contains(instant) else {
      refuse(.absurdYear, "\(key)", value)
      return nil
    }
    return instant
  }

  // MARK: Nested values

  /// The elements of a list; nil where the member is absent or no list.
  private func list(_ key: StaticString, required: Bool = false) -> ScannedValue.Elements? {
    guard let value = take(key, required: required) else { return nil }
    guard value.kind == .array else {
      refuse(.wrongType(expected: .list), "\(key)", value)
      return nil
    }
    return value.elements
  }

  func texts(_ key: StaticString) -> [String] {
    guard let elements = list(key) else { return [] }
    return elements.enumerated().compactMap { position, element in
      guard element.kind == .string else {
        refuse(.wrongType(expected: .text), "\(key)[\(position)]", element)
        return nil
      }
      guard let text = cleaned(element, "\(key)[\(position)]"), !text.isEmpty else { return nil }
      return text
    }
  }

  func object(_ key: StaticString) -> Fields? {
    guard let value = take(key) else { return nil }
    return nested(value, key, position: nil)
  }

  func objects(_ key: StaticString, required: Bool = false) -> [Fields] {
    guard let elements = list(key, required: required) else { return [] }
    return elements.enumerated().compactMap { nested($1, key, position: $0) }
  }

  /// As ``objects(_:required:)``, but nil where the member is absent.
  func objectsIfPresent(_ key: StaticString) -> [Fields]? { take(key) == nil ? nil : objects(key) }

  private func nested(_ value: ScannedValue, _ key: StaticString, position: Int?) -> Fields? {
    guard value.kind == .object else {
      refuse(.wrongType(expected: .object), "\(key)" + (position.map { "[\($0)]" } ?? ""), value)
      return nil
    }
    return Fields(value, of: row, place: Place(outer: place?.path(""), name: key, position: position))
  }
}

extension ScannedValue {
  /// The text that identifies something.
  /// - Throws: why the value is none.
  func identifier() throws(RowProblem.What) -> String {
    if let bytes = plainText, bytes.count <= Limits.identifierBytes, let first = bytes.first, first != 0x20,
      HostileText.isClean(bytes)
    {
      return String(decoding: bytes, as: UTF8.self)
    }
    // Many systems number their rows.
    if let digits, digits.utf8.allSatisfy({ (0x30..<0x3A).contains($0) }) { return digits }
    guard let text else { throw .wrongType(expected: .text) }
    if text.utf8.allSatisfy({ $0 == 0x20 }) { throw .emptyID }
    if !HostileText.isClean(text) { throw .controlCharacters }
    if text.utf8.count > Limits.identifierBytes { throw .tooLong(limit: Limits.identifierBytes) }
    return text
  }
}
