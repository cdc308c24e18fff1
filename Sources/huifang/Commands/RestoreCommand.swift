internal import ArgumentParser
internal import ClinicDocuments
internal import FollowUp
internal import FollowUpStore
internal import FoundationEssentials
internal import Screen
internal import Wording

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
    // Where a symbolic link stands for the folder, that gives way, and not the link.
    let place = URL(filePath: folder).resolvingSymlinksInPath().path(percentEncoded: false)
    let restoration: Restoration
    do {
      restoration = try JSONFileStore.restore(
        from: file, into: place, isReplacing: replace, at: invocation.clock.now(),
        followUpProtocol: { ProtocolDocument(own: OwnDocuments(folder: $0).protocolSource).followUpProtocol },
        progress: invocation.progress)
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
      let phrase: ReportPhrase = restoration.isFormerWhole ? .formerClinicKept : .formerFilesKept
      lines.append(invocation.voice(phrase, ["folder": former.sanitized]))
    }
    if let line = returned(restoration.returned, invocation.voice) { lines.append(line) }
    try StandardOutput.confirm(lines)
  }

  /// Says which patients are back who had been erased; nil where nobody is.
  private func returned(_ patients: [PatientID]?, _ voice: Voice) -> String? {
    guard let patients else { return voice(ReportPhrase.erasedPatientsUnknown) }
    guard !patients.isEmpty else { return nil }
    let list = patients.map(\.rawValue).joined(separator: ", ").sanitized
    return voice(ReportPhrase.erasedPatientsAreBack, count: patients.count, ["patients": list])
  }
}
