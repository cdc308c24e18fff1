/// One value of a JSON text that was scanned; nothing is made of it before it is asked for.
///
/// Its place and every range of bytes come from the tape, which ``JSONScanner`` has made for these very bytes, so none
/// lies outside. It borrows both and counts no references, and is good only inside the closure that was given it.
struct ScannedValue {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let tape: UnsafeMutableBufferPointer<JSONTape.Entry>
  private let place: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ tape: UnsafeMutableBufferPointer<JSONTape.Entry>, place: Int = 0) {
    self.bytes = bytes
    self.tape = tape
    self.place = place
  }

  var kind: JSONTape.Kind { tape[place].kind }

  /// The position of its first byte in the text.
  var offset: Int { tape[place].start }

  // MARK: Plain values

  /// The bytes between the quotation marks of a string.
  private func inside(_ place: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[(tape[place].start + 1)..<(tape[place].end - 1)])
  }

  private func string(at place: Int) -> String {
    tape[place].hasEscapes
      ? JSONEscape.resolved(inside(place)) : String(decoding: inside(place), as: UTF8.self)
  }

  /// Nil of anything but a string.
  var text: String? { kind == .string ? string(at: place) : nil }

  /// The UTF-8 of a string without escape sequences; nil of anything else.
  var plainText: UnsafeBufferPointer<UInt8>? {
    kind == .string && !tape[place].hasEscapes ? inside(place) : nil
  }

  /// A number as it is written; nil of anything else.
  var digits: String? {
    kind == .number ? String(decoding: bytes[tape[place].start..<tape[place].end], as: UTF8.self) : nil
  }

  /// Nil of anything but `true` and `false`.
  var flag: Bool? {
    switch kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The value as a message may show it, not yet shortened.
  var shown: String {
    switch kind {
    case .null: "null"
    case .true: "true"
    case .false: "false"
    case .number: digits ?? ""
    case .string: string(at: place)
    case .array: "[…]"
    case .object: "{…}"
    }
  }

  // MARK: Containers

  /// The member `key` of an object, which counts as taken from then on. Of several members of one name the last
  /// counts, and all are taken. Nil where there is none, or it is null.
  ///
  /// Rows have their members in one order, most of them in the order in which they are taken: the search begins behind
  /// the one that was found last and comes round to it.
  func take(_ key: StaticString) -> ScannedValue? {
    guard tape[place].hasPlainKeys else { return takeLast(key) }
    let mark = MemberMark(key)
    guard tape[place].marks & mark.bit != 0 else { return nil }
    let (first, end, start) = (place + 1, tape[place].next, tape[place].expected)
    var member = start
    repeat {
      let following = tape[member].next
      let next = following < end ? following : first
      if isPlainKey(at: member, key, mark) {
        tape[member].isTaken = true
        tape[place].expected = next
        return tape[member + 1].kind == .null ? nil : ScannedValue(bytes, tape, place: member + 1)
      }
      member = next
    } while member != start
    return nil
  }

  /// As ``take(_:)``, of an object whose keys have to be looked at one by one.
  private func takeLast(_ key: StaticString) -> ScannedValue? {
    let (mark, end) = (MemberMark(key), tape[place].next)
    var member = place + 1
    var found: Int?
    while member < end {
      if tape[member].hasEscapes ? string(at: member) == "\(key)" : isPlainKey(at: member, key, mark) {
        tape[member].isTaken = true
        found = member + 1
      }
      member = tape[member].next
    }
    guard let found, tape[found].kind != .null else { return nil }
    return ScannedValue(bytes, tape, place: found)
  }

  /// Whether the key at `place`, which is plain, is `name`, whose mark is `mark`.
  private func isPlainKey(at place: Int, _ name: StaticString, _ mark: MemberMark) -> Bool {
    let (start, count) = (tape[place].start + 1, name.utf8CodeUnitCount)
    guard tape[place].marks == mark.value, tape[place].end - start == count + 1 else { return false }
    // What the mark does not tell.
    var position = 4
    while position < count - 4 {
      guard bytes[start + position] == name.utf8Start[position] else { return false }
      position += 1
    }
    return true
  }

  /// The members of an object that were not taken, in their order.
  var untaken: [Member] { members { !$0.isTaken } }

  struct Member {
    var key: String
    var value: ScannedValue
  }

  private func members(where isWanted: (JSONTape.Entry) -> Bool) -> [Member] {
    var members: [Member] = []
    var member = place + 1
    while member < tape[place].next {
      if isWanted(tape[member]) {
        members.append(Member(key: string(at: member), value: ScannedValue(bytes, tape, place: member + 1)))
      }
      member = tape[member].next
    }
    return members
  }

  /// The elements of a list; none of anything else.
  var elements: Elements { Elements(of: self) }

  struct Elements: Sequence, IteratorProtocol {
    private var coming: ScannedValue
    private let end: Int

    init(of list: ScannedValue) {
      end = list.kind == .array ? list.tape[list.place].next : list.place
      coming = ScannedValue(list.bytes, list.tape, place: list.place + 1)
    }

    mutating func next() -> ScannedValue? {
      guard coming.place < end else { return nil }
      let element = coming
      coming = ScannedValue(element.bytes, element.tape, place: element.tape[element.place].next)
      return element
    }
  }

  /// All of it, for those who keep or change values that they do not know.
  var value: JSONValue {
    switch kind {
    case .null: .null
    case .true: .bool(true)
    case .false: .bool(false)
    case .number: JSONValue(.number(digits ?? ""))
    case .string: .string(string(at: place))
    case .array: .array(elements.map(\.value))
    case .object:
      JSONValue(
        .object(members { _ in true }.map { JSONValue.Member(key: $0.key, value: $0.value.value) }))
    }
  }
}
