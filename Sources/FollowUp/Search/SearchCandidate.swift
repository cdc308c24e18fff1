/// What was typed, as each field compares it.
struct SearchQuery {
  let text: String
  let pinyin: [UInt8]?
  /// As ``PhoneNumber/comparableDigits``; nil for what is too short for a piece of a number, or none.
  let digits: String?
  /// The bytes of `text` where it is plain; else nil.
  let plain: [UInt8]?
  /// The bytes of `digits`.
  let plainDigits: [UInt8]

  /// `text` is normalized.
  init(_ text: String) {
    self.text = text
    plain = SearchText.isPlain(text) ? Array(text.utf8) : nil
    pinyin = SearchText.pinyin(text)
    digits = SearchText.digits(text).flatMap {
      $0.count >= PatientSearch.leastDigits ? PhoneNumber(number: $0).comparableDigits : nil
    }
    plainDigits = Array((digits ?? "").utf8)
  }

  /// Whether it finds only whom `other` finds: it begins with the same text, and is looked for in no more fields.
  func narrows(_ other: SearchQuery) -> Bool {
    guard text.hasPrefix(other.text), pinyin == nil || other.pinyin != nil else { return false }
    return digits.map { digits in other.digits.map { digits.hasPrefix($0) } ?? false } ?? true
  }
}

/// The readings of the characters met during searches, as ASCII letters.
struct TypedReadings: Sendable {
  private let pinyin: @Sendable () -> any PinyinReadings
  private var table: (any PinyinReadings)?
  private var known: [Unicode.Scalar: [[UInt8]]] = [:]

  init(pinyin: @escaping @Sendable () -> any PinyinReadings) {
    self.pinyin = pinyin
  }

  mutating func name(_ name: String) -> PinyinName {
    PinyinName(name) { readings(of: $0) }
  }

  /// `ü` may be typed `v`, `u` or, as in passports, `yu`.
  private mutating func readings(of character: Unicode.Scalar) -> [[UInt8]] {
    if let readings = known[character] { return readings }
    let table = table ?? pinyin()
    self.table = table
    let readings = table.readings(of: character).flatMap { reading -> [[UInt8]] in
      guard let position = reading.utf8.firstIndex(of: UInt8(ascii: "v")) else { return [Array(reading.utf8)] }
      let (before, after) = (reading.utf8[..<position], reading.utf8[position...].dropFirst())
      return ["v", "u", "yu"].map { Array(before) + Array($0.utf8) + Array(after) }
    }
    known[character] = readings
    return readings
  }
}

/// A patient as searches see them: every field normalized once.
struct SearchCandidate: Sendable {
  let summary: PatientSummary
  private let id: String
  private let name: String
  private let guardian: String?
  private let phones: [String]
  private let tags: [String]
  /// All fields but the phone numbers are.
  private let isPlain: Bool

  init(_ summary: PatientSummary) {
    self.summary = summary
    id = SearchText.normalized(summary.patient.rawValue)
    name = SearchText.normalized(summary.name)
    guardian = summary.guardian.map { SearchText.normalized($0) }
    phones = summary.phones.map { PhoneNumber(number: $0).comparableDigits }
    tags = summary.tags.map { SearchText.normalized($0) }
    isPlain =
      SearchText.isPlain(id) && SearchText.isPlain(name) && guardian.map(SearchText.isPlain) ?? true
      && tags.allSatisfy(SearchText.isPlain)
  }

  /// Whether it comes before `other` among those whom a search finds equally surely.
  func standsBefore(_ other: SearchCandidate) -> Bool {
    let (left, right) = (summary.name.unicodeScalars, other.summary.name.unicodeScalars)
    return left.elementsEqual(right)
      ? summary.patient < other.summary.patient : left.lexicographicallyPrecedes(right)
  }

  /// The surest way in which `query` finds the patient; nil where it doesn't.
  func kind(of query: SearchQuery, _ readings: inout TypedReadings) -> PatientMatch.Kind? {
    var surest = kind(ofID: query)
    func consider(_ kind: PatientMatch.Kind?) {
      if let kind, surest.map({ kind < $0 }) ?? true { surest = kind }
    }
    consider(kind(ofName: query))
    consider(kind(ofPinyin: query, &readings))
    consider(kind(ofPhone: query))
    consider(kind(ofTag: query))
    consider(kind(ofGuardian: query, &readings))
    return surest
  }

  /// Where `query` stands in one of the fields that are normalized.
  private func place(of query: SearchQuery, in field: String) -> SearchText.Place? {
    guard isPlain, let plain = query.plain else { return SearchText.place(of: query.text, in: field) }
    return SearchText.place(ofPlain: plain, in: field)
  }

  private func kind(ofID query: SearchQuery) -> PatientMatch.Kind? {
    place(of: query, in: id).map { $0 == .whole ? .id : .partOfID }
  }

  private func kind(ofName query: SearchQuery) -> PatientMatch.Kind? {
    switch place(of: query, in: name) {
    case .whole: .name
    case .beginning: .beginningOfName
    case .inside: .partOfName
    case nil: nil
    }
  }

  private func kind(ofPinyin query: SearchQuery, _ readings: inout TypedReadings) -> PatientMatch.Kind? {
    guard let letters = query.pinyin else { return nil }
    switch readings.name(name).fit(letters) {
    case .wholeName: return .pinyin
    case .allInitials: return .initials
    case .beginning: return .beginningOfPinyin
    case .firstInitials: return .beginningOfInitials
    case .abbreviated: return .abbreviatedPinyin
    case .inside: return .partOfPinyin
    case nil: return nil
    }
  }

  private func kind(ofPhone query: SearchQuery) -> PatientMatch.Kind? {
    guard let digits = query.digits else { return nil }
    if phones.contains(digits) { return .phone }
    let bytes = query.plainDigits
    if phones.contains(where: { $0.utf8.suffix(bytes.count).elementsEqual(bytes) }) { return .endOfPhone }
    return phones.contains { SearchText.place(ofPlain: bytes, in: $0) != nil } ? .partOfPhone : nil
  }

  private func kind(ofTag query: SearchQuery) -> PatientMatch.Kind? {
    let places = tags.compactMap { place(of: query, in: $0) }
    return places.isEmpty ? nil : places.contains(.whole) ? .tag : .partOfTag
  }

  private func kind(ofGuardian query: SearchQuery, _ readings: inout TypedReadings) -> PatientMatch.Kind? {
    guard let guardian else { return nil }
    if place(of: query, in: guardian) != nil { return .guardian }
    guard let letters = query.pinyin else { return nil }
    return readings.name(guardian).fit(letters) == nil ? nil : .guardian
  }
}
