internal import ArgumentParser
internal import ClinicDocuments
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import Foundation
internal import Wording

struct PlanCommand: ClinicCommand {
  static let configuration = CommandConfiguration(commandName: "plan", abstract: Help.text(.planAbstract))

  @Option(help: ArgumentHelp(Help.text(.patientHelp), valueName: "id"))
  var patient: String?

  @Option(help: ArgumentHelp(Help.text(.fromHelp), valueName: "date"), transform: CivilDate.argument)
  var from: CivilDate?

  @Option(help: ArgumentHelp(Help.text(.toHelp), valueName: "date"), transform: CivilDate.argument)
  var to: CivilDate?

  @Option(help: ArgumentHelp(Help.text(.formatHelp)))
  var format = OutputFormat.table

  @OptionGroup var clinicOptions: ClinicOptions

  func validate() throws {
    if let from, let to, from > to {
      throw ValidationError(Help.text(.fromAfterTo, ["from": from.description, "to": to.description]))
    }
  }

  func run(_ invocation: Invocation) throws {
    let session = try invocation.openClinicAndTell(access: .reading)
    let rows = try rows(in: session, invocation)
    switch format {
    case .json: try StandardOutput.write(Data(PlanReport(rows, timeZone: session.zone).json))
    case .csv: try StandardOutput.write(PlanReport(rows, timeZone: session.zone).csv.text)
    case .table:
      let table = PlanTable(session).table(of: rows, invocation.voice)
      let lines = table.rows.isEmpty ? [invocation.voice(ReportPhrase.planEmpty)] : table.lines()
      try StandardOutput.write(lines: lines)
    }
  }

  private func rows(in session: ClinicSession, _ invocation: Invocation) throws -> [PlanRow] {
    var rows: [PlanRow] = []
    let add = { (record: PatientRecord) in
      rows += record.planRows(
        at: session.clock.now(), clinic: session.store.clinic,
        followUpProtocol: session.protocolDocument.followUpProtocol)
    }
    if let patient {
      guard let record = try session.store.record(of: PatientID(patient)) else {
        throw try session.unknownPatient(patient, invocation.voice)
      }
      add(record)
    } else {
      try session.store.forEachRecord(add)
    }
    return rows.filter { row in
      let date = session.zone.date(of: row.placement.at)
      return from.map { date >= $0 } ?? true && to.map { date <= $0 } ?? true
    }
  }
}
