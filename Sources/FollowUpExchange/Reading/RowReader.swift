internal import FollowUp
internal import Wording

/// One row while it is read: where it stands, and whether it can still be taken.
final class Row {
  let log: ProblemLog
  let entity: ExchangeEntity
  /// From 1.
  let number: Int?
  let offset: Int
  var id: String?
  private(set) var isRefused = false
  /// Warnings wait until the row is taken: of one that is left out only the reason for that counts.
  private var warnings: [() -> Void] = []
  /// What a refusal of this row means.
  private let consequence: RowProblem.Consequence

  init(
    log: ProblemLog, entity: ExchangeEntity, number: Int?, offset: Int,
    consequence: RowProblem.Consequence = .rowRefused
  ) {
    self.log = log
    self.entity = entity
    self.number = number
    self.offset = offset
    self.consequence = consequence
  }

  func refuse(
    _ what: RowProblem.What, field: String?, value: String? = nil, nearest: String? = nil, offset: Int? = nil
  ) {
    isRefused = true
    log.add(
      what, entity: entity, row: number, id: id, field: field, value: value, nearest: nearest,
      consequence: consequence, offset: offset ?? self.offset)
  }

  func warn(_ what: RowProblem.What, field: String?, value: String?, nearest: String? = nil, offset: Int? = nil) {
    warnings.append { [log, entity, number, id, rowOffset = self.offset] in
      log.add(
        what, entity: entity, row: number, id: id, field: field, value: value, nearest: nearest,
        consequence: .warning, offset: offset ?? rowOffset)
    }
  }

  /// Warns of what other rows may have as well; one problem stands for all of them.
  func warnOnce(
    _ what: RowProblem.What, field: String, value: String, offset: Int, nearest: @escaping () -> String?
  ) {
    warnings.append { [log, entity, number, id] in
      log.addShared(
        what, entity: entity, row: number, id: id, field: field, value: value, offset: offset, nearest: nearest)
    }
  }

  /// Tells the warnings of a row that was taken.
  func taken() {
    for warning in warnings { warning() }
    warnings = []
  }
}

/// The members of one JSON object of a row, taken one by one; whatever is not taken is unrecognized.
///
/// A member that is absent or null gives nil without a problem; one that is wrong gives nil and refuses the row.
struct Fields {
  let row: Row
  let offset: Int
  private let members: [JSONValue.Member]
  private var isTaken: [Bool]
  /// Where the object stands in the row: `phones` and its position; nil for the row itself.
  private let place: Place?

  struct Place {
    var name: String
    /// From 0.
    var position: Int?
  }

  init(_ members: [JSONValue.Member], of row: Row, offset: Int, place: Place? = nil) {
    self.row = row
    self.offset = offset
    self.members = members
    self.place = place
    isTaken = Array(repeating: false, count: members.count)
  }

  /// The name of a member from the row down: `phones[1].number`. Positions count from 0, as in JSON paths.
  func path(_ key: String) -> String {
    guard let place else { return key }
    return place.name + (place.position.map { "[\($0)]" } ?? "") + "." + key
  }

  mutating func take(_ key: String) -> JSONValue? {
    var found: JSONValue?
    for index in members.indices where members[index].key == key {
      isTaken[index] = true
      found = members[index].value
    }
    return found.flatMap { $0.isNull ? nil : $0 }
  }

  /// What was not taken.
  func unrecognized() -> UnrecognizedFields? {
    guard isTaken.contains(false) else { return nil }
    let rest = zip(members, isTaken).filter { !$0.1 }.map(\.0)
    return UnrecognizedFields(json: JSONText.compact(JSONValue(.object(rest)).sortingKeys))
  }

  func refuse(_ what: RowProblem.What, _ key: String, _ value: JSONValue? = nil, nearest: String? = nil) {
    row.refuse(
      what, field: path(key), value: value.map(\.shown), nearest: nearest, offset: value?.offset ?? offset)
  }

  // MARK: Plain values

  /// The text of a member, cleaned of hostile characters (with a warning).
  mutating func text(_ key: String, required: Bool = false) -> String? {
    guard let value = take(key) else {
      if required { refuse(.missing, key) }
      return nil
    }
    guard case .string(let text) = value.content else {
      refuse(.wrongType(expected: .text), key, value)
      return nil
    }
    let cleaned = cleaned(text, key, value)
    if required, cleaned?.isEmpty == true {
      refuse(.missing, key, value)
      return nil
    }
    return cleaned
  }

  private func cleaned(_ text: String, _ key: String, _ value: JSONValue) -> String? {
    guard text.utf8.count <= Limits.textBytes else {
      refuse(.tooLong(limit: Limits.textBytes), key, value)
      return nil
    }
    if HostileText.isClean(text) { return HostileText.trimmed(text) }
    let cleaned = HostileText.cleaned(text)
    row.warn(.removedCharacters, field: path(key), value: cleaned, offset: value.offset)
    return cleaned
  }

  /// A text that identifies something: not empty, taken exactly as it is.
  mutating func identifier(_ key: String, required: Bool = false) -> String? {
    guard let value = take(key) else {
      if required { refuse(.missing, key) }
      return nil
    }
    // Many systems number their rows.
    if case .number(let digits) = value.content, digits.utf8.allSatisfy({ (0x30..<0x3A).contains($0) }) {
      return digits
    }
    guard case .string(let text) = value.content else {
      refuse(.wrongType(expected: .text), key, value)
      return nil
    }
    if text.utf8.allSatisfy({ $0 == 0x20 }) {
      refuse(.emptyID, key, value)
    } else if !HostileText.isClean(text) {
      refuse(.controlCharacters, key, value)
    } else if text.utf8.count > Limits.identifierBytes {
      refuse(.tooLong(limit: Limits.identifierBytes), key, value)
    } else {
      return text
    }
    return nil
  }

  mutating func flag(_ key: String) -> Bool? {
    guard let value = take(key) else { return nil }
    guard case .bool(let flag) = value.content else {
      refuse(.wrongType(expected: .trueOrFalse), key, value)
      return nil
    }
    return flag
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>, required: Bool = false) -> Int? {
    guard let value = take(key) else {
      if required { refuse(.missing, key) }
      return nil
    }
    guard case .number(let digits) = value.content else {
      refuse(.wrongType(expected: .wholeNumber), key, value)
      return nil
    }
    guard let number = Int(digits) else {
      // Too many digits for any use, or a fraction.
      let isWhole = digits.utf8.allSatisfy { (0x30..<0x3A).contains($0) || $0 == UInt8(ascii: "-") }
      refuse(isWhole ? .outOfRange(range) : .wrongType(expected: .wholeNumber), key, value)
      return nil
    }
    guard range.contains(number) else {
      refuse(.outOfRange(range), key, value)
      return nil
    }
    return number
  }

  mutating func code<Code>(_ key: String, _ type: Code.Type, required: Bool = false) -> Code?
  where Code: RawRepresentable<String> & CaseIterable {
    guard let value = take(key) else {
      if required { refuse(.missing, key) }
      return nil
    }
    guard case .string(let text) = value.content else {
      refuse(.wrongType(expected: .text), key, value)
      return nil
    }
    if let code = Code(rawValue: text) { return code }
    let nearest = Code.allCases.map(\.rawValue).nearest(to: text, within: .any)
    refuse(.unknownCode, key, value, nearest: nearest)
    return nil
  }

  // MARK: Times

  mutating func clockTime(_ key: String) -> ClockTime? {
    guard let value = take(key) else { return nil }
    guard case .string(let text) = value.content else {
      refuse(.wrongType(expected: .text), key, value)
      return nil
    }
    guard let time = ClockTime(text) else {
      refuse(.notATime, key, value)
      return nil
    }
    return time
  }

  mutating func instant(_ key: String, required: Bool = false) -> Instant? {
    guard let value = take(key) else {
      if required { refuse(.missing, key) }
      return nil
    }
    guard case .string(let text) = value.content else {
      refuse(.wrongType(expected: .text), key, value)
      return nil
    }
    guard let instant = Instant(iso8601: text) else {
      refuse(InstantFault.of(text), key, value)
      return nil
    }
    guard Limits.instants.contains(instant) else {
      refuse(.absurdYear, key, value)
      return nil
    }
    return instant
  }

  // MARK: Nested values

  /// The elements of a list and the name of each for messages; empty where the member is absent.
  mutating func list(_ key: String, required: Bool = false) -> [JSONValue] {
    guard let value = take(key) else {
      if required { refuse(.missing, key) }
      return []
    }
    guard case .array(let elements) = value.content else {
      refuse(.wrongType(expected: .list), key, value)
      return []
    }
    return elements
  }

  mutating func texts(_ key: String) -> [String] {
    list(key).enumerated().compactMap { position, element in
      guard case .string(let text) = element.content else {
        refuse(.wrongType(expected: .text), "\(key)[\(position)]", element)
        return nil
      }
      guard let text = cleaned(text, "\(key)[\(position)]", element), !text.isEmpty else { return nil }
      return text
    }
  }

  mutating func object(_ key: String) -> Fields? {
    guard let value = take(key) else { return nil }
    return nested(value, key, position: nil)
  }

  mutating func objects(_ key: String, required: Bool = false) -> [Fields] {
    list(key, required: required).enumerated().compactMap { nested($1, key, position: $0) }
  }

  /// As ``objects(_:required:)``, but nil where the member is absent.
  mutating func objectsIfPresent(_ key: String) -> [Fields]? {
    guard members.contains(where: { $0.key == key && !$0.value.isNull }) else { return nil }
    return objects(key)
  }

  private func nested(_ value: JSONValue, _ key: String, position: Int?) -> Fields? {
    guard case .object(let members) = value.content else {
      refuse(.wrongType(expected: .object), key + (position.map { "[\($0)]" } ?? ""), value)
      return nil
    }
    return Fields(members, of: row, offset: value.offset, place: Place(name: path(key), position: position))
  }
}

/// What is still believable.
enum Limits {
  static let textBytes = 20_000
  static let identifierBytes = 200
  /// The years in which a clinic's visits and appointments can lie.
  static let years = 1900...2200
  static let instants: ClosedRange<Instant> =
    Instant(secondsSinceEpoch: -2_208_988_800)...Instant(secondsSinceEpoch: 7_289_654_399)
  /// The oldest person whose age is documented lived 122 years.
  static let age = 130
}

extension JSONValue {
  /// The value as a message may show it, not yet shortened.
  var shown: String {
    switch content {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let digits): digits
    case .string(let text): text
    case .array: "[…]"
    case .object: "{…}"
    }
  }
}

enum InstantFault {
  /// Why `text` is no instant: without its offset it would be one, its date does not exist, or it is something else.
  static func of(_ text: String) -> RowProblem.What {
    if Instant(iso8601: text + "Z") != nil || CivilDate(text) != nil { return .instantWithoutOffset }
    let date = String(text.prefix(10))
    if looksLikeDate(date) && CivilDate(date) == nil { return .noSuchDate }
    return .notAnInstant
  }

  /// `yyyy-MM-dd` in digits, whether or not there is such a day.
  static func looksLikeDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return false }
    return bytes.enumerated().allSatisfy { $0 == 4 || $0 == 7 || (0x30..<0x3A).contains($1) }
  }
}
