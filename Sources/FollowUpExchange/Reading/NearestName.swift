/// Finds the known name that a mistyped one most likely stands for.
enum NearestName {
  /// The candidate with the fewest edits to `name`, the first of equals. `withinReach` leaves out candidates of
  /// which more than a third would have to change.
  static func of(_ name: String, among candidates: some Sequence<String>, withinReach: Bool) -> String? {
    let typed = folded(name)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let known = folded(candidate)
      let bound = withinReach ? max(typed.count, known.count) / 3 : Int.max
      // The difference in length is a lower bound of the distance.
      guard abs(typed.count - known.count) < min(best?.distance ?? .max, bound == .max ? .max : bound + 1) else {
        continue
      }
      let distance = distance(typed, known)
      if distance <= bound, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Letters in lower case and one kind of separator, at most 64 of them: `Root_Canal` and `root-canal` are equal.
  private static func folded(_ name: String) -> [UInt8] {
    name.lowercased().utf8.prefix(64).map { byte in
      byte == UInt8(ascii: "_") || byte == UInt8(ascii: " ") ? UInt8(ascii: "-") : byte
    }
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn `first` into `second` (the optimal
  /// string alignment distance).
  private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    guard !first.isEmpty else { return second.count }
    guard !second.isEmpty else { return first.count }
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for (row, byte) in first.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(second.count + 1)
      for (column, other) in second.enumerated() {
        var cost = min(last[column + 1], current[column]) + 1
        cost = min(cost, last[column] + (byte == other ? 0 : 1))
        if row > 0, column > 0, byte == second[column - 1], first[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[second.count]
  }
}
