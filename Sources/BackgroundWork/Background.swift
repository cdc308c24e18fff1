internal import Dispatch
internal import Synchronization

/// A value that is made on another core while this one goes on.
package final class Background<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let made = Mutex<Value?>(nil)
  private let work = DispatchGroup()

  package init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
    DispatchQueue.global(qos: .userInitiated).async(group: work) { [self] in
      let value = make()
      made.withLock { $0 = value }
    }
  }

  /// The value once it is made; nil until then.
  package var valueIfMade: Value? { made.withLock { $0 } }

  /// Waits until the value is made.
  package var value: Value {
    work.wait()
    return made.withLock { $0 } ?? make()
  }
}
