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
    let forEachRecord = try records(in: session, invocation)
    let table = PlanTable(session)
    try format.write(
      .plan(timeZone: session.zone), table.table(invocation.voice), line: { table.line(of: $0, invocation.voice) },
      none: invocation.voice(ReportPhrase.planEmpty), session.progress
    ) { write in
      try forEachRecord { record in
        let rows = record.planRows(
          at: session.clock.now(), clinic: session.store.clinic,
          followUpProtocol: session.protocolDocument.followUpProtocol)
        for row in rows where days.contains(session.zone.date(of: row.placement.at)) { try write(row) }
      }
    }
  }

  /// What gives its argument the records whose follow-ups are asked for.
  private func records(
    in session: ClinicSession, _ invocation: Invocation
  ) throws -> ((PatientRecord) throws -> Void) throws -> Void {
    guard let patient else { return session.store.forEachRecord }
    guard let record = try session.store.record(of: PatientID(patient)) else {
      throw try session.unknownPatient(patient, invocation.voice)
    }
    invocation.logAccess(to: record.id, .plan, in: session)
    return { write in try write(record) }
  }
}
