internal import ArgumentParser
internal import FollowUp
internal import FollowUpStore
internal import FrontDesk
internal import OrderedCollections
internal import Wording

struct EraseCommand: ClinicCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: Help.text(PrivacyPhrase.eraseAbstract),
    discussion: Help.text(PrivacyPhrase.eraseDiscussion))

  @Argument(help: ArgumentHelp(Help.text(PrivacyPhrase.erasePatientHelp)))
  var patient: String

  @Flag(help: ArgumentHelp(Help.text(PrivacyPhrase.eraseYesHelp)))
  var yes = false

  @OptionGroup var clinicOptions: ClinicOptions

  func run(_ invocation: Invocation) throws {
    let session = try invocation.openClinicAndTell()
    let id = PatientID(patient)
    guard let record = try session.store.record(of: id) else {
      throw try session.unknownPatient(patient, invocation.voice)
    }
    try session.refuseIfCalled(record)
    try confirm(record, in: session, invocation)
    let erasures = try session.erase([id])
    invocation.logAccess(to: id, .erasure, in: session)
    try invocation.conclude(erasures, in: session)
  }

  /// Says what is about to go, and asks a person at a terminal.
  private func confirm(_ record: PatientRecord, in session: ClinicSession, _ invocation: Invocation) throws {
    let voice = invocation.voice
    if !yes, invocation.surroundings.terminalName != nil {
      try StandardOutput.write(lines: [
        voice(
          PrivacyPhrase.willErase,
          [
            "id": patient, "name": record.patient.name, "visits": String(record.visits.count),
            "appointments": String(record.appointments.count), "planItems": String(record.planItems.count),
            "followUps": String(record.followUps.count), "attempts": String(record.attempts.count),
            "escalations": String(record.escalations.count),
          ])
      ])
    }
    try invocation.confirmErasure(
      isConfirmed: yes, in: session, asking: voice(PrivacyPhrase.typeTheID, ["id": patient]), expecting: patient)
  }
}
