internal import ArgumentParser
internal import ClinicDocuments
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import Screen
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
    if let output {
      try invocation.requireNoFileOfClinic(at: output, session.folder)
      guard try PrivateFile.isReplaceable(at: output, beginningLike: "\"huifang-exchange\"") else {
        throw Complaint(text: invocation.voice(ReportPhrase.placeIsNoExport, ["file": output.sanitized]))
      }
    }
    let write = try patient.map { try document(on: $0, from: session, invocation) } ?? wholeClinic(session, invocation)
    invocation.logAccess(to: patient.map { PatientID($0) }, .export, in: session)
    guard let output else { return try write { try StandardOutput.write($0) } }
    // Patients' data: readable by nobody else, and never half a file.
    try PrivateFile.write(to: output, write)
  }

  /// Gives a document to its argument, from its beginning to its end.
  private typealias Writing = (_ output: @escaping ([UInt8]) throws -> Void) throws -> Void

  private func document(
    on patient: String, from session: ClinicSession, _ invocation: Invocation
  ) throws -> Writing {
    guard let record = try session.store.record(of: PatientID(patient)) else {
      throw try session.unknownPatient(patient, invocation.voice)
    }
    let document = ExchangeDocument(
      of: record, clinic: session.store.clinic, followUpProtocol: session.protocolDocument.followUpProtocol,
      now: session.clock.now())
    return { output in try output(ExchangeWriter(timeZone: session.zone).write(document)) }
  }

  private func wholeClinic(_ session: ClinicSession, _ invocation: Invocation) -> Writing {
    let folder = output.flatMap { PrivateFile.folder(of: $0) } ?? invocation.surroundings.temporaryFolder
    return { output in
      let export = ClinicExport(
        of: session.store.clinic, followUpProtocol: session.protocolDocument.followUpProtocol,
        now: session.clock.now(), waitingIn: folder, progress: session.progress, to: output)
      try session.store.forEachRecord(export.add)
      try export.finish()
    }
  }
}
