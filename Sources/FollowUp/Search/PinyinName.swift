/// A name as it may be typed in pinyin: for each of its characters all ways to read it.
struct PinyinName {
  /// How well letters fit, the best first.
  enum Fit {
    /// Syllable by syllable, the whole name.
    case wholeName
    /// The initials of the whole name.
    case allInitials
    /// Syllable by syllable from the first character on; the last may be unfinished.
    case beginning
    /// The initials of the first characters.
    case firstInitials
    /// Syllables and initials mixed, from the first character on.
    case abbreviated
    /// Syllables or initials, from a later character on.
    case inside
  }

  /// What each character may be typed as, in ASCII letters.
  private let characters: [[[UInt8]]]

  /// Latin letters stand for themselves; blanks, punctuation and characters without a reading are left out. `name` is
  /// normalized.
  init(_ name: String, readings: (Unicode.Scalar) -> [[UInt8]]) {
    characters = name.unicodeScalars.compactMap { scalar in
      if scalar.isASCII {
        return scalar.properties.isAlphabetic ? [[UInt8(truncatingIfNeeded: scalar.value)]] : nil
      }
      let readings = readings(scalar)
      return readings.isEmpty ? nil : readings
    }
  }

  /// How well `letters` fit; nil where they don't.
  func fit(_ letters: [UInt8]) -> Fit? {
    guard !letters.isEmpty, !characters.isEmpty else { return nil }
    let letters = letters[...]
    if spells(letters, from: 0, toTheEnd: true) { return .wholeName }
    if abbreviates(letters, from: 0, toTheEnd: true) { return .allInitials }
    if spells(letters, from: 0, toTheEnd: false) { return .beginning }
    if abbreviates(letters, from: 0, toTheEnd: false) { return .firstInitials }
    if mixes(letters, from: 0) { return .abbreviated }
    let isInside = characters.indices.dropFirst().contains { start in
      spells(letters, from: start, toTheEnd: false) || abbreviates(letters, from: start, toTheEnd: false)
    }
    return isInside ? .inside : nil
  }

  /// Whole syllables; unless the name must come to its end with the letters, the last one may be unfinished.
  private func spells(_ letters: ArraySlice<UInt8>, from index: Int, toTheEnd: Bool) -> Bool {
    guard !letters.isEmpty else { return !toTheEnd || index == characters.count }
    guard characters.indices.contains(index) else { return false }
    return characters[index].contains { reading in
      if letters.starts(with: reading) {
        return spells(letters.dropFirst(reading.count), from: index + 1, toTheEnd: toTheEnd)
      }
      return !toTheEnd && reading.starts(with: letters)
    }
  }

  /// One initial a character: its first letter, or `zh`, `ch`, `sh`.
  private func abbreviates(_ letters: ArraySlice<UInt8>, from index: Int, toTheEnd: Bool) -> Bool {
    guard !letters.isEmpty else { return !toTheEnd || index == characters.count }
    guard characters.indices.contains(index) else { return false }
    return characters[index].contains { reading in
      let hasTwoLetters = reading.dropFirst().first == UInt8(ascii: "h")
      return (hasTwoLetters ? [1, 2] : [1]).contains { length in
        letters.starts(with: reading.prefix(length))
          && abbreviates(letters.dropFirst(length), from: index + 1, toTheEnd: toTheEnd)
      }
    }
  }

  /// The beginnings of syllables, however long.
  private func mixes(_ letters: ArraySlice<UInt8>, from index: Int) -> Bool {
    guard !letters.isEmpty else { return true }
    guard characters.indices.contains(index) else { return false }
    return characters[index].contains { reading in
      let common = zip(reading, letters).prefix { $0 == $1 }.count
      return (0..<common).contains { mixes(letters.dropFirst($0 + 1), from: index + 1) }
    }
  }
}
