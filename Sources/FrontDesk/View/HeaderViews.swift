import FollowUp
import Screen
import Wording

/// The first line: clinic, day and clock, who is at the desk, whether all is saved.
struct TitleView {
  let model: Model

  func draw(in buffer: inout CellBuffer, area: Rectangle) {
    guard !area.isEmpty else { return }
    let voice = model.voice
    let surface = Role.bar
    buffer.fill(area, style: Style(.text, on: surface))
    let (saving, savingRole) = savingState(voice)
    let desk = voice(QueuePhrase.desk, ["name": model.identity.name])
    let clock = model.zone.time(of: model.now).description
    let date = voice.dateWithWeekday(model.today)
    let clinic = model.data?.clinic.settings.name ?? ""
    let title =
      clinic.isEmpty ? voice(QueuePhrase.titleWithoutClinic) : voice(QueuePhrase.title, ["clinic": clinic])
    // From the right: what must never be missing is placed first.
    var end = area.endColumn - 1
    let titleColumns = min(title.displayWidth, 14)
    func place(_ text: String, _ style: Style, keeping columns: Int) {
      let width = text.displayWidth
      guard width > 0, end - width - 3 >= area.column + columns else { return }
      end = buffer.putTrailing(text, row: area.row, end: end, style: style) - 3
    }
    let clockColumns = clock.displayWidth + 3
    // On a small screen the clinic's name needs the room; what is not saved is told all the same.
    let isSavingTold = area.columns >= FrameLayout.columnsForKeys || savingRole != .success
    place(isSavingTold ? saving : "", Style(savingRole, on: surface), keeping: clockColumns)
    place(desk, Style(.text, on: surface), keeping: titleColumns + date.displayWidth + clockColumns + 3)
    place(clock, Style(.title, on: surface, .bold), keeping: 0)
    let clockEnd = end
    end += 2
    place(date, Style(.text, on: surface), keeping: titleColumns)
    if end == clockEnd + 2 { end = clockEnd }
    buffer.put(
      title.truncated(to: max(0, end + 1 - area.column)), at: Position(row: area.row, column: area.column + 1),
      style: Style(.title, on: surface))
  }

  private func savingState(_ voice: Voice) -> (String, Role) {
    if model.isUnsaved { return (voice(QueuePhrase.unsaved), .error) }
    if model.isBehind { return (voice(QueuePhrase.notUpToDate), .error) }
    if model.data?.readOnlyReason != nil { return (voice(QueuePhrase.readOnly), .warning) }
    if model.unsavedWaiting > 0 { return (voice(WaitingPhrase.unsaved, count: model.unsavedWaiting), .warning) }
    if model.isSaving { return (voice(QueuePhrase.saving), .dim) }
    return model.isBackupMissing
      ? (voice(QueuePhrase.savedWithoutBackup), .warning) : (voice(QueuePhrase.saved), .success)
  }
}

/// The second line: how far the batches are, timed calls, escalations.
struct ProgressView {
  let model: Model

  func draw(in buffer: inout CellBuffer, area: Rectangle) {
    guard !area.isEmpty, let data = model.data else { return }
    let counters = self.counters(data)
    let countersColumns = counters.reduce(0) { $0 + $1.text.displayWidth } + 3 * max(0, counters.count - 1)
    let batches = data.queue.batches
    let texts = batches.map { (time: $0.time.description, count: "\($0.made)/\($0.total)") }
    let textColumns = texts.reduce(0) { $0 + $1.time.count + $1.count.count + 2 }
    let room = area.columns - 2 - countersColumns - textColumns - 3 * batches.count
    let barColumns = batches.isEmpty ? 0 : min(24, room / batches.count)
    var column = area.column + 1
    for (batch, text) in zip(batches, texts) {
      let isOpen = model.zone.instant(of: data.queue.date, at: batch.time) <= model.now
      let isDone = batch.total > 0 && batch.made >= batch.total
      column +=
        buffer.put(
          text.time, at: Position(row: area.row, column: column), style: Style(isOpen ? .title : .dim)) + 1
      if barColumns >= 4 {
        buffer.progressBar(
          at: Position(row: area.row, column: column), columns: barColumns, done: batch.made, of: batch.total)
        column += barColumns + 1
      }
      column += buffer.put(
        text.count + (isDone ? " ✓" : ""), at: Position(row: area.row, column: column),
        style: Style(isDone ? .done : .text))
      column += isDone ? 1 : 3
    }
    var rest = counters[...]
    // A narrow line keeps the escalations longest.
    while !rest.isEmpty, width(rest) > area.endColumn - 1 - column { rest = rest.dropFirst() }
    var start = area.endColumn - 1 - width(rest)
    for counter in rest {
      start += buffer.put(counter.text, at: Position(row: area.row, column: start), style: counter.style) + 3
    }
  }

  private func width(_ spans: ArraySlice<Span>) -> Int {
    spans.reduce(0) { $0 + $1.text.displayWidth } + 3 * max(0, spans.count - 1)
  }

  private func counters(_ data: DeskData) -> [Span] {
    let voice = model.voice
    let timed = data.queue.entries.lazy.filter { $0.lane == .timed }.map(\.at)
    let next = timed.min()
    var timedText = voice(QueuePhrase.timedCalls, count: timed.count)
    var timedRole: Role = next == nil ? .dim : .timed
    if let next, next <= model.now {
      timedText += " · " + voice(QueuePhrase.timedWaiting)
      timedRole = .overdue
    } else if let next {
      timedText += " · " + voice(QueuePhrase.timedNext, ["time": voice.span(next - model.now)])
    }
    let pending = data.queue.escalations.count
    return [
      Span(timedText, Style(timedRole)),
      Span(voice(QueuePhrase.escalations, count: pending), Style(pending > 0 ? .escalation : .dim)),
    ]
  }
}
