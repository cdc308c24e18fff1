/// A value that its copies share until one of them changes: copying costs one reference, whatever the value is made of,
/// and copies of one value are found equal at once.
struct Shared<Value> {
  /// Its value changes only where ``Shared/value`` has made sure that nothing else refers to it. So accesses to it
  /// exclude each other as accesses to the ``Shared`` itself do, which the compiler checks.
  private final class Box {
    @exclusivity(unchecked) var value: Value
    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  init(_ value: Value) { box = Box(value) }

  var value: Value {
    get { box.value }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
      yield &box.value
    }
  }
}

/// Unchecked, since a box that several refer to never changes.
extension Shared: @unchecked Sendable where Value: Sendable {}

extension Shared: Equatable where Value: Equatable {
  static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.box === rhs.box || lhs.box.value == rhs.box.value
  }
}

extension Shared: Hashable where Value: Hashable {
  func hash(into hasher: inout Hasher) { hasher.combine(box.value) }
}
