public import FollowUp

extension ReportRows<PlanRow> {
  /// Planned follow-ups: `{ "followUps": [ … ] }`. `visit` is null for one that comes from no visit.
  public static func plan(timeZone: ClinicTimeZone) -> ReportRows {
    ReportRows(
      name: "followUps", value: { value($0, timeZone) },
      columns: [
        "id", "patient", "name", "rule", "step", "visit", "kind", "due", "by", "lane", "at", "state", "late",
      ], fields: { fields(of: $0, timeZone) })
  }

  private static func value(_ row: PlanRow, _ timeZone: ClinicTimeZone) -> JSONValue {
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

  private static func fields(of row: PlanRow, _ timeZone: ClinicTimeZone) -> [String] {
    let followUp = row.followUp
    return [
      followUp.id.rawValue, row.patient.rawValue, row.name, followUp.rule.rawValue, followUp.step,
      followUp.origin.visit?.rawValue ?? "", followUp.kind.rawValue, timeZone.iso8601(followUp.due),
      timeZone.iso8601(followUp.by), row.placement.lane.code, timeZone.iso8601(row.placement.at),
      row.status.rawValue, String(row.placement.isLate),
    ]
  }
}
