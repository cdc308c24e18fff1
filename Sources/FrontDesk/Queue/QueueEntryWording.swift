import FollowUp
import Screen
import Wording

/// A piece of a line of the list and the columns it takes.
struct QueueCell: Hashable, Sendable {
  var text: String
  /// What is not cut off where the text is: a tooth, how much more there is.
  var ending: String
  var columns: Int
  var role: Role

  init(_ text: String, ending: String = "", _ role: Role = .text) {
    self.text = text
    self.ending = ending
    columns = text.displayWidth + ending.displayWidth
    self.role = role
  }

  /// The text in at most `width` columns, with an ellipsis for what is left out.
  func fitted(to width: Int) -> String {
    if columns <= width { return ending.isEmpty ? text : text + ending }
    let room = width - ending.displayWidth
    return room >= 3 ? text.truncated(to: room) + ending : (text + ending).truncated(to: width)
  }
}

/// The cells of one line of the list.
struct QueueCells: Hashable, Sendable {
  /// Those of the columns in their order.
  private var cells: [QueueCell]
  /// The name without the guardian's relation, for narrow columns.
  var shortName: QueueCell
  /// Whether somebody else is at it: the whole line steps back.
  var isHeld: Bool

  init(_ cell: (QueueColumn) -> QueueCell, shortName: QueueCell, isHeld: Bool) {
    cells = QueueColumn.allCases.map(cell)
    self.shortName = shortName
    self.isHeld = isHeld
  }

  subscript(column: QueueColumn) -> QueueCell { cells[column.rawValue] }
}

/// Says what stands in the cells of the list.
struct QueueEntryWording {
  let data: DeskData
  let now: Instant
  let identity: DeskIdentity
  let voice: Voice

  private var zone: ClinicTimeZone { data.timeZone }
  private var today: CivilDate { zone.date(of: now) }

  func cells(of entry: QueueEntry) -> QueueCells {
    let state = state(of: entry)
    let isHeld = state.role == .claimed
    let name = voice.callName(entry.name, guardian: entry.guardian)
    let short = voice.shortCallName(entry.name, guardian: entry.guardian)
    let nameRole: Role = isHeld ? .claimed : entry.isVIP ? .vip : .text
    let followUp = entry.followUps.first?.followUp
    func cell(in column: QueueColumn) -> QueueCell {
      switch column {
      case .lane: lane(of: entry)
      case .marks: marks(of: entry)
      case .name: QueueCell(name, nameRole)
      case .age: QueueCell(voice.shortAge(entry.birthday, on: today), .dim)
      case .reason: reason(of: entry)
      case .elapsed: QueueCell(followUp.map { voice.elapsed($0, from: now, in: zone) } ?? "")
      case .dentist: QueueCell(dentist(followUp?.dentist ?? entry.attendingDentist), .dim)
      case .attempt:
        QueueCell(voice(QueuePhrase.attempt, ["count": "\(entry.attempt)"]), entry.attempt > 1 ? .text : .dim)
      case .state: state
      }
    }
    return QueueCells(
      { column in
        var cell = cell(in: column)
        if isHeld && column.stepsBack { cell.role = .claimed }
        return cell
      }, shortName: QueueCell(short, nameRole), isHeld: isHeld)
  }

  private func lane(of entry: QueueEntry) -> QueueCell {
    let time = zone.time(of: entry.at).description
    switch entry.lane {
    case .timed: return QueueCell("\(voice(QueuePhrase.laneTimed)) \(time)", .timed)
    case .batch: return QueueCell(time)
    }
  }

  private func marks(of entry: QueueEntry) -> QueueCell {
    let household = entry.sharesNumberWith.isEmpty ? " " : "⌂"
    return QueueCell(household + (entry.isVIP ? "★" : " "), entry.isVIP ? .vip : .dim)
  }

  private func reason(of entry: QueueEntry) -> QueueCell {
    guard let first = entry.followUps.first?.followUp else { return QueueCell("") }
    let teeth = voice.teeth(first)
    let more = entry.followUps.count - 1
    let endings = [teeth, more > 0 ? voice(QueuePhrase.moreReasons, ["count": "\(more)"]) : ""]
    return QueueCell(
      voice.reasonWithoutTeeth(first), ending: endings.filter { !$0.isEmpty }.map { " " + $0 }.joined())
  }

  private func dentist(_ id: StaffID?) -> String {
    id.map { data.clinic.staffMember($0)?.name ?? $0.rawValue } ?? ""
  }

  /// What stands in the way of the call, else how much time there is.
  private func state(of entry: QueueEntry) -> QueueCell {
    if let claim = entry.claim, claim.holds(at: now) {
      return claim.desk == identity.desk
        ? QueueCell(voice(QueuePhrase.heldByOwnDesk), .accent)
        : QueueCell(voice(QueuePhrase.heldBy, ["name": claim.by]), .claimed)
    }
    if let owner = entry.personalTo, owner != identity.name {
      return QueueCell(voice(QueuePhrase.personalTo, ["name": owner]), .claimed)
    }
    if entry.followUps.contains(where: { $0.followUp.state == .needsNumber }) {
      return QueueCell(voice(QueuePhrase.needsNumber), .warning)
    }
    let ends = entry.followUps.map(\.followUp.by)
    if let end = ends.min(), now > end {
      return QueueCell(voice(QueuePhrase.overdueBy, ["time": voice.span(now - end)]), .overdue)
    }
    if entry.lane == .timed && entry.at > now {
      return QueueCell(voice(QueuePhrase.startsIn, ["time": voice.span(entry.at - now)]), .countdown)
    }
    if entry.followUps.contains(where: \.placement.isLate) {
      return QueueCell(voice(QueuePhrase.placedLate), .late)
    }
    guard let end = ends.min() else { return QueueCell("") }
    if entry.followUps.contains(where: { $0.followUp.isClockStep && $0.followUp.by == end }) {
      return QueueCell(voice(QueuePhrase.timeLeft, ["time": voice.span(end - now)]), .countdown)
    }
    let lastDay = zone.date(of: end)
    return lastDay == today
      ? QueueCell(voice(QueuePhrase.lastDay))
      : QueueCell(
        voice(QueuePhrase.until, ["date": voice.day(lastDay, from: today)]), .dim)
  }
}
