/// A value in a text that records are read from.
package struct RecordValue {
  let text: RecordText
  let place: Int

  /// The path to the value, in a fault of the form that it takes there.
  var wrongType: RecordFault { .wrongType(member: text.path(to: place)) }

  func string() throws(RecordFault) -> String {
    guard text.kind(at: place) == .string else { throw wrongType }
    return text.string(at: place)
  }

  func bool() throws(RecordFault) -> Bool {
    switch text.kind(at: place) {
    case .true: return true
    case .false: return false
    default: throw wrongType
    }
  }

  /// A number that is written without fraction and exponent, and small enough.
  func integer() throws(RecordFault) -> Int {
    guard text.kind(at: place) == .number, let number = text.integer(at: place) else { throw wrongType }
    return number
  }

  func elements() throws(RecordFault) -> RecordElements {
    guard text.kind(at: place) == .array else { throw wrongType }
    return RecordElements(text: text, array: place)
  }

  func members() throws(RecordFault) -> MemberReader {
    guard text.kind(at: place) == .object else { throw wrongType }
    return MemberReader(text: text, object: place)
  }
}

/// The elements of an array, in their order.
struct RecordElements: Sequence, IteratorProtocol {
  private let text: RecordText
  private let end: Int
  private var place: Int

  init(text: RecordText, array: Int) {
    self.text = text
    end = text.place(after: array)
    place = array + 1
  }

  mutating func next() -> RecordValue? {
    guard place < end else { return nil }
    defer { place = text.place(after: place) }
    return RecordValue(text: text, place: place)
  }
}

/// The members of an object.
package struct MemberReader {
  let text: RecordText
  let object: Int

  /// How many there are; one that comes twice counts twice.
  var count: Int {
    let end = text.place(after: object)
    var (count, key) = (0, object + 1)
    while key < end {
      count += 1
      key = text.place(after: key + 1)
    }
    return count
  }

  /// A member that must be there.
  func value<Value: ReadableValue>(_ name: StaticString) throws(RecordFault) -> Value {
    try Value(reading: required(name))
  }

  /// A member that may be missing, or null.
  func value<Value: ReadableValue>(_ name: StaticString) throws(RecordFault) -> Value? {
    guard let place = text.member(name, of: object), text.kind(at: place) != .null else { return nil }
    return try Value(reading: RecordValue(text: text, place: place))
  }

  /// How many of something there are, by a member that must be there: at least 0, and so few that nothing that is made
  /// of it gets too large.
  func amount(_ name: StaticString) throws(RecordFault) -> Int {
    try MemberReader.inRange(value(name), name)
  }

  /// The same by a member that may be missing, or null.
  func amount(_ name: StaticString) throws(RecordFault) -> Int? {
    guard let amount: Int = try value(name) else { return nil }
    return try MemberReader.inRange(amount, name)
  }

  private static func inRange(_ amount: Int, _ name: StaticString) throws(RecordFault) -> Int {
    guard (0...(1 << 50)).contains(amount) else { throw .contradiction(member: "\(name)") }
    return amount
  }

  /// - Throws: `RecordFault.missingMember`.
  func required(_ name: StaticString) throws(RecordFault) -> RecordValue {
    guard let place = text.member(name, of: object) else {
      let path = text.path(to: object)
      throw .missingMember(path.isEmpty ? "\(name)" : "\(path).\(name)")
    }
    return RecordValue(text: text, place: place)
  }
}
