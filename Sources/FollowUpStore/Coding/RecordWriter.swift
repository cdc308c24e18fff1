internal import FollowUp

/// Writes values as JSON text.
///
/// Every member and every element is written behind a comma; when its container is closed, the first comma becomes the
/// brace or bracket.
package struct RecordWriter {
  var bytes: [UInt8]
  /// The zone whose offset instants are written with.
  let zone: ClinicTimeZone
  /// Whether every instant that was written is what its text says.
  var saysEveryInstant = true
  /// Where the parts of records stand in `bytes`; nil where nobody asks.
  var parts: WrittenParts?

  mutating func write(_ name: StaticString, _ value: some WritableValue) {
    let count = name.utf8CodeUnitCount
    bytes.append(addingCapacity: count + 4) { text in
      text.append(UInt8(ascii: ","))
      text.append(UInt8(ascii: "\""))
      text.withUnsafeMutableBufferPointer { bytes, written in
        written = bytes[written...].initialize(fromContentsOf: UnsafeBufferPointer(start: name.utf8Start, count: count))
      }
      text.append(UInt8(ascii: "\""))
      text.append(UInt8(ascii: ":"))
    }
    value.write(to: &self)
  }

  /// A member that is a part of a record, whose place is noted where somebody asks.
  mutating func write(
    _ name: StaticString, _ value: some WritableValue, notedBy noted: (inout WrittenParts, Range<Int>) -> Void
  ) {
    let start = bytes.count + name.utf8CodeUnitCount + 4
    write(name, value)
    guard var noting = parts.take() else { return }
    noted(&noting, start..<bytes.count)
    parts = noting
  }

  /// A member that is left out where there is no value.
  mutating func write(_ name: StaticString, _ value: (some WritableValue)?) {
    if let value { write(name, value) }
  }

  /// Writes an object of the members that `members` writes, in their order.
  mutating func writeObject(_ members: (inout RecordWriter) -> Void) {
    let start = bytes.count
    members(&self)
    closeContainer(from: start, UInt8(ascii: "{"), UInt8(ascii: "}"))
  }

  /// Ends the container whose first comma, if there is one, stands at `start`.
  mutating func closeContainer(from start: Int, _ opening: UInt8, _ closing: UInt8) {
    if bytes.count == start {
      bytes.append(opening)
    } else {
      bytes[start] = opening
    }
    bytes.append(closing)
  }

  /// Writes `word` as it is.
  mutating func write(word: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// Writes a JSON string, with escape sequences only where they must be.
  mutating func write(string: String) {
    var string = string
    bytes.append(UInt8(ascii: "\""))
    string.withUTF8 { text in
      var written = 0
      while true {
        let end = RecordWriter.plainEnd(from: written, in: UnsafeRawBufferPointer(text))
        write(text[written..<end])
        guard end < text.count else { return }
        writeEscape(text[end])
        written = end + 1
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The place, from `start` on, of the first byte that needs an escape sequence, or the end of the text.
  private static func plainEnd(from start: Int, in text: UnsafeRawBufferPointer) -> Int {
    var place = start
    while place + 8 <= text.count {
      let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      if let other = PlainBytes.firstOther(in: word) { return place + other }
      place += 8
    }
    while place < text.count, !text[place].needsEscape { place += 1 }
    return place
  }

  private mutating func write(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text))
  }

  private mutating func writeEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): write(word: "\\\"")
    case UInt8(ascii: "\\"): write(word: "\\\\")
    case 0x08: write(word: "\\b")
    case 0x09: write(word: "\\t")
    case 0x0A: write(word: "\\n")
    case 0x0C: write(word: "\\f")
    case 0x0D: write(word: "\\r")
    default:
      write(word: "\\u00")
      bytes.append(contentsOf: [byte >> 4, byte & 15].map { $0 < 10 ? $0 + UInt8(ascii: "0") : $0 + 87 })
    }
  }

  /// Writes a JSON string, on the clock of the zone.
  mutating func write(instant: Instant) {
    if !zone.canWrite(instant) { saysEveryInstant = false }
    bytes.append(UInt8(ascii: "\""))
    zone.appendISO8601(instant, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }
}

extension UInt8 {
  fileprivate var needsEscape: Bool { self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") }
}
