/// How unlike what was typed a suggestion may be.
public enum SuggestionReach: Sendable {
  /// At most a third of the longer text may have to change; anything else would only puzzle.
  case close
  /// As ``close``, or a single change, which is a third and more of a short word.
  case plausible
  /// Any known text is better than none.
  case any
}

extension SuggestionReach {
  /// How many characters of `count` may change.
  fileprivate func limit(of count: Int) -> Int {
    switch self {
    case .close: count / 3
    case .plausible: Swift.max(1, count / 3)
    case .any: .max
    }
  }
}

extension Sequence<String> {
  /// The text that takes the fewest single-character changes (insert, delete, replace, swap two neighbours) to come
  /// from `text`, not counting upper and lower case or the kind of separator: `Root_Canal` is `root-canal`. Of several
  /// equally near ones the first; nil where none is within `reach`.
  public func nearest(to text: String, within reach: SuggestionReach = .plausible) -> String? {
    let wanted = Folded(text)
    var best: (distance: Int, text: String)?
    for candidate in self {
      let known = Folded(candidate)
      let limit = reach.limit(of: Swift.max(wanted.characters.count, known.characters.count))
      // The difference in length is a lower bound of the distance.
      guard wanted.difference(to: known) <= limit, wanted.difference(to: known) < best?.distance ?? .max else {
        continue
      }
      let distance = wanted.distance(to: known)
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.text
  }
}

/// The first 64 characters of a text, in lower case and with one kind of separator.
private struct Folded {
  let characters: [Character]

  init(_ text: String) {
    characters = text.lowercased().prefix(64).map { $0 == "_" || $0 == " " ? "-" : $0 }
  }

  func difference(to other: Folded) -> Int { abs(characters.count - other.characters.count) }

  /// The optimal string alignment distance.
  func distance(to other: Folded) -> Int {
    guard !characters.isEmpty, !other.characters.isEmpty else { return difference(to: other) }
    var beforeLast: [Int] = []
    var last = Array(0...other.characters.count)
    for (row, character) in characters.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(last.count)
      for (column, counterpart) in other.characters.enumerated() {
        var cost = min(last[column + 1], current[column]) + 1
        cost = min(cost, last[column] + (character == counterpart ? 0 : 1))
        if row > 0, column > 0, character == other.characters[column - 1], characters[row - 1] == counterpart {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[other.characters.count]
  }
}
