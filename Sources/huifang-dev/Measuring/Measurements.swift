/// How long several ways of doing the same took, each measured in turn in one run: what the machine does beside
/// it hits all of them.
struct Measurements {
  private var durations: [(name: String, values: [Duration])] = []

  mutating func add(_ name: String, _ duration: Duration) {
    if let place = durations.firstIndex(where: { $0.name == name }) {
      durations[place].values.append(duration)
    } else {
      durations.append((name, [duration]))
    }
  }

  func median(_ name: String) -> Duration? {
    durations.first { $0.name == name }.flatMap { Measurements.median($0.values) }
  }

  /// How long `work` takes, the median of so many `times`.
  static func median(times: Int, _ work: () throws -> Void) rethrows -> Duration {
    var values: [Duration] = []
    for _ in 0..<max(1, times) { values.append(try ContinuousClock().measure(work)) }
    return median(values) ?? .zero
  }

  private static func median(_ values: [Duration]) -> Duration? {
    let sorted = values.sorted()
    return sorted.isEmpty ? nil : sorted[sorted.count / 2]
  }

  /// One line for each: the name, the median in milliseconds, the extremes, and how many times that of `base` it is.
  func lines(comparedTo base: String) -> [String] {
    durations.compactMap { name, values in
      guard let median = Measurements.median(values), let least = values.min(), let most = values.max() else {
        return nil
      }
      let times = self.median(base).map { "  ×\(Measurements.rounded(median / $0))" } ?? ""
      return "  \(name.padded(to: 44)) \(median.milliseconds.padded(to: 10)) "
        + "(\(least.milliseconds) … \(most.milliseconds))\(times)"
    }
  }

  /// To hundredths.
  static func rounded(_ number: Double) -> String { String((number * 100).rounded() / 100) }
}

extension Duration {
  /// In milliseconds, with the unit.
  var milliseconds: String { Measurements.rounded(self / .milliseconds(1)) + " ms" }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
