import FollowUp
import Screen
import Wording

/// A form with its fields, each with what was made of its text.
struct FormPanel {
  let sheet: CallSheet
  let columns: Int

  private var voice: Voice { sheet.context.voice }
  private var fields: [CallField] { sheet.form?.fields ?? [] }
  private var reader: CallEntriesReader { CallEntriesReader(entries: sheet.entries, context: sheet.context) }

  /// Whether there is room for what was read beside the field; else it stands below the one that has the focus.
  private var isRoomy: Bool { columns >= 66 }
  private var labelColumns: Int { min(17, columns / 3) }

  /// The rows that all fields need.
  var rowCount: Int { fields.reduce(0) { $0 + rows(of: $1) } + (isRoomy ? 0 : 1) }

  private func rows(of field: CallField) -> Int { field == .note && fields.count <= 4 ? 2 : 1 }

  /// Draws the form and gives the place of the cursor.
  func draw(in buffer: inout CellBuffer) -> Position? {
    guard let form = sheet.form else { return nil }
    buffer.horizontalLine(at: Position(row: 0, column: 0), columns: buffer.size.columns)
    let more = moreMarks(of: form, visible: buffer.size.rows - 1)
    let reserved = more.isEmpty ? 0 : more.displayWidth + 3
    buffer.put(
      " " + title(of: form).truncated(to: buffer.size.columns - 6 - reserved) + " ", at: Position(row: 0, column: 2),
      style: Style(.heading), maxColumns: buffer.size.columns - 4)
    if !more.isEmpty {
      buffer.putTrailing(" \(more) ", row: 0, end: buffer.size.columns - 1, style: Style(.accent))
    }
    let area = Rectangle(row: 1, column: 0, columns: buffer.size.columns, rows: buffer.size.rows - 1)
    return buffer.within(area) { drawFields(of: form, in: &$0) }
  }

  /// Says on which sides there are fields that have no room.
  private func moreMarks(of form: CallForm, visible: Int) -> String {
    let first = firstRow(of: form, visible: visible)
    let isReadBelow = !isRoomy && form.focus.flatMap { reading(of: $0, isFocused: true) } != nil
    let count = fields.reduce(0) { $0 + rows(of: $1) } + (isReadBelow ? 1 : 0)
    var marks: [String] = []
    if first > 0 { marks.append(voice(CallSheetPhrase.moreAbove)) }
    if first + visible < count { marks.append(voice(CallSheetPhrase.moreBelow)) }
    return marks.joined(separator: " ")
  }

  private func drawFields(of form: CallForm, in buffer: inout CellBuffer) -> Position? {
    var cursor: Position?
    var row = -firstRow(of: form, visible: buffer.size.rows)
    for field in fields {
      let isFocused = field == form.focus
      let area = Rectangle(row: row, column: 0, columns: columns, rows: rows(of: field))
      if let place = draw(field, isFocused: isFocused, in: &buffer, area) { cursor = place }
      row += area.rows
      if isFocused, !isRoomy, let (text, role) = reading(of: field, isFocused: true) {
        buffer.put(
          "→ " + text.truncated(to: max(0, columns - 3)), at: Position(row: row, column: 1), style: Style(role),
          maxColumns: columns - 1)
        row += 1
      }
    }
    guard let cursor, cursor.row >= 0, cursor.row < buffer.size.rows else { return nil }
    return Position(row: cursor.row + 1, column: cursor.column)
  }

  /// The rows that are scrolled out above, so that the field with the focus is visible.
  private func firstRow(of form: CallForm, visible: Int) -> Int {
    guard let focus = form.focus, let index = fields.firstIndex(of: focus) else { return 0 }
    let end = fields[...index].reduce(0) { $0 + rows(of: $1) } + (isRoomy ? 0 : 1)
    return max(0, end - max(1, visible))
  }

  private func draw(
    _ field: CallField, isFocused: Bool, in buffer: inout CellBuffer, _ area: Rectangle
  ) -> Position? {
    let label = FormPanel.label(of: field, in: sheet)
    buffer.put(
      (isFocused ? "▸" : " ") + label, at: area.origin, style: Style(isFocused ? .accent : .inputLabel),
      maxColumns: labelColumns)
    let reading = isRoomy ? reading(of: field, isFocused: isFocused) : nil
    let room = max(0, columns - labelColumns - 1)
    // A long reading takes of the field's room, which scrolls, before it is cut.
    let width = reading.map { min(24, max(14, room - $0.text.displayWidth - 2)) } ?? room
    let place = Rectangle(row: area.row, column: labelColumns, columns: width, rows: area.rows)
    if let (text, role) = reading {
      let readingColumns = max(0, columns - place.endColumn - 1)
      buffer.put(
        "→ " + text.truncated(to: max(0, readingColumns - 2)),
        at: Position(row: area.row, column: place.endColumn + 1), style: Style(role), maxColumns: readingColumns)
    }
    return drawValue(of: field, isFocused: isFocused, in: &buffer, place)
  }

  private func drawValue(
    of field: CallField, isFocused: Bool, in buffer: inout CellBuffer, _ area: Rectangle
  ) -> Position? {
    let entries = sheet.entries
    switch field {
    case .note: return entries.note.draw(in: &buffer, area: area, isFocused: isFocused)
    case .outcome(let id):
      let choice = entries.outcomes[id] ?? ChoiceField(CallEntries.reasonOutcomes)
      return choice.draw(in: &buffer, area: area, isFocused: isFocused) {
        voice.name(of: $0.rawValue, as: OutcomePhrase.self)
      }
    case .callBackAt: return entries.callBackAt.field.draw(in: &buffer, area: area, isFocused: isFocused)
    case .appointmentAt: return entries.appointmentAt.field.draw(in: &buffer, area: area, isFocused: isFocused)
    case .appointmentDentist:
      return entries.appointmentDentist.draw(in: &buffer, area: area, isFocused: isFocused) {
        sheet.context.clinic.staffMember($0)?.name ?? $0.rawValue
      }
    case .withdrawnConsent:
      return entries.withdrawnConsent.draw(in: &buffer, area: area, isFocused: isFocused) { voice($0.phrase) }
    case .birthday(let part): return draw(entries.birthday, part, isFocused, in: &buffer, area)
    case .wedding(let part): return draw(entries.wedding, part, isFocused, in: &buffer, area)
    case .otherDate(let part): return draw(entries.otherDate, part, isFocused, in: &buffer, area)
    case .satisfaction:
      return entries.satisfaction.draw(in: &buffer, area: area, isFocused: isFocused) { _ in "" }
    case .referral:
      return entries.referral.draw(in: &buffer, area: area, isFocused: isFocused) {
        voice.name(of: $0.rawValue, as: ReferralPhrase.self)
      }
    case .referralName: return entries.referralName.draw(in: &buffer, area: area, isFocused: isFocused)
    case .vipReason: return entries.vipReason.draw(in: &buffer, area: area, isFocused: isFocused)
    case .tags:
      return entries.tags.draw(in: &buffer, area: area, isFocused: isFocused) {
        voice.name(of: $0, as: TagPhrase.self)
      }
    case .newPhone: return entries.newPhone.field.draw(in: &buffer, area: area, isFocused: isFocused)
    case .preferredBatch:
      return entries.preferredBatch.draw(in: &buffer, area: area, isFocused: isFocused, label: \.description)
    case .otherDateLabel: return entries.otherDateLabel.draw(in: &buffer, area: area, isFocused: isFocused)
    case .channel: return draw(entries.channel, isFocused, in: &buffer, area)
    case .messageChannel: return draw(entries.messageChannel, isFocused, in: &buffer, area)
    }
  }

  private func draw(
    _ date: AnnualDateField, _ part: AnnualDateField.Part, _ isFocused: Bool, in buffer: inout CellBuffer,
    _ area: Rectangle
  ) -> Position? {
    switch part {
    case .text: date.field.draw(in: &buffer, area: area, isFocused: isFocused)
    case .calendar:
      date.calendar.draw(in: &buffer, area: area, isFocused: isFocused) { voice($0.phrase) }
    }
  }

  private func draw(
    _ channel: ChoiceField<ContactChannel>, _ isFocused: Bool, in buffer: inout CellBuffer, _ area: Rectangle
  ) -> Position? {
    channel.draw(in: &buffer, area: area, isFocused: isFocused) {
      voice.name(of: $0.rawValue, as: ChannelPhrase.self)
    }
  }
}

extension CallEntries.WithdrawnConsent {
  fileprivate var phrase: FormPhrase {
    switch self {
    case .marketing: .otherCalls
    case .clinical: .clinicalCalls
    case .both: .allCalls
    }
  }
}

extension AnnualDateField.CalendarChoice {
  fileprivate var phrase: FormPhrase {
    switch self {
    case .solar: .solar
    case .lunar: .lunar
    case .lunarLeapMonth: .lunarLeapMonth
    }
  }
}
