/// The end of a part of the journal.
struct JournalPosition: Hashable {
  var bytes = 0
  /// The number of the last line before it; 0 at the start.
  var sequence = 0
  /// The checksum of that line.
  var checksum = JournalFormat.start
}

/// Follows the lines of a journal by their checksums alone, without reading what they say: many times as fast, and
/// whoever changes, drops, adds or exchanges a line breaks it all the same.
struct JournalChain {
  /// The end of the lines that were taken.
  private(set) var position: JournalPosition

  /// Begins behind lines that end at `position`.
  init(after position: JournalPosition = JournalPosition()) { self.position = position }

  /// Takes the next line, without its line feed.
  mutating func take(_ line: ArraySlice<UInt8>) throws(DamageReason) {
    guard let checksum = JournalFormat.vouchedChecksum(of: line) else { throw .checksum }
    guard JournalFormat.previous(atEndOf: line) == position.checksum else { throw .chain }
    position.bytes += line.count + 1
    position.sequence += 1
    position.checksum = checksum
  }
}

/// Cuts a text that comes in pieces into lines.
struct LineSplitter {
  /// What came after the last line feed.
  private(set) var rest: [UInt8] = []

  /// Gives the lines that `text` completes, without their line feeds.
  mutating func split(_ text: [UInt8], _ body: (ArraySlice<UInt8>) throws -> Void) rethrows {
    var start = text.startIndex
    while let lineFeed = text[start...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = text[start..<lineFeed]
      start = lineFeed + 1
      if rest.isEmpty {
        try body(line)
      } else {
        let whole = rest + line
        rest = []
        try body(whole[...])
      }
    }
    rest += text[start...]
  }
}
