internal import Dispatch
internal import Synchronization

/// A value that is made on another core while this one goes on, or by whoever asks for it before another core was free:
/// nobody waits for work that has not begun.
package final class Background<Value: Sendable>: Sendable {
  private let state: Mutex<State>
  /// Who waits for it sleeps: a lock would keep a core busy that could make something else.
  private let making = DispatchGroup()

  private enum State {
    case toBeMade(@Sendable () -> Value)
    case isMade(Value)
    case isBeingMade
  }

  package init(_ make: @escaping @Sendable () -> Value) {
    state = Mutex(.toBeMade(make))
    making.enter()
    DispatchQueue.global(qos: .userInitiated).async { self.makeUnlessBegun() }
  }

  /// The value once it is made; nil until then.
  package var valueIfMade: Value? {
    state.withLock { state in if case .isMade(let value) = state { value } else { nil } }
  }

  /// The value, waited for where it is being made.
  package var value: Value {
    makeUnlessBegun()
    while true {
      if let valueIfMade { return valueIfMade }
      making.wait()
    }
  }

  private func makeUnlessBegun() {
    let make: (@Sendable () -> Value)? = state.withLock { state in
      guard case .toBeMade(let make) = state else { return nil }
      state = .isBeingMade
      return make
    }
    guard let make else { return }
    let value = make()
    state.withLock { $0 = .isMade(value) }
    making.leave()
  }
}
