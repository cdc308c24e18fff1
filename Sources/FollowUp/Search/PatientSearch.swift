/// A patient whom a search found, and by what.
public struct PatientMatch: Hashable, Sendable {
  public var summary: PatientSummary
  public var kind: Kind

  /// What was found, in the order in which the results stand: the surest first.
  public enum Kind: Int, CaseIterable, Comparable, Sendable {
    case id
    case name, beginningOfName
    case phone
    case pinyin, initials, beginningOfPinyin, beginningOfInitials, abbreviatedPinyin
    case partOfName, partOfPinyin
    case endOfPhone, partOfPhone
    case tag, partOfTag
    case partOfID
    case guardian

    public static func < (lhs: Kind, rhs: Kind) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  public init(summary: PatientSummary, kind: Kind) {
    self.summary = summary
    self.kind = kind
  }
}

/// Finds patients by name, pinyin, pinyin initials, the digits of a phone number, id, tag or guardian.
public struct PatientSearch: Sendable {
  private let candidates: [SearchCandidate]
  private let pinyin: @Sendable () -> any PinyinReadings

  /// The least number of digits that are taken for a piece of a phone number.
  public static let leastDigits = 3

  /// `pinyin` gives the readings of characters; it is asked for them only once letters are searched for.
  public init(
    _ summaries: some Sequence<PatientSummary>, pinyin: @escaping @Sendable () -> any PinyinReadings
  ) {
    candidates = summaries.map(SearchCandidate.init)
    self.pinyin = pinyin
  }

  /// Everyone whom `text` finds, the surest first, then by name and id; nobody for a text without content.
  ///
  /// Text of several words that finds nobody as a whole finds those whom each word finds.
  public func matches(_ text: String) -> [PatientMatch] {
    let query = SearchText.normalized(text)
    guard !query.isEmpty else { return [] }
    var readings = TypedReadings(pinyin: pinyin)
    var found = matches([SearchQuery(query)], &readings)
    let words = query.split(separator: " ")
    if found.isEmpty, words.count > 1 { found = matches(words.map { SearchQuery(String($0)) }, &readings) }
    return found.sorted { lhs, rhs in
      if lhs.kind != rhs.kind { return lhs.kind < rhs.kind }
      let (left, right) = (lhs.summary.name.unicodeScalars, rhs.summary.name.unicodeScalars)
      return left.elementsEqual(right)
        ? lhs.summary.patient < rhs.summary.patient : left.lexicographicallyPrecedes(right)
    }
  }

  /// Those whom every one of `queries` finds, as unsure as the least sure of them.
  private func matches(_ queries: [SearchQuery], _ readings: inout TypedReadings) -> [PatientMatch] {
    var found: [PatientMatch] = []
    for candidate in candidates {
      var kinds: [PatientMatch.Kind] = []
      for query in queries {
        guard let kind = candidate.kind(of: query, &readings) else { break }
        kinds.append(kind)
      }
      if kinds.count == queries.count, let kind = kinds.max() {
        found.append(PatientMatch(summary: candidate.summary, kind: kind))
      }
    }
    return found
  }
}
