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
///
/// It remembers whom the last text found, since the next one is mostly the same with one more letter.
public struct PatientSearch: Sendable {
  private var candidates: [SearchCandidate]
  private var readings: TypedReadings
  /// The last text that was searched for as a whole, and whom of the candidates it found.
  private var last: (query: SearchQuery, found: [Int])?

  /// The least number of digits that are taken for a piece of a phone number.
  public static let leastDigits = 3

  /// `pinyin` gives the readings of characters; it is asked for them only once letters are searched for.
  public init(
    _ summaries: [PatientSummary], pinyin: @escaping @Sendable () -> any PinyinReadings
  ) {
    candidates = summaries.map(SearchCandidate.init)
    readings = TypedReadings(pinyin: pinyin)
  }

  /// Searches among `summaries` from now on, in the order of their ids as those before. What is known of those who stay
  /// the same is kept.
  public mutating func follow(_ summaries: [PatientSummary]) {
    var (former, followed) = (candidates[...], [SearchCandidate]())
    followed.reserveCapacity(summaries.count)
    for summary in summaries {
      former = former.drop { $0.summary.patient < summary.patient }
      let known = former.first.flatMap { $0.summary == summary ? $0 : nil }
      followed.append(known ?? SearchCandidate(summary))
    }
    (candidates, last) = (followed, nil)
  }

  /// Everyone whom `text` finds, the surest first, then by name and id; nobody for a text without content.
  ///
  /// A `#` before a word, as it stands before tags, is left out. Text of several words that finds nobody as a whole
  /// finds those whom each word finds.
  public mutating func matches(_ text: String) -> [PatientMatch] { best(.max, of: text).matches }

  /// The first `most` of them, and how many there are.
  public mutating func best(_ most: Int, of text: String) -> (matches: [PatientMatch], count: Int) {
    let words = SearchText.normalized(text).split(separator: " ").map { String($0.drop { $0 == "#" }) }
      .filter { !$0.isEmpty }
    guard !words.isEmpty else { return ([], 0) }
    var found = matches(SearchQuery(words.joined(separator: " ")))
    if found.isEmpty, words.count > 1 { found = matches(words.map(SearchQuery.init)) }
    let kinds = Dictionary(grouping: found, by: \.kind).sorted { $0.key < $1.key }
    var matches: [PatientMatch] = []
    for (kind, found) in kinds where matches.count < most {
      let ranked = found.map { candidates[$0.index] }.first(most - matches.count) { $0.standsBefore($1) }
      matches += ranked.map { PatientMatch(summary: $0.summary, kind: kind) }
    }
    return (matches, found.count)
  }

  /// The place of one who was found, and how.
  private struct Found {
    var index: Int
    var kind: PatientMatch.Kind
  }

  private mutating func matches(_ query: SearchQuery) -> [Found] {
    var found: [Found] = []
    for index in last.flatMap({ query.narrows($0.query) ? $0.found : nil }) ?? Array(candidates.indices) {
      if let kind = candidates[index].kind(of: query, &readings) { found.append(Found(index: index, kind: kind)) }
    }
    last = (query, found.map(\.index))
    return found
  }

  /// Those whom every one of `queries` finds, as unsure as the least sure of them.
  private mutating func matches(_ queries: [SearchQuery]) -> [Found] {
    var found: [Found] = []
    for (index, candidate) in candidates.enumerated() {
      var kinds: [PatientMatch.Kind] = []
      for query in queries {
        guard let kind = candidate.kind(of: query, &readings) else { break }
        kinds.append(kind)
      }
      if kinds.count == queries.count, let kind = kinds.max() { found.append(Found(index: index, kind: kind)) }
    }
    return found
  }
}

extension [SearchCandidate] {
  /// The first `most` in their order, without putting the others into theirs.
  fileprivate func first(_ most: Int, by areInOrder: (Element, Element) -> Bool) -> [Element] {
    guard most < count else { return sorted(by: areInOrder) }
    var first: [Element] = []
    for element in self {
      if first.count == most, let last = first.last, !areInOrder(element, last) { continue }
      var (low, high) = (0, first.count)
      while low < high {
        let middle = low + (high - low) / 2
        if areInOrder(element, first[middle]) { high = middle } else { low = middle + 1 }
      }
      first.insert(element, at: low)
      if first.count > most { first.removeLast() }
    }
    return first
  }
}
