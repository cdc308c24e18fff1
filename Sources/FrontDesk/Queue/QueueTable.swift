import FollowUp
import Screen
import Wording

/// The day's list as lines, worded and measured: what the view only has to paint.
struct QueueTable: Hashable, Sendable {
  var lines: [QueueLine] = []
  /// The width of the widest cell of each column, also of the lines in other parts of the list: the columns keep their
  /// places while a person goes through the parts.
  var widths = QueueColumnWidths()
  /// As the width of ``QueueColumn/name`` in ``widths``, of the names without the guardian's relation.
  private(set) var shortNameWidth = 0

  init() {}

  /// The lines of one part of the list. Unless `isCanWaitOpen`, the calls that can wait are folded into one line.
  init(
    _ data: DeskData, section: QueueSection, isCanWaitOpen: Bool, now: Instant, identity: DeskIdentity, voice: Voice
  ) {
    let wording = QueueEntryWording(data: data, now: now, identity: identity, voice: voice)
    var groups: [QueueGroup: [QueueEntryLine]] = [:]
    for entry in data.queue.entries {
      let cells = wording.cells(of: entry)
      for column in QueueColumn.allCases { widths[column] = max(widths[column], cells[column].columns) }
      shortNameWidth = max(shortNameWidth, cells.shortName.columns)
      guard section.includes(entry, at: now) else { continue }
      let line = QueueEntryLine(key: EntryKey(entry), entry: entry, cells: cells)
      groups[QueueGroup(entry, in: section, at: now), default: []].append(line)
    }
    groups[.timed]?.sort { ($0.entry.at, $0.entry.name) < ($1.entry.at, $1.entry.name) }
    for (group, calls) in groups.sorted(by: { $0.key.rank < $1.key.rank }) {
      let isFolded = group == .canWait && !isCanWaitOpen
      if group == .canWait {
        lines.append(.fold(count: calls.count, isOpen: isCanWaitOpen))
      } else {
        lines.append(.heading(group, count: calls.count))
      }
      if !isFolded { lines += calls.map { .entry($0) } }
    }
  }

  func entry(at index: Int?) -> QueueEntry? {
    guard let index, lines.indices.contains(index), case .entry(let line) = lines[index] else { return nil }
    return line.entry
  }

  func index(of key: EntryKey) -> Int? {
    lines.firstIndex { if case .entry(let line) = $0 { line.key == key } else { false } }
  }

  /// The line of the first of `keys` whose call this desk may make.
  func index(ofFirstFree keys: [EntryKey], for identity: DeskIdentity, at now: Instant) -> Int? {
    keys.lazy.compactMap { index(of: $0) }.first { entry(at: $0)?.isFree(for: identity, at: now) == true }
  }

  func index(of patient: PatientID) -> Int? {
    lines.firstIndex { if case .entry(let line) = $0 { line.key.patient == patient } else { false } }
  }

  /// The nearest line that can be chosen: at `index`, else after it, else before it.
  func selectableIndex(near index: Int) -> Int? {
    guard !lines.isEmpty else { return nil }
    let start = min(max(index, 0), lines.count - 1)
    return lines[start...].firstIndex(where: \.isSelectable) ?? lines[..<start].lastIndex(where: \.isSelectable)
  }

  /// The line `steps` selectable lines away, or the last one on the way.
  func index(_ steps: Int, from index: Int) -> Int? {
    let selectable = lines.indices.filter { lines[$0].isSelectable }
    guard let current = selectable.firstIndex(where: { $0 >= index }) ?? selectable.indices.last else { return nil }
    let wanted = min(max(current &+ steps, 0), selectable.count - 1)
    return selectable[wanted]
  }

  /// Which calls, counted from 1, the `rows` lines from `top` on show; nil where they show all of them or none.
  func position(top: Int, rows: Int) -> (first: Int, last: Int, all: Int)? {
    let all = lines.count { $0.isEntry }
    let before = lines.prefix(max(0, top)).count { $0.isEntry }
    let shown = lines.dropFirst(max(0, top)).prefix(max(0, rows)).count { $0.isEntry }
    return shown == 0 || shown == all ? nil : (before + 1, before + shown, all)
  }

  /// The heading of the group that the line at `index` belongs to.
  func heading(above index: Int) -> (group: QueueGroup, count: Int)? {
    guard lines.indices.contains(index) else { return nil }
    for line in lines[...index].reversed() {
      switch line {
      case .heading(let group, let count): return (group, count)
      case .fold(let count, _): return (.canWait, count)
      case .entry: continue
      }
    }
    return nil
  }
}

/// One line of the list.
enum QueueLine: Hashable, Sendable {
  case heading(QueueGroup, count: Int)
  case entry(QueueEntryLine)
  /// The calls that can wait, as one line that opens and folds them.
  case fold(count: Int, isOpen: Bool)

  var isEntry: Bool {
    if case .entry = self { true } else { false }
  }

  var isSelectable: Bool {
    if case .heading = self { false } else { true }
  }
}

struct QueueEntryLine: Hashable, Sendable {
  var key: EntryKey
  var entry: QueueEntry
  var cells: QueueCells
}
