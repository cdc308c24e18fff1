/// Where the values of one JSON text stand, in the order of the text: a container before what is in it, the key of a
/// member before its value.
///
/// Only ``JSONScanner`` makes entries, of a text whose syntax it has verified.
struct JSONTape {
  enum Kind: UInt8 {
    case null, `true`, `false`, number, string, array, object
  }

  struct Entry {
    var kind: Kind
    /// Of a string: an escape sequence stands in it.
    var hasEscapes: Bool
    /// Of a key: its member was asked for.
    var isTaken = false
    /// Of an object: every key stands for itself and for no other name, no two are the same, and there are not so many
    /// that telling takes long.
    var hasPlainKeys = true
    /// Of a key its ``MemberMark``, of an object the ``MemberMark/bit`` of each of its keys.
    var marks: UInt64 = 0
    /// The first byte of the value, of a string its quotation mark, counted from the start of the text.
    var start: Int
    /// The byte after the value.
    var end: Int
    /// The place on the tape after the value and all that is in it; of a key, after its member.
    var next: Int
    /// Of an object that has members: the key that is asked for next, if they are asked for in their order.
    var expected: Int
  }

  var entries: [Entry] = []

  /// Notes that the key at `key`, the newest entry, is one of the object at `object`.
  mutating func noteKey(at key: Int, of object: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    entries.withUnsafeMutableBufferPointer { entries in
      guard !entries[key].hasEscapes else {
        entries[object].hasPlainKeys = false
        return
      }
      let mark = MemberMark(UnsafeRawBufferPointer(bytes), from: entries[key].start + 1, to: entries[key].end - 1)
      entries[key].marks = mark.value
      let known = entries[object].marks
      entries[object].marks = known | mark.bit
      guard known & mark.bit != 0, entries[object].hasPlainKeys else { return }
      var (other, compared) = (object + 1, 0)
      while other < key {
        guard compared < JSONTape.mostCompared, entries[other].marks != mark.value else {
          entries[object].hasPlainKeys = false
          return
        }
        other = entries[other].next
        compared += 1
      }
    }
  }

  /// A key is compared with no more keys before it, many times as many as rows have: a row of very many would take the
  /// square of their number.
  private static let mostCompared = 256
}

/// What tells names of members apart at one look: their first and their last four bytes, or all of them. Names of one
/// length, up to eight bytes, are equal if their marks are, and longer ones most of the time; those that are equal have
/// the same.
struct MemberMark {
  let value: UInt64

  init(_ text: UnsafeRawBufferPointer, from start: Int, to end: Int) {
    var word: UInt64 = 0
    if end - start >= 4 {
      word = UInt64(text.loadUnaligned(fromByteOffset: start, as: UInt32.self))
      word |= UInt64(text.loadUnaligned(fromByteOffset: end - 4, as: UInt32.self)) &<< 32
    } else {
      for place in start..<end { word = word &<< 8 | UInt64(text[place]) }
    }
    value = word
  }

  init(_ name: StaticString) {
    let count = name.utf8CodeUnitCount
    self.init(UnsafeRawBufferPointer(start: name.utf8Start, count: count), from: 0, to: count)
  }

  /// One of 64 bits.
  var bit: UInt64 { 1 &<< (value &* 0x9E37_79B9_7F4A_7C15 &>> 58) }
}
