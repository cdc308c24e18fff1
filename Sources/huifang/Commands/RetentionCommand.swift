internal import ArgumentParser
internal import FollowUp
internal import FollowUpStore
internal import Screen
internal import Wording

struct RetentionCommand: ClinicCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention", abstract: Help.text(PrivacyPhrase.retentionAbstract),
    discussion: Help.text(PrivacyPhrase.retentionDiscussion))

  @Option(
    help: ArgumentHelp(Help.text(PrivacyPhrase.olderThanHelp), valueName: "period"),
    transform: RetentionCommand.period)
  var olderThan: CalendarDuration?

  @Flag(help: ArgumentHelp(Help.text(PrivacyPhrase.retentionEraseHelp)))
  var erase = false

  @Flag(help: ArgumentHelp(Help.text(PrivacyPhrase.eraseYesHelp)))
  var yes = false

  @OptionGroup var clinicOptions: ClinicOptions

  func run(_ invocation: Invocation) throws {
    let session = try invocation.openClinicAndTell(access: erase ? .readingAndWriting : .reading)
    let voice = invocation.voice
    guard let period = olderThan ?? session.store.clinic.settings.retention else {
      throw Complaint(text: voice(PrivacyPhrase.noPeriod))
    }
    let idle = try session.idlePatients(for: period)
    var table = OutputTable(
      columns: [voice(ReportPhrase.columnPatient), voice(ReportPhrase.columnName), voice(PrivacyPhrase.columnLast)])
    for patient in idle {
      table.append([patient.id.rawValue, patient.name, session.zone.date(of: patient.lastActivity).description])
    }
    let count = voice(PrivacyPhrase.idlePatients, count: idle.count, ["period": period.description])
    try StandardOutput.write(lines: (idle.isEmpty ? [] : table.lines()) + [count])
    guard erase else { return }
    try eraseAll(idle, olderThan: period, in: session, invocation)
  }

  private func eraseAll(
    _ idle: [IdlePatient], olderThan period: CalendarDuration, in session: ClinicSession, _ invocation: Invocation
  ) throws {
    if let reason = session.store.readOnlyReason { throw StoreError.readOnly(path: session.folder, reason) }
    let voice = invocation.voice
    var erasures: [Erasure] = []
    if !idle.isEmpty {
      try invocation.confirmErasure(
        isConfirmed: yes, in: session, asking: voice(PrivacyPhrase.typeTheNumber, count: idle.count),
        expecting: String(idle.count))
      erasures = try session.erase(Set(idle.map(\.id)))
      for erasure in erasures { invocation.logAccess(to: erasure.patient, .erasure, in: session) }
    }
    // Whatever becomes of the log, what was erased is told.
    let removal = Result { try AccessLog(folder: session.folder).removeMonths(olderThan: period, on: session.today) }
    let months = (try? removal.get()).map { voice(PrivacyPhrase.monthsRemoved, count: $0) }
    try invocation.conclude(erasures, adding: months, in: session)
    _ = try removal.get()
  }

  private static func period(_ text: String) throws -> CalendarDuration {
    guard let period = CalendarDuration(text), period.isRetentionPeriod else {
      throw ValidationError(Help.voice(PrivacyPhrase.notAPeriod, ["value": text]))
    }
    return period
  }
}
