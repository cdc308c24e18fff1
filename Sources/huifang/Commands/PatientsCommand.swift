internal import ArgumentParser
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import Foundation
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
    switch format {
    case .json: try StandardOutput.write(Data(PatientsReport(records.map(\.patient)).json))
    case .csv: try StandardOutput.write(PatientsReport(records.map(\.patient)).csv.text)
    case .table:
      let table = PatientTable(session).table(of: records, invocation.voice)
      let lines = table.rows.isEmpty ? [invocation.voice(ReportPhrase.nobodyFound)] : table.lines()
      try StandardOutput.write(lines: lines)
    }
  }
}
