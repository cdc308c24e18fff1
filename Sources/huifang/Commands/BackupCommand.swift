internal import ClinicDocuments
internal import ArgumentParser
internal import FollowUp
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
    guard let store = session.store as? JSONFileStore else { return }
    let (documents, leftOut) = OwnDocuments(folder: session.folder).forBackup
    for path in leftOut { invocation.complain(invocation.voice(ReportPhrase.documentNotBackedUp, ["file": path])) }
    let backup = try store.backUp(to: file, documents: documents, at: session.clock.now())
    try StandardOutput.write(lines: [
      invocation.voice(ReportPhrase.backupMade, count: backup.lines, ["file": file, "clinic": backup.clinic.sanitized])
    ])
    guard leftOut.isEmpty else { throw ExitCode.failure }
  }
}

struct RestoreCommand: ClinicCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: Help.text(.restoreAbstract), discussion: Help.text(.restoreDiscussion))

  @Argument(help: ArgumentHelp(Help.text(.restoreFileHelp)))
  var file: String

  @Flag(help: ArgumentHelp(Help.text(.restoreReplaceHelp)))
  var replace = false

  @OptionGroup var clinicOptions: ClinicOptions

  func run(_ invocation: Invocation) throws {
    let folder = invocation.folder
    let restoration: Restoration
    do {
      restoration = try JSONFileStore.restore(
        from: file, into: folder, isReplacing: replace, at: invocation.clock.now(),
        followUpProtocol: { ProtocolDocument(own: OwnDocuments(folder: $0).protocolSource).followUpProtocol })
    } catch StoreError.alreadyAClinic(let path) {
      throw Complaint(text: invocation.voice(ReportPhrase.restoreWouldReplace, ["folder": path.sanitized]))
    }
    let backup = restoration.backup
    let zone = try invocation.openClinic(access: .reading).zone
    var lines = [
      invocation.voice(
        ReportPhrase.backupRestored, count: backup.lines,
        ["folder": folder, "clinic": backup.clinic.sanitized, "madeAt": zone.iso8601(backup.madeAt)])
    ]
    if let former = restoration.former {
      lines.append(invocation.voice(ReportPhrase.formerClinicKept, ["folder": former.sanitized]))
    }
    try StandardOutput.write(lines: lines)
  }
}
