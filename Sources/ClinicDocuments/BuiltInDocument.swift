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
      documents.append(BuiltInDocument(document))
    }
    return documents
  }

  /// The names of all of them, in their order.
  static var names: [String] {
    var names: [String] = []
    while let document = embeddedDocument(names.count)?.pointee { names.append(String(cString: document.name)) }
    return names
  }

  /// The one of this name, to be read like a document that people edit; empty if there is none.
  public static func named(_ name: String) -> DocumentSource {
    var index = 0
    while let document = embeddedDocument(index)?.pointee {
      if String(cString: document.name) == name {
        return DocumentSource(name: name, bytes: Array(BuiltInDocument.bytes(of: document)))
      }
      index += 1
    }
    return DocumentSource(name: name, bytes: [])
  }

  private init(_ document: EmbeddedDocument) {
    name = String(cString: document.name)
    text = String(decoding: BuiltInDocument.bytes(of: document), as: UTF8.self)
  }

  private static func bytes(of document: EmbeddedDocument) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: document.bytes, count: document.count)
  }
}
