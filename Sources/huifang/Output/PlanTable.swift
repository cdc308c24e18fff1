internal import FollowUp
internal import FrontDesk
internal import Wording

/// Planned follow-ups as rows of text.
struct PlanTable {
  private let session: ClinicSession

  init(_ session: ClinicSession) {
    self.session = session
  }

  /// The head alone.
  func table(_ voice: Voice) -> OutputTable {
    OutputTable(
      columns: [
        .columnTime, .columnLane, .columnName, .columnReason, .columnKind, .columnDue, .columnBy, .columnState,
        .columnPatient, .columnID,
      ].map { (phrase: ReportPhrase) in voice(phrase) })
  }

  func line(of row: PlanRow, _ voice: Voice) -> [String] {
    [
      moment(row.placement.at), voice.name(of: row.placement.lane.code, as: LanePhrase.self), row.name,
      "\(voice.reason(row.followUp)) \(voice.elapsed(row.followUp, in: session.zone))",
      voice.name(of: row.followUp.kind.rawValue, as: FollowUpKindPhrase.self), moment(row.followUp.due),
      moment(row.followUp.by), state(of: row, voice), row.patient.rawValue, row.followUp.id.rawValue,
    ]
  }

  /// `yyyy-MM-dd HH:mm` on the clinic's clock.
  private func moment(_ instant: Instant) -> String {
    "\(session.zone.date(of: instant)) \(session.zone.time(of: instant))"
  }

  private func state(of row: PlanRow, _ voice: Voice) -> String {
    var states = [voice.name(of: row.status.rawValue, as: FollowUpStatePhrase.self)]
    if row.isOverdue { states.append(voice(ReportPhrase.overdue)) }
    if row.placement.isLate { states.append(voice(ReportPhrase.late)) }
    return states.joined(separator: ", ")
  }
}
