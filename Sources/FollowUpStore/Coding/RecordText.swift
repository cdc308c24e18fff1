/// One JSON text that records are read from: its bytes, and where its values stand.
///
/// A place is the number of a value on the tape; the root is at 0. Every place and every range of bytes comes from the
/// tape, which ``JSONScanner`` has made for these very bytes, so none lies outside. It borrows both and counts no
/// references, which would take a third of the time of reading: it is good only inside ``read(_:_:)``.
struct RecordText {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let entries: UnsafeMutableBufferPointer<JSONTape.Entry>

  /// Gives `body` the root of the text. It must not let it out.
  /// - Throws: `RecordFault.notJSON` where the text is not JSON from its first byte to its last, or what `body` throws.
  static func read<Record>(
    _ text: ArraySlice<UInt8>, _ body: (RecordValue) throws(RecordFault) -> Record
  ) throws(RecordFault) -> Record {
    var entries: [JSONTape.Entry]
    do {
      entries = try JSONScanner.tape(of: text.span).entries
    } catch {
      throw .notJSON
    }
    return try text.withUnsafeBufferPointer { (bytes) throws(RecordFault) in
      try entries.withUnsafeMutableBufferPointer { (entries) throws(RecordFault) in
        try body(RecordValue(text: RecordText(bytes: bytes, entries: entries), place: 0))
      }
    }
  }

  func kind(at place: Int) -> JSONTape.Kind { entries[place].kind }

  /// The place after the value at `place` and all that is in it.
  func place(after place: Int) -> Int { Int(entries[place].next) }

  /// The place of the member `name` of the object at `object`; nil where there is none. Of members of one name the
  /// first counts.
  ///
  /// Records are written with their members in one order, and read in another: the search begins behind the member
  /// that was found last and comes round to it. Where a name may come twice, it begins at the first.
  func member(_ name: StaticString, of object: Int) -> Int? {
    let (first, end) = (object + 1, Int(entries[object].next))
    guard first < end else { return nil }
    let start = entries[object].isPlain ? Int(entries[object].resume) : first
    var place = start
    repeat {
      let following = Int(entries[place + 1].next)
      let next = following < end ? following : first
      if isKey(at: place, name) {
        entries[object].resume = UInt32(truncatingIfNeeded: next)
        return place + 1
      }
      place = next
    } while place != start
    return nil
  }

  private func isKey(at place: Int, _ name: StaticString) -> Bool {
    let key = entries[place]
    guard key.isPlain else { return string(at: place) == "\(name)" }
    let count = name.utf8CodeUnitCount
    guard Int(key.end &- key.start) == count else { return false }
    let start = Int(key.start)
    for position in 0..<count where bytes[start + position] != name.utf8Start[position] { return false }
    return true
  }

  /// The bytes of the value at `place`; of a string, those between its quotation marks.
  private func text(at place: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[Int(entries[place].start)..<Int(entries[place].end)])
  }

  /// The string at `place`, which is one.
  func string(at place: Int) -> String {
    let text = text(at: place)
    return entries[place].isPlain ? String(decoding: text, as: UTF8.self) : JSONEscapes.resolved(text)
  }

  /// The UTF-8 of the string at `place`, which is one; nil where it holds an escape sequence.
  func plainText(at place: Int) -> UnsafeBufferPointer<UInt8>? { entries[place].isPlain ? text(at: place) : nil }

  /// The number at `place`, which is one; nil where it has a fraction or an exponent, or does not fit.
  func integer(at place: Int) -> Int? {
    let text = text(at: place)
    let isNegative = text.first == UInt8(ascii: "-")
    var number = 0
    for byte in text.dropFirst(isNegative ? 1 : 0) {
      guard let digit = byte.hexadecimalValue, digit < 10 else { return nil }
      let (tens, overflows) = number.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) =
        isNegative ? tens.subtractingReportingOverflow(Int(digit)) : tens.addingReportingOverflow(Int(digit))
      if overflows || overflowsToo { return nil }
      number = sum
    }
    return number
  }

  /// The members and elements that lead from the root to the value at `place`: `changes[0].visit.endedAt`.
  func path(to place: Int) -> String {
    var path = ""
    var container = 0
    while container < place {
      let isObject = entries[container].kind == .object
      var (child, index) = (container + 1, 0)
      // The tape lists what is in a container right after it, so the value is in one of its children.
      while true {
        let value = isObject ? child + 1 : child
        guard value < Int(entries[container].next) else { return path }
        if place < Int(entries[value].next) {
          if isObject {
            path += (path.isEmpty ? "" : ".") + string(at: child)
          } else {
            path += "[\(index)]"
          }
          container = value
          break
        }
        child = Int(entries[value].next)
        index += 1
      }
    }
    return path
  }
}
