/// The source of chance of the sample clinic: SplitMix64 and choices that are spelled out here, so that the sample is
/// the same with every version of the standard library.
struct SampleRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// 0 up to, not including, `bound`; 0 for a bound below 1.
  mutating func below(_ bound: Int) -> Int {
    bound < 1 ? 0 : Int(next() % UInt64(bound))
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// True in so many of a hundred cases.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func pick<Element>(_ elements: [Element], otherwise: Element) -> Element {
    elements.isEmpty ? otherwise : elements[below(elements.count)]
  }

  mutating func pick(_ texts: [String]) -> String { pick(texts, otherwise: "") }

  /// One of the choices, each as often as its weight says.
  mutating func weighted<Element>(_ choices: [(Element, weight: Int)], otherwise: Element) -> Element {
    var rest = below(choices.reduce(0) { $0 + $1.weight })
    for (element, weight) in choices {
      if rest < weight { return element }
      rest -= weight
    }
    return otherwise
  }

  /// Fisher–Yates.
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for index in result.indices.reversed() where index > 0 { result.swapAt(index, below(index + 1)) }
    return result
  }
}
