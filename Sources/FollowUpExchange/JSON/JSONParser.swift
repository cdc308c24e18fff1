/// A strict reader of one JSON text in UTF-8. It bounds the nesting, and keeps numbers as they are written.
struct JSONParser {
  /// How many objects and arrays may stand inside one another.
  static let deepestNesting = 128

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The one value of the text. A byte order mark in front of it is passed over.
  mutating func parse() throws(JSONSyntaxError) -> JSONValue {
    try bytes.withUnsafeBufferPointer { (bytes) throws(JSONSyntaxError) in
      var scanner = JSONScanner(bytes)
      try scanner.scanText()
      return scanner.tape.entries.withUnsafeMutableBufferPointer { ScannedValue(bytes, $0).value }
    }
  }
}
