/// A document as it was found: its name in messages, and what it holds.
public struct DocumentSource: Hashable, Sendable {
  /// `protocol.yaml`, or the path as the person at the desk would look for it.
  public let name: String
  public let bytes: [UInt8]

  /// A document is text that people write; anything beyond 1 MiB is refused.
  public static let sizeLimit = 1 << 20

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The text, without a byte order mark.
  ///
  /// - Throws: ``DocumentProblem`` for a document that is too large or no UTF-8.
  func text() throws(DocumentProblem) -> String {
    guard bytes.count <= Self.sizeLimit else {
      throw DocumentProblem(document: name, mistake: .tooLarge(limit: Self.sizeLimit), consequence: .allBuiltIn)
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      throw DocumentProblem(
        document: name, line: firstLineThatIsNoText, mistake: .notUTF8, consequence: .allBuiltIn)
    }
    return text
  }

  private var firstLineThatIsNoText: Int? {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .firstIndex { String(validating: $0, as: UTF8.self) == nil }
      .map { $0 + 1 }
  }
}
