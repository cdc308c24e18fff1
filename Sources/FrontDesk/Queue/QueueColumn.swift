/// The columns of the list, in their order.
enum QueueColumn: Int, CaseIterable, Hashable, Sendable {
  case lane, marks, name, age, reason, elapsed, dentist, attempt, state

  /// The columns that are left out where the list is too narrow, the first one first.
  static let dispensable: [QueueColumn] = [.attempt, .dentist, .elapsed, .lane, .age, .reason, .state, .marks]

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

  /// With less than this a column is of no use.
  var least: Int {
    switch self {
    case .name: 10
    case .reason: 14
    case .dentist: 6
    case .state: 13
    case .elapsed: 8
    default: most
    }
  }

  /// The columns that take what the others leave, the first one first.
  static let growing: [QueueColumn] = [.reason, .state, .dentist, .elapsed, .name]
}

/// Where the columns stand in a list of a certain width.
struct QueueColumnLayout: Hashable {
  var columns: [(column: QueueColumn, start: Int, width: Int)]

  /// - Parameters:
  ///   - natural: the width of the widest cell of each column.
  ///   - available: the columns of the list.
  init(natural: [QueueColumn: Int], available: Int) {
    let widths = QueueColumnLayout.widths(natural, available: available)
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

  /// The columns of the screen that `column` takes; 0 where it is left out.
  func width(of column: QueueColumn) -> Int { columns.first { $0.column == column }?.width ?? 0 }

  /// Columns are left out until the others have the least that they can be read in; what is left over goes to those
  /// that need more, the first in this order first.
  private static func widths(_ natural: [QueueColumn: Int], available: Int) -> [QueueColumn: Int] {
    let needed = natural.filter { $0.value > 0 }.map { ($0.key, min($0.value, $0.key.most)) }
    var widths = Dictionary(needed.map { ($0, min($1, $0.least)) }) { first, _ in first }
    for column in QueueColumn.dispensable where total(widths) > available { widths[column] = nil }
    if total(widths) > available { return [.name: available] }
    let growing: [(QueueColumn, upTo: Int)] = [(.name, 12)] + QueueColumn.growing.map { ($0, $0.most) }
    for (column, most) in growing {
      guard let width = widths[column], let wanted = natural[column] else { continue }
      widths[column] = max(width, min(wanted, most, width + available - total(widths)))
    }
    return widths
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
