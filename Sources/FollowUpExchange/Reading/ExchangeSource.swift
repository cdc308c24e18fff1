/// The bytes of an exchange document and the name that messages give it.
public struct ExchangeSource: Sendable {
  public let name: String
  public let bytes: [UInt8]

  /// The largest document that is read as a whole, and the largest row of any other: 256 MiB. Reading takes about ten
  /// times that in memory.
  public static let largestSize = 256 << 20

  /// A document that is in memory already. Throws where its first bytes show that it can't be one.
  public init(name: String, bytes: [UInt8]) throws(ExchangeError) {
    if let reason = ExchangeSource.fault(in: bytes.prefix(ExchangeSource.headSize)) {
      throw ExchangeError(file: HostileText.shown(name, length: 200), reason: reason)
    }
    guard bytes.count <= ExchangeSource.largestSize else {
      throw ExchangeError(file: HostileText.shown(name, length: 200), reason: .tooLarge)
    }
    self.name = HostileText.shown(name, length: 200)
    self.bytes = bytes
  }

  /// Reads the file at `path`. A document that can't be one by its first bytes or by its size is not read any
  /// further.
  public init(contentsOfFile path: String) throws(ExchangeError) {
    try self.init(ExchangeFile(path: path))
  }

  /// Reads all of a file of which nothing was read before.
  public init(_ file: ExchangeFile) throws(ExchangeError) {
    name = file.name
    do throws(ExchangeError.Reason) {
      bytes = try ExchangeSource.read(file)
    } catch {
      throw ExchangeError(file: file.name, reason: error)
    }
  }

  /// How many bytes are enough to tell what a file is.
  static let headSize = 512

  private static func read(_ file: ExchangeFile) throws(ExchangeError.Reason) -> [UInt8] {
    guard file.size ?? 0 <= largestSize else { throw .tooLarge }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.size ?? 0)
    while bytes.count <= largestSize {
      let stretch = try file.read(atMost: 1 << 20)
      if stretch.isEmpty { return bytes }
      bytes += stretch
    }
    throw .tooLarge
  }

  /// Why a document that begins with `head` can't be a JSON object in UTF-8; nil if it can.
  static func fault(in head: ArraySlice<UInt8>) -> ExchangeError.Reason? {
    guard !head.isEmpty else { return .empty }
    let start = head.startIndex
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return .utf16 }
    // Without a byte order mark, UTF-16 shows in its ASCII characters: every second byte is zero.
    let pairs = head.prefix(4)
    if pairs.count >= 2 {
      let isZero = pairs.map { $0 == 0 }
      if isZero == [true, false, true, false].prefix(isZero.count).map(\.self)
        || isZero == [false, true, false, true].prefix(isZero.count).map(\.self)
      {
        return .utf16
      }
    }
    let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
    let allowed: Set<UInt8> = [0x09, 0x0A, 0x0D]
    if let control = text.firstIndex(where: { $0 < 0x20 && !allowed.contains($0) }) {
      return .binary(byte: control - start)
    }
    guard let first = text.first(where: { $0 > 0x20 }) else { return nil }
    if first == UInt8(ascii: "{") { return nil }
    if (0x80..<0xC2).contains(first) || first > 0xF4 {
      return .binary(byte: (text.firstIndex(of: first) ?? start) - start)
    }
    // A list, a text, a number or a word: the parser says more about it.
    if "[\"-0123456789tfn".utf8.contains(first) { return nil }
    let character = String(decoding: text.drop { $0 <= 0x20 }.prefix(16), as: UTF8.self).prefix(1)
    return .notJSON(HostileText.shown(String(character)))
  }
}
