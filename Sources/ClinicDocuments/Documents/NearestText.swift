extension Collection<String> {
  /// The text that takes the fewest single-character changes (insert, delete, replace, swap two neighbours) to come
  /// from `text`, not counting upper and lower case; nil if it takes more than a third of the longer one's length,
  /// where a suggestion would only puzzle. Of several equally near ones the first.
  public func nearest(to text: String) -> String? {
    let wanted = Array(text.lowercased().prefix(100))
    var best: (distance: Int, text: String)?
    for candidate in self {
      let characters = Array(candidate.lowercased())
      let distance = editDistance(wanted, characters)
      guard distance <= Swift.max(1, Swift.max(wanted.count, characters.count) / 3) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
    }
    return best?.text
  }
}

/// The optimal string alignment distance.
private func editDistance(_ lhs: [Character], _ rhs: [Character]) -> Int {
  guard !lhs.isEmpty, !rhs.isEmpty else { return max(lhs.count, rhs.count) }
  var beforeLast: [Int] = []
  var last = Array(0...rhs.count)
  for row in 1...lhs.count {
    var current = [row]
    for column in 1...rhs.count {
      let isSame = lhs[row - 1] == rhs[column - 1]
      var distance = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
      if row > 1, column > 1, lhs[row - 1] == rhs[column - 2], lhs[row - 2] == rhs[column - 1] {
        distance = min(distance, beforeLast[column - 2] + 1)
      }
      current.append(distance)
    }
    (beforeLast, last) = (last, current)
  }
  return last[rhs.count]
}
