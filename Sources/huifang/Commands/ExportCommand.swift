internal import ArgumentParser
internal import ClinicDocuments
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import Foundation
internal import Wording

struct ExportCommand: ClinicCommand {
  static let configuration = CommandConfiguration(commandName: "export", abstract: Help.text(.exportAbstract))

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json
  }

  @Option(help: ArgumentHelp(Help.text(.exportFormatHelp)))
  var format = Format.json

  @Option(name: .shortAndLong, help: ArgumentHelp(Help.text(.outputHelp), valueName: "file"))
  var output: String?

  @OptionGroup var clinicOptions: ClinicOptions

  func run(_ invocation: Invocation) throws {
    let session = try invocation.openClinicAndTell(access: .reading)
    var records: [PatientRecord] = []
    try session.store.forEachRecord { records.append($0) }
    let document = ExchangeDocument(
      clinic: session.store.clinic, records: records, followUpProtocol: session.protocolDocument.followUpProtocol,
      now: session.clock.now())
    let data = Data(ExchangeWriter(timeZone: session.zone).write(document))
    guard let output else { return try StandardOutput.write(data) }
    // Patients' data: readable by nobody else, and never half a file.
    try PrivateFile.write(data, to: output)
  }
}
