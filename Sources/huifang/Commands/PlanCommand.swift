internal import ArgumentParser
internal import ClinicDocuments
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import Wording

struct PlanCommand: ClinicCommand {
  static let configuration = CommandConfiguration(commandName: "plan", abstract: Help.text(.planAbstract))

  @Option(help: ArgumentHelp(Help.text(.patientHelp), valueName: "id"))
  var patient: String?

  @OptionGroup var days: DayRange

  @Option(help: ArgumentHelp(Help.text(.formatHelp)))
  var format = OutputFormat.table

  @OptionGroup var clinicOptions: ClinicOptions

  func run(_ invocation: Invocation) throws {
    let session = try invocation.openClinicAndTell(access: .reading)
    let rows = try rows(in: session, invocation)
    try format.write(
      PlanReport(rows, timeZone: session.zone), PlanTable(session).table(of: rows, invocation.voice),
      none: invocation.voice(ReportPhrase.planEmpty))
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
      invocation.logAccess(to: record.id, .plan, in: session)
      add(record)
    } else {
      try session.store.forEachRecord(add)
    }
    return rows.filter { days.contains(session.zone.date(of: $0.placement.at)) }
  }
}
