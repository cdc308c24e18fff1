public import Screen

/// One of a few values, or none: chosen by arrows or by its number.
public struct ChoiceField<Value: Hashable & Sendable>: Hashable, Sendable {
  /// In the order in which they are shown and numbered from 1.
  public let options: [Value]
  public private(set) var selection: Value?
  /// Whether it can go back to none.
  public let isOptional: Bool

  /// A `selection` that is none of `options` counts as none.
  public init(_ options: [Value], selection: Value? = nil, isOptional: Bool = true) {
    self.options = options
    self.isOptional = isOptional
    self.selection = selection.flatMap { options.contains($0) ? $0 : nil } ?? (isOptional ? nil : options.first)
  }

  /// Chooses `value` if it is one of the options; nil only where none is allowed.
  public mutating func select(_ value: Value?) {
    guard let value else {
      if isOptional { selection = nil }
      return
    }
    if options.contains(value) { selection = value }
  }

  public mutating func handle(_ event: InputEvent) -> FieldResponse {
    switch event {
    case .key(.right, []), .key(.character(" "), []): return step(1)
    case .key(.left, []): return step(-1)
    case .key(.home, []): return choose(options.first)
    case .key(.end, []): return choose(options.last)
    case .key(.backspace, []), .key(.delete, []): return isOptional ? choose(nil) : .consumed
    default:
      guard let digit = event.digit, options.indices.contains(digit - 1) else { return .ignored }
      return choose(options[digit - 1])
    }
  }

  /// Goes round through the options, and through none where that is allowed.
  private mutating func step(_ direction: Int) -> FieldResponse {
    let stops: [Value?] = (isOptional ? [nil] : []) + options.map { $0 }
    guard let place = stops.firstIndex(of: selection) else { return choose(stops.first ?? nil) }
    return choose(stops[(place + direction + stops.count) % stops.count])
  }

  private mutating func choose(_ value: Value?) -> FieldResponse {
    guard selection != value else { return .consumed }
    selection = value
    return .changed
  }

  /// Draws the options side by side, each with its number, the chosen one in brackets; where there is
  /// no room for all, those around the chosen one: see ``LabelStrip``.
  ///
  /// - Returns: where the chosen one stands; nil without the focus.
  @discardableResult
  public func draw(
    in buffer: inout CellBuffer, area: Rectangle, isFocused: Bool, label: (Value) -> String
  ) -> Position? {
    guard !area.isEmpty else { return nil }
    let surface: Role = isFocused ? .inputFocused : .input
    let labels = options.enumerated().map { index, value in
      value == selection ? "[\(index + 1) \(label(value))]" : " \(index + 1) \(label(value)) "
    }
    let chosen = options.firstIndex { $0 == selection }
    let strip = LabelStrip(labels.map(\.displayWidth), columns: area.columns, around: chosen)
    let places = strip.draw(labels, in: &buffer, area: area) { index in
      index == chosen ? Style(.accent, on: surface, .bold) : Style(isFocused ? .text : .dim)
    }
    guard isFocused else { return nil }
    let place = chosen.flatMap { places[$0] }.map { Position(row: $0.row, column: $0.column + 1) } ?? area.origin
    return Position(row: place.row, column: min(place.column, area.endColumn - 1))
  }
}
