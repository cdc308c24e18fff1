internal import Dispatch
internal import Synchronization

/// A value that is made on another core while this one goes on, or by whoever asks for it before another core was free:
/// nobody waits for work that has not begun.
package final class Background<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  /// Locked while the value is made.
  private let made = Mutex<Value?>(nil)

  package init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
    DispatchQueue.global(qos: .userInitiated).async { _ = self.value }
  }

  /// The value once it is made; nil until then.
  package var valueIfMade: Value? { made.withLockIfAvailable { $0 } ?? nil }

  /// The value, waited for where it is being made.
  package var value: Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
