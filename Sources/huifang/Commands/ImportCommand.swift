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
    // A dry run of several documents imports for real, but on trial, so that each is judged with those before it. Of
    // one alone nothing need be kept.
    let target = dryRun && files.count > 1 ? try session.onTrial() : session
    var isComplete = true
    for file in files {
      do {
        isComplete = try run(file, in: target, invocation) && isComplete
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
    let outcome = try session.importDocument(ExchangeFile(path: file), onTrial: dryRun && files.count == 1)
    for problem in outcome.problems { invocation.complain(problem.described(in: invocation.voice)) }
    let summary = outcome.summary
    let lines = [
      line(for: file, summary, hasRefusals: outcome.hasRefusals, invocation.voice),
      counted(.callsMoved, summary.patientsMoved, invocation.voice),
      counted(.rowsRefused, outcome.refusedRows, invocation.voice),
      counted(.settingsRefused, outcome.otherRefusals, invocation.voice),
      counted(.callsToCome, summary.callsToCome, invocation.voice),
      counted(.callsOfUnknownFollowUps, summary.callsOfUnknownFollowUps, invocation.voice),
    ].compactMap { $0 }
    if dryRun { try StandardOutput.write(lines: lines) } else { try StandardOutput.confirm(lines) }
    return !outcome.hasRefusals
  }

  private func line(for file: String, _ summary: ImportSummary, hasRefusals: Bool, _ voice: Voice) -> String {
    if summary.changesNothing {
      return voice(hasRefusals ? ReportPhrase.importTookNothing : .importChangedNothing, ["file": file])
    }
    return voice(
      dryRun ? ReportPhrase.wouldImport : .imported,
      [
        "file": file, "added": String(summary.patientsAdded), "changed": String(summary.patientsChanged),
        "unchanged": String(summary.patientsUnchanged), "planned": String(summary.followUpsPlanned),
      ])
  }

  private func counted(_ phrase: ReportPhrase, _ count: Int, _ voice: Voice) -> String? {
    count == 0 ? nil : voice(phrase, count: count)
  }
}
