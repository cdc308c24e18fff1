internal import Dispatch
internal import Synchronization

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in their order, made on all cores.
  package func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    guard count > 1 else { return map(transform) }
    let stretch = (count + Self.stretches - 1) / Self.stretches
    let starts = Swift.Array(stride(from: 0, to: count, by: stretch))
    let made = Mutex<[Int: [Result]]>([:])
    DispatchQueue.concurrentPerform(iterations: starts.count) { number in
      let start = starts[number]
      let results = self[start..<Swift.min(start + stretch, count)].map(transform)
      made.withLock { $0[number] = results }
    }
    return made.withLock { made in starts.indices.flatMap { made[$0] ?? [] } }
  }

  /// Into how many the elements are cut: more than cores, so that none waits long for the slowest.
  private static var stretches: Int { 16 }
}
