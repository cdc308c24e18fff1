public import FollowUp

/// Planned follow-ups as a file, one row each.
public struct PlanReport: Report {
  private let rows: [PlanRow]
  private let timeZone: ClinicTimeZone

  public init(_ rows: [PlanRow], timeZone: ClinicTimeZone) {
    self.rows = rows
    self.timeZone = timeZone
  }

  /// `{ "followUps": [ … ] }`, one follow-up a line. `visit` is null for one that comes from no visit.
  public var json: [UInt8] {
    JSONText.rows([JSONValue.Member(key: "followUps", value: .array(rows.map(value)))])
  }

  private func value(_ row: PlanRow) -> JSONValue {
    let followUp = row.followUp
    return .object([
      "id": .string(followUp.id.rawValue), "patient": .string(row.patient.rawValue),
      "rule": .string(followUp.rule.rawValue), "step": .string(followUp.step),
      "visit": followUp.origin.visit.map { .string($0.rawValue) } ?? .null,
      "kind": .string(followUp.kind.rawValue), "due": .string(timeZone.iso8601(followUp.due)),
      "by": .string(timeZone.iso8601(followUp.by)), "lane": .string(row.placement.lane.code),
      "at": .string(timeZone.iso8601(row.placement.at)), "state": .string(row.status.rawValue),
      "late": .bool(row.placement.isLate),
    ])
  }

  public var csv: CSVTable {
    var table = CSVTable(columns: [
      "id", "patient", "name", "rule", "step", "visit", "kind", "due", "by", "lane", "at", "state", "late",
    ])
    for row in rows {
      let followUp = row.followUp
      table.add([
        followUp.id.rawValue, row.patient.rawValue, row.name, followUp.rule.rawValue, followUp.step,
        followUp.origin.visit?.rawValue ?? "", followUp.kind.rawValue, timeZone.iso8601(followUp.due),
        timeZone.iso8601(followUp.by), row.placement.lane.code, timeZone.iso8601(row.placement.at),
        row.status.rawValue, String(row.placement.isLate),
      ])
    }
    return table
  }
}
