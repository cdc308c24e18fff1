public import FollowUp

/// Who opened which patient, as a file, one opening a row.
public struct AccessReport: Report {
  private let accesses: [PatientAccess]
  private let timeZone: ClinicTimeZone

  public init(_ accesses: [PatientAccess], timeZone: ClinicTimeZone) {
    self.accesses = accesses
    self.timeZone = timeZone
  }

  /// `{ "accesses": [ … ] }`, one a line. `patient` is null where several were opened at once.
  public var json: [UInt8] {
    JSONText.rows([JSONValue.Member(key: "accesses", value: .array(accesses.map(value)))])
  }

  private func value(_ access: PatientAccess) -> JSONValue {
    .object([
      "at": .string(timeZone.iso8601(access.at)), "by": .string(access.by), "desk": .string(access.desk),
      "way": .string(access.way.rawValue), "patient": access.patient.map { .string($0.rawValue) } ?? .null,
    ])
  }

  public var csv: CSVTable {
    var table = CSVTable(columns: ["at", "by", "desk", "way", "patient"])
    for access in accesses {
      table.add([
        timeZone.iso8601(access.at), access.by, access.desk, access.way.rawValue, access.patient?.rawValue ?? "",
      ])
    }
    return table
  }
}
