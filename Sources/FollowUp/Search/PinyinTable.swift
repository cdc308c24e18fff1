/// How Chinese characters are read.
public protocol PinyinReadings: Sendable {
  /// The syllables as which `character` may be read, lower case, without tones, `v` for `ü`; empty where none is
  /// known.
  func readings(of character: Unicode.Scalar) -> [String]
}

/// The readings of a document that lists, line by line, a syllable and all characters that may be read so:
/// `shan 山删…单`. A character of several readings stands in several lines. Lines that begin with `#` are comments.
public struct PinyinTable: PinyinReadings {
  private var syllables: [String] = []
  /// For each character of the block from `firstCharacter` on: the index of its first syllable + 1; 0 for none.
  private var first = [UInt16](repeating: 0, count: PinyinTable.blockSize)
  /// The syllables of characters with several readings or outside that block.
  private var others: [UInt32: [UInt16]] = [:]

  private static let firstCharacter: UInt32 = 0x4E00
  /// The block of unified ideographs ends with 9FFF.
  private static let blockSize = 0x5200

  public init(document: String) {
    var part = Part.syllable
    var syllable = ""
    for scalar in document.unicodeScalars {
      switch (part, scalar) {
      case (_, "\n"):
        part = .syllable
        syllable = ""
      case (.syllable, "#") where syllable.isEmpty:
        part = .comment
      case (.syllable, " "):
        syllables.append(syllable)
        part = .characters
      case (.syllable, _):
        syllable.unicodeScalars.append(scalar)
      case (.characters, _):
        if scalar.value > 0x7F { addReading(to: scalar) }
      case (.comment, _):
        break
      }
    }
  }

  /// The part of a line that is being read.
  private enum Part {
    case syllable, characters, comment
  }

  public func readings(of character: Unicode.Scalar) -> [String] {
    if let indices = others[character.value] { return indices.compactMap(syllable) }
    guard let offset = PinyinTable.offset(of: character) else { return [] }
    return syllable(first[offset]).map { [$0] } ?? []
  }

  private func syllable(_ index: UInt16) -> String? {
    let position = Int(index) - 1
    return syllables.indices.contains(position) ? syllables[position] : nil
  }

  private static func offset(of character: Unicode.Scalar) -> Int? {
    guard character.value >= firstCharacter else { return nil }
    let offset = Int(character.value - firstCharacter)
    return offset < blockSize ? offset : nil
  }

  /// Adds the syllable that was read last to the readings of `character`.
  private mutating func addReading(to character: Unicode.Scalar) {
    let index = UInt16(clamping: syllables.count)
    guard let offset = PinyinTable.offset(of: character) else {
      others[character.value, default: []].append(index)
      return
    }
    if first[offset] == 0 {
      first[offset] = index
    } else if first[offset] != index {
      let known = others[character.value] ?? [first[offset]]
      if !known.contains(index) { others[character.value] = known + [index] }
    }
  }
}
