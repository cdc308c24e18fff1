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
    /// The first byte of the value, of a string its quotation mark, counted from the start of the text.
    var start: Int
    /// The byte after the value.
    var end: Int
    /// The place on the tape after the value and all that is in it; of a key, after its member.
    var next: Int
  }

  var entries: [Entry] = []
}
