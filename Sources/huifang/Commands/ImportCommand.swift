internal import ArgumentParser
internal import ClinicDocuments
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import Wording

struct ImportCommand: ClinicCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: Help.text(.importAbstract), discussion: Help.text(.importDiscussion))

  @Argument(help: ArgumentHelp(Help.text(.filesHelp), valueName: "file"))
  var files: [String]

  @Flag(help: ArgumentHelp(Help.text(.dryRunHelp)))
  var dryRun = false

  @OptionGroup var clinicOptions: ClinicOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError(Help.text(.noFile)) }
  }

  func run(_ invocation: Invocation) throws {
    let session = try invocation.openClinicAndTell(access: dryRun ? .reading : .readingAndWriting)
    var isComplete = true
    for file in files {
      do {
        isComplete = try run(file, in: session, invocation) && isComplete
      } catch {
        // The other documents are imported all the same.
        invocation.complain(Complaint(error, invocation.voice).text)
        isComplete = false
      }
    }
    if !isComplete { throw ExitCode.failure }
  }

  /// - Returns: Whether every row was taken.
  private func run(_ file: String, in session: ClinicSession, _ invocation: Invocation) throws -> Bool {
    let known = Set(try session.store.summaries().map(\.patient))
    let reader = ExchangeReader(
      clinic: session.store.clinic, followUpProtocol: session.protocolDocument.followUpProtocol,
      now: session.clock.now(), isKnownPatient: { known.contains($0) })
    let reading = try reader.read(try ExchangeSource(contentsOfFile: file))
    for problem in reading.problems { invocation.complain(problem.described(in: invocation.voice)) }
    let summary = try session.importDocument(reading.document, isDryRun: dryRun)
    try StandardOutput.write(
      lines: [
        line(for: file, summary, invocation.voice), refusals(reading.refusals.count, invocation.voice),
        callsToCome(summary.callsToCome, invocation.voice),
      ].compactMap { $0 })
    return reading.refusals.isEmpty
  }

  private func line(for file: String, _ summary: ImportSummary, _ voice: Voice) -> String {
    if summary.changesNothing { return voice(ReportPhrase.importChangedNothing, ["file": file]) }
    return voice(
      dryRun ? ReportPhrase.wouldImport : .imported,
      [
        "file": file, "added": String(summary.patientsAdded), "changed": String(summary.patientsChanged),
        "unchanged": String(summary.patientsUnchanged), "planned": String(summary.followUpsPlanned),
      ])
  }

  private func callsToCome(_ count: Int, _ voice: Voice) -> String? {
    count == 0 ? nil : voice(ReportPhrase.callsToCome, count: count)
  }

  private func refusals(_ count: Int, _ voice: Voice) -> String? {
    count == 0 ? nil : voice(ReportPhrase.rowsRefused, count: count)
  }
}
