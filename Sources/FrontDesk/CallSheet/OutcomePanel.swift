import FollowUp
import Screen
import Wording

/// The outcomes and commands with their keys, and beside a wide script the last contacts.
struct OutcomePanel {
  let sheet: CallSheet

  private var voice: Voice { sheet.context.voice }

  func draw(in buffer: inout CellBuffer, isWide: Bool) {
    let perRow = CallSheetLayout.outcomesPerRow(in: voice, columns: buffer.size.columns)
    drawTitle(in: &buffer)
    drawCommands(CallCommand.outcomes, from: 0, row: 1, perRow: perRow, in: &buffer)
    var row = 1 + CallSheetLayout.rowCount(CallCommand.outcomes.count, perRow) + (isWide ? 1 : 0)
    drawCommands(CallCommand.others, from: CallCommand.outcomes.count, row: row, perRow: perRow, in: &buffer)
    row += CallSheetLayout.rowCount(CallCommand.others.count, perRow) + 1
    if isWide { drawContacts(in: &buffer, from: row) }
  }

  private func drawTitle(in buffer: inout CellBuffer) {
    buffer.horizontalLine(at: Position(row: 0, column: 0), columns: buffer.size.columns)
    let items = CallSummary(sheet: sheet).items
    let title =
      items.isEmpty
      ? voice(CallSheetPhrase.outcomes)
      : voice(CallSheetPhrase.collected, ["items": items.joined(separator: " · ")])
    buffer.put(
      " " + title.truncated(to: buffer.size.columns - 6) + " ", at: Position(row: 0, column: 2),
      style: Style(items.isEmpty ? .heading : .success), maxColumns: buffer.size.columns - 4)
  }

  private func drawCommands(
    _ commands: [CallCommand], from first: Int, row: Int, perRow: Int, in buffer: inout CellBuffer
  ) {
    let columns = buffer.size.columns / perRow
    for (offset, command) in commands.enumerated() {
      let place = Position(row: row + offset / perRow, column: offset % perRow * columns + 1)
      let surface: Role? = sheet.highlight == first + offset ? .selection : nil
      if surface != nil {
        buffer.fill(
          Rectangle(origin: place, size: Size(columns: columns - 1, rows: 1)), style: Style(.text, on: surface))
      }
      let spans = [
        Span(command.keyName, Style(.key, on: surface)),
        Span(" " + command.name(in: voice), Style(.text, on: surface)),
      ]
      buffer.put(spans, at: place, maxColumns: columns - 1)
    }
  }

  /// The last contacts, if there were any, under a heading in `row`.
  func drawContacts(in buffer: inout CellBuffer, from row: Int) {
    let attempts = sheet.context.lastAttempts
    guard !attempts.isEmpty, row + 1 < buffer.size.rows else { return }
    buffer.put(voice(CallSheetPhrase.lastContacts), at: Position(row: row, column: 1), style: Style(.heading))
    let (zone, now) = (sheet.context.timeZone, sheet.context.now)
    for (offset, attempt) in attempts.prefix(buffer.size.rows - row - 1).enumerated() {
      let spans = [
        Span(voice.moment(attempt.at, from: now, in: zone) + " ", Style(.dim)),
        Span(voice.shortResults(attempt.results)),
        Span(attempt.note.isEmpty ? "" : " " + attempt.note, Style(.dim)),
        Span("  " + attempt.by, Style(.dim)),
      ]
      buffer.put(spans, at: Position(row: row + 1 + offset, column: 1), maxColumns: buffer.size.columns - 1)
    }
  }
}

/// What has been noted so far, in a few words: it is saved with the outcome.
struct CallSummary {
  let sheet: CallSheet

  var items: [String] {
    let (entries, voice) = (sheet.entries, sheet.context.voice)
    var items: [String] = []
    func add(_ field: CallField, if isNoted: Bool) {
      if isNoted { items.append(FormPanel.label(of: field, in: sheet)) }
    }
    add(.note, if: !entries.note.isEmpty)
    add(.birthday(.text), if: !entries.birthday.field.isEmpty)
    if let satisfaction = entries.satisfaction.selection {
      items.append("\(voice(FormPhrase.satisfaction)) \(satisfaction)")
    }
    add(.referral, if: entries.referral.selection != nil || !entries.referralName.isEmpty)
    add(.vipReason, if: !entries.vipReason.isEmpty)
    items += entries.tags.tags.map { "#" + voice.name(of: $0, as: TagPhrase.self) }
    if !entries.appointmentAt.field.isEmpty { items.append(voice(CallSheetPhrase.bookedInstead)) }
    add(.newPhone, if: !entries.newPhone.field.isEmpty)
    add(.preferredBatch, if: entries.preferredBatch.selection != nil)
    add(.wedding(.text), if: !entries.wedding.field.isEmpty)
    add(.otherDateLabel, if: !entries.otherDateLabel.isEmpty)
    if let channel = entries.channel.selection, channel != .phone {
      items.append(voice.name(of: channel.rawValue, as: ChannelPhrase.self))
    }
    for followUp in sheet.context.followUps {
      if let own = entries.outcomes[followUp.id]?.selection {
        items.append("\(voice.reason(followUp)): \(voice.name(of: own.rawValue, as: OutcomePhrase.self))")
      }
    }
    return items
  }
}
