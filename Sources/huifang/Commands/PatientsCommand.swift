internal import ArgumentParser
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import Wording

struct PatientsCommand: ClinicCommand {
  static let configuration = CommandConfiguration(commandName: "patients", abstract: Help.text(.patientsAbstract))

  @Argument(help: ArgumentHelp(Help.text(.searchTextHelp)))
  var text: [String] = []

  @Option(help: ArgumentHelp(Help.text(.formatHelp)))
  var format = OutputFormat.table

  @OptionGroup var clinicOptions: ClinicOptions

  func run(_ invocation: Invocation) throws {
    let session = try invocation.openClinicAndTell(access: .reading)
    let records = try session.records(matching: text.joined(separator: " "))
    if !records.isEmpty {
      invocation.logAccess(to: records.count == 1 ? records.first?.id : nil, .search, in: session)
    }
    try format.write(
      PatientsReport(records.map(\.patient)), PatientTable(session).table(of: records, invocation.voice),
      none: invocation.voice(ReportPhrase.nobodyFound))
  }
}
