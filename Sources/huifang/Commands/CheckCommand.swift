internal import ArgumentParser
internal import ClinicDocuments
internal import FollowUp
internal import FollowUpStore
internal import Screen
internal import Wording

struct CheckCommand: ClinicCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: Help.text(.checkAbstract), discussion: Help.text(.checkDiscussion))

  @OptionGroup var clinicOptions: ClinicOptions

  func run(_ invocation: Invocation) throws {
    let session = try invocation.openClinic(access: .reading)
    let report = try session.store.check()
    let themes = DeskThemes(
      folder: session.folder, personal: invocation.personalDocuments, configuration: invocation.configuration)
    // A folder that can't be read is the same in every language.
    let problems = Set(Language.allCases.flatMap { session.ownScriptProblems($0) } + themes.problems)
    let beside = FoldersBeside(session.folder)
    let unfinished = beside.unfinished.map { name in
      invocation.voice(CheckPhrase.restoreUnfinished, ["folder": beside.path(of: name).sanitized])
    }
    let findings =
      report.findings.map { $0.description(in: invocation.voice) } + unfinished + invocation.configurationNotes
      + session.takeNotes(in: invocation.voice) + problems.map { $0.described(in: invocation.voice) }.sorted()
    for finding in findings { invocation.complain(finding) }
    guard findings.isEmpty else {
      try StandardOutput.write(lines: [invocation.voice(ReportPhrase.checkFound, count: findings.count)])
      throw ExitCode.failure
    }
    var lines = [invocation.voice(ReportPhrase.checkClean, ["folder": session.folder])]
    if report.erasedLines > 0 { lines.append(invocation.voice(PrivacyPhrase.erasedLines, count: report.erasedLines)) }
    if let period = session.store.clinic.settings.retention {
      let count = try session.idlePatients(for: period).count
      lines.append(invocation.voice(PrivacyPhrase.idlePatients, count: count, ["period": period.description]))
    }
    try StandardOutput.write(lines: lines)
  }
}
