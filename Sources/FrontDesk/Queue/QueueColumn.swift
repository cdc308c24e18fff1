/// The columns of the list, in their order.
enum QueueColumn: Int, CaseIterable, Hashable, Sendable {
  case lane, marks, name, age, reason, elapsed, dentist, attempt, state

  /// The columns that give way where the list is too narrow, the first one first.
  static let dispensable: [QueueColumn] = [.age, .attempt, .dentist, .elapsed, .lane, .reason, .state, .marks]

  /// Beyond this a column does not grow, however long its longest cell.
  var most: Int {
    switch self {
    case .name: 34
    case .reason: 30
    case .dentist: 18
    case .state: 22
    case .elapsed: 16
    default: 14
    }
  }
}

/// Where the columns stand in a list of a certain width.
struct QueueColumnLayout: Hashable {
  var columns: [(column: QueueColumn, start: Int, width: Int)]

  /// - Parameters:
  ///   - natural: the width of the widest cell of each column.
  ///   - available: the columns of the list.
  init(natural: [QueueColumn: Int], available: Int) {
    var widths: [QueueColumn: Int] = [:]
    for column in QueueColumn.allCases {
      let width = min(natural[column] ?? 0, column.most)
      if width > 0 { widths[column] = width }
    }
    QueueColumnLayout.shrink(&widths, to: available)
    let gap = QueueColumnLayout.gap(widths, available: available)
    columns = []
    var start = 0
    for column in QueueColumn.allCases {
      guard let width = widths[column] else { continue }
      columns.append((column, start, width))
      start += width + (column == .marks ? 1 : gap)
    }
    alignStateToEdge(available)
  }

  /// Takes from the texts that read well when they are cut, then leaves columns out, then cuts harder.
  private static func shrink(_ widths: inout [QueueColumn: Int], to available: Int) {
    cut(&widths, to: available, leaving: [.name: 12, .reason: 14, .state: 13, .dentist: 8, .elapsed: 8])
    for column in QueueColumn.dispensable.prefix(2) where total(widths) > available { widths[column] = nil }
    cut(&widths, to: available, leaving: [.name: 11, .reason: 9, .state: 10, .dentist: 6, .elapsed: 6])
    for column in QueueColumn.dispensable.dropFirst(2) where total(widths) > available { widths[column] = nil }
    if total(widths) > available { widths = [.name: available] }
  }

  private static func cut(
    _ widths: inout [QueueColumn: Int], to available: Int, leaving least: KeyValuePairs<QueueColumn, Int>
  ) {
    for (column, least) in least {
      let excess = total(widths) - available
      guard excess > 0, let width = widths[column], width > least else { continue }
      widths[column] = max(least, width - excess)
    }
  }

  private static func gap(_ widths: [QueueColumn: Int], available: Int) -> Int {
    let spare = available - total(widths)
    return spare >= 2 * max(1, widths.count - 1) ? 3 : spare >= widths.count - 1 ? 2 : 1
  }

  private static func total(_ widths: [QueueColumn: Int]) -> Int {
    widths.values.reduce(0, +) + max(0, widths.count - 1)
  }

  /// The state ends at the right edge, so that the eye finds it in one place.
  private mutating func alignStateToEdge(_ available: Int) {
    guard let last = columns.indices.last, columns[last].column == .state else { return }
    let spare = available - (columns[last].start + columns[last].width)
    if spare > 0 { columns[last].start += spare }
  }

  static func == (lhs: QueueColumnLayout, rhs: QueueColumnLayout) -> Bool {
    lhs.columns.elementsEqual(rhs.columns) { $0 == $1 }
  }

  func hash(into hasher: inout Hasher) {
    for column in columns {
      hasher.combine(column.column)
      hasher.combine(column.start)
      hasher.combine(column.width)
    }
  }
}
