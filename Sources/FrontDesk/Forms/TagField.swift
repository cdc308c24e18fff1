public import Screen

/// Tags being added: from a starter set, or in own words.
///
/// Arrows move along the set and the space bar takes or drops the one under the highlight; letters write a tag of one's
/// own, several separated by commas.
public struct TagField: Hashable, Sendable {
  /// The starter set, without what the patient has already.
  public let known: [String]
  /// Those taken from the set, in the order in which they were taken.
  public private(set) var taken: [String] = []
  public private(set) var own: TextField
  public private(set) var highlight = 0
  private let present: [String]

  /// - Parameters:
  ///   - known: the codes of the starter set.
  ///   - present: the tags the patient has.
  public init(known: [String], present: [String] = []) {
    self.known = known.filter { !present.contains($0) }
    self.present = present
    own = TextField(limit: 120)
  }

  /// The tags to be added, each once, without those the patient has.
  public var tags: [String] {
    let written = own.text.split { ",，、;；".contains($0) }.map { TextField(String($0)).trimmed }
    return (taken + written).reduce(into: []) { tags, tag in
      if !tag.isEmpty && !tags.contains(tag) && !present.contains(tag) { tags.append(tag) }
    }
  }

  public mutating func handle(_ event: InputEvent) -> FieldResponse {
    guard own.isEmpty else { return own.handle(event) }
    switch event {
    case .key(.left, []): return moveHighlight(by: -1)
    case .key(.right, []): return moveHighlight(by: 1)
    case .key(.character(" "), []), .text("　"): return toggle()
    default: return own.handle(event)
    }
  }

  private mutating func moveHighlight(by step: Int) -> FieldResponse {
    guard !known.isEmpty else { return .consumed }
    highlight = (highlight + step + known.count) % known.count
    return .consumed
  }

  private mutating func toggle() -> FieldResponse {
    guard known.indices.contains(highlight) else { return .consumed }
    let tag = known[highlight]
    if let index = taken.firstIndex(of: tag) { taken.remove(at: index) } else { taken.append(tag) }
    return .changed
  }

  /// Draws the taken tags and the set, or what is being written, in one row.
  @discardableResult
  public func draw(
    in buffer: inout CellBuffer, area: Rectangle, isFocused: Bool, label: (String) -> String
  ) -> Position? {
    guard !area.isEmpty else { return nil }
    if !own.isEmpty {
      return own.draw(in: &buffer, area: area, isFocused: isFocused)
    }
    let labels = known.map { taken.contains($0) ? "[✓\(label($0))]" : " \(label($0)) " }
    let strip = LabelStrip(labels.map(\.displayWidth), columns: area.columns, around: highlight)
    let places = strip.draw(labels, in: &buffer, area: area) { index in
      let role: Role = taken.contains(known[index]) ? .tag : isFocused ? .text : .dim
      return isFocused && index == highlight ? Style(role, on: .inputFocused, .bold) : Style(role)
    }
    return isFocused ? places[highlight] ?? area.origin : nil
  }
}
