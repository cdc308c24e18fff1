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

  /// Whether the column gives way to the name of who is calling where somebody else is.
  var stepsBack: Bool {
    switch self {
    case .lane, .age, .reason, .elapsed, .attempt: true
    case .marks, .name, .dentist, .state: false
    }
  }

  /// The columns that take what the others leave, the first one first.
  static let growing: [QueueColumn] = [.reason, .state, .dentist, .elapsed, .name]
}

/// A width for each column of the list; 0 for one that is left out.
struct QueueColumnWidths: Hashable, Sendable {
  private var columns = [Int](repeating: 0, count: QueueColumn.allCases.count)

  subscript(column: QueueColumn) -> Int {
    get { columns[column.rawValue] }
    set { columns[column.rawValue] = newValue }
  }

  /// How many columns are there.
  var count: Int { columns.count { $0 > 0 } }

  /// What they take together, with one free column between any two.
  var total: Int { columns.reduce(0, +) + max(0, count - 1) }
}

/// Where the columns stand in a list of a certain width.
struct QueueColumnLayout: Hashable {
  var columns: [(column: QueueColumn, start: Int, width: Int)]

  /// - Parameters:
  ///   - natural: the width of the widest cell of each column.
  ///   - available: the columns of the list.
  init(natural: QueueColumnWidths, available: Int) {
    let widths = QueueColumnLayout.widths(natural, available: available)
    let gap = QueueColumnLayout.gap(widths, available: available)
    columns = []
    var start = 0
    for column in QueueColumn.allCases {
      let width = widths[column]
      guard width > 0 else { continue }
      columns.append((column, start, width))
      start += width + (column == .marks ? 1 : gap)
    }
    alignStateToEdge(available)
  }

  /// The columns of the screen that `column` takes; 0 where it is left out.
  func width(of column: QueueColumn) -> Int { columns.first { $0.column == column }?.width ?? 0 }

  /// Columns are left out until the others have the least that they can be read in; what is left over goes to those
  /// that need more, the first in this order first.
  private static func widths(_ natural: QueueColumnWidths, available: Int) -> QueueColumnWidths {
    var widths = QueueColumnWidths()
    for column in QueueColumn.allCases { widths[column] = min(natural[column], column.most, column.least) }
    for column in QueueColumn.dispensable where widths.total > available { widths[column] = 0 }
    if widths.total > available {
      widths = QueueColumnWidths()
      widths[.name] = max(0, available)
      return widths
    }
    var spare = available - widths.total
    func grow(_ column: QueueColumn, upTo most: Int) {
      guard widths[column] > 0 else { return }
      let growth = max(0, min(natural[column] - widths[column], most - widths[column], spare))
      widths[column] += growth
      spare -= growth
    }
    grow(.name, upTo: 12)
    for column in QueueColumn.growing { grow(column, upTo: column.most) }
    return widths
  }

  private static func gap(_ widths: QueueColumnWidths, available: Int) -> Int {
    let spare = available - widths.total
    return spare >= 2 * max(1, widths.count - 1) ? 3 : spare >= widths.count - 1 ? 2 : 1
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
