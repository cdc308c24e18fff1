/// Where the values of one JSON text stand, in the order of the text: a container before what is in it, the key of a
/// member before its value.
///
/// The positions count bytes from the start of the text. They are only ever made by ``JSONScanner``, for a text that is
/// JSON from its first byte to its last.
struct JSONTape {
  enum Kind: UInt8 {
    case null, `true`, `false`, number, string, array, object
  }

  struct Entry {
    var kind: Kind
    /// Of a string: no escape sequence stands in it. Of an object: its keys are plain and ascend, so that none comes
    /// twice.
    var isPlain: Bool
    /// The first byte of the value; of a string, the one after its quotation mark.
    var start: UInt32
    /// The byte after the value; of a string, its closing quotation mark.
    var end: UInt32
    /// The place on the tape after the value and all that is in it.
    var next: UInt32
    /// Of an object: the place of the key at which the next search begins.
    var resume: UInt32
  }

  var entries: [Entry] = []
}
