internal import ArgumentParser
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import Wording

struct AccessCommand: ClinicCommand {
  static let configuration = CommandConfiguration(
    commandName: "access", abstract: Help.text(PrivacyPhrase.accessAbstract),
    discussion: Help.text(PrivacyPhrase.accessDiscussion))

  @Option(help: ArgumentHelp(Help.text(PrivacyPhrase.accessPatientHelp), valueName: "id"))
  var patient: String?

  @OptionGroup var days: DayRange

  @Option(help: ArgumentHelp(Help.text(.formatHelp)))
  var format = OutputFormat.table

  @OptionGroup var clinicOptions: ClinicOptions

  func run(_ invocation: Invocation) throws {
    let session = try invocation.openClinicAndTell(access: .reading)
    let accesses = try accesses(in: session, invocation)
    try format.write(
      AccessReport(accesses, timeZone: session.zone), AccessTable(session).table(of: accesses, invocation.voice),
      none: invocation.voice(PrivacyPhrase.noAccess))
  }

  private func accesses(in session: ClinicSession, _ invocation: Invocation) throws -> [PatientAccess] {
    let wanted = patient.map { PatientID($0) }
    var accesses: [PatientAccess] = []
    let passedOver = try AccessLog(folder: session.folder)
      .forEachEntry(from: days.from, to: days.to, zone: session.zone) { access in
        // Whoever opened several patients at once may have seen this one.
        if wanted == nil || access.patient == nil || access.patient == wanted { accesses.append(access) }
      }
    if passedOver > 0 {
      invocation.complain(invocation.voice(PrivacyPhrase.entriesPassedOver, count: passedOver))
    }
    return accesses
  }
}
