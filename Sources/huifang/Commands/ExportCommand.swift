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

  @Option(help: ArgumentHelp(Help.text(PrivacyPhrase.exportPatientHelp), valueName: "id"))
  var patient: String?

  @OptionGroup var clinicOptions: ClinicOptions

  func run(_ invocation: Invocation) throws {
    let session = try invocation.openClinicAndTell(access: .reading)
    let document = try document(from: session, invocation)
    invocation.logAccess(to: patient.map { PatientID($0) }, .export, in: session)
    let data = Data(ExchangeWriter(timeZone: session.zone).write(document))
    guard let output else { return try StandardOutput.write(data) }
    // Patients' data: readable by nobody else, and never half a file.
    try PrivateFile.write(data, to: output)
  }

  /// The whole clinic, or what is kept on one patient.
  private func document(from session: ClinicSession, _ invocation: Invocation) throws -> ExchangeDocument {
    let (clinic, followUpProtocol) = (session.store.clinic, session.protocolDocument.followUpProtocol)
    if let patient {
      guard let record = try session.store.record(of: PatientID(patient)) else {
        throw try session.unknownPatient(patient, invocation.voice)
      }
      return ExchangeDocument(
        of: record, clinic: clinic, followUpProtocol: followUpProtocol, now: session.clock.now())
    }
    var records: [PatientRecord] = []
    try session.store.forEachRecord { records.append($0) }
    return ExchangeDocument(
      clinic: clinic, records: records, followUpProtocol: followUpProtocol, now: session.clock.now())
  }
}
