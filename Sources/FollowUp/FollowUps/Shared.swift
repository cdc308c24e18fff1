/// A value that its copies share until one of them changes: copying costs one reference, whatever the value is made of,
/// and copies of one value are found equal at once.
struct Shared<Value: Hashable & Sendable>: Hashable, Sendable {
  /// Unchecked, since its value changes only where ``Shared/value`` has made sure that nothing else refers to it.
  private final class Box: @unchecked Sendable {
    var value: Value
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

  static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.box === rhs.box || lhs.box.value == rhs.box.value
  }

  func hash(into hasher: inout Hasher) { hasher.combine(box.value) }
}
