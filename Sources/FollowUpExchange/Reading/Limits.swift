internal import FollowUp

/// What is still believable.
enum Limits {
  static let textBytes = 20_000
  static let identifierBytes = 200
  /// The years in which a clinic's visits and appointments can lie.
  static let years = 1900...2200
  static let instants: ClosedRange<Instant> =
    Instant(secondsSinceEpoch: -2_208_988_800)...Instant(secondsSinceEpoch: 7_289_654_399)
  /// The oldest person whose age is documented lived 122 years.
  static let age = 130
}

enum InstantFault {
  /// Why `text` is no instant: without its offset it would be one, its date does not exist, or it is something else.
  static func of(_ text: String) -> RowProblem.What {
    if Instant(iso8601: text + "Z") != nil || CivilDate(text) != nil { return .instantWithoutOffset }
    let date = String(text.prefix(10))
    if looksLikeDate(date) && CivilDate(date) == nil { return .noSuchDate }
    return .notAnInstant
  }

  /// `yyyy-MM-dd` in digits, whether or not there is such a day.
  static func looksLikeDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return false }
    return bytes.enumerated().allSatisfy { $0 == 4 || $0 == 7 || (0x30..<0x3A).contains($1) }
  }
}
