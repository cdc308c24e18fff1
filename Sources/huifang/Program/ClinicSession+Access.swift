internal import FollowUp
internal import FollowUpStore
internal import FrontDesk
internal import Wording

extension ClinicSession {
  /// Notes in the access log that this desk opened `patient`; nil stands for several at once. A clinic that is only
  /// shown so far has no log.
  /// - Returns: Why that could not be noted, for a person; nil where all is well, or it was told before. Whatever
  ///   becomes of it, the work goes on.
  func logAccess(to patient: PatientID?, _ way: PatientAccess.Way, in voice: Voice) -> String? {
    guard isKept else { return nil }
    do {
      if case .newerVersion = store.readOnlyReason, let reason = store.readOnlyReason {
        throw StoreError.readOnly(path: folder, reason)
      }
      let access = PatientAccess(
        patient: patient, way: way, at: clock.now(), by: identity.name, desk: identity.desk)
      try AccessLog(folder: folder).add(access, zone: zone)
      return nil
    } catch {
      guard !hasToldOfAccessLog else { return nil }
      hasToldOfAccessLog = true
      return voice(PrivacyPhrase.notLogged, ["reason": Complaint(error, voice).text])
    }
  }
}

extension Invocation {
  /// The same for a command, which tells at once what a person should know.
  func logAccess(to patient: PatientID?, _ way: PatientAccess.Way, in session: ClinicSession) {
    if let trouble = session.logAccess(to: patient, way, in: voice) { complain(trouble) }
  }
}
