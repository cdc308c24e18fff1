internal import ArgumentParser
internal import FollowUpStore
internal import Screen
internal import Wording

struct BackupCommand: ClinicCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: Help.text(.backupAbstract), discussion: Help.text(.backupDiscussion))

  @Argument(help: ArgumentHelp(Help.text(.backupFileHelp)))
  var file: String

  @OptionGroup var clinicOptions: ClinicOptions

  func run(_ invocation: Invocation) throws {
    let session = try invocation.openClinicAndTell(access: .reading)
    try invocation.requireNoFileOfClinic(at: file, session.folder)
    let (documents, leftOut) = OwnDocuments(folder: session.folder).forBackup
    for path in leftOut { invocation.complain(invocation.voice(ReportPhrase.documentNotBackedUp, ["file": path])) }
    let backup = try session.keptStore().backUp(to: file, documents: documents, at: session.clock.now())
    try StandardOutput.confirm([
      invocation.voice(ReportPhrase.backupMade, count: backup.lines, ["file": file, "clinic": backup.clinic.sanitized])
    ])
    guard leftOut.isEmpty else { throw ExitCode.failure }
  }
}

extension Invocation {
  /// - Throws: `Complaint` where what is to be written to `path` would take the place of a file of the clinic in `folder`.
  func requireNoFileOfClinic(at path: String, _ folder: String) throws {
    guard PrivateFile.wouldReplace(aFileIn: folder, at: path) else { return }
    throw Complaint(text: voice(ReportPhrase.placeIsOfClinic, ["file": path.sanitized, "folder": folder.sanitized]))
  }
}
