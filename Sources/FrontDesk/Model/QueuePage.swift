import FollowUp

/// The day's list: which part is shown and what is chosen.
struct QueuePage: Hashable, Sendable {
  var section = QueueSection.all
  var isCanWaitOpen = false
  /// The index of the chosen line in ``table``; nil where there is nothing to choose.
  var selection: Int?
  /// The first line shown.
  var top = 0
  /// The list in words, made anew whenever something it depends on changes.
  var table = QueueTable()
  /// The lines to choose from when the list has been read again, after a call was recorded: the first one that is
  /// there and free.
  var wanted: [EntryKey] = []
  /// The patient to choose then, wherever the call stands by that time: after something was undone.
  var wantedPatient: PatientID?
  /// Another desk has changed the list that is about to be read.
  var isChangedElsewhere = false
  /// What another desk has done has put the mark on a line that nobody here has chosen yet.
  var isChoiceOfOthers = false

  var selectedEntry: QueueEntry? { table.entry(at: selection) }

  var isFoldSelected: Bool {
    guard let selection, table.lines.indices.contains(selection), case .fold = table.lines[selection] else {
      return false
    }
    return true
  }

  /// Chooses the line of `key`, or one at the same height where it is gone.
  mutating func select(_ key: EntryKey?, near index: Int?) {
    if let key, let found = table.index(of: key) ?? table.index(of: key.patient) {
      selection = found
    } else {
      selection = table.selectableIndex(near: index ?? 0)
    }
  }

  /// The same where another desk has changed the list: a call that stands elsewhere now has been dealt with, and the mark
  /// does not go after it.
  mutating func stay(at key: EntryKey?, near index: Int?) {
    selection = key.flatMap { table.index(of: $0) } ?? table.selectableIndex(near: index ?? 0)
    if index != nil, selectedEntry?.patient != key?.patient { isChoiceOfOthers = true }
  }

  /// Puts the mark where a person wants it.
  mutating func choose(_ index: Int?) {
    selection = index
    isChoiceOfOthers = false
  }

  mutating func move(by steps: Int) {
    guard let selection else { return }
    choose(table.index(steps, from: selection))
  }

  /// The lines of other patients, those below the call of `key` first, then those above it: what comes next when that
  /// call has been made.
  func keys(after key: EntryKey) -> [EntryKey] {
    guard let index = table.index(of: key) else { return [] }
    return (table.lines[index...].dropFirst() + table.lines[..<index]).compactMap { line in
      guard case .entry(let line) = line, line.key.patient != key.patient else { return nil }
      return line.key
    }
  }

  /// Scrolls so that the chosen line is among the `rows` shown. Where `isHeadingAbove`, a rule above the list says
  /// what its first line belongs to, so that a heading need not take that line.
  mutating func scroll(rows: Int, isHeadingAbove: Bool) {
    guard rows > 0 else { return }
    top = min(max(0, top), max(0, table.lines.count - rows))
    guard let selection else { return }
    if selection < top { top = selection }
    if selection >= top + rows { top = selection - rows + 1 }
    if selection == table.selectableIndex(near: 0) { top = 0 }
    if isHeadingAbove, table.lines.indices.contains(top), case .heading = table.lines[top] { top += 1 }
  }
}
