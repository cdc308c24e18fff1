internal import FollowUp
internal import FrontDesk
internal import Wording

/// The day's list as rows of text.
struct QueueTable {
  let clinic: Clinic

  func table(of queue: Queue, _ voice: Voice) -> OutputTable {
    var table = OutputTable(
      columns: [
        .columnPosition, .columnLane, .columnVIP, .columnName, .columnAge, .columnReason, .columnDentist,
        .columnAttempt, .columnState, .columnPatient,
      ].map { (phrase: ReportPhrase) in voice(phrase) })
    for (position, entry) in queue.entries.enumerated() {
      table.append([
        String(position + 1), lane(of: entry, voice), entry.isVIP ? "★" : "",
        voice.callName(entry.name, guardian: entry.guardian), voice.age(entry.birthday, on: queue.date),
        reasons(of: entry, voice), dentist(of: entry),
        String(entry.attempt), state(of: entry, voice), entry.patient.rawValue,
      ])
    }
    return table
  }

  private func lane(of entry: QueueEntry, _ voice: Voice) -> String {
    switch entry.lane {
    case .batch(let time): time.description
    case .timed:
      "\(voice.name(of: entry.lane.code, as: LanePhrase.self)) \(clinic.settings.timeZone.time(of: entry.at))"
    }
  }

  private func reasons(of entry: QueueEntry, _ voice: Voice) -> String {
    entry.followUps.map { "\(voice.reason($0.followUp)) \(voice.elapsed($0.followUp, in: clinic.settings.timeZone))" }
      .joined(separator: "; ")
  }

  private func dentist(of entry: QueueEntry) -> String {
    let id = entry.followUps.lazy.compactMap(\.followUp.dentist).first
    return id.flatMap { clinic.staffMember($0)?.name } ?? ""
  }

  private func state(of entry: QueueEntry, _ voice: Voice) -> String {
    var states: [String] = []
    if let claim = entry.claim { states.append(voice(ReportPhrase.claimedBy, ["name": claim.by])) }
    if entry.followUps.contains(where: \.isOverdue) { states.append(voice(ReportPhrase.overdue)) }
    if entry.followUps.contains(where: \.placement.isLate) { states.append(voice(ReportPhrase.late)) }
    if entry.canWait { states.append(voice(ReportPhrase.canWait)) }
    return states.joined(separator: ", ")
  }
}
