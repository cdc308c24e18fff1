internal import ArgumentParser
internal import ClinicDocuments
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import FoundationEssentials
internal import OrderedCollections
internal import Wording

struct RecordCommand: ClinicCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: Help.text(.recordAbstract), discussion: Help.text(.recordDiscussion))

  @Argument(help: ArgumentHelp(Help.text(.recordPatientHelp)))
  var patient: String

  @Option(
    help: ArgumentHelp(Help.text(.dispositionHelp), valueName: "code"), transform: RecordCommand.disposition)
  var disposition: Disposition

  @Option(help: ArgumentHelp(Help.text(.followUpHelp), valueName: "id"))
  var followUp: [String] = []

  @Option(help: ArgumentHelp(Help.text(.noteHelp), valueName: "text"))
  var note = ""

  @Option(help: ArgumentHelp(Help.text(.atHelp), valueName: "instant"), transform: RecordCommand.instant("--at"))
  var at: Instant?

  @Option(
    help: ArgumentHelp(Help.text(.callBackHelp), valueName: "instant"),
    transform: RecordCommand.instant("--call-back-at"))
  var callBackAt: Instant?

  @Option(
    help: ArgumentHelp(Help.text(.appointmentHelp), valueName: "instant"),
    transform: RecordCommand.instant("--appointment"))
  var appointment: Instant?

  @Option(help: ArgumentHelp(Help.text(.dentistHelp), valueName: "id"))
  var dentist: String?

  @Option(help: ArgumentHelp(Help.text(.channelHelp)), transform: RecordCommand.channel)
  var channel = ContactChannel.phone

  @Option(help: ArgumentHelp(Help.text(.withdrawHelp), valueName: "consent"), transform: RecordCommand.consent)
  var withdraw: [ConsentKind] = []

  @OptionGroup var clinicOptions: ClinicOptions

  func validate() throws {
    if dentist != nil && appointment == nil { throw ValidationError(Help.text(.dentistWithoutAppointment)) }
    if callBackAt != nil && disposition != .callBack { throw ValidationError(Help.text(.callBackTimeWithoutCallBack)) }
    if !withdraw.isEmpty && disposition != .doNotCall { throw ValidationError(Help.text(.withdrawWithoutDoNotCall)) }
  }

  func run(_ invocation: Invocation) throws {
    let session = try invocation.openClinicAndTell()
    let id = PatientID(patient)
    let now = session.clock.now()
    try requireDentist(in: session.store.clinic, invocation.voice)
    let before = try session.store.record(of: id)?.patient.consent
    do {
      try session.perform(.recordAttempt(draft(now: now)), on: id)
    } catch Rejection.unknownPatient {
      throw try session.unknownPatient(patient, invocation.voice)
    } catch Rejection.unknownFollowUp(let unknown) {
      let known = try session.store.record(of: id).map { record in
        record.followUps.keys.map(\.rawValue)
          + record.openFollowUps(
            at: now, clinic: session.store.clinic, followUpProtocol: session.protocolDocument.followUpProtocol
          ).map(\.id.rawValue)
      }
      throw Complaint(
        .unknownFollowUp, id: unknown.rawValue, patient: patient, among: known ?? [], invocation.voice)
    } catch let rejection as Rejection {
      throw RefusedCommand(rejection: rejection, patient: patient, now: now, zone: session.zone)
    }
    session.confirmSaved()
    let recorded = try session.store.record(of: id)?.patient
    let name = recorded?.name ?? patient
    let outcome = invocation.voice.name(of: disposition.rawValue, as: DispositionPhrase.self)
    var lines = [invocation.voice(ReportPhrase.recorded, ["name": name, "outcome": outcome])]
    if disposition == .booked && appointment == nil {
      lines.append(invocation.voice(ReportPhrase.noAppointmentRecorded))
    }
    if disposition == .doNotCall, let before, let after = recorded?.consent {
      lines += consents(withdrawnFrom: before, to: after).map { invocation.voice($0) }
    }
    try StandardOutput.confirm(lines)
  }

  private func consents(withdrawnFrom before: Consent, to after: Consent) -> [ReportPhrase] {
    [
      before.clinical && !after.clinical ? .noClinicalCallsAnyMore : nil,
      before.marketing && !after.marketing ? .noOtherCallsAnyMore : nil,
    ].compactMap(\.self)
  }

  private func requireDentist(in clinic: Clinic, _ voice: Voice) throws {
    guard let dentist, clinic.staffMember(StaffID(dentist)) == nil else { return }
    throw Complaint(.unknownDentist, id: dentist, among: clinic.staff.map(\.id.rawValue), voice)
  }

  private func draft(now: Instant) -> AttemptDraft {
    // A call can't have taken place in the future, so with call-back a time to come is the one asked for.
    let isCallBackTime = disposition == .callBack && callBackAt == nil && at.map { $0 > now } == true
    return AttemptDraft(
      id: AttemptID(FreshIdentifier.make(prefix: "attempt-")),
      serving: followUp.isEmpty
        ? .whatIsDue : .these(followUp.map { ReasonOutcome(followUp: FollowUpID($0), disposition: disposition) }),
      disposition: disposition, at: isCallBackTime ? nil : at, channel: channel, note: HostileText.cleaned(note),
      callBackAt: isCallBackTime ? at : callBackAt,
      appointment: appointment.map {
        Appointment(
          id: AppointmentID(FreshIdentifier.make(prefix: "appointment-")), patient: PatientID(patient),
          dentist: dentist.map { StaffID($0) }, at: $0)
      },
      withdrawnConsents: Set(withdraw))
  }

  private static func disposition(_ text: String) throws -> Disposition {
    if let disposition = Disposition(rawValue: text) { return disposition }
    let codes = Disposition.allCases.map(\.rawValue)
    let list = codes.joined(separator: ", ")
    guard let nearest = codes.first(where: { names(of: $0).contains(text.lowercased()) }) ?? codes.nearest(to: text)
    else { throw ValidationError(Help.text(.noSuchDisposition, ["value": text, "codes": list])) }
    throw ValidationError(Help.text(.notADisposition, ["value": text, "nearest": nearest, "codes": list]))
  }

  /// What a disposition is called on screens, in lower case.
  private static func names(of code: String) -> [String] {
    Language.allCases.map(Voice.init).flatMap { voice in
      [voice.name(of: code, as: DispositionPhrase.self), voice.name(of: code, as: OutcomePhrase.self)]
    }.map { $0.lowercased() }
  }

  private static func channel(_ text: String) throws -> ContactChannel {
    if let channel = ContactChannel(rawValue: text) { return channel }
    let codes = ContactChannel.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError(Help.text(.notAChannel, ["value": text, "codes": codes]))
  }

  private static func consent(_ text: String) throws -> ConsentKind {
    if let consent = ConsentKind(rawValue: text) { return consent }
    let codes = ConsentKind.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError(Help.text(.notAConsent, ["value": text, "codes": codes]))
  }

  private static func instant(_ option: String) -> @Sendable (String) throws -> Instant {
    { text in
      guard let instant = Instant(iso8601: text) else {
        throw ValidationError(Help.text(.notAnInstant, ["option": option, "value": text]))
      }
      return instant
    }
  }
}
