private import CEmbeddedDocuments

/// A document that travels inside the program.
public struct BuiltInDocument: Hashable, Sendable {
  /// `protocol.yaml`, `themes/default.yaml`, …
  public let name: String
  public let text: String

  /// All of them, in the order of their names.
  public static var all: [BuiltInDocument] {
    var documents: [BuiltInDocument] = []
    while let document = embeddedDocument(documents.count)?.pointee {
      let bytes = UnsafeBufferPointer(start: document.bytes, count: document.count)
      let text = String(decoding: bytes, as: UTF8.self)
      documents.append(BuiltInDocument(name: String(cString: document.name), text: text))
    }
    return documents
  }
}
