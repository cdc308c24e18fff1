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
    let text = text.joined(separator: " ")
    // Of all patients nobody holds a list.
    let found = text.allSatisfy(\.isWhitespace) ? nil : try session.patients(matching: text)
    let few = try found ?? session.store.patients(ifAtMost: 1)
    if few?.isEmpty != true { invocation.logAccess(to: few?.count == 1 ? few?.first : nil, .search, in: session) }
    let table = PatientTable(session)
    try format.write(
      .patients, table.table(invocation.voice), line: { table.line(of: $0, invocation.voice) },
      none: invocation.voice(ReportPhrase.nobodyFound), session.progress
    ) { write in
      guard let found else { return try session.store.forEachRecord(write) }
      for patient in found { try session.store.record(of: patient).map(write) }
    }
  }
}
