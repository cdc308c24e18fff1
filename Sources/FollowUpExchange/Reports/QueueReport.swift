public import FollowUp

/// The day's list as a file.
public struct QueueReport: Report {
  private let queue: Queue
  private let timeZone: ClinicTimeZone

  public init(_ queue: Queue, timeZone: ClinicTimeZone) {
    self.queue = queue
    self.timeZone = timeZone
  }

  /// `{ "date", "now", "entries": [ … ] }`, one entry a line. `visit` and `claimedBy` are null where there is none.
  public var json: [UInt8] {
    JSONText.rows([
      JSONValue.Member(key: "date", value: .string(queue.date.description)),
      JSONValue.Member(key: "now", value: .string(timeZone.iso8601(queue.now))),
      JSONValue.Member(key: "entries", value: .array(queue.entries.enumerated().map { value($1, position: $0 + 1) })),
    ])
  }

  private func value(_ entry: QueueEntry, position: Int) -> JSONValue {
    .object([
      "position": .integer(position), "patient": .string(entry.patient.rawValue), "name": .string(entry.name),
      "lane": .string(entry.lane.code), "at": .string(timeZone.iso8601(entry.at)), "vip": .bool(entry.isVIP),
      "claimedBy": entry.claim.map { .string($0.by) } ?? .null,
      "followUps": .array(entry.followUps.map { value($0, of: entry) }),
    ])
  }

  private func value(_ queued: QueuedFollowUp, of entry: QueueEntry) -> JSONValue {
    let followUp = queued.followUp
    return .object([
      "id": .string(followUp.id.rawValue), "rule": .string(followUp.rule.rawValue), "step": .string(followUp.step),
      "visit": followUp.origin.visit.map { .string($0.rawValue) } ?? .null,
      "kind": .string(followUp.kind.rawValue), "due": .string(timeZone.iso8601(followUp.due)),
      "by": .string(timeZone.iso8601(followUp.by)), "state": .string(status(of: queued, in: entry).rawValue),
      "late": .bool(queued.placement.isLate), "overdue": .bool(queued.isOverdue),
    ])
  }

  private func status(of queued: QueuedFollowUp, in entry: QueueEntry) -> FollowUpStatus {
    if entry.claim != nil { return .claimed }
    var place = queued.placement.at
    if case .carriedOver(let from) = queued.placement.reason { place = from }
    if case .rescheduled = queued.followUp.state { return place <= queue.now ? .due : .rescheduled }
    return min(queued.followUp.due, place) <= queue.now ? .due : .planned
  }

  /// One row for each reason of each call.
  public var csv: CSVTable {
    var table = CSVTable(columns: [
      "position", "patient", "name", "lane", "at", "vip", "claimedBy", "followUp", "rule", "step", "visit", "kind",
      "due", "by", "state", "late", "overdue",
    ])
    for (position, entry) in queue.entries.enumerated() {
      for queued in entry.followUps {
        let followUp = queued.followUp
        table.add([
          String(position + 1), entry.patient.rawValue, entry.name, entry.lane.code, timeZone.iso8601(entry.at),
          String(entry.isVIP), entry.claim?.by ?? "", followUp.id.rawValue, followUp.rule.rawValue, followUp.step,
          followUp.origin.visit?.rawValue ?? "", followUp.kind.rawValue, timeZone.iso8601(followUp.due),
          timeZone.iso8601(followUp.by), status(of: queued, in: entry).rawValue, String(queued.placement.isLate),
          String(queued.isOverdue),
        ])
      }
    }
    return table
  }
}
