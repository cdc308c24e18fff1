/// A document as it was found: its name in messages, and what it holds.
public struct DocumentSource: Hashable, Sendable {
  /// `protocol.yaml`, or the path as the person at the desk would look for it.
  public let name: String
  public let bytes: [UInt8]
  private let isReadable: Bool

  /// Whether it is there and can't be opened.
  public var isUnreadable: Bool { !isReadable }

  /// A document is text that people write; anything beyond 1 MiB is refused.
  public static let sizeLimit = 1 << 20

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    isReadable = true
  }

  /// A document that is there and can't be opened: whoever reads it reports that.
  public init(unreadable name: String) {
    self.name = name
    bytes = []
    isReadable = false
  }

  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The text, without a byte order mark.
  ///
  /// - Throws: ``DocumentProblem`` for a document that can't be read, is too large or no UTF-8.
  func text() throws(DocumentProblem) -> String {
    guard isReadable else {
      throw DocumentProblem(document: name, mistake: .unreadable, consequence: .allBuiltIn)
    }
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
