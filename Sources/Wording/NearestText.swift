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
      let limit = reach.limit(of: Swift.max(wanted.scalars.count, known.scalars.count))
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

/// The first 64 scalars of a text, in lower case and with one kind of separator.
private struct Folded {
  let scalars: [Unicode.Scalar]

  init(_ text: String) {
    scalars = text.lowercased().unicodeScalars.prefix(64).map { $0 == "_" || $0 == " " ? "-" : $0 }
  }

  func difference(to other: Folded) -> Int { abs(scalars.count - other.scalars.count) }

  /// The optimal string alignment distance.
  func distance(to other: Folded) -> Int {
    guard !scalars.isEmpty, !other.scalars.isEmpty else { return difference(to: other) }
    var beforeLast = Array(repeating: 0, count: other.scalars.count + 1)
    var last = Array(0...other.scalars.count)
    var current = beforeLast
    for (row, scalar) in scalars.enumerated() {
      current[0] = row + 1
      for (column, counterpart) in other.scalars.enumerated() {
        var cost = min(last[column + 1], current[column]) + 1
        cost = min(cost, last[column] + (scalar == counterpart ? 0 : 1))
        if row > 0, column > 0, scalar == other.scalars[column - 1], scalars[row - 1] == counterpart {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current[column + 1] = cost
      }
      swap(&beforeLast, &last)
      swap(&last, &current)
    }
    return last[other.scalars.count]
  }
}
