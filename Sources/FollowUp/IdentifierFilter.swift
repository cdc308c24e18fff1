internal import OrderedCollections

/// Ids that are looked for among very many: it tells of nearly all others that they are none of them.
///
/// Its memory is set when it is made, not by how many ids are added: where they are more than it was made for, more of
/// the others pass.
public struct IdentifierFilter: Sendable {
  /// Every id sets two of them.
  private var bits: [UInt64]
  private let mask: UInt64
  public private(set) var isEmpty = true

  /// A filter for about `count` ids. Of others it lets pass some in a thousand.
  public init(for count: Int) {
    var size = Self.fewestBits
    while size < Self.mostBits, size / Self.bitsForEach < count { size *= 2 }
    bits = Array(repeating: 0, count: size / 64)
    mask = UInt64(size - 1)
  }

  private static let bitsForEach = 32
  /// 8 KiB.
  private static let fewestBits = 1 << 16
  /// 16 MiB.
  private static let mostBits = 1 << 27

  /// What the filter knows of an id. Ids that are equal have the same mark; a mark means something in one run of one
  /// program only.
  public struct Mark: Sendable {
    fileprivate let hash: UInt64

    public init(_ id: String) { hash = UInt64(bitPattern: Int64(id.hashValue)) }
  }

  public mutating func insert(_ id: String) { insert(Mark(id)) }

  public mutating func insert(_ mark: Mark) {
    isEmpty = false
    let (one, other) = places(of: mark)
    bits[one / 64] |= 1 << UInt64(one % 64)
    bits[other / 64] |= 1 << UInt64(other % 64)
  }

  /// Whether `id` may be one of those that were added: always where it is.
  public func mayContain(_ id: String) -> Bool {
    let (one, other) = places(of: Mark(id))
    return bits[one / 64] >> UInt64(one % 64) & bits[other / 64] >> UInt64(other % 64) & 1 == 1
  }

  private func places(of mark: Mark) -> (Int, Int) { (Int(mark.hash & mask), Int(mark.hash >> 32 & mask)) }
}

extension PatientRecord {
  /// Whether the id of a visit, plan item, appointment, contact attempt or follow-up of the record may be one of `ids`.
  public func mayHold(anyOf ids: IdentifierFilter) -> Bool {
    visits.keys.contains { ids.mayContain($0.rawValue) }
      || planItems.keys.contains { ids.mayContain($0.rawValue) }
      || appointments.keys.contains { ids.mayContain($0.rawValue) }
      || attempts.keys.contains { ids.mayContain($0.rawValue) }
      || followUps.keys.contains { ids.mayContain($0.rawValue) }
  }
}
